// One item, told whole: which line asked for it, how it is set, how large it is, with which inks, and what may befall it.

import { $, bdi, el, number, opener, svg } from "./dom.js";
import { change, here, pageOf, state, watch } from "./state.js";
import { items } from "./wire.js";

const PLATES = ["cyan", "magenta", "yellow", "black"];
const PT = 25.4 / 72; // mm
let asked = 0;

/** An ink as four plates, each as high as it prints: no colour of a screen pretends to be it. */
function ink(words) {
  const percents = words.match(/-?\d+(\.\d+)?/g)?.slice(-4).map(Number) || [];
  const plates = percents.length === 4 ? svg("svg", { class: "plates", viewBox: "0 0 19 14", "aria-hidden": "true" }, percents.map((percent, nth) => [
    svg("rect", { x: nth * 5, y: 0, width: 4, height: 14, class: "of" }),
    svg("rect", { x: nth * 5, y: 14 - percent * 0.14, width: 4, height: percent * 0.14, class: PLATES[nth] }),
  ]).flat()) : null;
  return el("li", {}, plates, words);
}

const row = (name, ...told) => {
  const some = told.flat().filter(Boolean);
  return some.length ? el("div", {}, el("dt", {}, name), el("dd", {}, some)) : null;
};

const sized = (item) => {
  const pt = item.size_pt;
  if (!pt) return "";
  return `${number(pt)} pt (${number(item.size_mm ?? pt * PT)} mm)`;
};

function tell(item, page) {
  const title = item.text || item.name;
  const line = [item.file, item.line, item.column].filter(Boolean).join(":");
  const told = [
    el("header", {}, el("h2", {}, bdi(title.length > 90 ? `${title.slice(0, 89)}…` : title)),
      el("button", { type: "button", class: "tool", onclick: () => change({ item: null }), "aria-label": "Close the item", title: "Close (Esc)" }, "✕")),
    el("p", { class: "soft" }, `${item.kind}, ${item.role}, on page ${page.number}`),
    el("dl", {},
      row("Asked by", item.path ? el("code", {}, item.path) : ""),
      row("Line", line ? opener(item.editor, line, { id: "item-editor" }) : ""),
      row("Style", item.style || "", item.style && item.font ? " · " : "", item.font || ""),
      row("Type size", sized(item)),
      row("Place", `${number(item.x, 1)} × ${number(item.y, 1)} mm from the trim's corner`),
      row("Measure", `${number(item.width, 1)} × ${number(item.height, 1)} mm`),
      row("Inks", item.inks?.length ? el("ul", { class: "inks" }, item.inks.map(ink)) : ""),
      row("Name", el("code", {}, item.name)),
    ),
    item.consequences?.length ? el("ul", { class: "consequences" }, item.consequences.map((one) => el("li", {}, one))) : null,
    el("p", { class: "steps" },
      el("button", { type: "button", class: "tool", onclick: () => step(-1), title: "Item before (I)" }, "Previous item"),
      el("button", { type: "button", class: "tool", onclick: () => step(1), title: "Next item (i)" }, "Next item")),
  ];
  const box = $("item");
  const focused = box.contains(document.activeElement) ? document.activeElement.textContent : null;
  box.replaceChildren(...told.filter(Boolean));
  box.hidden = false;
  if (focused) [...box.querySelectorAll("button")].find((one) => one.textContent === focused)?.focus();
}

function close() {
  const held = $("item").contains(document.activeElement);
  $("item").hidden = true;
  $("item").replaceChildren();
  if (held) $("stage").focus({ preventScroll: true });
}

async function refresh() {
  const { item } = state();
  const page = item && pageOf(item.page);
  const mine = ++asked;
  if (!page) { close(); return; }
  const found = (await items(page.digest).catch(() => null))?.find((one) => one.name === item.name);
  if (mine !== asked) return;
  if (found) tell(found, page); else change({ item: null });
}

/** The next item of the page in its own order, or the one before. */
export async function step(by) {
  const page = (state().item && pageOf(state().item.page)) || here();
  if (!page) return;
  const all = await items(page.digest).catch(() => []);
  if (!all.length) return;
  const at = state().item?.page === page.id ? all.findIndex((one) => one.name === state().item.name) : -1;
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
  change({ at: page.id, item: { page: page.id, name: next.name } });
}

/** Open what is chosen in the editor: the item, else the finding. */
export const edit = () => (document.querySelector("#item-editor[href]") || document.querySelector(".finding.selected a.place"))?.click();

/** What hovering tells: what the item says, how large it is, and what may befall it there. */
export function hint(item, event) {
  const tip = $("tip");
  tip.hidden = !item;
  if (!item) return;
  const size = sized(item) || `${number(item.width, 1)} × ${number(item.height, 1)} mm`;
  tip.replaceChildren(
    el("b", {}, bdi((item.text || item.name).slice(0, 60))), el("span", {}, [item.style, size].filter(Boolean).join(" · ")),
    ...(item.consequences || []).slice(0, 4).map((one) => el("span", { class: "consequence" }, one)),
  );
  const gap = 16;
  const { offsetWidth: width, offsetHeight: height } = tip;
  const x = event.clientX + gap + width > innerWidth ? event.clientX - gap - width : event.clientX + gap;
  const y = event.clientY + gap + height > innerHeight ? event.clientY - gap - height : event.clientY + gap;
  tip.style.transform = `translate(${Math.max(4, Math.round(x))}px, ${Math.max(4, Math.round(y))}px)`;
}

export function beginItem() {
  watch(["item", "shown"], (now, was) => {
    if (now.item !== was.item || now.item) refresh();
    if (now.item && now.item !== was.item) {
      change({ panel: true });
      $("panel").scrollTo(0, 0);
    }
  });
  watch(["item"], async ({ item }) => {
    if (!item) return;
    const page = pageOf(item.page);
    const found = page && (await items(page.digest).catch(() => [])).find((one) => one.name === item.name);
    if (found && state().item === item) $("said").textContent = [found.text || found.name, ...(found.consequences || [])].join(". ");
  });
}
