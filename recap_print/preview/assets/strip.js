// Every spread as a step of a ladder: which section it is of, what was found there, what the last save changed.

import { $, el, mark } from "./dom.js";
import { gravest } from "./findings.js";
import { called, change, here, spreadOf, spreads, state, watch } from "./state.js";

const COLOUR = /^#[0-9a-f]{3,8}$/i;

function step(spread) {
  const { shown, fresh } = state();
  const numbers = spread.map((page) => page.number);
  const level = gravest(numbers);
  const section = shown.sections?.find((one) => one.id === spread.at(-1).section);
  const changed = spread.some((page) => fresh.has(page.id));
  const said = called(spread);
  const name = [said[0].toUpperCase() + said.slice(1), section?.title, level && `has ${level === "error" ? "an error" : `a ${level}`}`,
    changed && "changed by the last save"].filter(Boolean).join(", ");
  const bar = el("span", { class: "hue" });
  if (COLOUR.test(section?.color || "")) bar.style.background = section.color;
  return el("li", {}, el("button", { type: "button", "data-page": spread[0].id, "aria-label": name, title: name, class: changed ? "changed" : "",
    onclick: () => change({ at: spread[0].id, ...(["spreads", "pages", "book"].includes(state().view) ? {} : { view: "spreads" }) }) },
  level ? mark(level) : el("span", { class: "level" }),
  el("span", { class: "leaves", "aria-hidden": "true" }, spread.map(() => el("i", {}))), bar,
  el("span", { class: "n", dir: "ltr" }, numbers.join("–"))));
}

function draw() {
  const { shown } = state();
  if (!shown) return;
  const focused = $("strip").contains(document.activeElement) ? document.activeElement.dataset.page : null;
  $("strip").replaceChildren(el("ol", { dir: shown.direction }, spreads().map(step)));
  $("strip").hidden = !shown.pages.length;
  if (focused) $("strip").querySelector(`[data-page="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  current();
}

function current() {
  const first = here() && spreadOf(here().id)[0]?.id;
  for (const one of $("strip").querySelectorAll("button")) {
    if (one.dataset.page !== first) { one.removeAttribute("aria-current"); continue; }
    one.setAttribute("aria-current", "true");
    const [box, around] = [one.getBoundingClientRect(), $("strip").getBoundingClientRect()];
    $("strip").scrollLeft += box.left + box.width / 2 - around.left - around.width / 2;
  }
}

export function beginStrip() {
  watch(["shown", "hidden"], draw);
  watch(["at"], current);
}
