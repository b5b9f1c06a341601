"""Reads what a client sends, counting while it comes: bytes, ratio, pace, and what all requests hold together."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, NoReturn

from sync.protocol.bounds import FORBIDDEN, REQUEST_PACKED, TEXT
from sync.protocol.errors import Malformed
from sync.protocol.packing import Unpacker
from sync.server.web_answers import Refusal

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
SILENCE_S, PACE_S, LEAST_BYTES_A_SECOND = 30.0, 60.0, 2_000
HELD_AT_ONCE = 512 << 20
"""Expanded bytes that all requests together may hold."""
ENROL_BYTES = 16 << 10


class Room:
    """Counts what the bodies in hand weigh together; who does not fit comes again later."""

    def __init__(self, most: int = HELD_AT_ONCE) -> None:
        self._left = most

    def take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            self._left += count
            raise Refusal(503, "busy", retry_after=5)

    def give_back(self, count: int) -> None:
        self._left += count


class Held:
    """What one request holds of the room, given back when the block is left."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._count = 0

    def __enter__(self) -> "Held":
        return self

    def __exit__(self, *_error: object) -> None:
        self._room.give_back(self._count)

    def grow_to(self, count: int) -> None:
        """The body has so many bytes by now."""
        self._room.take(count - self._count)
        self._count = count


class ClientGone(Exception):
    """The line broke before the body was whole; nobody waits for an answer."""


async def pieces(receive: Receive, most: int, silence_s: float = SILENCE_S) -> AsyncIterator[bytes]:
    """The body as it comes; 408 for one that stops or trickles, 413 for one byte too many."""
    started, total = time.monotonic(), 0
    while True:
        try:
            message = await asyncio.wait_for(receive(), silence_s)
        except TimeoutError:
            raise Refusal(408, "too-slow") from None
        if message["type"] != "http.request":
            raise ClientGone
        piece = message.get("body", b"")
        total += len(piece)
        if total > most:
            raise Refusal(413, "too-large")
        passed = time.monotonic() - started
        if passed > PACE_S and total < passed * LEAST_BYTES_A_SECOND:
            raise Refusal(408, "too-slow")
        if piece:
            yield piece
        if not message.get("more_body", False):
            return


async def unpacked(receive: Receive, held: Held, silence_s: float = SILENCE_S) -> bytes:
    """A gzip body, expanded piece by piece."""
    unpacker = Unpacker()
    async for piece in pieces(receive, REQUEST_PACKED, silence_s):
        unpacker.feed(piece)
        held.grow_to(unpacker.expanded)
    return unpacker.finish()


async def whole(receive: Receive, most: int = ENROL_BYTES) -> bytes:
    """A small body as it is."""
    return b"".join([piece async for piece in pieces(receive, most)])


# --- JSON ------------------------------------------------------------------------------------------------------------


def read_json(body: bytes) -> dict[str, str]:
    """An object of texts within the bounds; whatever else JSON could hold is refused where it stands."""
    try:
        found = json.loads(body.decode(), parse_constant=_refuse, parse_float=_refuse, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise Malformed(field="body", why="json") from error
    if not isinstance(found, dict):
        raise Malformed(field="body", why="not-a-map")
    for name, value in found.items():
        if not isinstance(value, str) or len(value) > TEXT or FORBIDDEN.search(value):
            raise Malformed(field=name[:64], why="text")
    return found


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("duplicate key")
    return found
