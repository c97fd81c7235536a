// The findings: a list in words, each tied to its place on paper and its line of YAML. And the error that keeps the last
// good pages on the desk.

import { $, bdi, el, mark, number, opener, pressed } from "./dom.js";
import { change, pages, state, watch } from "./state.js";

const LEVELS = ["error", "warning", "note"];
const BEFORE = 14; // characters of a line that are shown before a fault
const AFTER = 160;
let listed = [];

/** The number of the page a finding shows on; 0 when it shows nowhere. */
const pageNumber = (finding) => finding.page || 0;

const keyed = (all) => {
  const times = new Map();
  return all.map((finding) => {
    const said = [finding.code, finding.file, finding.page, finding.spot, finding.message].join("|");
    times.set(said, (times.get(said) || 0) + 1);
    return { key: `${said}|${times.get(said)}`, finding };
  });
};

const visible = () => listed.filter(({ finding }) => !state().hidden.has(finding.level));

export const findingsOn = (page) => visible().filter(({ finding }) => finding.spot && pageNumber(finding) === page);

/** The gravest level found on a page, for the strip. */
export const gravest = (numbers) => LEVELS.find((level) => listed.some(({ finding }) => finding.level === level && numbers.includes(pageNumber(finding))));

/** Where a finding stands in the YAML, as a link into the editor. */
function place(finding) {
  if (!finding.file) return null;
  const said = [finding.file, finding.line, finding.column].filter(Boolean).join(":");
  return opener(finding.editor, said);
}

/** The line itself, its fault underlined, with a caret below where it begins. Columns count characters, as Python does. */
function excerpt(finding) {
  const line = Array.from(finding.excerpt || "");
  if (!finding.line || !line.join("").trim()) return null;
  const begin = Math.min(Math.max(0, (finding.column || 1) - 1), line.length);
  const end = Math.min(line.length, begin + Math.max(1, finding.width || 1));
  const indent = Math.min(begin, line.findIndex((one) => one.trim()));
  const from = Math.max(indent, begin - BEFORE);
  const to = Math.min(line.length, begin + AFTER);
  const cut = (a, b) => line.slice(a, Math.min(b, to)).join("");
  return el("p", { class: "excerpt" }, el("span", { class: "nth" }, String(finding.line)), el("code", {},
    from > indent ? "…" : "", cut(from, begin), el("mark", { class: "fault" }, cut(begin, end) || "\u00a0"), cut(end, to)));
}

const onPaper = (finding) => {
  const page = pageNumber(finding);
  if (!page) return "";
  const [x, y] = finding.spot || [];
  return finding.spot ? `page ${page}, at ${number(x, 0)} × ${number(y, 0)} mm` : `page ${page}`;
};

function entry({ key, finding }) {
  const shown = onPaper(finding);
  const chosen = state().finding === key;
  return el("li", { class: `finding ${chosen ? "selected" : ""}`, "data-key": key, "aria-current": chosen ? "true" : null },
    el("button", { type: "button", class: "go", title: shown ? "Show it on its page" : "Show its line" }, mark(finding.level), bdi(finding.message)),
    el("p", { class: "where" }, place(finding), shown ? el("span", { class: "on" }, shown) : null),
    chosen ? [excerpt(finding), finding.help ? el("p", { class: "help" }, finding.help) : null,
      el("p", { class: "code" }, `${finding.level} ${finding.code} ${finding.name}`)] : null);
}

function list() {
  const shown = visible();
  const focused = document.activeElement?.closest?.(".finding")?.dataset.key;
  $("list").replaceChildren(...shown.map(entry));
  if (!shown.length) $("list").append(el("li", { class: "nothing" }, listed.length ? "None of these levels." : state().shown?.error ? "Nothing else." : "Nothing found: every rule is content."));
  if (focused) $("list").querySelector(`[data-key="${CSS.escape(focused)}"] .go`)?.focus({ preventScroll: true });
  $("levels").replaceChildren(...LEVELS.filter((level) => listed.some(({ finding }) => finding.level === level)).map((level) => {
    const many = listed.filter(({ finding }) => finding.level === level).length;
    const button = el("button", { type: "button", class: "tool", "data-level": level, onclick: () => sift(level) },
      mark(level, `${many} ${level}${many > 1 ? "s" : ""}`));
    pressed(button, !state().hidden.has(level));
    return button;
  }));
}

function sift(level) {
  const hidden = new Set(state().hidden);
  if (!hidden.delete(level)) hidden.add(level);
  change({ hidden });
  $("levels").querySelector(`[data-level="${level}"]`)?.focus();
}

/** Choose a finding: its page comes, and its spot is marked. */
export function choose(key) {
  const found = listed.find((one) => one.key === key)?.finding;
  if (!found) return;
  const page = pages().find((one) => one.number === pageNumber(found));
  const drawn = ["spreads", "pages"].includes(state().view);
  change({ finding: key, ...(page ? { at: page.id, ...(drawn ? {} : { view: "spreads" }) } : {}) });
  $("list").querySelector(`[data-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: "nearest" });
}

/** The next finding of the list, or the one before. */
export function step(by) {
  const shown = visible();
  if (!shown.length) return;
  const at = shown.findIndex(({ key }) => key === state().finding);
  choose(shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))].key);
  $("list").querySelector(".finding.selected .go")?.focus({ preventScroll: true });
}

/** What keeps the last good pages on the desk. It is told once, politely, and stays until it is mended. */
function tellError(error) {
  const box = $("broken");
  const said = JSON.stringify(error || null);
  if (box.dataset.said === said) return;
  box.dataset.said = said;
  document.documentElement.classList.toggle("is-broken", Boolean(error));
  box.replaceChildren(...(error ? [
    el("h2", {}, mark("error"), error.title || "This cannot be read"),
    el("p", { class: "stays" }, pages().length ? "The pages beside are those of the last good save." : "There are no pages to show yet: they come with the first good save."),
    ...(error.findings || []).map((finding) => el("div", { class: "fault-told" }, el("p", {}, bdi(finding.message)), excerpt(finding),
      finding.help ? el("p", { class: "help" }, finding.help) : null, el("p", { class: "where" }, place(finding)))),
  ] : []));
  if (error) change({ panel: true });
}

export function beginFindings() {
  $("list").addEventListener("click", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    const one = event.target.closest(".finding");
    if (one) choose(one.dataset.key);
  });
  watch(["shown"], ({ shown, finding }) => {
    listed = keyed(shown.findings || []);
    list();
    tellError(shown.error);
    if (finding && !listed.some(({ key }) => key === finding)) change({ finding: null });
  });
  watch(["finding", "hidden"], list);
}
