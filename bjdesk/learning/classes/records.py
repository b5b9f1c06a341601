"""Rows that the commands of a class read under the lock, and the one way in which their states move."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.learning.classes.here import Here
from bjdesk.learning.model import (
    ACTIVITY_MOVES,
    ENROLMENT_MOVES,
    SESSION_MOVES,
    Activity,
    Attendance,
    Enrolment,
    Session,
)
from bjdesk.store.base import Base
from bjdesk.store.database import Unit
from bjdesk.store.registers import spelt, table_for
from bjdesk.venues.model import Booking

DRAFT, PUBLISHED, RUNNING, CLASS_OVER, CANCELLED_CLASS = "1", "2", "3", "4", "5"
"""`activity_status`."""
TO_COME, HELD, CALLED_OFF, DID_NOT_MEET = "1", "2", "3", "4"
"""`session_status`."""
ASKED, ENROLLED, WAITING, WITHDRAWN, LEFT, SUSPENDED, EARNED, NOT_EARNED = "1", "2", "3", "4", "5", "6", "7", "8"
"""`enrol_status`."""
_MOVES = {Activity: ACTIVITY_MOVES, Session: SESSION_MOVES, Enrolment: ENROLMENT_MOVES}
_REFUSED = {Activity: "class-move-refused", Session: "meeting-move-refused", Enrolment: "enrolment-move-refused"}

Row = Any
"""A row of SQLAlchemy by column name."""


def class_row(unit: Unit, here: Here, record: UUID, rev: int | None = None) -> Row:
    """A class of this branch as it lies here now."""
    row = _row(unit, Activity, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("class-of-another-branch", title=row.title)
    return row


def session_row(unit: Unit, here: Here, record: UUID, rev: int) -> Row:
    row = _row(unit, Session, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("class-of-another-branch", title="")
    return row


def enrolment_row(unit: Unit, here: Here, record: UUID, rev: int) -> Row:
    row = _row(unit, Enrolment, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("class-of-another-branch", title="")
    return row


def booking_row(unit: Unit, record: UUID) -> Row:
    return _row(unit, Booking, record, None)


def _row(unit: Unit, model: type[Base], record: UUID, rev: int | None) -> Row:
    table = table_for(model)
    row = unit.db.execute(select(table).where(table.c.id == record, table.c.removed.is_(False))).first()
    if row is None:
        raise RecordMissing(kind=table.name)
    if rev is not None and row.rev != rev:
        raise RecordChanged(kind=table.name)
    return row


def rev_of(unit: Unit, model: type[Base], record: UUID) -> int:
    """The row's count of changes after what was just written."""
    table = table_for(model)
    return int(unit.db.execute(select(table.c.rev).where(table.c.id == record)).scalar_one())


def meetings(unit: Unit, activity: UUID) -> list[Row]:
    """Sessions of a class with their bookings' times, in order of time."""
    return list(
        unit.db.execute(
            select(
                Session.id,
                Session.rev,
                Session.ordinal,
                Session.state,
                Session.booking_id,
                Booking.starts_at,
                Booking.ends_at,
            )
            .select_from(Session)
            .join(Booking, Booking.id == Session.booking_id)
            .where(Session.activity_id == activity, Session.removed.is_(False))
            .order_by(Booking.starts_at, Session.id)
        )
    )


def marks_in(unit: Unit, sessions: Iterable[UUID]) -> int:
    """How many attendance rows these meetings have."""
    query = select(func.count()).select_from(Attendance).where(Attendance.session_id.in_(list(sessions)))
    return int(unit.db.execute(query).scalar_one())


def move(unit: Unit, model: type[Base], row: Row, state: str, note: str | None = None, **facts: object) -> None:
    """One step of a declared state machine; raises RuleBroken for a step that it does not have."""
    if not _MOVES[model].allows(row.state, state):
        raise RuleBroken(_REFUSED[model], state=row.state, wanted=state, **facts)
    table = table_for(model)
    moved = {"state": state, "state_at": unit.now, "state_note": note}
    unit.db.execute(update(table).where(table.c.id == row.id).values(**moved))
    person = row.learner_id if model is Enrolment else None
    unit.note(AuditValue(table.name, row.id, "state", row.state, state, person))
    unit.touch(table.name)


def change(unit: Unit, model: type[Base], row: Row, person: UUID | None = None, **values: Any) -> dict[str, Any]:
    """Write what is different, each value noted; gives the old values of those."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return {}
    table = table_for(model)
    unit.db.execute(update(table).where(table.c.id == row.id).values(**changed))
    before = {name: getattr(row, name) for name in changed}
    for name, value in changed.items():
        old, new = spelt(table, name, before[name]), spelt(table, name, value)
        unit.note(AuditValue(table.name, row.id, name, old, new, person))
    unit.touch(table.name)
    return before


def remove(unit: Unit, model: type[Base], record: UUID) -> None:
    """Take a mistaken row out of every list."""
    table = table_for(model)
    unit.db.execute(update(table).where(table.c.id == record).values(removed=True))
    unit.note(AuditValue(table.name, record, "removed", "0", "1"))
    unit.touch(table.name)
