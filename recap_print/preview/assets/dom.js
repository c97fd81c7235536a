// Small ways to make elements. Text is always text; styles go through the CSSOM, which the policy allows.

export const $ = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";

const dressed = (one, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) one.addEventListener(name.slice(2), value);
    else one.setAttribute(name, value === true ? "" : value);
  }
  one.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return one;
};

/** An HTML element. Attributes named `onclick` and the like are listeners; children are elements or text. */
export const el = (tag, attributes = {}, ...children) => dressed(document.createElement(tag), attributes, children);

/** The same for SVG. */
export const svg = (tag, attributes = {}, ...children) => dressed(document.createElementNS(SVG, tag), attributes, children);

/** Words of a booklet within ours: they are read in their own direction. */
export const bdi = (words) => el("bdi", {}, words);

/** A number of mm as people write it: at most `places` decimals, no idle zeros. */
export const number = (value, places = 2) => String(Number(Number(value).toFixed(places)));

export const pressed = (button, on) => button.setAttribute("aria-pressed", String(Boolean(on)));

/** Calls `act` at most once a frame, with the last arguments. */
export const once = (act) => {
  let wanted = null;
  return (...args) => {
    const waits = wanted !== null;
    wanted = args;
    if (!waits) requestAnimationFrame(() => { const last = wanted; wanted = null; act(...last); });
  };
};

const SHAPES = {
  critical: "M5 0 10 5 5 10 0 5Z",
  notable: "M5 1A4 4 0 1 1 5 9A4 4 0 1 1 5 1Z",
  minor: "M5 1.4A3.6 3.6 0 1 1 5 8.6A3.6 3.6 0 1 1 5 1.4Z",
};
/** Levels of findings wear the shapes and colours of the reports: a diamond, a disc, a ring. */
export const RANKS = { error: "critical", warning: "notable", note: "minor" };

export const shape = (level) => SHAPES[RANKS[level] || "minor"];

export const mark = (level, words = "") => el("span", { class: `level ${RANKS[level] || "minor"}` },
  svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, svg("path", { d: shape(level) })), words);

/** A link that opens a place in the editor; plain text where there is no such link. */
export const opener = (address, words, attributes = {}) => (
  /^[a-z][a-z0-9+.-]*:/i.test(address || "") && !/^(javascript|data|vbscript):/i.test(address)
    ? el("a", { class: "place", href: address, title: "Open in the editor", ...attributes }, words)
    : el("span", { class: "place", ...attributes }, words)
);
