// What the desk knows, in one frozen value. Everyone may read it, and hear when parts of it change.

export const OVERLAYS = [
  ["trim", "Trim", "t", "Where the knife cuts"],
  ["bleed", "Bleed", "b", "Ink beyond the trim"],
  ["safe", "Safe area", "s", "What matters stays within"],
  ["grid", "Grid", "g", "The layout's module"],
  ["fold", "Fold", "f", "The fold, and how far creep pushes each page toward it"],
  ["items", "Items", "x", "A box around every item"],
  ["spots", "Findings", "n", "Where findings show"],
];
const KEPT = "recap-print-desk";

const remembered = () => {
  try { return JSON.parse(localStorage.getItem(KEPT)) || {}; } catch { return {}; }
};

let now = Object.freeze({
  shown: null, // the last /state
  live: true, // does the server answer?
  fresh: new Map(), // id of a page -> the digest it got by the last save
  view: "spreads",
  at: "", // id of the page that is looked at
  zoom: 1,
  actual: false,
  overlays: { spots: true, ...remembered().overlays },
  how: "plain",
  sight: "",
  press: "",
  panel: remembered().panel ?? true,
  item: null, // {page, name}
  finding: null, // its key, see findings.js
  hidden: new Set(), // levels of findings that are not listed
  creep: new Map(), // number of a page -> mm toward the fold
});
const listeners = [];

export const state = () => now;

/** Change parts of it; whoever watches one of these hears it, in the order in which they came. */
export function change(patch) {
  const was = now;
  now = Object.freeze({ ...now, ...patch });
  const changed = Object.keys(patch).filter((key) => was[key] !== now[key]);
  if (changed.some((key) => key === "overlays" || key === "panel")) {
    try { localStorage.setItem(KEPT, JSON.stringify({ overlays: now.overlays, panel: now.panel })); } catch { /* a private window */ }
  }
  for (const [keys, listener] of listeners) if (keys.some((key) => changed.includes(key))) listener(now, was);
}

/** Hear of changes to these keys. */
export const watch = (keys, listener) => { listeners.push([keys, listener]); };

export const pages = () => now.shown?.pages || [];

export const pageOf = (id) => pages().find((page) => page.id === id);

/** The page that is looked at: there is one as soon as there are pages. */
export const here = () => pageOf(now.at) || pages()[0];

/** Pages as the reader sees them at once: the covers alone, then two by two, in reading order. */
export function spreads() {
  const all = [];
  for (const page of pages()) {
    const last = all.at(-1);
    if (last && page.number % 2 === 1 && last.at(-1).number === page.number - 1 && page.number > 1) last.push(page);
    else all.push([page]);
  }
  return all;
}

export const spreadOf = (id) => spreads().find((spread) => spread.some((page) => page.id === id)) || spreads()[0] || [];

export const toggle = (name) => change({ overlays: { ...now.overlays, [name]: !now.overlays[name] } });

/** Words for some pages: "page 4", "pages 4 and 5". */
export function called(some) {
  const told = some.map((page) => page.number);
  if (!told.length) return "";
  if (told.length > 4) return `${told.length} pages`;
  return `page${told.length > 1 ? "s" : ""} ${told.slice(0, -1).join(", ")}${told.length > 1 ? " and " : ""}${told.at(-1)}`;
}
