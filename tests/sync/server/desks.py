"""Desks of a test: they speak to the server in bytes only, remember what they wrote and what they were shown."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from sync.clock import Identity
from sync.protocol.chain import ORIGIN, link_of, seal
from sync.protocol.codec import (
    bodies_of,
    decode_reply,
    decode_request,
    encode_reply,
    encode_request,
    pack,
    unpack,
    unpack_reply,
)
from sync.protocol.digest import added, h64
from sync.protocol.messages import START, Batch, Cursor, Offer, Operation, PublishedRow, Reply, Request
from sync.server.district import District
from tests.sync.server.branches import NORTH

NOON = 1_793_185_200_000
"""A moment of a November morning in 2026, in ms."""
MINUTE = 60_000
Key = tuple[str, bytes]


@dataclass
class HandClock:
    """A server's clock that moves only when told to."""

    ms: int = NOON

    def __call__(self) -> int:
        return self.ms

    def advance(self, minutes: float) -> None:
        self.ms += int(minutes * MINUTE)


@dataclass
class Ledger:
    """Numbers and erasures, outside the database."""

    numbers: list[tuple[str, int, int, bytes]] = field(default_factory=list)
    erased: list[tuple[str, bytes, str]] = field(default_factory=list)

    def given(self, scope: str, year: int) -> frozenset[int]:
        return frozenset(number for where, when, number, _ in self.numbers if (where, when) == (scope, year))

    def note(self, scope: str, year: int, number: int, device: bytes) -> None:
        self.numbers.append((scope, year, number, device))

    def note_erasure(self, table: str, key: bytes, extent: str, at: int) -> None:
        self.erased.append((table, key, extent))

    def erasures(self) -> list[tuple[str, bytes, str]]:
        return list(self.erased)


class Died(BaseException):
    """A worker that is no more."""


@dataclass
class Points:
    """Where a worker is to die."""

    deadly: str = ""

    def __call__(self, name: str) -> None:
        if name == self.deadly:
            raise Died(name)


@dataclass
class World:
    """One server and what a test holds of it."""

    district: District
    clock: HandClock
    ledger: Ledger
    random: Callable[[int], bytes]
    points: Points

    def desk(self, scope: str = NORTH, name: str = "desk") -> "Desk":
        """A desk, enrolled."""
        code = self.district.new_code(scope)
        device = self.random(16)
        token = self.district.enrol(code, self.random(32), name, device).token
        return Desk(self, scope, device, token)


class Desk:
    """A desk that keeps everything in memory."""

    def __init__(self, world: World, scope: str, device: bytes, token: str) -> None:
        self.world = world
        self.scope = scope
        self.device = device
        self.token = token
        self.incarnation = int.from_bytes(world.random(8), "big") >> 2
        self.ops = 0
        self.requests = 0
        self.chain = ORIGIN
        self.acked = ORIGIN
        self.sealed: list[Batch] = []
        self.queue: list[Operation] = []
        self.cursors: dict[str, Cursor] = {"*": START, scope: START}
        self.history: dict[str, list[Cursor]] = {"*": [], scope: []}
        self.feeds: dict[str, dict[Key, PublishedRow]] = {"*": {}, scope: {}}
        self.refused: list[tuple[Key, str]] = []
        self.wall_off = 0
        self.schema = "0001"

    # --- acts --------------------------------------------------------------------------------------------------------

    def new_id(self) -> bytes:
        """An id as desks make them."""
        self.ops += 1
        ms = self.world.clock() + (self.ops >> 12)
        value = (ms << 80) | (7 << 76) | ((self.ops & 0xFFF) << 64) | (0b10 << 62) | self.incarnation
        return value.to_bytes(16, "big")

    def insert(self, table: str, registers: Mapping[str, Any], *, home: str = "", key: bytes | None = None) -> bytes:
        """A new row; returns its id."""
        made = key or self.new_id()
        self._act(table, made, "insert", home or self.scope, registers, {}, None)
        return made

    def update(
        self, table: str, key: bytes, *, saw: Any = ..., from_state: str | None = None, **registers: Any
    ) -> Operation:
        """A change by somebody who saw what this desk was shown, or what `saw` says (identity or None)."""
        base = {name: self._seen(table, key, name) if saw is ... else saw for name in registers}
        return self._act(table, key, "update", self._home(table, key), registers, base, from_state)

    def delete(self, table: str, key: bytes, *, saw: Mapping[str, Identity | None] | None = None) -> Operation:
        """Take a row out."""
        row = self.row(table, key)
        shown = {name: self._seen(table, key, name) for name in row.registers} if row else {}
        return self._act(
            table, key, "delete", self._home(table, key), {"removed": 1}, shown if saw is None else saw, None
        )

    def _act(
        self,
        table: str,
        key: bytes,
        kind: str,
        home: str,
        registers: Mapping[str, Any],
        base: Mapping[str, Identity | None],
        from_state: str | None,
    ) -> Operation:
        self.ops += 1
        ms = self.world.clock() + self.wall_off
        made = Operation(
            table, key, kind, home, registers, base, from_state, ms, self.ops, self.incarnation, self.device
        )
        self.queue.append(made)
        return made

    def _seen(self, table: str, key: bytes, register: str) -> Identity | None:
        for operation in reversed(self.queue):
            if (operation.table, operation.id) == (table, key) and register in operation.registers:
                return operation.identity
        row = self.row(table, key)
        stamp = row.stamps.get(register, row.stamps.get("_")) if row and register in row.registers else None
        return stamp.identity if stamp else None

    def _home(self, table: str, key: bytes) -> str:
        row = self.row(table, key)
        if row is not None:
            return row.home
        made = [one.home for one in self.queue if (one.table, one.id) == (table, key)]
        return made[0] if made else self.scope

    # --- what it was shown -------------------------------------------------------------------------------------------

    def row(self, table: str, key: bytes) -> PublishedRow | None:
        """A row as it was published to this desk."""
        found = [feed[(table, key)] for feed in self.feeds.values() if (table, key) in feed]
        return found[0] if found else None

    def shown(self, table: str, key: bytes) -> dict[str, Any]:
        """Its registers, and what the server says of it."""
        row = self.row(table, key)
        assert row is not None, f"{table} was never shown"
        return {**row.registers, **row.owned}

    def rows(self, table: str) -> list[PublishedRow]:
        """All rows of a table that this desk sees."""
        return [row for feed in self.feeds.values() for (name, _), row in feed.items() if name == table]

    def digest(self, scope: str) -> tuple[int, int]:
        """Digest and count of what it holds of a feed."""
        feed = self.feeds[scope]
        return added(0, (h64(name, key, row.nonce, row.index) for (name, key), row in feed.items())), len(feed)

    # --- talking -----------------------------------------------------------------------------------------------------

    def seal(self) -> None:
        """Make batches of the queue."""
        for part, body in bodies_of(self.queue):
            batch = seal(self.chain, body, len(part))
            self.chain = link_of(batch)
            self.sealed.append(batch)
        self.queue = []

    def request(self, **more: Any) -> Request:
        """What it would ask now."""
        self.requests += 1
        unsent = tuple(batch for batch in self.sealed if batch.n > self.acked[0])
        head = Request(
            self.requests, self.device, self.schema, self.world.clock() + self.wall_off, self.chain, self.acked,
            dict(self.cursors), unsent,
        )  # fmt: skip
        return replace(head, **more)

    def ask(self, request: Request) -> Reply:
        """Over the wire and back, nothing applied."""
        sent = decode_request(unpack(pack(encode_request(request))))
        return decode_reply(unpack_reply([pack(encode_reply(self.world.district.exchange(self.token, sent)))]))

    def sync(self, **more: Any) -> Reply:
        """Everything that there is to say, in as many requests as it takes; the last reply."""
        self.seal()
        while True:
            reply = self.ask(self.request(**more))
            self.take(reply)
            if self.acked == self.chain and not any(page.more for page in reply.pages.values()):
                return reply

    def take(self, reply: Reply) -> None:
        """Apply a reply."""
        for ack in reply.acks:
            batch = self.sealed[ack.n - 1]
            self.acked = link_of(batch)
            self.refused += [(_op(batch, index), reason) for index, reason in ack.bad]
        for scope, page in reply.pages.items():
            for entry in page.entries:
                if entry.row is None:
                    self.feeds[scope].pop((entry.table, entry.id), None)
                else:
                    self.feeds[scope][(entry.table, entry.id)] = entry.row
            self.cursors[scope] = page.next
            self.history[scope] += page.commits
            if not page.more:
                assert self.digest(scope) == (page.digest, page.rows), f"digest of {scope}"

    def offer(self, common: Mapping[str, Cursor]) -> Reply:
        """Tell what it was shown, all of it, and begin again at the common point."""
        rows = tuple(row for feed in self.feeds.values() for row in feed.values())
        reply = self.ask(self.request(batches=(), offer=Offer(common, rows)))
        self.cursors.update(common)
        return reply


def _op(batch: Batch, index: int) -> Key:
    from sync.protocol.codec import decode_operations

    operation = decode_operations(batch.body)[index]
    return operation.table, operation.id


def seeded(seed: int) -> Callable[[int], bytes]:
    """Bytes that look random and are the same in every run."""
    return random.Random(seed).randbytes
