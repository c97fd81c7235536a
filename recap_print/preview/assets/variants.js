// The same edition in other languages and layouts. One desk shows one of them: the others are a command away.

import { $, el } from "./dom.js";
import { watch } from "./state.js";

const command = (name) => `recap-print preview ${name} --port 0 --open`;

const row = (name, shown) => el("li", {}, el("b", {}, name), " ",
  name === shown ? el("span", { class: "soft" }, "is shown here") : el("code", {}, command(name)));

export function beginVariants() {
  $("variants-open").addEventListener("click", () => $("variants").showModal());
  watch(["shown"], ({ shown }) => {
    const names = shown.variants || [];
    $("variants-open").hidden = names.length < 2;
    $("variants-list").replaceChildren(...names.map((name) => row(name, shown.edition)));
  });
  $("variants-list").addEventListener("click", (event) => {
    const code = event.target.closest("code");
    if (code) getSelection().selectAllChildren(code); // ready to be copied
  });
}
