"""The frame of every HTML report: one file, one look, nothing fetched, nothing run but what we wrote.

The policy in the page's head allows pictures that are part of the file, and the very styles and scripts that are
in it (by their sha256). Whatever slips into a report through a declaration can be neither run nor loaded.
"""

from __future__ import annotations

import base64
import hashlib
import html
import pkgutil
from functools import cache

from recap_print.report.terminal import clean


@cache
def asset(name: str) -> str:
    """The text of a file of this package, as Python finds packages: in a folder or in an archive."""
    data = pkgutil.get_data(__package__, name)
    assert data is not None, f"{name} is part of the package"
    return data.decode()


def escaped(words: str) -> str:
    """Text for an element or a quoted attribute: no tag, no control character, nothing that turns a line around."""
    return html.escape(clean(words), quote=True)


def said(words: str) -> str:
    """Text of a booklet within a line of ours: it is read in its own direction, and leaves ours alone."""
    return f"<bdi>{escaped(words)}</bdi>"


def masthead(title: str, lead: str = "", *, over: str = "", tools: str = "") -> str:
    """The top of a page. ``title`` and ``over`` (a small line above it) are text; ``lead`` and ``tools`` are HTML."""
    overline = f'<p class="overline">{escaped(over)}</p>' if over else ""
    told = f'<div class="lead">{lead}</div>' if lead else ""
    return (
        f'<header class="masthead"><div class="masthead-words">{overline}<h1>{escaped(title)}</h1>{told}</div>'
        f'<div class="masthead-tools">{tools}<button type="button" class="tool" id="theme" hidden>'
        "<span>Dark</span></button></div></header>"
    )


def page(
    title: str, body: str, script: str = "", style: str = "", *, language: str = "en", pictures: str = "data:"
) -> str:
    """A whole file. ``title`` is text; ``body`` is HTML, already escaped; ``script`` and ``style`` come after ours.

    ``pictures`` says where they may come from: this file alone, unless told otherwise.
    """
    styles = asset("base.css") + style
    scripts = asset("base.js") + script
    for code, end in ((styles, "</style"), (scripts, "</script")):
        assert end not in code.lower(), f"{end} would end it early"
    rules = f"default-src 'none'; img-src {pictures}; style-src {_hash(styles)}; script-src {_hash(scripts)}"
    policy = f"{rules}; base-uri 'none'; form-action 'none'"
    return f"""<!doctype html>
<html lang="{escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{escaped(title)}</title>
<style>{styles}</style>
</head>
<body>
{body}
<script>{scripts}</script>
</body>
</html>
"""


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
