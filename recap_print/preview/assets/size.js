// How large pages are: as the room allows, nearer, or as large as they will be on paper.

import { $, once, pressed } from "./dom.js";
import { change, state, watch } from "./state.js";
import { blurFor } from "./senses.js";

const CARD = 85.6; // mm: the width of a bank card (ISO/IEC 7810, ID-1)
const CSS_MM = 96 / 25.4; // pixels to a mm where nobody has measured
const KEPT = "recap-print-px-per-mm";
const THUMB = 0.62; // pixels to a mm in the overview
const [FAR, NEAR] = [0.4, 8];
const TURNING = 0.9; // of the room: a leaf that is turned comes nearer, and is larger
const PAD = 30;
const CAPTION = 26;

const calibrated = () => {
  try { const kept = Number(localStorage.getItem(KEPT)); return kept > 1 && kept < 40 ? kept : 0; } catch { return 0; }
};

/** Pixels to a mm for pages in this view, and in the room there is. */
export function perMm() {
  const { shown, view, zoom, actual, overlays } = state();
  if (!shown?.pages.length) return 1;
  if (actual && view !== "overview") return calibrated() || CSS_MM;
  const more = overlays.bleed ? 2 * shown.bleed : 0;
  const stage = $("stage");
  const across = view === "pages" ? 1 : 2;
  const width = (stage.clientWidth - PAD) / (across * shown.trim.width + more);
  const caption = stage.querySelector(".title")?.offsetHeight || CAPTION;
  const height = (stage.clientHeight - PAD - caption) / (shown.trim.height + more);
  if (view === "overview") return THUMB * zoom;
  return Math.max(0.3, Math.min(width, height) * (view === "book" ? TURNING : 1)) * zoom;
}

/** For a sheet of so many mm: whole. */
export function perMmOfSheet(width, height) {
  const { zoom, actual } = state();
  return actual ? calibrated() || CSS_MM : Math.max(0.2, Math.min(($("stage").clientWidth - 2 * PAD) / width, ($("stage").clientHeight - 2 * PAD - CAPTION) / height)) * zoom;
}

export const zoomBy = (by) => {
  const zoom = by ? Math.min(NEAR, Math.max(FAR, state().zoom * by)) : 1;
  change({ zoom: Math.abs(zoom - 1) < 0.02 ? 1 : zoom, actual: false });
};

/** As large as on paper; who has never held a card against this screen is asked to. */
export function toActual() {
  if (!state().shown?.pages.length) return;
  if (state().actual) { change({ actual: false }); return; }
  change({ actual: true, zoom: 1 });
  if (!calibrated()) calibrate();
}

export function calibrate() {
  const slider = $("card-width");
  slider.value = String(Math.round((calibrated() || CSS_MM) * CARD));
  sizeCard();
  $("calibrate").returnValue = "";
  $("calibrate").showModal();
}

function sizeCard() {
  const width = Number($("card-width").value);
  Object.assign($("card").style, { width: `${width}px`, height: `${width * 53.98 / CARD}px` });
}

function calibratedTo(said) {
  try {
    if (said === "usual") localStorage.removeItem(KEPT);
    if (said === "keep") localStorage.setItem(KEPT, String(Number($("card-width").value) / CARD));
  } catch { /* a private window */ }
}

/** `lay` sets the pages out again at a size. What stood in the middle of the stage stays there. */
export function beginSize(lay) {
  const stage = $("stage");
  const apply = () => {
    const middle = (at, part, whole) => (whole > part ? (at + part / 2) / whole : 0.5);
    const x = middle(stage.scrollLeft, stage.clientWidth, stage.scrollWidth);
    const y = middle(stage.scrollTop, stage.clientHeight, stage.scrollHeight);
    const size = perMm();
    if (Math.abs((Number(stage.dataset.mm) || 0) - size) > 0.0005) {
      stage.dataset.mm = size.toFixed(4);
      stage.style.setProperty("--mm", size.toFixed(4));
      stage.classList.toggle("close", size * (state().shown?.grid || 1) >= 4);
      blurFor(size);
    }
    if (!lay()) stage.scrollTo(x * stage.scrollWidth - stage.clientWidth / 2, y * stage.scrollHeight - stage.clientHeight / 2);
    const { zoom, actual, view } = state();
    $("fit").textContent = actual && view !== "overview" ? "1 : 1" : zoom === 1 ? "Fit" : `${Math.round(100 * zoom)} %`;
    pressed($("actual"), actual);
    stage.classList.toggle("whole", zoom <= 1 && !actual);
  };
  watch(["zoom", "actual", "overlays"], apply);
  new ResizeObserver(once(apply)).observe(stage);
  $("in").addEventListener("click", () => zoomBy(1.25));
  $("out").addEventListener("click", () => zoomBy(0.8));
  $("fit").addEventListener("click", () => zoomBy(0));
  $("actual").addEventListener("click", toActual);
  $("actual").addEventListener("dblclick", calibrate);
  $("card-width").addEventListener("input", sizeCard);
  $("calibrate").addEventListener("close", () => { calibratedTo($("calibrate").returnValue); apply(); });
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY / 300));
  }, { passive: false });
  return apply;
}
