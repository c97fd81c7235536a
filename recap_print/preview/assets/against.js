// What changed since the other edition: the report of `recap-print diff`, never a second one.

import { el } from "./dom.js";
import { state } from "./state.js";

const BURST = 300; // ms: pages come first, what is found in them a moment later

/** The diff's own page in a frame of its own. */
export class Against {
  constructor() {
    this.frame = el("iframe", { title: "What changed since the other edition" });
    this.note = el("p", { class: "waiting", role: "status" }, "Comparing …");
    this.element = el("div", { class: "against", hidden: true }, this.note, this.frame);
    this.frame.addEventListener("load", () => { if (this.serial !== undefined) this.arrive(); });
    this.timer = 0;
    this.left = {};
    new MutationObserver(() => this.dress()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  get inside() { return this.frame.contentDocument; }

  /** The theme that is chosen here is chosen there. */
  dress() {
    const { theme } = document.documentElement.dataset;
    if (theme && this.inside) this.inside.documentElement.dataset.theme = theme;
    const button = this.inside?.getElementById("theme");
    if (button) button.hidden = true; // there is one above
  }

  /** The comparison of this state. A burst of saves asks once. */
  look() {
    const { view, shown } = state();
    if (view !== "against" || !shown || this.serial === shown.serial) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.serial = shown.serial;
      this.note.hidden = false;
      this.frame.contentWindow.location.replace(`/against?serial=${shown.serial}${this.inside?.location.hash || ""}`); // no step back for each save
    }, this.serial === undefined ? 0 : BURST);
  }

  /** Whoever was looking goes on: at the same change, in the same way. */
  arrive() {
    const [inside, { said, mode, much }] = [this.inside, this.left];
    if (!inside) { this.serial = null; return; } // a page of the browser's own: the server was not there
    this.note.hidden = true;
    this.dress();
    const told = (change) => change?.querySelector(".told")?.textContent;
    const same = said && [...inside.querySelectorAll(".change")].find((change) => told(change) === said);
    const { pathname, search, hash } = inside.location;
    if (same && hash !== `#${same.id}`) inside.location.replace(`${pathname}${search}#${same.id}`);
    const way = inside.querySelector(`#bar [data-mode="${mode}"]`);
    const slide = inside.getElementById("much");
    if (way) {
      way.click();
      slide.value = much;
      slide.dispatchEvent(new Event("input"));
    }
    this.frame.contentWindow.addEventListener("pagehide", () => {
      const stage = inside.getElementById("stage");
      const asked = inside.querySelector(`.change[id="${inside.location.hash.slice(1)}"]`); // it may not be selected yet
      this.left = { said: told(asked || inside.querySelector(".change.selected")), mode: stage?.dataset.mode, much: inside.getElementById("much")?.value };
    });
  }
}
