"""What somebody else wrote of a record: its value and its time arrive, who it was only where a dispute wrote it down.

A stamp is one of ours if its batch is still kept, if the audit noted the value that stands, or if it comes from a start
of this program that is known to be ours from another register of the same row.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table

from bjdesk.kernel.clock import Instant
from bjdesk.store.prepared import raw
from bjdesk.store.registers import current, registers_of, spelt, table_of
from bjdesk.syncing import screen
from bjdesk.syncing.conflicts import both_sides, conflicts_about, pair
from bjdesk.syncing.history_lines import CAME, LOST, NEW, TELL_NOTHING, Line, Value
from bjdesk.syncing.matter import Here, Side
from bjdesk.syncing.writers import who_wrote
from sync.policy import Register

EVERYBODY = "*"
_TAIL = (1 << 62) - 1
"""The bits of an id that tell which start of a program made it."""
Stamp = tuple[int, int, int]
_STAMPS = "SELECT stamps FROM sync_row WHERE tbl = ? AND row_id = ?"


def told(db: Connection, here: Here, table: str, row: UUID, newest: Mapping[str, str | None]) -> list[Line]:
    """Every write of others that left a trace here; `newest` is what the audit noted last, by field."""
    found = table_of(table)
    cells = current(db, found, row) if found is not None else None
    if found is None or cells is None:
        return []
    disputed = list(_disputes(db, here, row))
    known = {(line.at, value.field) for line in disputed for value in line.values}
    came = [line for line in _came(db, found, cells, newest) if not _is_among(line, known)]
    return [*came, *disputed]


def _is_among(line: Line, known: set[tuple[Instant, str]]) -> bool:
    return any((line.at, value.field) in known for value in line.values)


# --- what stands -----------------------------------------------------------------------------------------------------


def _came(db: Connection, table: Table, cells: Mapping[str, Any], newest: Mapping[str, str | None]) -> Iterator[Line]:
    """The registers that stand as somebody else wrote them, those of one write together."""
    row: UUID = cells["id"]
    written = _by_stamp(db, table, row)
    is_ours = {stamp: _is_ours(db, table, cells, regs, newest) for stamp, regs in written.items()}
    ours = {stamp[2] for stamp, known in is_ours.items() if known}
    first = min(written, default=None)
    for stamp, registers in written.items():
        if stamp[2] in ours:
            continue
        what = NEW if stamp == first and row.int & _TAIL == stamp[2] else CAME
        names = [name for register in registers for name in register.columns if name not in TELL_NOTHING]
        values = tuple(_values(db, table, cells, names))
        if values:
            is_districts = cells["scope"] == EVERYBODY
            at = Instant(stamp[0] * 1000)
            yield Line(what, at, table.name, values, is_ours=False, is_districts=is_districts)


def _by_stamp(db: Connection, table: Table, row: UUID) -> dict[Stamp, list[Register]]:
    found = raw(db).execute(_STAMPS, (table.name, bytearray(row.bytes))).fetchone()
    stamps = json.loads(found[0]) if found and found[0] else {}
    written: dict[Stamp, list[Register]] = {}
    for register in registers_of(table):
        stamp = stamps.get(register.name) or stamps.get("_")
        if stamp is not None:
            written.setdefault((stamp[0], stamp[1], stamp[2]), []).append(register)
    return written


def _is_ours(
    db: Connection,
    table: Table,
    cells: Mapping[str, Any],
    registers: Sequence[Register],
    newest: Mapping[str, str | None],
) -> bool:
    columns = [name for register in registers for name in register.columns if name in newest]
    if any(newest[name] == spelt(table, name, cells[name]) for name in columns):
        return True
    wrote = who_wrote(db, table.name, cells["id"], registers[0].name)
    return wrote is not None and wrote.is_ours


def _values(db: Connection, table: Table, cells: Mapping[str, Any], names: Sequence[str]) -> Iterator[Value]:
    said = {name: cells[name] for name in names if cells[name] is not None}
    kinds, shown = screen.kinds(table, said), screen.shown(db, table, said)
    for name in said:
        yield Value(name, kinds[name], None, shown[name])


# --- what was disputed -----------------------------------------------------------------------------------------------


def _disputes(db: Connection, here: Here, row: UUID) -> Iterator[Line]:
    """The value that did not stand, whoever wrote it, and the other one if it is not ours."""
    for found in conflicts_about(db, row):
        values = pair(db, found)
        if values is None:
            continue
        kinds = screen.kinds(values.table, values.register.columns)
        lost, kept = both_sides(db, here, found)
        if lost.at is not None and lost.values:
            yield _side(LOST, lost, kinds, found.table, found.scope)
        if kept.at is not None and kept.values and not kept.is_ours:
            yield _side(CAME, kept, kinds, found.table, found.scope)


def _side(what: str, side: Side, kinds: Mapping[str, str], table: str, scope: str) -> Line:
    assert side.at is not None
    values = tuple(Value(name, kinds[name], None, said) for name, said in side.values.items() if said is not None)
    shown = tuple(value for value in values if value.field not in TELL_NOTHING)
    is_districts = scope == EVERYBODY and not side.place
    return Line(
        what,
        side.at,
        table,
        shown,
        staff=side.staff_name,
        desk=side.place,
        is_ours=side.is_ours,
        is_districts=is_districts,
    )
