"""Who is let in: the designer's own browser, looking at our page. Everybody else is refused before anything is read.

A page of another site can make a browser on this machine ask anything of any port. It cannot choose what the browser
says of it: ``Host`` names the server that the address named (a name that somebody points at 127.0.0.1 is not ours),
``Origin`` and ``Sec-Fetch-Site`` the page that asks (https://www.w3.org/TR/fetch-metadata/).
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "::1", "localhost")
EVERYWHERE = ("0.0.0.0", "::", "")
METHODS = ("GET", "HEAD")
LONGEST_URL = 2_048
MOST_HEADERS = 8_192
"""Bytes of names and values; a browser sends one or two thousand."""
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; frame-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Around an application: refuses what is not asked by its own page. ``host`` is where it listens."""

    def __init__(self, app: ASGIApp, host: str = "127.0.0.1") -> None:
        self._app, self._host = app, host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing here speaks anything else

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, dressed)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        if scope["method"] not in METHODS:
            return _refused(405, "this page is only looked at", Allow=", ".join(METHODS), Connection="close")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_URL:
            return _refused(414, "no address here is so long")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADERS:
            return _refused(431, "no browser needs so many headers")
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            return _refused(400, "a request names one host")
        if not self._is_ours(hosts[0]):
            return _refused(403, "this is not a name of this server", help="open the address that the command told")
        if (origin := headers.get("origin")) is not None and origin != f"http://{hosts[0]}":
            return _refused(403, "another site asks")
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and not _is_followed_link(
            scope, headers
        ):
            return _refused(403, "another site asks")
        return None

    def _is_ours(self, host: str) -> bool:
        """Loopback by name or number, where we listen; and any number when that is everywhere, as no name is known.

        The port is free: who reaches this through a tunnel has another one.
        """
        try:
            parts = urlsplit(f"//{host}")
            name, _ = (parts.hostname or "").rstrip("."), parts.port
        except ValueError:
            return False
        if parts.username is not None or parts.path or parts.query or parts.fragment:
            return False
        return name in LOOPBACK or name == self._host.lower() or (self._host in EVERYWHERE and _is_number(name))


def _is_followed_link(scope: Scope, headers: Headers) -> bool:
    """Did somebody follow a link to our page?"""
    asked = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
    return bool(scope["path"] == "/" and asked == ("navigate", "document"))


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _refused(status: int, why: str, *, help: str = "", **headers: Any) -> JSONResponse:
    return JSONResponse({"error": why, "help": help}, status, headers)
