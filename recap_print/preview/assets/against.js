// What changed since the other edition: the report of `recap-print diff`, never a second one.

import { el } from "./dom.js";
import { state } from "./state.js";

/** The diff's own page in a frame of its own. */
export class Against {
  constructor() {
    this.frame = el("iframe", { title: "What changed since the other edition" });
    this.note = el("p", { class: "waiting", role: "status" }, "Comparing …");
    this.element = el("div", { class: "against" }, this.note, this.frame);
    this.frame.addEventListener("load", () => { if (this.frame.src) this.note.hidden = true; });
    this.timer = 0;
    new MutationObserver(() => this.dress()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  /** The theme that is chosen here is chosen there. */
  dress() {
    const { theme } = document.documentElement.dataset;
    const inside = this.frame.contentDocument?.documentElement;
    if (theme && inside) inside.dataset.theme = theme;
  }

  /** The comparison of this state. A burst of saves asks once; the change that was read stays chosen. */
  look() {
    const { view, shown } = state();
    if (view !== "against" || this.serial === shown.serial) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      let hash = "";
      try { hash = this.frame.contentWindow.location.hash; } catch { /* nothing was read yet */ }
      this.serial = shown.serial;
      this.note.hidden = false;
      this.frame.src = `/against?serial=${shown.serial}${hash}`;
    }, this.serial === undefined ? 0 : 500);
  }
}
