"""Hours of a person and of a class, read and computed in one go (R25, R26, R28)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from bjdesk.credits.hours import Completion, Earned, Meeting, Rule, Terms, completion, total, transcript
from bjdesk.credits.model import HourRule
from bjdesk.kernel.clock import Instant, day_of
from bjdesk.learning.attendance import by_person
from bjdesk.learning.model import Activity, Attendance, Enrolment, Session
from bjdesk.learning.queries.marks import activity_marks, person_marks
from bjdesk.people.model import LearnerAlias
from bjdesk.reference.model import PolicyDoc
from bjdesk.store.prepared import Prepared
from bjdesk.venues.model import Booking

_RULES = Prepared(
    select(HourRule.version, HourRule.valid_from, HourRule.factors, HourRule.late_full_min, PolicyDoc.doc_no)
    .outerjoin(PolicyDoc, PolicyDoc.id == HourRule.doc_id)
    .where(HourRule.removed.is_(False))
)
_MEETING = (
    select(Session.id, Session.activity_id, Booking.starts_at, Session.planned, Session.state, Activity.title)
    .select_from(Session)
    .join(Booking, Booking.id == Session.booking_id)
    .join(Activity, Activity.id == Session.activity_id)
    .where(Session.removed.is_(False))
)
_ATTENDED = select(func.coalesce(Attendance.makes_up_id, Attendance.session_id)).where(
    Attendance.learner_id == bindparam("learner")
)
_OF_PERSON = Prepared(_MEETING.where(Session.id.in_(_ATTENDED)).order_by(Booking.starts_at, Session.id))
_OF_ACTIVITY = Prepared(
    _MEETING.where(Session.activity_id == bindparam("activity")).order_by(Booking.starts_at, Session.id)
)
_MEMBERS = Prepared(
    select(func.coalesce(LearnerAlias.canonical_id, Enrolment.learner_id), Enrolment.id, Enrolment.state)
    .add_columns(Enrolment.joined_on, Enrolment.left_on)
    .select_from(Enrolment)
    .outerjoin(LearnerAlias, LearnerAlias.learner_id == Enrolment.learner_id)
    .where(Enrolment.activity_id == bindparam("activity"), Enrolment.removed.is_(False))
)
_ASKS = Prepared(select(Activity.completion_pct, Activity.completion_hours).where(Activity.id == bindparam("activity")))


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One line of what counted for a person and why; `title` is the class or lecture."""

    title: str
    starts_at: Instant
    earned: Earned


@dataclass(frozen=True, slots=True)
class FinishRow:
    """One enrolled person of a class and whether she has earned it."""

    learner: UUID
    enrolment: UUID
    state: str
    joined_on: date | None
    left_on: date | None
    completion: Completion


def hour_rules(db: Connection) -> list[Rule]:
    """Every version of the rule of hours, with the document it rests on (R97)."""
    return [
        Rule(version, since, {str(key): int(share) for key, share in factors.items()}, late_full_min, document)
        for version, since, factors, late_full_min, document in _RULES.rows(db)
    ]


def hours_of(db: Connection, learner: UUID, zone: tzinfo) -> list[HoursRow]:
    """What each session gave the person, oldest first; sessions that gave nothing tell why by their mark."""
    found = _OF_PERSON.rows(db, learner=learner)
    lines = transcript(_meetings(found, zone), person_marks(db, learner), hour_rules(db))
    return [HoursRow(row[5], row[2], line) for row, line in zip(found, lines, strict=True)]


def total_hours(db: Connection, learner: UUID, zone: tzinfo) -> int:
    """累计学时 in hundredths (R26)."""
    meetings = _meetings(_OF_PERSON.rows(db, learner=learner), zone)
    return total(transcript(meetings, person_marks(db, learner), hour_rules(db)))


def finish(db: Connection, activity: UUID, zone: tzinfo, pct: int, denominator: str) -> list[FinishRow]:
    """Everybody who is or was enrolled in a class, with what she has earned; `pct` unless the class has its own."""
    meetings = list(_meetings(_OF_ACTIVITY.rows(db, activity=activity), zone))
    own_pct, hours = _ASKS.rows(db, activity=activity)[0]
    terms, rules = Terms(pct if own_pct is None else own_pct, hours, denominator), hour_rules(db)
    marks = by_person(activity_marks(db, activity))
    return [
        FinishRow(who, enrolment, state, since, until, completion(meetings, marks.get(who, ()), rules, terms, since))
        for who, enrolment, state, since, until in _MEMBERS.rows(db, activity=activity)
    ]


def _meetings(rows: Iterable[Sequence[Any]], zone: tzinfo) -> Iterable[Meeting]:
    for session, activity, starts_at, planned, state, _ in rows:
        yield Meeting(session, activity, day_of(starts_at, zone), planned, state)
