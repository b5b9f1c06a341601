"""Publishing: numbers, feed entries and digests, in one go under the counters of the feeds concerned.

A counter stays locked until the commit, so whoever reads a feed up to a number misses nothing below it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from sync.protocol.digest import added, h64, removed
from sync.server.audience import NOBODY
from sync.server.bulk import Spelt, among, write
from sync.server.schema import Schema

NONCE_BYTES = 8


class Shown(NamedTuple):
    """A row that changed, or whose audience did: its version now, and what the feeds hold of it."""

    table: str
    id: bytes
    home: str
    nonce: bytes
    place: int
    seen_by: frozenset[str]
    has_changed: bool = True
    was: tuple[bytes, int] | None = None
    was_seen_by: frozenset[str] = NOBODY
    """The version and the audience before; no version for a row that no feed has ever held."""

    @property
    def feeds(self) -> frozenset[str]:
        """Feeds that get an entry: all that see the row if it changed, else those that it enters or leaves."""
        return self.seen_by | self.was_seen_by if self.has_changed else self.seen_by ^ self.was_seen_by


class Block(NamedTuple):
    """New rows of one table and home that one audience sees; `spelt` are their ids as the driver wants them."""

    table: str
    home: str
    seen_by: frozenset[str]
    ids: Sequence[bytes]
    spelt: Spelt
    places: Sequence[int]

    def hashes(self, nonce: bytes) -> int:
        """What the rows add to the digest of each feed that sees them."""
        start, bits = self.table.encode() + b"\0", 8
        contents = (
            start + key + nonce + place.to_bytes(bits, "big") for key, place in zip(self.ids, self.places, strict=True)
        )
        return sum(int.from_bytes(blake2b(content, digest_size=bits).digest(), "big") for content in contents)


@dataclass(slots=True)
class Counter:
    """Where a feed stands."""

    seq: int = 0
    digest: int = 0
    rows: int = 0


class Feeds:
    """The feeds that a transaction writes to; their counters are locked in order of scope."""

    def __init__(self, db: Connection, schema: Schema) -> None:
        self._db = db
        self._schema = schema
        self.counters: dict[str, Counter] = {}

    def lock(self, scopes: Iterable[str]) -> None:
        """Take the counters of feeds, made where a feed is new."""
        table, wanted = self._schema.counter, sorted(set(scopes) - self.counters.keys())
        query = select(table.c.scope, table.c.seq, table.c.digest, table.c.rows).order_by(table.c.scope)
        query = query.where(among(self._db, table.c.scope, wanted)).with_for_update()
        known = self._db.execute(query).all()
        if len(known) < len(wanted):
            self._make(wanted)
            known = self._db.execute(query).all()
        for scope, seq, digest, rows in known:
            self.counters[scope] = Counter(seq, int(digest), rows)

    def _make(self, scopes: Sequence[str]) -> None:
        count = len(scopes)
        zero: dict[str, list[Any]] = {"seq": [0] * count, "digest": ["0"] * count, "rows": [0] * count}
        write(self._db, self._schema.counter, {"scope": scopes, **zero}, replace=None)

    def publish(self, blocks: Sequence[Block], shown: Sequence[Shown], nonce: bytes, now: int) -> None:
        """Write entries, counters and the commit: first new rows, then `shown` in the order in which it happened."""
        by_feed: dict[str, list[Shown]] = {scope: [] for block in blocks for scope in block.seen_by}
        for one in shown:
            for scope in one.feeds:
                by_feed.setdefault(scope, []).append(one)
        for block in blocks:
            self._publish_new(block, nonce)
        hashes: dict[tuple[str, bytes], int] = {}
        for scope, entries in sorted(by_feed.items()):
            self._publish(scope, entries, hashes)
        self._close(sorted(by_feed), nonce, now)

    def _publish_new(self, block: Block, nonce: bytes) -> None:
        count, digest = len(block.ids), block.hashes(nonce)
        for scope in sorted(block.seen_by):
            counter = self.counters[scope]
            columns: dict[str, Sequence[Any]] = {
                "scope": [scope] * count,
                "tbl": [block.table] * count,
                "id": block.spelt,
                "seq": range(counter.seq + 1, counter.seq + 1 + count),
                "home": [block.home] * count,
                "present": [True] * count,
                "nonce": [nonce] * count,
                "idx": block.places,
            }
            write(self._db, self._schema.feed, columns)
            counter.seq += count
            counter.digest = added(counter.digest, (digest,))
            counter.rows += count

    def _publish(self, scope: str, shown: Sequence[Shown], hashes: dict[tuple[str, bytes], int]) -> None:
        counter = self.counters[scope]
        fresh = [one for one in shown if one.was is None]
        known = [one for one in shown if one.was is not None]
        numbers = {id(one): counter.seq + place for place, one in enumerate(shown, 1)}
        for part, replace in ((fresh, False), (known, True)):
            seqs = [numbers[id(one)] for one in part]
            write(self._db, self._schema.feed, _entries(scope, part, seqs), replace=replace)
        present = [one for one in shown if scope in one.seen_by]
        gone = [one for one in known if scope in one.was_seen_by]
        for one in present:
            if (one.table, one.id) not in hashes:
                hashes[(one.table, one.id)] = h64(one.table, one.id, one.nonce, one.place)
        old = [h64(one.table, one.id, *one.was) for one in gone if one.was is not None]
        counter.seq += len(shown)
        counter.digest = added(removed(counter.digest, old), (hashes[(one.table, one.id)] for one in present))
        counter.rows += len(present) - len(gone)

    def _close(self, scopes: Sequence[str], nonce: bytes, now: int) -> None:
        counters = [self.counters[scope] for scope in scopes]
        seqs = [counter.seq for counter in counters]
        state: dict[str, list[Any]] = {
            "digest": [str(counter.digest) for counter in counters],
            "rows": [c.rows for c in counters],
        }
        write(self._db, self._schema.counter, {"scope": scopes, "seq": seqs, **state}, replace=True)
        commit = {"scope": scopes, "hi": seqs, "nonce": [nonce] * len(scopes), "at": [now] * len(scopes)}
        write(self._db, self._schema.commit, commit)


def _entries(scope: str, shown: Sequence[Shown], seqs: Sequence[int]) -> Mapping[str, Sequence[object]]:
    return {
        "scope": [scope] * len(shown),
        "tbl": [one.table for one in shown],
        "id": [one.id for one in shown],
        "seq": seqs,
        "home": [one.home for one in shown],
        "present": [scope in one.seen_by for one in shown],
        "nonce": [one.nonce for one in shown],
        "idx": [one.place for one in shown],
    }
