// What is drawn over a page, in mm from its trim: one group of SVG for each overlay, shown or not by the stage's class.

import { number, shape, RANKS, svg } from "./dom.js";

const CREEP_SEEN = 0.005;
const SPOT = 4.2; // mm across
const rect = (r, attributes = {}) => svg("rect", { x: r.x, y: r.y, width: Math.max(0, r.width), height: Math.max(0, r.height), ...attributes });
const path = (d, attributes = {}) => svg("path", { d, ...attributes });
const words = (x, y, said, attributes = {}) => svg("text", { x, y, ...attributes }, said);

/** Everything about a page that its digest and the state's geometry decide. */
export function plan(page, shown, creep, withGrid) {
  const { width, height } = shown.trim;
  const trim = { x: 0, y: 0, width, height };
  const around = (mm) => ({ x: -mm, y: -mm, width: width + 2 * mm, height: height + 2 * mm });
  return [
    svg("g", { class: "over trim" }, rect(trim)),
    svg("g", { class: "over bleed" }, rect(around(shown.bleed), { class: "alone" }), bleedFacing(page, trim, shown.bleed)),
    svg("g", { class: "over safe" }, page.safe ? rect(page.safe) : null),
    withGrid && svg("g", { class: "over grid" }, grid(shown.grid, width, height), frame(page.margins || shown.margins, page, trim)),
    svg("g", { class: "over fold" }, fold(page, trim, creep)),
  ].filter(Boolean);
}

/** The bleed of one of two facing pages: there is none at the fold. */
function bleedFacing(page, { width, height }, bleed) {
  const [spine, edge] = page.right ? [0, width + bleed] : [width, -bleed];
  return path(`M${spine} ${-bleed}H${edge}V${height + bleed}H${spine}`, { class: "facing" });
}

/** Every module faintly, every tenth more; and the frame of the page. */
function grid(module, width, height) {
  if (!(module > 0)) return [];
  const lines = (step) => {
    let d = "";
    for (let x = step; x < width; x += step) d += `M${number(x, 3)} 0V${height}`;
    for (let y = step; y < height; y += step) d += `M0 ${number(y, 3)}H${width}`;
    return d;
  };
  return [path(lines(module), { class: "fine" }), path(lines(module * 10), { class: "coarse" })];
}

function frame(margins, page, trim) {
  if (!margins) return [];
  const [left, right] = page.right ? [margins.inside, margins.outside] : [margins.outside, margins.inside];
  const inner = margins.width ? margins : {
    x: left, y: margins.head, width: trim.width - left - right, height: trim.height - margins.head - margins.foot,
  };
  return [rect(inner, { class: "frame" })];
}

function fold(page, trim, creep) {
  const x = page.right ? 0 : trim.width;
  const drawn = [path(`M${x} 0V${trim.height}`, { class: "crease" })];
  if (creep === undefined) return drawn;
  const mm = Math.abs(creep);
  const into = (page.right ? 1 : -1) * Math.sign(creep || 1);
  if (mm > CREEP_SEEN) {
    drawn.unshift(rect({ x: into > 0 ? x : x - mm, y: 0, width: mm, height: trim.height }, { class: "creep" }));
  }
  const said = mm > CREEP_SEEN ? `creep ${number(mm)} mm` : "no creep";
  drawn.push(words(page.right ? 1.5 : trim.width - 1.5, trim.height - 2, said, { class: "note", "text-anchor": page.right ? "start" : "end" }));
  return drawn;
}

/** A box around each item. */
export const boxes = (all) => svg("g", { class: "over items" }, all.map((item) => rect(item, { class: `of-${item.role}` })));

/** The item that is chosen, or the one below the pointer. */
export const picked = (item, name) => svg("g", { class: `picked ${name}` }, rect({
  x: item.x - 0.6, y: item.y - 0.6, width: item.width + 1.2, height: item.height + 1.2,
}, { rx: 0.6 }));

/** Where findings show: the shape of their level, with the chosen one ringed. */
export const spots = (findings, chosen) => svg("g", { class: "over spots" }, findings.map(({ key, finding }) => {
  const [x, y] = finding.spot;
  const at = `translate(${number(x - SPOT / 2)} ${number(y - SPOT / 2)}) scale(${SPOT / 10})`;
  const selected = key === chosen;
  return svg("g", { class: `spot ${RANKS[finding.level] || "minor"}${selected ? " selected" : ""}`, "data-key": key },
    ...(selected ? ["halo", "ring"].map((name) => svg("circle", { cx: x, cy: y, r: SPOT * 1.15, class: name })) : []),
    path(shape(finding.level), { transform: at }), svg("title", {}, finding.message));
}));

/** The item at a place: the smallest that holds it, lines being as thick as a fingertip of 0.8 mm. */
export function itemAt(all, x, y) {
  const near = 0.8;
  let found = null;
  for (const item of all) {
    const [slackX, slackY] = [Math.max(0, near - item.width / 2), Math.max(0, near - item.height / 2)];
    if (x < item.x - slackX || x > item.x + item.width + slackX || y < item.y - slackY || y > item.y + item.height + slackY) continue;
    const area = (item.width + slackX) * (item.height + slackY);
    if (!found || area <= found.area) found = { item, area };
  }
  return found?.item;
}
