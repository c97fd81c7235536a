"""What the desk answers. Every answer comes from memory, but our own page's files."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from recap_print.errors import CannotRead, RecapError, UsageError
from recap_print.preview.board import Board
from recap_print.preview.comparing import Comparing
from recap_print.preview.darkroom import HOWS, PLAIN
from recap_print.preview.guard import Guard
from recap_print.preview.items import Fold, items
from recap_print.preview.ours import own_file
from recap_print.preview.shown import Shown, our_mistake
from recap_print.preview.studio import Studio
from recap_print.preview.told import EDITOR, linker, state
from recap_print.preview.watch import watching

FINEST_DPI = 400
COARSEST_DPI = 12
FOR_EVER = "private, max-age=31536000, immutable"
MOMENT = 0.04
"""Seconds that an editor is given to put back what it is writing …"""
MOMENTS = 3
"""… and how often."""
FRAMED = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""For the diff's page, whose own policy names the very styles and scripts that are in it."""
T = TypeVar("T")


class Desk:
    """One studio at work: looks when files change, and answers whoever asks.

    One thread composes, another compares; pictures are made by any, in turn.
    """

    def __init__(self, studio: Studio, comparing: Comparing, editor: str = EDITOR) -> None:
        self.studio, self.board = studio, Board()
        self._comparing, self._editor = comparing, editor
        self._composer = ThreadPoolExecutor(1, "composing")
        self._comparer = ThreadPoolExecutor(1, "comparing")
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def open(self, _: Starlette) -> AsyncIterator[None]:
        """From the first look to the last."""
        loop = asyncio.get_running_loop()

        def changed() -> None:
            loop.call_soon_threadsafe(self._changed.set)

        looking = asyncio.create_task(self._looking(loop))
        with watching(self.studio.project, changed):
            yield
        looking.cancel()
        self.board.close()
        for pool in (self._composer, self._comparer):
            pool.shutdown(wait=False, cancel_futures=True)

    async def _looking(self, loop: asyncio.AbstractEventLoop) -> None:
        """One look after another, however many files are saved during one."""

        def early(shown: Shown) -> None:
            loop.call_soon_threadsafe(self.board.post, shown, self._told(shown))

        def look() -> tuple[Shown, bytes]:
            shown = self.studio.look(early)
            return shown, self._told(shown)

        while True:
            await self._changed.wait()
            for _ in range(MOMENTS):
                self._changed.clear()
                if not self.studio.is_being_written():
                    break
                await asyncio.sleep(MOMENT)
            self._comparing.look_again()
            shown, told = await self._composing(look)
            if not (shown.error and self._changed.is_set() and self.board.shown):  # half a file: the rest has come
                self.board.post(shown, told)

    async def _composing(self, work: Callable[..., T], *matter: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._composer, work, *matter)

    async def page(self, _: Request) -> Response:
        return self._own("index.html")

    async def asset(self, request: Request) -> Response:
        return self._own(request.path_params["name"])

    def _own(self, name: str) -> Response:
        found = own_file(name)
        if found is None:
            raise HTTPException(404, "there is no such file")
        return Response(found[0], media_type=found[1])

    async def state(self, _: Request) -> Response:
        await self.board.now()
        return Response(self.board.told, media_type="application/json")

    def _told(self, shown: Shown) -> bytes:
        try:
            told = state(shown, self._comparing.name(shown), self._editor)
        except Exception as error:  # whoever looks is told, and sees the next save
            told = state(Shown(shown.serial, shown.edition, error=our_mistake(error)), "", self._editor)
        return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")

    async def events(self, request: Request) -> Response:
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[bytes]:
        yield b"retry: 1000\n\n"
        async for serial in self.board.serials():
            yield b":\n\n" if serial is None else b'event: shown\ndata: {"serial": %d}\n\n' % serial

    async def picture(self, request: Request) -> Response:
        digest, asked = request.path_params["digest"], request.query_params
        how, dpi = asked.get("how", PLAIN), asked.get("dpi", "144")
        if how not in HOWS:
            raise HTTPException(400, f"`how` is one of {', '.join(HOWS)}")
        if not re.fullmatch("[0-9]{1,4}", dpi, re.ASCII) or not COARSEST_DPI <= int(dpi) <= FINEST_DPI:
            raise HTTPException(400, f"`dpi` is a number from {COARSEST_DPI} to {FINEST_DPI}")
        made = await run_in_threadpool(self.studio.picture, digest, int(dpi), how)
        return Response(made, media_type="image/png", headers={"Cache-Control": FOR_EVER})

    async def items(self, request: Request) -> Response:
        found = await self._composing(self._items, request.path_params["digest"])
        return JSONResponse(found)

    def _items(self, digest: str) -> list[dict[str, Any]]:
        shown = self.studio.shown
        page = shown.page(digest)
        if page is None or shown.booklet is None or shown.case is None:
            raise CannotRead("this page is no longer on the desk", help="ask for the state again")
        press, creeps = self.studio.creeps()
        fold = Fold(press, creeps.get(page.number, 0.0))
        return items(page, shown.booklet, shown.case, fold, linker(self._editor))

    async def sheets(self, request: Request) -> Response:
        await self.board.now()
        press = request.query_params.get("press", "")
        return JSONResponse(await self._composing(self.studio.sheets, press))

    async def against(self, _: Request) -> Response:
        shown = await self.board.now()
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(self._comparer, self._comparing.page, shown)
        return HTMLResponse(made, headers={"Content-Security-Policy": FRAMED})

    async def print(self, request: Request) -> Response:
        made = await run_in_threadpool(self._comparing.picture, request.path_params["digest"])
        return Response(made, media_type="image/jpeg", headers={"Cache-Control": FOR_EVER})


def application(desk: Desk, host: str) -> Starlette:
    """The ASGI application of a desk that listens on ``host``."""
    routes = [
        Route("/", desk.page),
        Route("/assets/{name}", desk.asset),
        Route("/state", desk.state),
        Route("/events", desk.events),
        Route("/page/{digest}.png", desk.picture),
        Route("/page/{digest}/items", desk.items),
        Route("/sheets", desk.sheets),
        Route("/sheet/{digest}.png", desk.picture),
        Route("/against", desk.against),
        Route("/against/{digest}.jpg", desk.print),
    ]
    made = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, host=host)],
        exception_handlers={HTTPException: _refused, RecapError: _cannot, Exception: _mistaken},
        lifespan=desk.open,
    )
    made.router.redirect_slashes = False
    return made


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail, "help": ""}, error.status_code, error.headers)


async def _mistaken(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": our_mistake(error).title, "help": ""}, 500)


async def _cannot(_: Request, error: Exception) -> Response:
    """In words: 404 for what is not there, 409 for what is there and cannot be done with these pages."""
    assert isinstance(error, RecapError)
    known = isinstance(error, CannotRead | UsageError)
    return JSONResponse({"error": error.message, "help": error.help}, 404 if known else 409)
