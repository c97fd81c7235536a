"""What is shown now, for everyone who watches: newest only, so that nobody waits for a slow reader."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from recap_print.preview.shown import Shown

HEARTBEAT = 25.0
"""Seconds: what stands between takes a silent line for a dead one after 30 or 60."""


class Board:
    """For the thread of the event loop alone."""

    def __init__(self) -> None:
        self.shown: Shown | None = None
        self.told = b""
        self.closed = False
        self._turned = asyncio.Event()

    def post(self, shown: Shown, told: bytes) -> None:
        """Show this from now on, unless something newer is shown. ``told`` is what browsers read of it."""
        if self.shown is None or shown.serial > self.shown.serial:
            self.shown, self.told = shown, told
            self._turn()

    def close(self) -> None:
        """Let everybody go."""
        self.closed = True
        self._turn()

    def _turn(self) -> None:
        self._turned.set()
        self._turned = asyncio.Event()

    async def now(self) -> Shown:
        """What is shown, once there is something."""
        while self.shown is None:
            await self._turned.wait()
        return self.shown

    async def serials(self) -> AsyncIterator[int | None]:
        """The serial that is shown, and each one that is newest when the reader comes back; None for a heartbeat."""
        told = -1
        while not self.closed:
            if self.shown and self.shown.serial > told:
                told = self.shown.serial
                yield told
                continue
            try:
                await asyncio.wait_for(self._turned.wait(), HEARTBEAT)
            except TimeoutError:
                yield None
