"""VERB: changes, and pictures of the pages that changed -> one HTML file that opens anywhere, for ever."""

from __future__ import annotations

from recap_print.compare.changes import Changes
from recap_print.report.changes import summary
from recap_print.report.html.boxes import where_shown
from recap_print.report.html.facing import Papers, spreads
from recap_print.report.html.frame import asset, escaped, masthead, page
from recap_print.report.html.listed import filters, listed
from recap_print.report.html.stage import Stage

MODES = (
    ("side", "Side by side", "Before and after beside each other"),
    ("swipe", "Swipe", "Uncover the new page over the old one"),
    ("blink", "Blink", "Show before and after in turn"),
    ("onion", "Onion skin", "See the new page through, on the old one"),
)
KEYS = (
    (("j", "↓"), "next change"),
    (("k", "↑"), "change before"),
    (("→", "←"), "next spread with changes, spread before"),
    (("n",), "next spread where this change shows"),
    (("1", "2", "3", "4"), "side by side, swipe, blink, onion skin"),
    (("b",), "blink: stop, go on; in other modes begin"),
    (("[", "]"), "less, or more, of the new page"),
    (("+", "−", "0"), "closer, farther, whole spread"),
    (("x",), "boxes on or off"),
    (("/",), "find words"),
    (("Esc",), "clear what narrows the list"),
    (("?",), "this help"),
)


def html(changes: Changes, papers: Papers) -> str:
    """The report. Same changes and same pictures, same text. Nothing in it is fetched, but pictures that have an
    address; nothing of theirs is run.
    """
    title = f"{changes.old.called} → {changes.new.called}"
    opened = spreads(papers.facing, papers.direction)
    shown = where_shown(changes, opened)
    told = summary(changes).removeprefix(f"{title}: ")
    head = masthead(title, escaped(told), over=_of(changes), tools=_help_button() if len(changes) else "")
    if not len(changes) and not changes.form:
        return page(title, f"{head}<main></main>", style=asset("report.css"))
    words = (
        '<section class="changes" aria-labelledby="changes-title"><h2 class="unseen" id="changes-title">Changes</h2>'
        f"{filters(changes) if len(changes) else ''}{listed(changes, shown)}</section>"
    )
    stage = Stage(changes, papers, opened, shown)
    drawn = stage.drawn()
    pages = _pages(drawn, stage.strip(), papers) if drawn else ""
    body = (
        f'<a class="skip unseen" href="#list">To the changes</a>{head}<main class="desk">{words}{pages}</main>{_help()}'
    )
    fetched = any(shot.address for shots in papers.shots for shot in shots.pages.values())
    return page(title, body, asset("report.js"), asset("report.css"), pictures="'self'" if fetched else "data:")


def _of(changes: Changes) -> str:
    titles = dict.fromkeys(side.title for side in (changes.old, changes.new) if side.title)
    return " → ".join(titles)


def _pages(drawn: str, strip: str, papers: Papers) -> str:
    modes = "".join(
        f'<button type="button" class="tool" data-mode="{id}" aria-pressed="{"true" if id == "side" else "false"}"'
        f' title="{about} ({nth})">{name}</button>'
        for nth, (id, name, about) in enumerate(MODES, 1)
    )
    return (
        '<section class="pages" aria-labelledby="pages-title"><h2 class="unseen" id="pages-title">Pages</h2>'
        f'<div class="bar" id="bar" hidden>'
        f'<div class="modes" role="group" aria-label="How pages are compared">{modes}</div>'
        '<label class="slide" id="slide" hidden><span id="slide-name">Divider</span>'
        '<input type="range" id="much" min="0" max="100" value="50"></label>'
        '<button type="button" class="tool" id="pause" hidden>Stop</button>'
        '<span class="gap"></span>'
        '<button type="button" class="tool" id="boxes" aria-pressed="true" title="Boxes on or off (x)">Boxes</button>'
        '<span class="zoom" role="group" aria-label="Size">'
        '<button type="button" class="tool" id="out" aria-label="Farther" title="Farther (−)">−</button>'
        '<button type="button" class="tool" id="fit" aria-label="Whole spread" title="Whole spread (0)">100 %</button>'
        '<button type="button" class="tool" id="in" aria-label="Closer" title="Closer (+)">+</button></span></div>'
        '<p class="also" id="also" hidden><span id="also-said" role="status"></span>'
        '<button type="button" class="tool" id="also-next" title="Next spread with this change (n)">Next</button></p>'
        f'{_unseen(papers)}<div class="stage" id="stage" tabindex="0" role="region" aria-label="Spread">{drawn}</div>'
        f"{strip}</section>"
    )


def _unseen(papers: Papers) -> str:
    told = [
        f'<p class="unshown">Some pages {word} cannot be shown: {escaped(shots.unseen)}.</p>'
        for word, shots in zip(("before", "after"), papers.shots, strict=True)
        if shots.unseen
    ]
    return "".join(told)


def _help_button() -> str:
    return '<button type="button" class="tool" id="help-open" aria-haspopup="dialog" hidden>Keys</button>'


def _help() -> str:
    rows = "".join(
        f"<div><dt>{' '.join(f'<kbd>{key}</kbd>' for key in keys)}</dt><dd>{what}</dd></div>" for keys, what in KEYS
    )
    return (
        '<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2>'
        f'<dl>{rows}</dl><form method="dialog"><button class="tool">Close</button></form></dialog>'
    )
