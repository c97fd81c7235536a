// The keyboard: one table, from which the help is made too.

import { $, el } from "./dom.js";
import { step as stepFinding } from "./findings.js";
import { edit, step as stepItem } from "./item.js";
import { nextSight } from "./senses.js";
import { calibrate, toActual, zoomBy } from "./size.js";
import { look, toEnd, turn, VIEWS } from "./stage.js";
import { change, OVERLAYS, state, toggle } from "./state.js";

const rtl = () => state().shown?.direction === "rtl";

/** To a page that the last save changed; from one of them, to the next. */
export function toChanged() {
  const { fresh, at, shown } = state();
  const some = shown.pages.filter((page) => fresh.has(page.id)).map((page) => page.id);
  if (some.length) change({ at: some[(some.indexOf(at) + 1) % some.length], ...(["spreads", "pages", "overview", "book"].includes(state().view) ? {} : { view: "spreads" }) });
}

/** Clear what hovers, then one thing at a time: the item, the finding. */
function clear() {
  $("tip").hidden = true;
  if (state().item) change({ item: null });
  else if (state().finding) change({ finding: null });
}

// Keys, what they do in words, and what they do. Keys that are shown otherwise than they are called stand last.
const KEYS = [
  [["ArrowRight"], "", () => turn(rtl() ? -1 : 1)],
  [["ArrowLeft"], "", () => turn(rtl() ? 1 : -1)],
  [["PageDown"], "turn the pages", () => turn(1), ["→", "←", "PgDn", "PgUp"]],
  [["PageUp"], "", () => turn(-1)],
  [["Home"], "first page, last page", () => toEnd(false), ["Home", "End"]],
  [["End"], "", () => toEnd(true)],
  ...VIEWS.map(([id, name], nth) => [[String(nth + 1)], nth ? "" : VIEWS.map(([, one]) => one.toLowerCase()).join(", "), () => look(id), ["1", "…", "6"]]),
  [["Enter"], "from the overview: open these pages", () => { if (state().view === "overview") look("spreads"); }],
  [["+", "="], "closer, farther, as large as there is room", () => zoomBy(1.25), ["+", "−", "0"]],
  [["-"], "", () => zoomBy(0.8)],
  [["0"], "", () => zoomBy(0)],
  [["a"], "actual size; measured again", () => toActual(), ["a", "A"]],
  [["A"], "", () => calibrate()],
  ...OVERLAYS.map(([id, name, key]) => [[key], `${name.toLowerCase()}, on or off`, () => toggle(id)]),
  [["p"], "inks as they look on paper, or plain", () => change({ how: state().how === "paper" ? "plain" : "paper" })],
  [["v"], "other eyes: colour-blind, low vision", () => change({ sight: nextSight(state().sight) })],
  [["j"], "next finding, finding before", () => stepFinding(1), ["j", "k"]],
  [["k"], "", () => stepFinding(-1)],
  [["i"], "next item of the page, item before", () => stepItem(1), ["i", "I"]],
  [["I"], "", () => stepItem(-1)],
  [["e"], "open what is chosen in the editor", () => edit()],
  [["c"], "go to a page that the last save changed", () => toChanged()],
  [["l"], "findings and details, shown or not", () => change({ panel: !state().panel })],
  [["Escape"], "close what is chosen", () => clear(), ["Esc"]],
  [["?"], "this help", () => help()],
];
const acts = new Map(KEYS.flatMap(([keys, , act]) => keys.map((key) => [key, act])));

function help() {
  const box = $("help");
  if (box.open) box.close(); else box.showModal();
}

export function beginKeys() {
  $("keys").append(...KEYS.filter(([, words]) => words).map(([keys, words, , shown]) => el("div", {},
    el("dt", {}, (shown || keys).map((key) => (key === "…" ? " … " : el("kbd", {}, key)))), el("dd", {}, words))));
  $("help-open").addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const field = event.target.closest?.("input, select, textarea");
    if (field) return;
    if (event.key === "Enter" && event.target.closest?.("button, a")) return;
    const stage = $("stage");
    const wide = stage.scrollWidth > stage.clientWidth + 1;
    if (event.target === stage && wide && ["ArrowRight", "ArrowLeft"].includes(event.key)) return; // it scrolls
    const act = acts.get(event.key);
    if (!act || !state().shown) return;
    event.preventDefault();
    act();
  });
}
