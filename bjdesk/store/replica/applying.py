"""Applies a part of a page: rows, exits, digest and the cursor of its last row in one transaction (SYNC §6)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bjdesk.store.base import canonical_json
from bjdesk.store.database import Unit
from bjdesk.store.replica import leaving, ledger, placing
from bjdesk.store.replica.ledger import Key, Known, Raw
from bjdesk.store.replica.wiring import Changed, Wiring, driver, follow
from sync.clock import Stamp
from sync.protocol import digest as digests
from sync.protocol.bounds import HISTORY
from sync.protocol.messages import FeedEntry, FeedPage, PublishedRow

_SYNC_ROW = (
    'INSERT INTO sync_row (tbl, row_id, feed, seq, nonce, idx, stamps, extra, "left")'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)"
    " ON CONFLICT (tbl, row_id) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, nonce = excluded.nonce,"
    ' idx = excluded.idx, stamps = excluded.stamps, extra = excluded.extra, "left" = 0'
)


@dataclass
class Part:
    """A part of a page, made ready before the writer's turn; moves of digests are (hashes out, hashes in) by scope."""

    scope: str
    chunk: FeedPage
    prepared: placing.Prepared
    versions: list[list[Any]]
    exits: list[FeedEntry]
    out: dict[str, list[int]]
    come: list[int]
    awaited: frozenset[bytes]


# --- before the writer's turn ----------------------------------------------------------------------------------------


def prepare(db: Raw, wiring: Wiring, scope: str, chunk: FeedPage) -> Part:
    """Everything that can be known before."""
    rows = [entry.row for entry in chunk.entries if entry.row is not None]
    known = _known(db, chunk.entries)
    prepared = placing.prepare(db, wiring, rows)
    exits = [entry for entry in chunk.entries if entry.row is None and _is_present(known, entry, scope)]
    concerned = [entry for entry in chunk.entries if entry.row is not None] + exits
    return Part(
        scope,
        chunk,
        prepared,
        [_version(wiring, scope, entry.seq, entry.row) for entry in chunk.entries if entry.row is not None],
        exits,
        _replaced(known, concerned),
        [digests.h64(row.table, row.id, row.nonce, row.index) for row in rows],
        _awaited(db, prepared.placed),
    )


def _known(db: Raw, entries: Sequence[FeedEntry]) -> dict[Key, Known]:
    found: dict[Key, Known] = {}
    for table, ids in ledger.by_table((entry.table, entry.id) for entry in entries).items():
        found.update(((table, record), row) for record, row in ledger.known_rows(db, table, ids).items())
    return found


def _is_present(known: dict[Key, Known], entry: FeedEntry, scope: str) -> bool:
    """Whether this feed brought the row; one that another feed shows by now is not the concern of an exit here."""
    row = known.get((entry.table, entry.id))
    return row is not None and not row.has_left and row.feed == scope


def _replaced(known: dict[Key, Known], entries: Sequence[FeedEntry]) -> dict[str, list[int]]:
    """Hashes of the versions that are no longer present, by the feed whose digest they stand in."""
    found: dict[str, list[int]] = {}
    for entry in entries:
        row = known.get((entry.table, entry.id))
        if row is not None and not row.has_left:
            found.setdefault(row.feed, []).append(digests.h64(entry.table, entry.id, row.nonce, row.index))
    return found


def _version(wiring: Wiring, scope: str, seq: int, row: PublishedRow) -> list[Any]:
    layout = wiring.layouts.get(row.table)
    extra = layout.extra(row.registers, row.owned) if layout is not None else {}
    kept = canonical_json(extra) if extra else None
    return [row.table, bytearray(row.id), scope, seq, bytearray(row.nonce), row.index, _stamps(row.stamps), kept]


def _stamps(stamps: Any) -> str:
    if len(stamps) == 1 and "_" in stamps:
        stamp: Stamp = stamps["_"]
        return f'{{"_":[{stamp.ms},{stamp.op},{stamp.incarnation}]}}'
    return json.dumps(stamps, separators=(",", ":"))


def _awaited(db: Raw, placed: frozenset[bytes]) -> frozenset[bytes]:
    """Which of the rows others have waited for."""
    if not ledger.has_any(db, "sync_parked"):
        return frozenset()
    found: set[bytes] = set()
    for part in ledger.portions(placed):
        sql = f"SELECT DISTINCT parent FROM sync_parked WHERE parent IN ({ledger.placeholders(len(part))})"
        found.update(bytes(row[0]) for row in db.execute(sql, part))
    return frozenset(found)


# --- in the writer's turn --------------------------------------------------------------------------------------------


def apply(unit: Unit, wiring: Wiring, part: Part) -> Changed:
    """Write it all."""
    db = driver(unit)
    changed = placing.place(unit, wiring, part.prepared)
    db.executemany(_SYNC_ROW, part.versions)
    ledger.confirmed(db, wiring.scopes, [(row[0], bytes(row[1])) for row in part.versions])
    _leave(unit, wiring, part, changed)
    _move_digests(db, part)
    changed.rows = len(part.chunk.entries)
    changed.awaited = part.awaited
    follow(unit, wiring, changed)
    wiring.points("apply.before_commit")
    return changed


def _leave(unit: Unit, wiring: Wiring, part: Part, changed: Changed) -> None:
    """Rows that this branch sees no longer: nothing of their content stays."""
    driver(unit).executemany(
        "UPDATE sync_row SET seq = ?, \"left\" = 1, stamps = '{}', extra = NULL WHERE tbl = ? AND row_id = ?",
        [(entry.seq, entry.table, bytearray(entry.id)) for entry in part.exits],
    )
    if part.exits:
        keys = [(entry.table, entry.id) for entry in part.exits]
        leaving.take_away(unit, wiring, part.scope, keys, changed)


def _move_digests(db: Raw, part: Part) -> None:
    """The cursor moves with the rows; a row that came from another feed stands in the digest of that one no more."""
    for scope in sorted({part.scope, *part.out}):
        kept = ledger.feed(db, scope)
        out, come = part.out.get(scope, ()), part.come if scope == part.scope else ()
        digest = digests.added(digests.removed(kept.digest, out), come)
        moved = replace(kept, digest=digest, rows=kept.rows + len(come) - len(out))
        ledger.write_feed(db, scope, replace(moved, cursor=part.chunk.next, held=0) if scope == part.scope else moved)
    passed = [cursor for cursor in part.chunk.commits if cursor[0] <= part.chunk.next[0]]
    cursors = passed if passed and passed[-1] == part.chunk.next else [*passed, part.chunk.next]
    ledger.log_cursors(db, part.scope, cursors, HISTORY)
