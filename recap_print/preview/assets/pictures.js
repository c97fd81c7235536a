// Pictures of pages: as sharp as the screen asks for, decoded before they are shown, so that nothing ever flashes.

const LADDER = [36, 72, 108, 144, 216, 300];
const MM_PER_INCH = 25.4;
const PATIENCE = 400;

/** What a browser makes smaller stays crisp only when there is more of it than is shown. */
const MORE = 1.3;

/** The least sharpness that is enough for a page shown with so many pixels to a mm. */
export function dpiFor(perMm) {
  const enough = perMm * MM_PER_INCH * (devicePixelRatio || 1) * MORE;
  return LADDER.find((dpi) => dpi >= enough) || LADDER.at(-1);
}

export const address = (kind, digest, dpi, how) => `/${kind}/${digest}.png?dpi=${dpi}&how=${how}`;

export async function decoded(url) {
  const image = new Image();
  image.decoding = "async";
  image.draggable = false;
  image.src = url;
  await image.decode();
  return image;
}

/** Give a page's image its place around the trim: it brings its bleed, as much as its pixels say. */
export function seat(image, { trim, dpi }) {
  const [width, height] = [image.naturalWidth / dpi * MM_PER_INCH, image.naturalHeight / dpi * MM_PER_INCH];
  const mm = (value) => `calc(var(--mm) * ${value.toFixed(3)}px)`;
  Object.assign(image.style, { width: mm(width), height: mm(height), left: mm((trim.width - width) / 2), top: mm((trim.height - height) / 2) });
}

/**
 * One place for one picture. `want` asks for an address; what was there stays until the new one is decoded, and of
 * several that were asked for in a row only the last is shown. `seat` gives the image its place in mm.
 */
export class Slot {
  constructor(frame, seat) {
    this.frame = frame;
    this.seat = seat;
    this.url = "";
  }

  async want(url, known = {}) {
    if (this.url === url) return;
    this.url = url;
    this.frame.dataset.wanted = url; // what is not yet there can be seen from outside
    for (const again of [true, false]) {
      try {
        const image = await decoded(url);
        if (this.url !== url) return;
        this.seat(image, known);
        this.frame.replaceChildren(image);
        return;
      } catch {
        if (this.url !== url) return;
        if (again) await new Promise((go) => setTimeout(go, PATIENCE));
      }
    }
    if (this.url === url) this.url = ""; // the next one who asks may try again
  }
}

/** Pages that are near what is seen, and only those, ask for pictures. */
export function nearness(root) {
  const told = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) told.get(entry.target)?.(entry.isIntersecting);
  }, { root, rootMargin: "60%" });
  return {
    watch(element, tell) { told.set(element, tell); observer.observe(element); },
    forget(element) { told.delete(element); observer.unobserve(element); },
  };
}
