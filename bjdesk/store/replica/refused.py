"""The worklist of refused operations: the desk shows the district's row, the refused content waits for a person.

改后重交 writes it again as an edit of its own, 放弃 lets it go; both are for commands to call in their unit of work.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.store.database import FROM_DISTRICT, Unit
from bjdesk.store.prepared import raw
from bjdesk.store.replica.layout import REMOVED, Layout, Unplaceable
from bjdesk.store.replica.ledger import Raw
from bjdesk.store.replica.wiring import driver

OPEN, SENT_AGAIN, GIVEN_UP = "1", "2", "3"
"""`refused_status`: 待改, 已重交, 放弃."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A refused operation; `content` is JSON of what it wanted."""

    incarnation: int
    op: int
    table: str
    row: bytes
    person: bytes | None
    reason: str
    content: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One line of the worklist; `registers` are empty after an erasure."""

    incarnation: int
    op: int
    table: str
    row: UUID
    person: UUID | None
    reason: str
    kind: str
    registers: Mapping[str, Any]
    ms: int
    staff: UUID | None
    at: Instant
    status: str


# --- kept by the exchange --------------------------------------------------------------------------------------------


def keep(db: Raw, found: Refused, now: Instant) -> bool:
    """Put an operation on the worklist; False if it stands there already."""
    sql = (
        "INSERT INTO sync_refused (incarnation, op, tbl, row_id, person_id, reason, content, at, status)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    )
    about = (found.table, bytearray(found.row), found.person and bytearray(found.person))
    said = (found.reason, found.content, now, OPEN)
    return bool(db.execute(sql, (found.incarnation, found.op, *about, *said)).rowcount)


def forget_content(db: Raw, table: str, row: bytes) -> None:
    db.execute("UPDATE sync_refused SET content = '{}' WHERE tbl = ? AND row_id = ?", (table, bytearray(row)))


def forget_person(db: Raw, person: bytes) -> None:
    db.execute("UPDATE sync_refused SET content = '{}' WHERE person_id = ?", (bytearray(person),))


# --- shown and settled by people -------------------------------------------------------------------------------------

_SELECT = "SELECT incarnation, op, tbl, row_id, person_id, reason, content, at, status FROM sync_refused"


def refused_rows(db: Connection, status: str = OPEN) -> Sequence[RefusedRow]:
    """The worklist, oldest first."""
    rows = raw(db).execute(f"{_SELECT} WHERE status = ? ORDER BY at, op", (status,)).fetchall()
    return [_row(found) for found in rows]


def _row(found: Any) -> RefusedRow:
    incarnation, op, table, record, person, reason, content, at, status = found
    said = json.loads(content)
    staff = said.get("actor")
    return RefusedRow(
        incarnation,
        op,
        table,
        UUID(bytes=record),
        UUID(bytes=person) if person else None,
        reason,
        said.get("kind", ""),
        said.get("registers", {}),
        said.get("ms", 0),
        UUID(staff) if staff else None,
        Instant(at),
        status,
    )


def give_up(unit: Unit, incarnation: int, op: int) -> None:
    """放弃: the district's row stands."""
    _settle(unit, _open(unit, incarnation, op), GIVEN_UP)


def send_again(
    unit: Unit, layouts: Mapping[str, Layout], incarnation: int, op: int, changes: Mapping[str, Any] | None = None
) -> None:
    """改后重交: write what was refused once more, with `changes` by register; captured like any other edit.

    A refused insert keeps its id, so that what names the row need not be touched.
    """
    found = _open(unit, incarnation, op)
    layout = layouts.get(found.table)
    if layout is None or not found.kind:
        raise RuleBroken("nothing-to-send-again")
    try:
        cells = layout.screen({**found.registers, **(changes or {})})
    except Unplaceable as error:
        raise RuleBroken("nothing-to-send-again") from error
    if found.kind == "insert":
        _insert_again(unit, layout, found, cells)
    elif not _update(unit, layout, found, cells):
        raise RecordMissing(kind=found.table)
    unit.touch(found.table)
    _settle(unit, found, SENT_AGAIN)


def _open(unit: Unit, incarnation: int, op: int) -> RefusedRow:
    row = driver(unit).execute(f"{_SELECT} WHERE incarnation = ? AND op = ?", (incarnation, op)).fetchone()
    if row is None:
        raise RecordMissing(kind="sync_refused")
    found = _row(row)
    if found.status != OPEN:
        raise RuleBroken("already-settled")
    return found


def _settle(unit: Unit, found: RefusedRow, status: str) -> None:
    driver(unit).execute(
        "UPDATE sync_refused SET status = ?, settled_at = ? WHERE incarnation = ? AND op = ?",
        (status, unit.now, found.incarnation, found.op),
    )
    unit.touch("sync_refused")


def _update(unit: Unit, layout: Layout, found: RefusedRow, cells: Mapping[str, Any]) -> bool:
    columns = ", ".join(f'"{column}" = ?' for column in cells)
    sql = f"UPDATE {layout.name} SET {columns} WHERE id = ?"
    return bool(driver(unit).execute(sql, (*cells.values(), bytearray(found.row.bytes))).rowcount)


def _insert_again(unit: Unit, layout: Layout, found: RefusedRow, cells: Mapping[str, Any]) -> None:
    """The row itself went, or is hidden because another one names it: then it makes room, unseen by the capture."""
    db, record = driver(unit), bytearray(found.row.bytes)
    source = db.execute("SELECT source FROM sync_context").fetchone()[0]
    db.execute("UPDATE sync_context SET source = ?", (FROM_DISTRICT,))
    db.execute(f"DELETE FROM {layout.name} WHERE id = ?", (record,))
    db.execute("UPDATE sync_context SET source = ?", (source,))
    home = db.execute("SELECT json_extract(content, '$.home') FROM sync_refused WHERE incarnation = ? AND op = ?",
                      (found.incarnation, found.op)).fetchone()[0]  # fmt: skip
    kept = {column: cell for column, cell in cells.items() if column != REMOVED}
    names = ", ".join(f'"{column}"' for column in kept)
    places = ", ".join("?" * len(kept))
    db.execute(
        f"INSERT INTO {layout.name} (id, scope, {names}) VALUES (?, ?, {places})", (record, home, *kept.values())
    )
    db.execute("DELETE FROM sync_sweep WHERE tbl = ? AND row_id = ?", (layout.name, record))
