"""The attendance rows of a session, of a person, of both: what the rules of attendance are asked about (R26)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select, union_all

from bjdesk.learning.attendance import CAME, Mark, by_session, effective
from bjdesk.learning.model import Attendance, Session
from bjdesk.people.model import LearnerAlias
from bjdesk.store.prepared import Prepared

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
    Attendance.late_min,
)


_MARKS = (
    select(*_MARK).select_from(Attendance).outerjoin(LearnerAlias, LearnerAlias.learner_id == Attendance.learner_id)
)
_OF_PERSON = _MARKS.where(Attendance.learner_id == bindparam("learner"))
_OF_PAIR = _OF_PERSON.where(Attendance.session_id == bindparam("session"))
_OF_SESSION = union_all(
    _MARKS.where(Attendance.session_id == bindparam("session")),
    _MARKS.where(Attendance.makes_up_id == bindparam("session"), Attendance.session_id != bindparam("session")),
)
_OF_ACTIVITY = union_all(
    _MARKS.where(Attendance.session_id.in_(select(Session.id).where(Session.activity_id == bindparam("activity")))),
    _MARKS.where(
        Attendance.makes_up_id.in_(select(Session.id).where(Session.activity_id == bindparam("activity"))),
        Attendance.session_id.not_in(select(Session.id).where(Session.activity_id == bindparam("activity"))),
    ),
)
_IN_ACTIVITY = Prepared(
    _OF_PERSON.where(Attendance.session_id.in_(select(Session.id).where(Session.activity_id == bindparam("activity"))))
)


def session_marks(db: Connection, session: UUID) -> list[Mark]:
    """Every attendance row that names the session, make-ups sat elsewhere included."""
    return [_mark(row) for row in db.execute(_OF_SESSION, {"session": session})]


def activity_marks(db: Connection, activity: UUID) -> list[Mark]:
    """Every attendance row that names a session of the class, make-ups sat elsewhere included."""
    return [_mark(row) for row in db.execute(_OF_ACTIVITY, {"activity": activity})]


def person_marks(db: Connection, learner: UUID) -> list[Mark]:
    """Every attendance row of one person."""
    return [_mark(row) for row in db.execute(_OF_PERSON, {"learner": learner})]


def pair_marks(db: Connection, session: UUID, learner: UUID) -> list[Mark]:
    """Every attendance row of one person in one session."""
    return [_mark(row) for row in db.execute(_OF_PAIR, {"session": session, "learner": learner})]


def _mark(row: Sequence[Any]) -> Mark:
    return Mark(*row)


def has_come(db: Connection, session: UUID, learner: UUID) -> bool:
    """Whether the mark that counts for the person in the session says that she came."""
    return _is_presence(effective(session, pair_marks(db, session, learner)))


def _is_presence(mark: Mark | None) -> bool:
    return mark is not None and mark.status in CAME


def times_attended(db: Connection, activity: UUID, learner: UUID) -> int:
    """In how many sessions of the activity the person was present (本课第 n 次)."""
    marks = [_mark(row) for row in _IN_ACTIVITY.rows(db, activity=activity, learner=learner)]
    grouped = by_session(marks)
    return sum(_is_presence(effective(session, grouped[session])) for session in {mark.session for mark in marks})
