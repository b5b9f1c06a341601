"""The attendance rows of a session, of a person, of both: what the rules of attendance are asked about (R26)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, func, select, union_all

from bjdesk.learning.attendance import CAME, Mark, effective
from bjdesk.learning.model import Attendance, Session
from bjdesk.people.model import LearnerAlias

_MARK = (
    Attendance.id,
    Attendance.session_id,
    func.coalesce(LearnerAlias.canonical_id, Attendance.learner_id),
    Attendance.status,
    Attendance.at,
    Attendance.checked_at,
    Attendance.is_correction,
    Attendance.entry_as,
    Attendance.makes_up_id,
    Attendance.voids_id,
    Attendance.method,
)


def _marks() -> Select[*tuple[Any, ...]]:
    return (
        select(*_MARK).select_from(Attendance).outerjoin(LearnerAlias, LearnerAlias.learner_id == Attendance.learner_id)
    )


def session_marks(db: Connection, session: UUID) -> list[Mark]:
    """Every attendance row that names the session, make-ups sat elsewhere included."""
    here = _marks().where(Attendance.session_id == session)
    elsewhere = _marks().where(Attendance.makes_up_id == session, Attendance.session_id != session)
    return [_mark(row) for row in db.execute(union_all(here, elsewhere))]


def person_marks(db: Connection, learner: UUID) -> list[Mark]:
    """Every attendance row of one person."""
    return [_mark(row) for row in db.execute(_marks().where(Attendance.learner_id == learner))]


def pair_marks(db: Connection, session: UUID, learner: UUID) -> list[Mark]:
    """Every attendance row of one person in one session."""
    rows = db.execute(_marks().where(Attendance.session_id == session, Attendance.learner_id == learner))
    return [_mark(row) for row in rows]


def _mark(row: Sequence[object]) -> Mark:
    found = dict(zip(Mark.__slots__, row, strict=True))
    return Mark(**found)  # type: ignore[arg-type]


def has_come(db: Connection, session: UUID, learner: UUID) -> bool:
    """Whether the mark that counts for the person in the session says that she came."""
    counted = effective(session, pair_marks(db, session, learner))
    return counted is not None and counted.status in CAME


def times_attended(db: Connection, activity: UUID, learner: UUID) -> int:
    """In how many sessions of the activity the person was present (本课第 n 次)."""
    rows = db.execute(
        _marks()
        .join(Session, and_(Session.id == Attendance.session_id, Session.activity_id == activity))
        .where(Attendance.learner_id == learner)
    )
    marks = [_mark(row) for row in rows]
    sessions = {mark.session for mark in marks}
    return sum(1 for session in sessions if (found := effective(session, marks)) is not None and found.status in CAME)
