// The pages as other eyes see them, as SVG filters. They help to find a fault; they do not replace people who look.

import { $, el, svg } from "./dom.js";
import { change, watch } from "./state.js";

// Machado, Oliveira and Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
// severity 1.0, on linear RGB (which is what SVG filters work in unless told otherwise).
const MATRICES = {
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
  // Relative luminance (IEC 61966-2-1): what a photocopy keeps.
  grey: [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
};

/** mm on paper. An acuity of 6/18, where the WHO's moderate low vision begins, parts 3 minutes of arc: 0.35 mm at
 *  40 cm. A Gaussian this wide leaves 8 % of the contrast of bars as fine as that. */
const BLUR = 0.25;
/** How much of the light a clouded lens scatters over everything. */
const VEIL = 0.3;

const SIGHTS = [
  ["", "Your eyes"],
  ["deuteranopia", "No green cones (deuteranopia)"],
  ["protanopia", "No red cones (protanopia)"],
  ["tritanopia", "No blue cones (tritanopia)"],
  ["grey", "Greys alone (photocopy)"],
  ["blurred", "Low vision: blurred (6/18)"],
  ["clouded", "Low vision: clouded lens"],
];

const coloured = (rows) => svg("feColorMatrix", {
  type: "matrix", values: [...rows.map((row) => [...row, 0, 0].join(" ")), "0 0 0 1 0"].join(" "),
});

const veiled = () => svg("feComponentTransfer", {},
  ["feFuncR", "feFuncG", "feFuncB"].map((one) => svg(one, { type: "linear", slope: 1 - VEIL, intercept: VEIL })));

const blur = svg("feGaussianBlur", { stdDeviation: 1, edgeMode: "duplicate" });

/** Blur is of the paper: it grows when the page is looked at from nearer. */
export const blurFor = (perMm) => blur.setAttribute("stdDeviation", (BLUR * perMm).toFixed(3));

export function beginSenses() {
  const bounds = { x: "0", y: "0", width: "1", height: "1" };
  const filters = Object.entries(MATRICES).map(([name, rows]) => svg("filter", { id: `sight-${name}`, ...bounds }, coloured(rows)));
  filters.push(svg("filter", { id: "sight-blurred", ...bounds }, blur), svg("filter", { id: "sight-clouded", ...bounds }, veiled()));
  document.body.append(svg("svg", { class: "filters", width: 0, height: 0, "aria-hidden": "true" }, svg("defs", {}, filters)));
  const pick = $("sight");
  pick.append(...SIGHTS.map(([value, name]) => el("option", { value }, name)));
  pick.addEventListener("change", () => change({ sight: pick.value }));
  watch(["sight"], ({ sight }) => {
    pick.value = sight;
    if (sight) $("stage").dataset.sight = sight; else delete $("stage").dataset.sight;
  });
}

/** The next way to see, for the key. */
export const nextSight = (sight) => SIGHTS[(SIGHTS.findIndex(([value]) => value === sight) + 1) % SIGHTS.length][0];
