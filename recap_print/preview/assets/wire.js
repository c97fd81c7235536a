// The only one that speaks to the server: the state, its events, items and sheets. A digest names its content for ever.

import { hear } from "./news.js";
import { change, state, watch } from "./state.js";

const MOST_KEPT = 300;
const kept = new Map();
let wanted = null;
let busy = false;

async function json(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error || said.detail || `the server answers ${answer.status}`, { cause: said.help });
  return said;
}

/** Read the state until it is the one that was announced last. */
async function refresh(serial) {
  wanted = serial;
  if (busy) return;
  busy = true;
  try {
    for (let asked = null; asked !== wanted;) {
      asked = wanted;
      const shown = await json("/state").catch(() => null);
      if (shown) arrive(shown); else change({ live: false });
    }
  } finally {
    busy = false;
  }
}

function arrive(shown) {
  const before = new Map((state().shown?.pages || []).map((page) => [page.id, page.digest]));
  const changed = before.size ? shown.pages.filter((page) => before.get(page.id) !== page.digest) : [];
  // A state that changes no page brings findings alone: what the last save changed is still that.
  change({ shown, live: true, ...(changed.length ? { fresh: new Map(changed.map((page) => [page.id, page.digest])) } : {}) });
}

/** Begin: the state as it is, then every later one. */
export function listen() {
  hear(
    (serial) => { if (serial !== state().shown?.serial || !state().live) refresh(serial); },
    (live) => { if (!live || state().shown) change({ live }); },
  );
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  return refresh(0);
}

function remember(address, make) {
  if (!kept.has(address)) {
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
    kept.set(address, make().catch((error) => { kept.delete(address); throw error; }));
  }
  return kept.get(address);
}

/** What stands on a page, by its digest. */
export const items = (digest) => remember(`/page/${digest}/items`, () => json(`/page/${digest}/items`));

/** The sheets of a press for the state that is shown. */
export const sheets = (press) => {
  const serial = state().shown?.serial;
  return remember(`sheets ${press} ${serial}`, () => json(`/sheets?press=${encodeURIComponent(press)}`));
};

/** How far each page is pushed toward the fold, for the overlay: asked for when somebody looks at it. */
export function knowCreep() {
  const ask = async () => {
    const { overlays, shown, press } = state();
    const asked = press || shown?.presses?.[0];
    if (!overlays.fold || !asked) return;
    const found = await sheets(asked).catch(() => null);
    if (!found || shown !== state().shown) return;
    const places = found.sheets.flatMap((sheet) => sheet.sides.flatMap((side) => side.placements || []));
    change({ creep: new Map(places.filter((place) => place.page).map((place) => [place.page, place.creep || 0])) });
  };
  watch(["overlays", "shown", "press"], ask);
}
