"""Small reads and writes of the sync's own tables, in plain SQL on the driver's connection: the steps share them."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bjdesk.store.base import canonical_json
from bjdesk.store.replica.overlay import Own
from sync.protocol.messages import START, Cursor

Raw = Any
"""The driver's own connection, inside a transaction."""
Key = tuple[str, bytes]
"""(table, id)."""

ACKED = "coalesce(n <= (SELECT acked_n FROM sync_state), 0)"
"""Whether an operation of the outbox is acknowledged: batches are, one after another, so one number tells it of all."""

_MANY = 400
_DIGEST = 8


def placeholders(count: int) -> str:
    return ",".join("?" * count)


def portions(ids: Collection[bytes]) -> Iterator[list[bytearray]]:
    """Ids as they are bound, in portions that one statement takes."""
    bound = list(map(bytearray, ids))
    return (bound[start : start + _MANY] for start in range(0, len(bound), _MANY))


def by_table(keys: Iterable[Key]) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    for table, record in keys:
        found.setdefault(table, []).append(record)
    return found


def existing(db: Raw, table: str, ids: Collection[bytes]) -> set[bytes]:
    """Which of the ids have a row in `table`."""
    found: set[bytes] = set()
    for part in portions(ids):
        rows = db.execute(f"SELECT id FROM {table} WHERE id IN ({placeholders(len(part))})", part)
        found.update(bytes(row[0]) for row in rows)
    return found


def has_any(db: Raw, table: str) -> bool:
    return db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None


# --- the overlay -----------------------------------------------------------------------------------------------------


def own_operations(db: Raw, table: str, ids: Collection[bytes]) -> dict[bytes, list[Own]]:
    """This desk's operations on rows that are not echoed, in order of op."""
    found: dict[bytes, list[Own]] = {}
    for part in portions(ids):
        rows = db.execute(
            f"SELECT row_id, op, kind, changed, covered, {ACKED} FROM sync_outbox"
            f" WHERE tbl = ? AND row_id IN ({placeholders(len(part))}) ORDER BY op",
            [table, *part],
        )
        for record, op, kind, changed, covered, acked in rows:
            own = Own(op, kind, json.loads(changed), json.loads(covered), bool(acked))
            found.setdefault(bytes(record), []).append(own)
    return found


Mark = tuple[bytes, int, int, int]
"""(row, op, incarnation, whether it is acknowledged) of one of this desk's operations."""


def marks(db: Raw, table: str, ids: Collection[bytes]) -> list[Mark]:
    """Of this desk's operations on the rows."""
    found: list[Mark] = []
    for part in portions(ids):
        where = f"tbl = ? AND row_id IN ({placeholders(len(part))})"
        found += db.execute(f"SELECT row_id, op, incarnation, {ACKED} FROM sync_outbox WHERE {where}", [table, *part])
    return found


def drop_operations(db: Raw, ops: Iterable[int]) -> None:
    """Those of one evening follow each other: a statement takes a whole run."""
    db.executemany("DELETE FROM sync_outbox WHERE op BETWEEN ? AND ?", list(_runs(sorted(ops))))


def _runs(ops: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of numbers without a gap."""
    start = 0
    for place in range(1, len(ops) + 1):
        if place == len(ops) or ops[place] != ops[place - 1] + 1:
            yield ops[start], ops[place - 1]
            start = place


def write_covered(db: Raw, covered: Mapping[int, Mapping[str, Any]]) -> None:
    db.executemany(
        "UPDATE sync_outbox SET covered = ? WHERE op = ?",
        [(canonical_json(values), op) for op, values in covered.items()],
    )


# --- published rows --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a published row: the feed that brought it, its version, and whether it left."""

    feed: str
    nonce: bytes
    index: int
    has_left: bool


def known_rows(db: Raw, table: str, ids: Collection[bytes]) -> dict[bytes, Known]:
    found: dict[bytes, Known] = {}
    for part in portions(ids):
        rows = db.execute(
            'SELECT row_id, feed, nonce, idx, "left" FROM sync_row'
            f" WHERE tbl = ? AND row_id IN ({placeholders(len(part))})",
            [table, *part],
        )
        found.update((bytes(r[0]), Known(r[1], bytes(r[2]), r[3], bool(r[4]))) for r in rows)
    return found


# --- feeds -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Feed:
    """How far a feed was read, and the digest over what of it is present."""

    cursor: Cursor = START
    digest: int = 0
    rows: int = 0
    held: int = 0
    allowed: int = 0


def feed(db: Raw, scope: str) -> Feed:
    row = db.execute(
        "SELECT seq, nonce, digest, rows, held, allowed FROM sync_scope WHERE scope = ?", (scope,)
    ).fetchone()
    if row is None:
        return Feed()
    return Feed((row[0], bytes(row[1])), int.from_bytes(row[2], "big"), *row[3:])


def write_feed(db: Raw, scope: str, kept: Feed) -> None:
    digest = bytearray(kept.digest.to_bytes(_DIGEST, "big"))
    db.execute(
        "INSERT INTO sync_scope (scope, seq, nonce, digest, rows, held, allowed) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (scope) DO UPDATE SET seq = excluded.seq, nonce = excluded.nonce, digest = excluded.digest,"
        " rows = excluded.rows, held = excluded.held, allowed = excluded.allowed",
        (scope, *_cursor(kept.cursor), digest, kept.rows, kept.held, kept.allowed),
    )


def _cursor(cursor: Cursor) -> tuple[int, bytearray]:
    return cursor[0], bytearray(cursor[1])


def log_cursors(db: Raw, scope: str, cursors: Sequence[Cursor], keep: int) -> None:
    """Note the newest of these, and forget all but the newest `keep` of the feed."""
    db.executemany(
        "INSERT INTO sync_cursor_log (scope, seq, nonce) VALUES (?, ?, ?)"
        " ON CONFLICT (scope, seq) DO UPDATE SET nonce = excluded.nonce",
        [(scope, *_cursor(cursor)) for cursor in cursors[-keep:]],
    )
    db.execute(
        "DELETE FROM sync_cursor_log WHERE scope = ? AND seq <= (SELECT seq FROM sync_cursor_log WHERE scope = ?"
        " ORDER BY seq DESC LIMIT 1 OFFSET ?)",
        (scope, scope, keep),
    )


# --- rows to be looked at again --------------------------------------------------------------------------------------


def look_again(db: Raw, scope: str, keys: Iterable[Key]) -> None:
    """Note rows that could not go yet."""
    db.executemany(
        "INSERT INTO sync_sweep (scope, tbl, row_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(scope, table, bytearray(record)) for table, record in keys],
    )


def confirmed(db: Raw, scopes: Iterable[str], keys: Collection[Key]) -> None:
    """Rows that stay after all, or are gone."""
    if has_any(db, "sync_sweep"):
        db.executemany(
            "DELETE FROM sync_sweep WHERE scope = ? AND tbl = ? AND row_id = ?",
            [(scope, table, bytearray(record)) for scope in scopes for table, record in keys],
        )
