"""Plants marks in the district as if they had come over years: rows, feed, journal, commits, batches, digest.

Nothing of it goes through the server, and afterwards its own check finds nothing wrong. Both desks stand where they
had read all of it; their own files hold none, since what is asked is how the server goes on.
"""

import random
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Any

from raw import STREET, Ids, connect
from town import DAY, Town

from bjdesk import district as root
from bjdesk.kernel.clock import SECOND, SystemClock
from bjdesk.store.database import Connector

COMMIT, MEETING = 300, 30
A_DAY = 3_000
"""Marks."""
TABLE = b"attendance\0"
_ROW = (
    "INSERT INTO attendance (scope, id, session_id, learner_id, status, entry_as, method, is_correction, checked_at,"
    " clock_doubt, at, offset_min, removed, nonce, idx, stamps, seen_by, parked, erased)"
    f" VALUES ('{STREET}', ?, ?, ?, '1', '1', 'C', 0, ?, '0', ?, 480, 0, ?, ?, ?, '[\"{STREET}\"]', 0, 0)"
)
_FEED = (
    "INSERT INTO sync_feed (scope, tbl, id, seq, home, present, nonce, idx)"
    f" VALUES ('{STREET}', 'attendance', ?, ?, '{STREET}', 1, ?, ?)"
)
_JOURNAL = (
    "INSERT INTO sync_journal (scope, incarnation, op, digest8, tbl, id, device, n)"
    f" VALUES ('{STREET}', ?, ?, ?, 'attendance', ?, ?, ?)"
)
_COMMIT = f"INSERT INTO sync_commit (scope, hi, nonce, at) VALUES ('{STREET}', ?, ?, ?)"
_BATCH = (
    "INSERT INTO sync_batch (scope, device, n, digest, link, ack, at)"
    f" VALUES ('{STREET}', ?, ?, zeroblob(32), zeroblob(32), '[]', ?)"
)
_COUNTER = f"SELECT seq, digest, rows FROM sync_counter WHERE scope = '{STREET}'"
AT_ONCE = 200


def at_rows(town: Town, rows: int) -> Town:
    """Let the branch's feed hold so many rows in all; returns the town."""
    home = root.Home(town.district)
    raw = Connector(town.district / root.DATABASE, root.private_key(home.folder / root.DATABASE_KEY)).connect()
    for pragma in ("synchronous=OFF", "cache_size=-400000"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("BEGIN IMMEDIATE")
    seq, digest, known = raw.execute(_COUNTER).fetchone()
    years = _Years(raw, rows - known)
    total = (int(digest) + years.plant(seq)) % 2**64
    end = seq + years.count
    raw.execute(
        f"UPDATE sync_counter SET seq = ?, digest = ?, rows = ? WHERE scope = '{STREET}'", (end, str(total), rows)
    )
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()
    for number in (1, 2):
        _stand(town, number, (end, years.nonce, total, rows))
    return town


def _stand(town: Town, number: int, at: tuple[int, bytearray, int, int]) -> None:
    """A desk that has read so far."""
    seq, nonce, digest, rows = at
    raw = connect(town.desk(number))
    state = (seq, nonce, bytearray(digest.to_bytes(8, "big")), rows, STREET)
    raw.execute("UPDATE sync_scope SET seq = ?, nonce = ?, digest = ?, rows = ? WHERE scope = ?", state)
    raw.execute("INSERT INTO sync_cursor_log (scope, seq, nonce) VALUES (?, ?, ?)", (STREET, seq, nonce))
    raw.close()


class _Years:
    """Makes marks, 300 a commit, of another device."""

    def __init__(self, raw: Any, count: int) -> None:
        self.count = count
        self.nonce = bytearray()
        self._raw = raw
        self._draw = random.Random(count)
        self._device = bytearray(self._draw.randbytes(16))
        self._incarnation = self._draw.getrandbits(62)
        self._people = [bytearray(row[0]) for row in raw.execute("SELECT id FROM learner")]
        (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM sync_batch WHERE device = ?", (self._device,)).fetchone()
        self._batch = last
        self._begin = SystemClock().now() // DAY * DAY - (count // A_DAY + 60) * DAY
        self._ids = Ids(self._incarnation)

    def plant(self, seq: int) -> int:
        """All of them; the sum of their hashes."""
        total, sizes = 0, self._sizes()
        while commits := list(islice(sizes, AT_ONCE)):
            total += self._commits(seq, commits)
            seq += sum(commits)
        return total

    def _sizes(self) -> Iterator[int]:
        yield from [COMMIT] * (self.count // COMMIT)
        if self.count % COMMIT:
            yield self.count % COMMIT

    def _commits(self, seq: int, sizes: Sequence[int]) -> int:
        rows, feed, journal, total = [], [], [], 0
        for size in sizes:
            self.nonce, self._batch = bytearray(self._draw.randbytes(8)), self._batch + 1
            session = bytearray(self._draw.randbytes(16))
            for place in range(size):
                op = self._batch * COMMIT + place
                when = self._begin + op * (DAY // A_DAY)
                if place % MEETING == 0:
                    session = self._ids.at(when)
                key, seq = self._ids.at(when), seq + 1
                stamps = f'{{"_":[{when // 1000},{op},{self._incarnation}]}}'
                rows.append((key, session, self._draw.choice(self._people), when, when, self.nonce, place, stamps))
                feed.append((key, seq, self.nonce, place))
                journal.append((self._incarnation, op, bytearray(key[8:]), key, self._device, self._batch))
                hashed = blake2b(TABLE + key + self.nonce + place.to_bytes(8, "big"), digest_size=8)
                total += int.from_bytes(hashed.digest(), "big")
            at = self._begin // 1000 + self._batch * SECOND // 1000
            self._raw.execute(_COMMIT, (seq, self.nonce, at))
            self._raw.execute(_BATCH, (self._device, self._batch, at))
        for statement, cells in ((_ROW, rows), (_FEED, feed), (_JOURNAL, journal)):
            self._raw.executemany(statement, cells)
        return total
