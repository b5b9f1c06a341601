"""Offers what this desk learned after the last common point to a server that lost it, part by part (SYNC §9).

`sync_state.offering` remembers how far the offers got, so that a stop in the middle goes on there. What is offered is
what was published, never what this desk wrote over it: that travels in its own batches.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bjdesk.store.base import canonical_json
from bjdesk.store.database import Unit
from bjdesk.store.replica import ledger, parked, sweeping
from bjdesk.store.replica.layout import ERASED, REMOVED, Layout
from bjdesk.store.replica.ledger import Raw
from bjdesk.store.replica.overlay import Own
from bjdesk.store.replica.wiring import Wiring, driver
from sync.clock import Stamp
from sync.protocol.messages import Cursor, Offer, PublishedRow

AT_ONCE = 1_000


@dataclass(frozen=True)
class Offering:
    """The common points, and for each feed the number up to which it was offered."""

    common: Mapping[str, Cursor]
    reached: Mapping[str, int]

    def spelt(self) -> str:
        common = {scope: [seq, nonce.hex()] for scope, (seq, nonce) in self.common.items()}
        return canonical_json({"common": common, "reached": dict(self.reached)})

    @staticmethod
    def of(text: str) -> "Offering":
        said = json.loads(text)
        common = {scope: (seq, bytes.fromhex(nonce)) for scope, (seq, nonce) in said["common"].items()}
        return Offering(common, said["reached"])


@dataclass(frozen=True)
class Part:
    """A part of an offer, and where its feed stands when it was taken; `scope` is None when nothing is left."""

    offer: Offer
    scope: str | None
    reached: int = 0


def offering(db: Raw) -> Offering | None:
    """What is being offered."""
    text = db.execute("SELECT offering FROM sync_state").fetchone()[0]
    return Offering.of(text) if text else None


# --- beginning and ending --------------------------------------------------------------------------------------------


def begin(unit: Unit, common: Mapping[str, Cursor]) -> None:
    """Begin anew; operations that are not echoed may be lost with the rest, so they are sent again."""
    db = driver(unit)
    db.execute("UPDATE sync_state SET acked_n = min(acked_n, coalesce((SELECT min(n) - 1 FROM sync_outbox), acked_n))")
    _write(db, Offering(common, {scope: seq for scope, (seq, _) in common.items()}))


def begin_sweep(unit: Unit, scopes: Mapping[str, Cursor]) -> None:
    """Offer everything of the feeds, and read them anew from the beginning."""
    sweeping.begin(unit, scopes)
    _write(driver(unit), Offering(scopes, dict.fromkeys(scopes, 0)))


def advance(unit: Unit, wiring: Wiring, part: Part) -> None:
    """A part was taken; after the last one the cursors go back to the common point."""
    db = driver(unit)
    state = offering(db)
    if state is not None:
        if part.scope is not None:
            state = Offering(state.common, {**state.reached, part.scope: part.reached})
        if part.scope is not None and part.offer.more:
            _write(db, state)
        else:
            _go_back(db, state)
    wiring.points("offer.before_commit")


def _write(db: Raw, state: Offering | None) -> None:
    db.execute("UPDATE sync_state SET offering = ?", (state.spelt() if state else None,))


def _go_back(db: Raw, state: Offering) -> None:
    for scope, cursor in state.common.items():
        ledger.write_feed(db, scope, replace(ledger.feed(db, scope), cursor=cursor))
        db.execute("DELETE FROM sync_cursor_log WHERE scope = ? AND seq > ?", (scope, cursor[0]))
    _write(db, None)


# --- parts -----------------------------------------------------------------------------------------------------------


def next_part(db: Raw, wiring: Wiring) -> Part:
    """The next rows and exits of the first feed of which something is left."""
    state = offering(db)
    for scope, reached in state.reached.items() if state else ():
        rows = db.execute(
            'SELECT tbl, row_id, seq, nonce, idx, stamps, extra, "left" FROM sync_row WHERE feed = ? AND seq > ?'
            " ORDER BY seq LIMIT ?",
            (scope, reached, AT_ONCE),
        ).fetchall()
        if rows and state is not None:
            left = tuple((table, bytes(record)) for table, record, *_, has_left in rows if has_left)
            is_more = _is_more(db, state, scope, rows[-1][2])
            return Part(Offer(state.common, tuple(_published(db, wiring, rows)), left, is_more), scope, rows[-1][2])
    return Part(Offer(state.common if state else {}, ()), None)


def _is_more(db: Raw, state: Offering, scope: str, seq: int) -> bool:
    """Whether anything is left once the feed was offered up to `seq`."""
    reached = {**state.reached, scope: seq}
    sql = "SELECT 1 FROM sync_row WHERE feed = ? AND seq > ? LIMIT 1"
    return any(db.execute(sql, (scope, seq)).fetchone() for scope, seq in reached.items())


def _published(db: Raw, wiring: Wiring, rows: Sequence[Any]) -> list[PublishedRow]:
    found: list[PublishedRow] = []
    by_table: dict[str, list[Any]] = {}
    for row in rows:
        if not row[7]:
            by_table.setdefault(row[0], []).append(row)
    for table, these in by_table.items():
        ids = [bytes(row[1]) for row in these]
        waiting = _parked(db, table, ids)
        layout = wiring.layouts.get(table)
        here = _cells(db, layout, ids) if layout is not None else {}
        own = ledger.own_operations(db, table, ids)
        for row in these:
            record = bytes(row[1])
            said = waiting.get(record) or _beneath(layout, here.get(record), own.get(record, ()), row[6])
            if said is not None:
                found.append(_versioned(row, said))
    return found


def _parked(db: Raw, table: str, ids: Sequence[bytes]) -> dict[bytes, PublishedRow]:
    found: dict[bytes, PublishedRow] = {}
    for part in ledger.portions(ids):
        sql = (
            f'SELECT tbl, row_id, "row" FROM sync_parked WHERE tbl = ? AND row_id IN ({ledger.placeholders(len(part))})'
        )
        found.update((bytes(row[1]), parked.parked_row(row)) for row in db.execute(sql, [table, *part]))
    return found


def _cells(db: Raw, layout: Layout, ids: Sequence[bytes]) -> dict[bytes, dict[str, Any]]:
    columns = ["id", "scope", *layout.columns, *([REMOVED] if layout.has_removed else [])]
    names = ", ".join(f'"{column}"' for column in columns)
    found: dict[bytes, dict[str, Any]] = {}
    for part in ledger.portions(ids):
        rows = db.execute(f"SELECT {names} FROM {layout.name} WHERE id IN ({ledger.placeholders(len(part))})", part)
        found.update((bytes(row[0]), dict(zip(columns, row, strict=True))) for row in rows)
    return found


def _beneath(
    layout: Layout | None, cells: Mapping[str, Any] | None, own: Sequence[Own], extra: str | None
) -> PublishedRow | None:
    """The row as it was published: what our operations lie on instead of what they show."""
    if layout is None or cells is None:
        return None
    registers, owned = layout.published(cells, json.loads(extra) if extra else {})
    if owned.get(ERASED):
        registers = {}
    covered = {name: value for one in own for name, value in one.covered.items()}
    for name in {name for one in own for name in one.changed}:
        registers.pop(name, None)
        if name in covered and not (name == REMOVED and not covered[name]):
            registers[name] = covered[name]
    return PublishedRow(layout.name, bytes(cells["id"]), cells["scope"], bytes(8), 0, registers, {}, owned)


def _versioned(row: Sequence[Any], said: PublishedRow) -> PublishedRow:
    stamps = {name: Stamp(*stamp) for name, stamp in json.loads(row[5]).items()}
    version = bytes(row[3]), row[4]
    return PublishedRow(said.table, said.id, said.home, *version, said.registers, stamps, said.owned)
