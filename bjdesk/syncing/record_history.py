"""谁改过 of one record: what this desk noted, what came from elsewhere as far as it is known, what did not stand (D6).

The audit stays on the desk that wrote it. Of another desk's write only the value and its time arrive; who it was is
told where a dispute wrote that down, else it is 其它电脑 or, of a row of the district, 区里.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select

from bjdesk.access import history
from bjdesk.access.history import Mark, Noted
from bjdesk.kernel.clock import Instant
from bjdesk.learning.model import Enrolment, Session
from bjdesk.societies.model import SocietyMember
from bjdesk.store.registers import table_of, unspelt
from bjdesk.syncing import elsewhere, screen
from bjdesk.syncing.history_lines import CHANGED, HOURS, NEW, REMOVED, TELL_NOTHING, Line, LineId, Value
from bjdesk.syncing.matter import Here
from bjdesk.syncing.subjects import Subject, subject_of

NOT_OF_A_PERSON = ("attendance", "conflict")
"""Her attendance has a list of its own."""


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """The lines in order, the newest first: those of this desk by the numbers of their values, the others whole."""

    table: str
    row: UUID
    ids: tuple[LineId, ...] = ()
    others: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wide:
    """A record with what belongs to it: `persons` in rows of `tables`, `through` what else a command may be about."""

    rows: tuple[UUID, ...]
    persons: tuple[UUID, ...] = ()
    tables: tuple[str, ...] = ()
    through: tuple[UUID, ...] = ()


def record_history(db: Connection, here: Here, table: str, row: UUID) -> RecordHistory:
    """What is known of a record and of what belongs to it; the lines of this desk are read by `lines`."""
    ours = _marks(db, table, row)
    newest = history.noted(db, [mark.id for mark in ours if mark.row == row])
    said: dict[str, str | None] = {}
    for one in sorted(newest, reverse=True):
        said.setdefault(newest[one].field, newest[one].new)
    others = tuple(elsewhere.told(db, here, table, row, said))
    mine = [(group[0].at, tuple(mark.id for mark in group)) for group in _grouped(ours)]
    theirs: list[tuple[Instant, LineId]] = [(line.at, (-place,)) for place, line in enumerate(others, 1)]
    ordered = merge(mine, sorted(theirs, reverse=True), key=_at, reverse=True)
    return RecordHistory(table, row, tuple(one for _, one in ordered), others)


def lines(db: Connection, found: RecordHistory, ids: Sequence[LineId]) -> dict[LineId, Line]:
    """The lines under these ids."""
    noted = history.noted(db, [value for one in ids for value in one if value > 0])
    told: dict[LineId, Line] = {}
    for one in ids:
        if one[0] < 0:
            told[one] = found.others[-one[0] - 1]
        elif one[0] in noted:
            told[one] = _line(db, found, [noted[value] for value in one if value in noted])
    return told


def _at(item: tuple[Instant, LineId]) -> Instant:
    return item[0]


# --- which values ----------------------------------------------------------------------------------------------------


def _marks(db: Connection, table: str, row: UUID) -> list[Mark]:
    if table == "learner":
        return history.marks_of_person(db, row, not_of=NOT_OF_A_PERSON, besides=TELL_NOTHING)
    wide = _WIDE.get(table, _alone)(db, row)
    return history.marks(
        db, wide.rows, through=wide.through, persons=wide.persons, of_persons=wide.tables, besides=TELL_NOTHING
    )


def _alone(db: Connection, row: UUID) -> _Wide:
    proposals, conflicts = history.said_about(db, row)
    return _Wide((row, *proposals), through=tuple(conflicts))


def _society(db: Connection, row: UUID) -> _Wide:
    members = db.execute(select(SocietyMember.id).where(SocietyMember.society_id == row)).scalars()
    persons = db.execute(select(SocietyMember.learner_id).where(SocietyMember.society_id == row)).scalars()
    _, conflicts = history.said_about(db, row)
    return _Wide((row, *members), tuple(set(persons)), (SocietyMember.__tablename__,), tuple(conflicts))


def _activity(db: Connection, row: UUID) -> _Wide:
    """A class with its meetings, their times, and who is in it."""
    sessions = db.execute(select(Session.id, Session.booking_id).where(Session.activity_id == row)).all()
    seats = db.execute(select(Enrolment.id, Enrolment.learner_id).where(Enrolment.activity_id == row)).all()
    rows = (row, *(one for pair in sessions for one in pair), *(seat.id for seat in seats))
    _, conflicts = history.said_about(db, row)
    persons = {seat.learner_id for seat in seats}
    return _Wide(rows, tuple(persons), (Enrolment.__tablename__,), tuple(conflicts))


_WIDE = {"society": _society, "activity": _activity}


def _grouped(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """A row that was entered is one line, whatever was written of it; else each field is one."""
    for _, together in groupby(marks, _command):
        by_row: dict[UUID, list[Mark]] = {}
        for mark in together:
            by_row.setdefault(mark.row, []).append(mark)
        for row in by_row.values():
            if any(_is_entry(mark) for mark in row):
                yield sorted(row, key=_number)
            else:
                yield from ([mark] for mark in row)


def _command(mark: Mark) -> int:
    return mark.n


def _number(mark: Mark) -> int:
    return mark.id


def _is_entry(mark: Mark) -> bool:
    """Something that is never empty stood nowhere before."""
    table = table_of(mark.table)
    return mark.is_first and table is not None and mark.field in table.c and not table.c[mark.field].nullable


# --- what they say ---------------------------------------------------------------------------------------------------


def _line(db: Connection, found: RecordHistory, noted: Sequence[Noted]) -> Line:
    one = noted[0]
    values = tuple(_value(db, table_of(one.table), each) for each in noted if each.new is not None or len(noted) == 1)
    what = CHANGED
    if len(noted) > 1 or _is_entry_value(one):
        what = NEW
    elif one.field == "removed" and one.new == "1":
        what = REMOVED
    about = Subject(one.table) if one.row == found.row else subject_of(db, one.table, one.row)
    return Line(what, one.at, one.table, values, about.name, about.starts_at, one.staff, one.desk or "")


def _is_entry_value(one: Noted) -> bool:
    table = table_of(one.table)
    has_field = table is not None and one.field in table.c
    return one.old is None and not one.is_hollowed and has_field and not _nullable(table, one.field)


def _nullable(table: Table | None, field: str) -> bool:
    return table is None or bool(table.c[field].nullable)


def _value(db: Connection, table: Table | None, one: Noted) -> Value:
    if one.is_hollowed:
        return Value(one.field, "text", is_erased=True)
    if table is None or one.field not in table.c:
        return Value(one.field, HOURS if one.field == HOURS else "text", one.old, one.new)
    kind = screen.kinds(table, (one.field,))[one.field]
    return Value(one.field, kind, _shown(db, table, one.field, one.old), _shown(db, table, one.field, one.new))


def _shown(db: Connection, table: Table, field: str, text: str | None) -> Any:
    """A value of the audit as a person reads it; what a later release cannot read stays as it is."""
    try:
        value = unspelt(table, field, text)
    except (TypeError, ValueError):
        return text
    return screen.shown(db, table, {field: value}).get(field)
