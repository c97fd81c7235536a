// One page on the desk: its picture, what is drawn over it, and what stands below the pointer. It outlives the views.

import { el, svg } from "./dom.js";
import { boxes, itemAt, picked, plan, spots } from "./overlays.js";
import { address, dpiFor, seat, Slot } from "./pictures.js";
import { change, state } from "./state.js";
import { items } from "./wire.js";
import { findingsOn } from "./findings.js";

export class Leaf {
  constructor(id) {
    this.id = id;
    this.near = false;
    this.items = null;
    this.ink = el("div", { class: "ink" });
    this.over = svg("svg", { class: "plan", "aria-hidden": "true" });
    this.paper = el("div", { class: "paper" }, this.ink, this.over);
    this.caption = el("figcaption", {});
    this.element = el("figure", { class: "leaf", "data-page": id }, this.paper, this.caption);
    this.paper.addEventListener("animationend", () => this.element.classList.remove("fresh"));
    this.slot = new Slot(this.ink, (image, known) => this.seated(image, known));
  }

  /** The page as it is now: nothing is touched that has not changed. */
  update(page) {
    const { shown } = state();
    const moved = this.page?.digest !== page.digest || this.page?.number !== page.number;
    this.page = page;
    this.trim = shown.trim;
    this.element.dataset.number = page.number;
    this.element.classList.toggle("right", page.right);
    this.caption.replaceChildren(String(page.number));
    if (moved) this.items = null;
    this.over.setAttribute("viewBox", `0 0 ${shown.trim.width} ${shown.trim.height}`);
    this.draw();
  }

  /** What is drawn over the page, as soon as it is near what is seen. */
  draw() {
    const { shown, creep, overlays } = state();
    this.plan = null;
    if (!this.near || !this.page) return;
    this.plan = plan(this.page, shown, creep.get(this.page.number), overlays.grid);
    this.redraw();
  }

  /** The overlays again, and the boxes of items once they are known. */
  redraw() {
    const { overlays, item, finding } = state();
    if (!this.near) return;
    if (!this.plan) { this.draw(); return; }
    const chosen = item?.page === this.id && this.items?.find((one) => one.name === item.name);
    const layers = [...this.plan];
    if (overlays.items && this.items) layers.push(boxes(this.items));
    layers.push(spots(findingsOn(this.page.number), finding));
    if (this.hovered && this.hovered !== chosen) layers.push(picked(this.hovered, "hovered"));
    if (chosen) layers.push(picked(chosen, "chosen"));
    this.over.replaceChildren(...layers);
    if (!this.items && (overlays.items || item?.page === this.id)) this.learn().then(() => this.redraw(), () => {});
  }

  async learn() {
    const { digest } = this.page;
    const found = await items(digest);
    if (this.page.digest === digest) this.items = found;
    return this.items || [];
  }

  /** Ask for the picture, when the page is near what is seen. */
  look(perMm) {
    if (!this.near || !this.page) return;
    const { how } = state();
    const dpi = dpiFor(perMm);
    const { digest } = this.page;
    this.slot.want(address("page", digest, dpi, how), { trim: this.trim, dpi, digest });
  }

  seated(image, known) {
    seat(image, known);
    image.alt = `Page ${this.page.number}`;
    this.element.dataset.shown = known.digest;
    if (state().fresh.get(this.id) !== known.digest || this.flashed === known.digest) return;
    this.flashed = known.digest;
    this.element.classList.remove("fresh");
    void this.element.offsetWidth; // begins the animation anew
    this.element.classList.add("fresh");
  }

  /** The item at a place on the screen, once items are known. */
  async at(event) {
    const box = this.paper.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * this.trim.width;
    const y = (event.clientY - box.top) / box.height * this.trim.height;
    return itemAt(this.items || await this.learn().catch(() => []), x, y);
  }

  hover(item) {
    if (this.hovered === item) return;
    this.hovered = item;
    this.redraw();
  }

  choose(item) {
    change({ item: item ? { page: this.id, name: item.name } : null, at: this.id });
  }
}
