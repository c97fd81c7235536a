// The desk is set up: each part listens to what it shows, then the server is listened to.

import { $, el, pressed } from "./dom.js";
import { beginFindings } from "./findings.js";
import { beginItem } from "./item.js";
import { beginKeys, toChanged } from "./keys.js";
import { beginSenses } from "./senses.js";
import { beginSize } from "./size.js";
import { beginStage, lay, look, sizedBy } from "./stage.js";
import { called, change, here, OVERLAYS, pageOf, state, toggle, watch } from "./state.js";
import { beginStrip } from "./strip.js";
import { beginVariants } from "./variants.js";
import { knowCreep, listen } from "./wire.js";

function shut({ panel }) {
  pressed($("words"), panel);
  $("panel").hidden = !panel;
  $("desk").classList.toggle("wide", !panel);
}

function beginBars() {
  $("overlays").append(...OVERLAYS.map(([id, name, key, about]) => el("button", {
    type: "button", class: "tool", "data-overlay": id, title: `${about} (${key})`, onclick: () => toggle(id),
  }, name)));
  watch(["overlays"], ({ overlays }) => { for (const button of $("overlays").children) pressed(button, overlays[button.dataset.overlay]); });
  $("paper").addEventListener("click", () => change({ how: state().how === "paper" ? "plain" : "paper" }));
  watch(["how"], ({ how }) => { pressed($("paper"), how === "paper"); $("stage").dataset.how = how; });
  $("words").addEventListener("click", () => change({ panel: !state().panel }));
  watch(["panel"], shut);
  watch(["shown"], ({ shown }) => {
    const many = shown.findings?.length || 0;
    $("words").textContent = many ? `Findings (${many})` : "Findings";
  });
}

/** What this is, whether it is live, and what the last save changed. */
function beginHead() {
  watch(["shown"], ({ shown }) => {
    document.title = `${shown.error ? "✕ " : ""}${[shown.edition, shown.title].filter(Boolean).join(" · ")}`;
    $("title").textContent = shown.title || shown.edition;
    $("title").lang = shown.language;
    const { width, height } = shown.trim || {};
    const facts = [shown.edition, shown.layout && `layout ${shown.layout}`, shown.pages.length ? `${shown.pages.length} pages of ${width} × ${height} mm` : "no page yet"];
    $("over").textContent = facts.filter(Boolean).join(" · ");
    $("stale").hidden = !shown.error || !shown.pages.length;
    $("stale").replaceChildren(el("span", {}, "These are the last good pages"));
  });
  watch(["shown", "live"], ({ shown, live, fresh }) => {
    const changed = [...fresh.keys()].map(pageOf).filter(Boolean);
    const said = !live ? "Connection lost: trying again" : shown?.error ? "Waiting for a good save" : changed.length ? `Updated: ${called(changed)}` : "Live";
    document.documentElement.dataset.pulse = !live ? "lost" : shown?.error ? "broken" : "live";
    if ($("pulse-said").textContent !== said) $("pulse-said").textContent = said;
    $("stage").dataset.serial = shown?.serial ?? "";
  });
  watch(["shown", "at", "view"], ({ shown, fresh, view }) => {
    const away = [...fresh.keys()].map(pageOf).filter(Boolean);
    const seen = away.some((page) => Math.floor(page.number / 2) === Math.floor((here()?.number || 0) / 2));
    $("changed").hidden = !away.length || seen || view === "overview" || Boolean(shown?.error);
    $("changed").textContent = away.length ? `Go to page ${away[0].number}` : "";
  });
  $("changed").addEventListener("click", () => toChanged());
}

/** The address says what is looked at, so that a reload comes back to it. */
function beginAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  change({ at: asked.get("page") || "", view: ["pages", "overview", "sheets", "book", "against"].includes(asked.get("view")) ? asked.get("view") : "spreads" });
  watch(["at", "view"], ({ at, view }) => {
    if (at) history.replaceState(null, "", `#${new URLSearchParams({ view, page: at })}`);
  });
  addEventListener("hashchange", () => {
    const said = new URLSearchParams(location.hash.slice(1));
    if (pageOf(said.get("page"))) change({ at: said.get("page") });
    look(said.get("view"));
  });
}

beginSenses();
beginBars();
beginFindings();
beginItem();
beginStage();
sizedBy(beginSize(lay));
beginStrip();
beginHead();
beginVariants();
beginKeys();
beginAddress();
knowCreep();
change({ overlays: { ...state().overlays } }); // what was remembered shows
shut(state());
listen();
