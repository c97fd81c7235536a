// The stage: which pages are laid out, and how. Pages outlive views, saves and turns: only what differs is touched.

import { Against } from "./against.js";
import { $, bdi, el, once, pressed } from "./dom.js";
import { choose as chooseFinding } from "./findings.js";
import { Book } from "./flip.js";
import { hint } from "./item.js";
import { Leaf } from "./leaf.js";
import { address, decoded, dpiFor, nearness } from "./pictures.js";
import { Sheets } from "./sheets.js";
import { perMm } from "./size.js";
import { called, change, here, pageOf, pages, spreadOf, spreads, state, watch } from "./state.js";

export const VIEWS = [
  ["spreads", "Spreads", "As the reader turns them"],
  ["pages", "Pages", "One below the other"],
  ["overview", "Overview", "All at once"],
  ["sheets", "Sheets", "As they leave the press"],
  ["book", "Booklet", "Folded, to be turned by hand"],
  ["against", "Against", "What changed since the other edition"],
];
const leaves = new Map();
let stage, near, book, sheets, frame, again;
let laid = "";
let quiet = false; // `at` follows the scrolling, and scrolls nothing itself

const leafOf = (page) => {
  if (!leaves.has(page.id)) {
    const made = new Leaf(page.id);
    leaves.set(page.id, made);
    made.update(page);
    near.watch(made.element, (isNear) => {
      made.near = isNear;
      if (isNear) { made.redraw(); made.look(perMm()); }
    });
  }
  return leaves.get(page.id);
};

const sectionOf = (page) => state().shown.sections?.find((one) => one.id === page.section)?.title || "";

/** "Mes contacts", and "pages 12 and 13". */
function namesOf(some) {
  const titles = [...new Set(some.map(sectionOf).filter(Boolean))];
  const said = called(some);
  return [titles.join(", "), titles.length ? said : said && said[0].toUpperCase() + said.slice(1)].filter(Boolean);
}

const titleOf = (some) => namesOf(some).join(" · ");

const heading = (some) => el("h3", { class: "title", dir: "ltr" }, namesOf(some).flatMap((one, nth) => [nth ? " · " : null, bdi(one)]));

const spread = (some) => el("div", { class: "spread" }, some.map((page) => leafOf(page).element));

const LAYS = {
  spreads() {
    const some = spreadOf(here().id);
    for (const page of some) { leafOf(page).near = true; leafOf(page).redraw(); }
    return [heading(some), spread(some)];
  },
  pages: () => pages().map((page) => leafOf(page).element),
  overview: () => spreads().map(spread),
  sheets: () => [sheets.element],
  book: () => [heading(spreadOf(here().id)), book.element],
  against: () => [],
};

/** What the stage would hold: it is laid again when this changes, and only then. */
function signature() {
  const { view, shown } = state();
  const ids = view === "spreads" || view === "book" ? spreadOf(here()?.id) : view === "sheets" || view === "against" ? [] : pages();
  return JSON.stringify([view, shown.direction, here() && ["spreads", "book"].includes(view) ? titleOf(spreadOf(here().id)) : "", ids.map((page) => page.id)]);
}

/** Lays out what the view shows, when it differs, and asks for pictures as large as they are now.
 *  Says whether it laid anything out. */
export function lay() {
  const { shown, view } = state();
  if (!shown) return false;
  const wanted = signature();
  const anew = wanted !== laid;
  if (anew) {
    const anchor = anchored();
    const title = view === "book" && laid && JSON.parse(laid)[0] === view && stage.querySelector("h3.title");
    laid = wanted;
    stage.dataset.view = view;
    const some = pages().length || view === "against" ? LAYS[view]() : [el("p", { class: "empty" }, "No page can be shown yet.")];
    if (title && pages().length) title.replaceWith(some[0]); // the booklet itself goes on turning
    else {
      frame.element.hidden = view !== "against"; // it stays: a frame that is taken away forgets what was chosen in it
      stage.replaceChild(el("div", { class: "laid", dir: shown.direction }, some), stage.firstChild);
    }
    anchor();
  }
  pictures(perMm());
  return anew;
}

/** Keeps what is read where it stands on the screen, when pages come or go above it. */
function anchored() {
  const at = here()?.id;
  const scrolls = ["pages", "overview"].includes(state().view);
  const there = leaves.get(at)?.element;
  const before = there?.isConnected && JSON.parse(laid || "[]")[0] === state().view ? there.getBoundingClientRect().top : null;
  return () => {
    const leaf = leaves.get(at)?.element; // it may be new
    if (!scrolls || !leaf?.isConnected) { if (!scrolls) stage.scrollTo(0, 0); return; }
    if (before === null) leaf.scrollIntoView({ block: "center" });
    else stage.scrollTop += leaf.getBoundingClientRect().top - before;
  };
}

function pictures(size) {
  const { view } = state();
  if (view === "sheets") sheets.look();
  else if (view === "book") book.look(size);
  else for (const leaf of leaves.values()) leaf.look(size);
  if (view === "spreads") soon(size);
}

/** The spreads beside this one are made ready, so that turning is immediate. */
let idle = 0;
function soon(size) {
  clearTimeout(idle);
  idle = setTimeout(() => {
    const all = spreads();
    const at = all.indexOf(all.find((some) => some.some((page) => page.id === here()?.id)));
    for (const page of [...(all[at + 1] || []), ...(all[at - 1] || [])]) {
      decoded(address("page", page.digest, dpiFor(size), state().how)).catch(() => {});
    }
  }, 250);
}

/** To the next spread, page or sheet, or the one before. */
export function turn(by) {
  const { view } = state();
  if (view === "sheets") { sheets.turn(by); return; }
  const all = view === "pages" ? pages().map((page) => [page]) : spreads();
  const at = all.findIndex((some) => some.some((page) => page.id === here()?.id));
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  if (next && next !== all[at]) {
    change({ at: next[0].id });
    $("said").textContent = titleOf(next);
  }
}

export const toEnd = (last) => { const page = pages().at(last ? -1 : 0); if (page) change({ at: page.id }); };

export function look(view) {
  if (!VIEWS.some(([id]) => id === view) || (view === "against" && !state().shown?.against)) return;
  change({ view });
}

function showAt() {
  const { view, at, finding } = state();
  lay();
  for (const [id, leaf] of leaves) leaf.element.classList.toggle("here", id === at);
  if (view === "overview" || (view === "pages" && !quiet)) leaves.get(at)?.element.scrollIntoView({ block: "nearest" });
  if (finding) requestAnimationFrame(() => stage.querySelector(".spot.selected")?.scrollIntoView({ block: "nearest", inline: "nearest" }));
}

/** In a view that scrolls, the page in the middle is the one that is looked at. */
const follow = once(() => {
  if (state().view !== "pages") return;
  const box = stage.getBoundingClientRect();
  const middle = box.top + box.height / 2;
  let best = null;
  for (const [id, leaf] of leaves) {
    if (!leaf.element.isConnected || !leaf.near) continue;
    const one = leaf.element.getBoundingClientRect();
    const far = Math.abs(one.top + one.height / 2 - middle);
    if (!best || far < best.far) best = { id, far };
  }
  if (!best || best.id === state().at) return;
  quiet = true;
  change({ at: best.id });
  quiet = false;
});

const leafAt = (event) => leaves.get(event.target.closest?.(".leaf")?.dataset.page);

let hovered = null;
const hover = once(async (event) => {
  const leaf = ["spreads", "pages"].includes(state().view) ? leafAt(event) : null;
  if (hovered && hovered !== leaf) hovered.hover(null);
  hovered = leaf;
  const item = leaf && await leaf.at(event);
  if (leaf !== hovered) return;
  leaf?.hover(item || null);
  hint(item, event);
});

async function click(event) {
  const spot = event.target.closest?.(".spot");
  if (spot) { chooseFinding(spot.dataset.key); return; }
  const leaf = leafAt(event);
  if (!leaf) return;
  if (state().view === "overview") { change({ at: leaf.id, view: "spreads" }); return; }
  leaf.choose(await leaf.at(event));
}

export function beginStage() {
  stage = $("stage");
  near = nearness(stage);
  [book, sheets, frame] = [new Book(turn), new Sheets(near), new Against()];
  stage.replaceChildren(el("div", { class: "laid" }), frame.element);
  $("views").append(...VIEWS.map(([id, name, about], nth) => el("button", {
    type: "button", class: "tool", "data-view": id, title: `${about} (${nth + 1})`, onclick: () => look(id),
  }, name)));
  watch(["shown"], ({ shown, at, view }, was) => {
    const gone = at && !pageOf(at);
    const number = was.shown?.pages.find((page) => page.id === at)?.number || 1;
    if (gone || !at) change({ at: (gone ? pages()[Math.min(number, pages().length) - 1] : here())?.id || "" });
    for (const [key, value] of Object.entries({ "--w": shown.trim?.width, "--h": shown.trim?.height, "--b": shown.bleed })) stage.style.setProperty(key, value);
    for (const [id, leaf] of leaves) {
      const page = pageOf(id);
      if (page) leaf.update(page);
      else { near.forget(leaf.element); leaves.delete(id); }
    }
    if (view === "against" && !shown.against) change({ view: "spreads" });
    again();
    frame.look();
  });
  watch(["view"], () => { again(); frame.look(); hint(null); });
  watch(["at", "finding"], showAt);
  watch(["how"], () => pictures(perMm()));
  watch(["creep"], () => { for (const leaf of leaves.values()) leaf.draw(); });
  watch(["overlays"], () => { for (const leaf of leaves.values()) leaf.draw(); });
  watch(["item", "finding", "hidden"], () => { for (const leaf of leaves.values()) leaf.redraw(); });
  watch(["overlays"], ({ overlays }) => { for (const name of Object.keys(overlays)) stage.classList.toggle(`with-${name}`, Boolean(overlays[name])); });
  watch(["shown", "view"], ({ view, shown }) => {
    for (const button of $("views").children) {
      pressed(button, button.dataset.view === view);
      if (button.dataset.view === "against") {
        button.hidden = !shown?.against;
        button.textContent = shown?.against ? `Against ${shown.against.name}` : "Against";
      }
    }
    $("looks").hidden = view === "against";
    $("press-pick").hidden = view !== "sheets";
    document.documentElement.dataset.view = view;
  });
  stage.addEventListener("scroll", follow, { passive: true });
  stage.addEventListener("pointermove", hover);
  stage.addEventListener("pointerleave", () => { hovered?.hover(null); hovered = null; hint(null); });
  stage.addEventListener("click", click);
}

export const sizedBy = (apply) => { again = apply; };
