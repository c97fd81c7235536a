// The sheets as they leave the press: both sides of each, and which page lies where.

import { $, el, number, svg } from "./dom.js";
import { address, dpiFor, Slot } from "./pictures.js";
import { perMmOfSheet } from "./size.js";
import { change, pages, state, watch } from "./state.js";
import { sheets as asked } from "./wire.js";

export class Sheets {
  constructor(near) {
    this.near = near;
    this.sides = new Map(); // "1 front" -> {element, slot, side, isNear}
    this.notes = el("div", { class: "notes", role: "status" });
    this.rows = el("div", { class: "rows" });
    this.element = el("div", { class: "sheets", dir: "ltr" }, this.notes, this.rows);
    $("press").addEventListener("change", () => change({ press: $("press").value }));
    watch(["shown"], ({ shown, press }) => {
      $("press").replaceChildren(...(shown.presses || []).map((name) => el("option", { value: name }, name)));
      const wanted = shown.presses?.includes(press) ? press : shown.presses?.[0] || "";
      $("press").value = wanted;
      if (wanted !== press) change({ press: wanted });
    });
    watch(["shown", "view", "press"], () => this.read());
    watch(["how"], () => this.look());
  }

  async read() {
    const { view, press, shown } = state();
    if (view !== "sheets" || !shown?.pages.length) return;
    try {
      const found = await asked(press);
      if (shown === state().shown && press === state().press) this.draw(found);
    } catch (error) {
      if (shown !== state().shown || press !== state().press) return;
      this.rows.replaceChildren();
      this.notes.replaceChildren(el("p", { class: "refused" }, `These pages cannot be laid on the sheets of ${press}: ${error.message}`),
        ...(error.cause ? [el("p", {}, error.cause)] : []));
    }
  }

  draw(found) {
    const known = new Map();
    for (const sheet of found.sheets) for (const side of sheet.sides) known.set(`${found.press} ${sheet.number} ${side.name}`, { sheet, side: { width: found.width, height: found.height, ...side } });
    for (const [key, one] of this.sides) if (!known.has(key)) { this.near.forget(one.element); this.sides.delete(key); }
    for (const [key, { sheet, side }] of known) {
      if (!this.sides.has(key)) this.sides.set(key, this.made());
      const one = this.sides.get(key);
      one.side = side;
      const numbers = (side.placements || []).map((place) => place.page || "blank");
      one.caption.replaceChildren(el("b", {}, `Sheet ${sheet.number}, ${side.name}`), ` · ${number(side.width, 1)} × ${number(side.height, 1)} mm · pages ${numbers.join(", ")}`);
      one.over.setAttribute("viewBox", `0 0 ${side.width} ${side.height}`);
      one.over.replaceChildren(...(side.placements || []).filter((place) => place.page).map((place) => this.place(place)));
    }
    this.notes.replaceChildren(...(found.notes || []).map((note) => el("p", {}, note)));
    this.rows.replaceChildren(...[...known.keys()].map((key) => this.sides.get(key).element));
    this.look();
  }

  /** Where a page lies: a click shows it as it is read. */
  place(place) {
    const area = svg("rect", { ...place.trim, class: "placed" }, svg("title", {}, `page ${place.page}`));
    area.addEventListener("click", () => {
      const page = pages().find((one) => one.number === place.page);
      if (page) change({ view: "spreads", at: page.id });
    });
    return area;
  }

  made() {
    const [ink, over, caption] = [el("div", { class: "ink" }), svg("svg", { class: "plan", "aria-hidden": "true" }), el("figcaption")];
    const paper = el("div", { class: "paper" }, ink, over);
    const one = { paper, over, caption, element: el("figure", { class: "side" }, caption, paper), isNear: false };
    one.slot = new Slot(ink, (image, known) => { image.alt = known.alt; });
    this.near.watch(one.element, (isNear) => { one.isNear = isNear; if (isNear) this.picture(one); });
    return one;
  }

  look() {
    if (state().view === "sheets") for (const one of this.sides.values()) this.picture(one);
  }

  picture(one) {
    const size = perMmOfSheet(one.side.width, one.side.height);
    Object.assign(one.paper.style, { width: `${one.side.width * size}px`, height: `${one.side.height * size}px` });
    if (one.isNear) one.slot.want(address("sheet", one.side.digest, dpiFor(size), state().how), { alt: one.caption.textContent });
  }

  turn(by) {
    const all = [...this.rows.children];
    const top = $("stage").getBoundingClientRect().top;
    const at = all.findIndex((one) => one.getBoundingClientRect().bottom > top + 40);
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.scrollIntoView({ block: "start" });
  }
}
