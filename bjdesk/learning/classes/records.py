"""Rows that the commands of a class read under the lock, and the one way in which their states move."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select

from bjdesk.kernel.errors import RuleBroken
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
from bjdesk.store.rows import Row, standing, step
from bjdesk.venues.model import Booking

DRAFT, PUBLISHED, RUNNING, CLASS_OVER, CANCELLED_CLASS = "1", "2", "3", "4", "5"
"""`activity_status`."""
TO_COME, HELD, CALLED_OFF, DID_NOT_MEET = "1", "2", "3", "4"
"""`session_status`."""
ASKED, ENROLLED, WAITING, WITHDRAWN, LEFT, SUSPENDED, EARNED, NOT_EARNED = "1", "2", "3", "4", "5", "6", "7", "8"
"""`enrol_status`."""
_MOVES = {Activity: ACTIVITY_MOVES, Session: SESSION_MOVES, Enrolment: ENROLMENT_MOVES}
_REFUSED = {Activity: "class-move-refused", Session: "meeting-move-refused", Enrolment: "enrolment-move-refused"}


def class_row(unit: Unit, here: Here, record: UUID, rev: int | None = None) -> Row:
    """A class of this branch as it lies here now."""
    row = standing(unit, Activity, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("class-of-another-branch", title=row.title)
    return row


def session_row(unit: Unit, here: Here, record: UUID, rev: int) -> Row:
    row = standing(unit, Session, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("class-of-another-branch", title="")
    return row


def enrolment_row(unit: Unit, here: Here, record: UUID, rev: int) -> Row:
    row = standing(unit, Enrolment, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("class-of-another-branch", title="")
    return row


def booking_row(unit: Unit, record: UUID) -> Row:
    return standing(unit, Booking, record)


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
    step(unit, model, row, state, note, row.learner_id if model is Enrolment else None)
