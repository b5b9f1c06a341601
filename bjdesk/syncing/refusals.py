"""Refused operations as matters: what was wanted, what stands instead, and whether it can be sent again (SYNC §11)."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from bjdesk.kernel.clock import Instant
from bjdesk.store.prepared import raw
from bjdesk.store.registers import all_unfolded, current, table_of
from bjdesk.store.replica.refused import GIVEN_UP, OPEN, SENT_AGAIN, RefusedRow, refused_rows
from bjdesk.syncing import screen
from bjdesk.syncing.matter import AGAIN, GIVE_UP, PROPOSE, REFUSED, Here, Matter, MatterKey, Side
from bjdesk.syncing.subjects import subject_of
from bjdesk.syncing.writers import is_erased, our_desks, place_of, staff_name

DISTRICT, ERASED, LEFT, GROW, MISSING = "district", "erased", "left", "grow", "missing"
"""Reasons that narrow what can be chosen."""
NEVER_AGAIN = frozenset({DISTRICT, ERASED, LEFT, GROW})
SETTLED_AT = "SELECT settled_at FROM sync_refused WHERE incarnation = ? AND op = ?"


def open_refusals(db: Connection) -> Sequence[RefusedRow]:
    return refused_rows(db, OPEN)


def settled_refusals(db: Connection, limit: int) -> Sequence[RefusedRow]:
    found = [*refused_rows(db, SENT_AGAIN), *refused_rows(db, GIVEN_UP)]
    return sorted(found, key=_at, reverse=True)[:limit]


def _at(found: RefusedRow) -> int:
    return found.at


def refusal(db: Connection, incarnation: int, op: int) -> RefusedRow | None:
    every = (found for status in (OPEN, SENT_AGAIN, GIVEN_UP) for found in refused_rows(db, status))
    return next((found for found in every if (found.incarnation, found.op) == (incarnation, op)), None)


def wanted(found: RefusedRow) -> tuple[Table | None, dict[str, Any]]:
    """(table, column -> value) of what was refused."""
    table = table_of(found.table)
    return table, all_unfolded(table, found.registers) if table is not None else {}


def refusal_matter(db: Connection, here: Here, found: RefusedRow) -> Matter:
    """The story of one refusal."""
    table, cells = wanted(found)
    row = current(db, table, found.row) if table is not None else None
    about = subject_of(db, found.table, found.row, cells)
    erased = found.reason == ERASED or not found.kind or is_erased(db, found.person)
    cells = {} if erased else cells
    return Matter(
        key=MatterKey(REFUSED, f"{found.incarnation}.{found.op}"),
        table=found.table,
        row=found.row,
        rev=row["rev"] if row is not None else None,
        subject=about.name,
        hint=about.hint,
        about=about,
        register=next(iter(found.registers), ""),
        columns=screen.shown_columns(cells),
        kinds=screen.kinds(table, cells) if table is not None else {},
        reason=found.reason,
        theirs=_standing(db, table, row, cells) if not erased else None,
        ours=_ours(db, here, found, table, cells) if not erased else None,
        choices=choices(found, row, erased) if found.status == OPEN else (),
        settled={SENT_AGAIN: AGAIN, GIVEN_UP: GIVE_UP}.get(found.status),
        settled_at=_settled_at(db, found),
        is_blocking=found.status == OPEN,
        is_erased=erased,
        is_removed=row is None or bool(row.get("removed")),
    )


def _standing(
    db: Connection, table: Table | None, row: Mapping[str, Any] | None, cells: Mapping[str, Any]
) -> Side | None:
    """What the district's row says in the columns that were wanted."""
    if table is None or row is None or row.get("removed"):
        return None
    return Side(screen.shown(db, table, {name: row[name] for name in cells}), is_standing=True)


def _ours(db: Connection, here: Here, found: RefusedRow, table: Table | None, cells: Mapping[str, Any]) -> Side:
    return Side(
        values=screen.shown(db, table, cells) if table is not None else {},
        staff_name=staff_name(db, found.staff),
        place=place_of(db, next(iter(our_desks(db)), None), here),
        at=Instant(found.ms * 1000),
        is_ours=True,
        is_removed=found.kind == "delete",
    )


def choices(found: RefusedRow, row: Mapping[str, Any] | None, erased: bool) -> tuple[str, ...]:
    """Sending again needs a row to write to, or a new one to make; a wish about the district's becomes a proposal."""
    if erased or not found.kind:
        return (GIVE_UP,)
    if found.reason == DISTRICT:
        return (PROPOSE, GIVE_UP) if found.kind == "update" and row is not None else (GIVE_UP,)
    is_there = row is not None and not row.get("removed")
    may_go = found.reason not in NEVER_AGAIN and found.kind != "delete" and (is_there or found.kind == "insert")
    return (AGAIN, GIVE_UP) if may_go else (GIVE_UP,)


def _settled_at(db: Connection, found: RefusedRow) -> Instant | None:
    if found.status == OPEN:
        return None
    row = raw(db).execute(SETTLED_AT, (found.incarnation, found.op)).fetchone()
    return Instant(row[0]) if row and row[0] else None
