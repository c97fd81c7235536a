
// The report at work: one change chosen, one spread shown. All that is known is in the page; nothing is fetched.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const root = document.documentElement;
  const stage = $("stage");
  const list = $("list");
  const changes = all(".change");
  const spreads = all(".spread");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const state = { change: null, spread: null, mode: "side", zoom: 1, showing: "new", timer: 0 };
  const much = { swipe: 50, onion: 50 };
  if (!changes.length) return;
  root.classList.add("live");
  for (const id of ["bar", "filters", "help-open"]) if ($(id)) $(id).hidden = false;

  // ---- Spreads: one at a time, as large as there is room for.
  const shows = (change) => change.dataset.spreads.split(" ").filter(Boolean).map((n) => $(`s${n}`)).filter(Boolean);
  const size = (paper) => paper.viewBox.baseVal;
  const fit = () => {
    if (!state.spread) return;
    const sides = state.spread.querySelector(".sides");
    const papers = all(".paper", sides);
    const pad = getComputedStyle(state.spread);
    const heading = state.spread.querySelector("h3").offsetHeight + 10;
    const caption = papers[0].getBoundingClientRect().top - papers[0].parentElement.getBoundingClientRect().top;
    const wide = stage.clientWidth - parseFloat(pad.paddingLeft) - parseFloat(pad.paddingRight);
    const high = stage.clientHeight - parseFloat(pad.paddingTop) - parseFloat(pad.paddingBottom) - heading;
    const widths = papers.map((paper) => size(paper).width);
    const heights = papers.map((paper) => size(paper).height);
    const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
    let scale = Math.min(wide / Math.max(...widths), (high - caption) / Math.max(...heights));
    let column = false;
    if (state.mode === "side") {
      const across = Math.min((wide - 20) / sum(widths), (high - caption) / Math.max(...heights));
      const down = Math.min(wide / Math.max(...widths), (high - 2 * caption - 13) / sum(heights));
      column = down > 1.15 * across;
      scale = column ? down : across;
    }
    sides.classList.toggle("column", column);
    scale = Math.max(scale, .3) * state.zoom;
    for (const paper of papers) paper.style.width = `${Math.floor(size(paper).width * scale)}px`;
    $("fit").textContent = `${Math.round(100 * state.zoom)} %`;
  };
  // Pictures that have an address are fetched when their spread is opened, and those beside it a moment later.
  const fetched = (spread) => {
    for (const picture of all("image[data-href]", spread)) {
      picture.setAttribute("href", picture.dataset.href);
      picture.removeAttribute("data-href");
    }
  };
  const soon = () => {
    clearTimeout(state.soon);
    state.soon = setTimeout(() => {
      const some = spreads.filter((spread) => here(spread).length);
      const at = some.indexOf(state.spread);
      for (const spread of [some[at + 1], some[at - 1]]) if (spread) fetched(spread);
    }, 250);
  };
  const open = (spread) => {
    if (!spread || !stage) return;
    fetched(spread);
    soon();
    if (state.spread !== spread) {
      state.spread?.classList.remove("current");
      state.spread = spread;
      spread.classList.add("current");
      spread.dataset.showing = state.showing;
      for (const step of all(".strip a")) {
        const here = step.hash === `#${spread.id}`;
        if (here) step.setAttribute("aria-current", "true"); else step.removeAttribute("aria-current");
        if (here) {
          const strip = step.closest(".strip");
          const [box, around] = [step.getBoundingClientRect(), strip.getBoundingClientRect()];
          strip.scrollLeft += box.left + box.width / 2 - around.left - around.width / 2;
        }
      }
      stage.scrollTo(0, 0);
      fit();
    }
    also();
  };

  // ---- One change at a time.
  const also = () => {
    const where = state.change ? shows(state.change) : [];
    const at = where.indexOf(state.spread);
    $("also").hidden = where.length < 2;
    if (where.length > 1) {
      const nth = at < 0 ? `This change shows on ${where.length} other spreads` : `Spread ${at + 1} of ${where.length} with this change`;
      $("also-said").textContent = nth;
    }
  };
  const choose = (change, spread, { focus = false, box = true, tell = true } = {}) => {
    state.change?.classList.remove("selected");
    state.change?.removeAttribute("aria-current");
    state.change = change;
    change.classList.add("selected");
    change.setAttribute("aria-current", "true");
    change.scrollIntoView({ block: "nearest" });
    if (stage) seat(change, spread, box);
    if (focus) {
      if (!change.querySelector(".go")) change.tabIndex = -1;
      (change.querySelector(".go") || change).focus({ preventScroll: true });
    }
    if (tell) try { history.replaceState(null, "", `#${change.id}`); } catch { /* a frame that forbids it */ }
  };
  const seat = (change, spread, box) => {
    const where = shows(change);
    open(spread || (where.includes(state.spread) ? state.spread : where[0]));
    stage.classList.toggle("chosen", where.length > 0);
    for (const one of all(".box.selected", stage)) one.classList.remove("selected");
    const boxes = all(`.box[href="#${change.id}"]`, stage);
    for (const one of boxes) one.classList.add("selected");
    const first = boxes.findLast((one) => state.spread?.contains(one) && one.getClientRects().length);
    if (box && first) first.scrollIntoView({ block: "nearest", inline: "nearest" });
    also();
  };
  const visible = () => changes.filter((change) => !change.hidden);
  const step = (by) => {
    const some = visible();
    if (!some.length) return;
    const at = some.indexOf(state.change);
    choose(some[at < 0 ? 0 : Math.min(some.length - 1, Math.max(0, at + by))], null, { focus: true });
  };
  const here = (spread) => spread.dataset.changes.split(" ").map($).filter((change) => change && !change.hidden);
  const turn = (spread) => {
    if (!spread) return;
    const some = here(spread);
    if (some.length && !some.includes(state.change)) choose(some[0], spread); else open(spread);
  };
  const leaf = (by) => {
    const some = spreads.filter((spread) => here(spread).length);
    const at = some.indexOf(state.spread);
    turn(some[Math.min(some.length - 1, Math.max(0, at + by))]);
  };
  const further = () => {
    const where = state.change ? shows(state.change) : [];
    if (where.length) choose(state.change, where[(where.indexOf(state.spread) + 1) % where.length]);
  };

  // ---- Four ways to look.
  const blink = (go) => {
    clearInterval(state.timer);
    state.timer = 0;
    if (go && !still.matches) state.timer = setInterval(over, 800);
    $("pause").textContent = still.matches ? "Turn over" : state.timer ? "Stop" : "Go on";
  };
  const over = () => {
    state.showing = state.showing === "old" ? "new" : "old";
    if (state.spread) state.spread.dataset.showing = state.showing;
  };
  const pause = () => { if (still.matches) over(); else blink(!state.timer); };
  const slide = (value) => {
    much[state.mode] = Math.min(100, Math.max(0, value));
    $("much").value = much[state.mode];
    stage.style.setProperty("--much", `${much.swipe}%`);
    stage.style.setProperty("--part", String(much.onion / 100));
  };
  const look = (mode) => {
    state.mode = stage.dataset.mode = mode;
    for (const button of all("[data-mode]", $("bar"))) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    $("slide").hidden = !(mode in much);
    $("slide-name").textContent = mode === "onion" ? "New page" : "Divider";
    if (mode in much) slide(much[mode]);
    $("pause").hidden = mode !== "blink";
    blink(mode === "blink");
    fit();
  };
  const zoom = (by) => {
    state.zoom = by ? Math.min(6, Math.max(.5, state.zoom * by)) : 1;
    if (Math.abs(state.zoom - 1) < .02) state.zoom = 1;
    fit();
    const box = all(".box.selected", state.spread || stage).findLast((one) => one.getClientRects().length);
    if (box) box.scrollIntoView({ block: "center", inline: "center" });
  };
  const bare = () => {
    const off = stage.classList.toggle("bare");
    $("boxes").setAttribute("aria-pressed", String(!off));
  };

  // ---- What narrows the list.
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map(changes.map((change) => [change, plain(change.textContent)]));
  const narrow = () => {
    const wanted = plain($("words").value).split(/\s+/).filter(Boolean);
    const levels = new Set(all("[data-level]").filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.level));
    const [section, layer] = [$("section").value, $("layer").value];
    for (const change of changes) {
      const said = words.get(change);
      change.hidden = !(levels.has(change.dataset.rank)
        && (!section || section === `=${change.dataset.section}`)
        && (!layer || layer === `=${change.dataset.layer}`)
        && wanted.every((word) => said.includes(word)));
    }
    for (const part of all(".part")) part.hidden = !part.querySelector(".change:not([hidden])");
    for (const group of all(".group")) if (group.querySelector(".part")) group.hidden = !group.querySelector(".part:not([hidden])");
    for (const box of all(".box")) box.classList.toggle("off", $(box.getAttribute("href").slice(1)).hidden);
    for (const one of all(".strip a")) one.classList.toggle("off", !here($(one.hash.slice(1))).length);
    const count = visible().length;
    $("shown").textContent = count === changes.length ? "" : count ? `${count} of ${changes.length} shown` : "No change is like this.";
  };
  const clear = () => {
    $("words").value = $("section").value = $("layer").value = "";
    for (const button of all("[data-level]")) button.setAttribute("aria-pressed", "true");
    narrow();
  };
  for (const id of ["words", "section", "layer"]) $(id).addEventListener("input", narrow);
  for (const button of all("[data-level]")) button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    narrow();
  });

  // ---- Hands.
  list.addEventListener("click", (event) => {
    const change = event.target.closest(".change");
    if (!change || event.target.closest("summary") || String(getSelection())) return;
    if (event.target.closest(".go")) event.preventDefault();
    choose(change);
  });
  const help = $("help");
  const assist = () => { if (help.open) help.close(); else help.showModal(); };
  $("help-open")?.addEventListener("click", assist);
  if (stage) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.box, .strip a");
      if (!link) return;
      event.preventDefault();
      if (link.classList.contains("box")) choose($(link.getAttribute("href").slice(1)), state.spread, { box: false });
      else turn($(link.hash.slice(1)));
    });
    for (const button of all("[data-mode]", $("bar"))) button.addEventListener("click", () => look(button.dataset.mode));
    $("much").addEventListener("input", () => slide(Number($("much").value)));
    $("pause").addEventListener("click", pause);
    $("boxes").addEventListener("click", bare);
    $("in").addEventListener("click", () => zoom(1.25));
    $("out").addEventListener("click", () => zoom(.8));
    $("fit").addEventListener("click", () => zoom(0));
    $("also-next").addEventListener("click", further);
    const drag = (event) => {
      const paper = state.spread.querySelector(".new .paper").getBoundingClientRect();
      slide(100 * (event.clientX - paper.left) / paper.width);
    };
    stage.addEventListener("pointerdown", (event) => {
      if (state.mode !== "swipe" || event.target.closest("a") || !event.target.closest(".sides")) return;
      drag(event);
      stage.setPointerCapture(event.pointerId);
      stage.addEventListener("pointermove", drag);
    });
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, () => stage.removeEventListener("pointermove", drag));
    new ResizeObserver(fit).observe(stage);
    still.addEventListener("change", () => { if (state.mode === "blink") blink(true); });
  }

  // ---- Keys.
  const rtl = $("strip")?.dir === "rtl";
  const some = (mode) => () => stage && look(mode);
  const more = (by) => () => { if (state.mode in much) slide(much[state.mode] + (state.mode === "swipe" ? -by : by)); };
  const keys = {
    j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
    ArrowRight: () => stage && leaf(rtl ? -1 : 1), ArrowLeft: () => stage && leaf(rtl ? 1 : -1), n: () => stage && further(),
    1: some("side"), 2: some("swipe"), 3: some("blink"), 4: some("onion"),
    b: () => stage && (state.mode === "blink" ? pause() : look("blink")),
    "[": more(-5), "]": more(5),
    "+": () => stage && zoom(1.25), "=": () => stage && zoom(1.25), "-": () => stage && zoom(.8), 0: () => stage && zoom(0),
    x: () => stage && bare(), "/": () => $("words").focus(), Escape: clear, "?": assist,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const field = event.target.closest?.("input, select, textarea");
    if (field && event.key !== "Escape" && !(field.type === "range" && !event.key.startsWith("Arrow"))) return;
    if (event.target === stage && state.zoom > 1 && event.key.startsWith("Arrow")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    if (event.key === "Escape" && field) field.blur();
    act();
  });

  // ---- On paper, nothing is folded.
  const folded = () => all("details:not([open])");
  let unfolded = [];
  addEventListener("beforeprint", () => { spreads.forEach(fetched); unfolded = folded(); for (const one of unfolded) one.open = true; });
  addEventListener("afterprint", () => { for (const one of unfolded) one.open = false; });

  // ---- Begin: where the address says, or at the first change.
  const follow = () => {
    const asked = $(location.hash.slice(1));
    if (asked?.classList.contains("change")) choose(asked);
    else if (asked?.classList.contains("spread")) turn(asked);
    else return false;
    return true;
  };
  addEventListener("hashchange", follow);
  if (stage) look("side");
  if (!follow()) {
    choose(changes.find((change) => shows(change).length) || changes[0], null, { tell: false });
    list.scrollTo(0, 0);
  }
})();
