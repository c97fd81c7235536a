// The booklet folded and stapled, to be turned by hand: leaves of two pages around a spine, the covers alone.

import { el } from "./dom.js";
import { address, dpiFor, seat, Slot } from "./pictures.js";
import { here, pages, spreadOf, state } from "./state.js";

const AROUND = 2; // leaves that carry pictures on either side of where it is open
const SHEET = 0.11; // mm: one leaf in the stack

class Face {
  constructor(name) {
    this.ink = el("div", { class: "ink" });
    this.element = el("div", { class: `face ${name}` }, this.ink);
    this.slot = new Slot(this.ink, (image, known) => { image.alt = `Page ${known.number}`; seat(image, known); });
  }

  look(page, size) {
    if (!page) { this.ink.replaceChildren(); delete this.ink.dataset.wanted; this.slot.url = ""; return; }
    const dpi = dpiFor(size);
    this.slot.want(address("page", page.digest, dpi, state().how), { trim: state().shown.trim, dpi, number: page.number });
  }
}

export class Book {
  constructor(turn) {
    this.leaves = new Map(); // its place in the booklet, from 0 -> {element, front, back}
    this.left = el("div", { class: "stack left" });
    this.right = el("div", { class: "stack right" });
    this.block = el("div", { class: "block" }, this.left, this.right);
    this.element = el("div", { class: "book" }, this.block);
    this.block.addEventListener("click", (event) => {
      const box = this.block.getBoundingClientRect();
      const onRight = event.clientX > box.left + box.width / 2;
      turn(onRight === (state().shown.direction !== "rtl") ? 1 : -1);
    });
  }

  look(size) {
    const all = pages();
    if (!all.length) return;
    const count = Math.ceil(all.length / 2);
    const turned = Math.floor(spreadOf(here().id)[0].number / 2);
    const rtl = state().shown.direction === "rtl";
    const [first, last] = [Math.max(0, turned - AROUND), Math.min(count - 1, turned + AROUND - 1)];
    for (const [nth, leaf] of this.leaves) if (nth < first || nth > last) { leaf.element.remove(); this.leaves.delete(nth); }
    for (let nth = first; nth <= last; nth += 1) {
      if (!this.leaves.has(nth)) this.leaves.set(nth, this.made(nth < turned));
      const leaf = this.leaves.get(nth);
      leaf.element.classList.toggle("turned", nth < turned);
      leaf.element.style.setProperty("--z", String(nth < turned ? nth - turned : turned - nth - 1));
      leaf.front.look(all[2 * nth], size);
      leaf.back.look(all[2 * nth + 1], size);
    }
    this.element.classList.toggle("rtl", rtl);
    this.block.dataset.at = turned === 0 ? "begin" : turned >= count ? "end" : "open";
    const [before, after] = [turned * SHEET, (count - turned) * SHEET];
    this.left.style.setProperty("--thick", (rtl ? after : before).toFixed(2));
    this.right.style.setProperty("--thick", (rtl ? before : after).toFixed(2));
  }

  made(isTurned) {
    const [front, back] = [new Face("front"), new Face("back")];
    const element = el("div", { class: `turning ${isTurned ? "turned" : ""}` }, front.element, back.element);
    this.block.append(element);
    return { element, front, back };
  }
}
