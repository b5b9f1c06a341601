"""What a feed holds above a cursor, out of one snapshot."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec import msgpack
from sqlalchemy import Connection, select

from sync.protocol.messages import START, Cursor, FeedEntry, FeedPage
from sync.server.rows import Rows
from sync.server.schema import Schema

ROW_BYTES = 64
"""What an entry weighs on the wire, roughly: a page of so many bytes has so many rows."""
MOST_ROWS = 10_000
WEIGHT, HEAVIEST = 16, 12 << 20
"""Bytes of content behind one byte of a page, where columns pack as they usually do, and in any page at all: whatever
desks wrote, no reply is larger than a desk takes."""
PORTION = 2_000
"""Rows that are read before they are weighed."""
_ENCODER = msgpack.Encoder()


class Pages:
    """Reads feeds in one transaction; `open_scopes` lets it see where the rows are at home."""

    def __init__(
        self, db: Connection, schema: Schema, rows: Rows, open_scopes: Callable[[Iterable[str]], None]
    ) -> None:
        self._db = db
        self._schema = schema
        self._rows = rows
        self._open = open_scopes

    def knows(self, scope: str, cursor: Cursor) -> bool:
        """Whether the commit of this cursor happened here: an unknown nonce means that history was lost."""
        return cursor == START or self._nonce_at(scope, cursor[0]) == cursor[1]

    def page(self, scope: str, cursor: Cursor, size: int) -> FeedPage:
        """The next page of a feed; `more` says that another one follows."""
        feed, counter = self._schema.feed, self._schema.counter
        state = self._db.execute(
            select(counter.c.seq, counter.c.digest, counter.c.rows).where(counter.c.scope == scope)
        ).first()
        if state is None:
            return FeedPage((), (), cursor, False, 0, 0)
        if state.seq <= cursor[0]:
            return FeedPage((), (), cursor, False, int(state.digest), state.rows)
        most = max(1, min(MOST_ROWS, size // ROW_BYTES))
        found = self._db.execute(
            select(feed.c.seq, feed.c.tbl, feed.c.id, feed.c.home, feed.c.present)
            .where(feed.c.scope == scope, feed.c.seq > cursor[0])
            .order_by(feed.c.seq)
            .limit(most + 1)
        ).all()
        entries = self._entries(found[:most], min(HEAVIEST, size * WEIGHT))
        commits = self._commits(scope, [entry.seq for entry in entries])
        more = len(entries) < len(found)
        return FeedPage(tuple(entries), commits, commits[-1], more, int(state.digest), state.rows)

    def _entries(self, found: Sequence[Any], most: int) -> list[FeedEntry]:
        """Entries with their rows, portion by portion, until they weigh too much; at least one."""
        entries: list[FeedEntry] = []
        for start in range(0, len(found), PORTION):
            portion = list(self._portion(found[start : start + PORTION]))
            together = _weight(portion)
            if together > most:
                return entries + _that_fit(portion, most, is_first=not entries)
            most -= together
            entries += portion
        return entries

    def _portion(self, found: Sequence[Any]) -> Iterator[FeedEntry]:
        self._open({home for _, _, _, home, _ in found})
        rows = self._rows.published((home, table, key) for _, table, key, home, present in found if present)
        for seq, table, key, _, present in found:
            yield FeedEntry(seq, table, key, rows[(table, key)] if present else None)

    def _commits(self, scope: str, seqs: Sequence[int]) -> tuple[Cursor, ...]:
        """(highest seq, nonce) of the commits that these numbers came with; the last may be cut by the page."""
        commit = self._schema.commit
        rows = self._db.execute(
            select(commit.c.hi, commit.c.nonce)
            .where(commit.c.scope == scope, commit.c.hi >= seqs[0], commit.c.hi < seqs[-1])
            .order_by(commit.c.hi)
        )
        found: list[Cursor] = []
        place = 0
        for hi, nonce in rows:
            behind = bisect_right(seqs, hi, place)
            if behind > place:  # else all its rows have newer numbers
                found.append((seqs[behind - 1], nonce))
            place = behind
        return (*found, (seqs[-1], self._nonce_at(scope, seqs[-1]) or bytes(8)))

    def _nonce_at(self, scope: str, seq: int) -> bytes | None:
        """The nonce of the commit that gave the number."""
        commit = self._schema.commit
        here = select(commit.c.nonce).where(commit.c.scope == scope, commit.c.hi >= seq)
        found: bytes | None = self._db.execute(here.order_by(commit.c.hi).limit(1)).scalar()
        return found


def _weight(entries: Sequence[FeedEntry]) -> int:
    """Bytes of what their rows hold."""
    rows = (entry.row for entry in entries)
    return len(_ENCODER.encode([(row.registers, row.owned) for row in rows if row is not None]))


def _that_fit(entries: Sequence[FeedEntry], most: int, *, is_first: bool) -> list[FeedEntry]:
    """Entries until they weigh too much; at least one if they are the first of a page."""
    for place, entry in enumerate(entries):
        most -= _weight((entry,))
        if most < 0 and (place or not is_first):
            return list(entries[:place])
    return list(entries)
