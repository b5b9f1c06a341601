"""What is open for one person who stands at the desk: everything an arrival is decided by, read in two statements."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Text, and_, bindparam, case, exists, func, literal, select, type_coerce

from bjdesk.kernel.clock import Instant
from bjdesk.learning.attendance import CAME, Mark, effective
from bjdesk.learning.model import Activity, Attendance, Enrolment, Session
from bjdesk.learning.queries.enrolments import IN_CLASS
from bjdesk.learning.queries.marks import pair_marks
from bjdesk.learning.queries.sessions import CLOSED_EARLY, OPEN_NOW, SESSIONS, UPCOMING, SessionRow, open_window
from bjdesk.people.cards import Lookup
from bjdesk.people.queries import VALID, CardFound, card_holders
from bjdesk.societies.model import SocietyMember
from bjdesk.store.prepared import Prepared
from bjdesk.venues.model import Booking


@dataclass(frozen=True, slots=True)
class Opening:
    """A session and how one person stands to it; `marks` are all that was ever recorded of her there.

    A member of the session's society is expected like somebody who enrolled; `is_member` is one who did not enrol.
    """

    session: SessionRow
    is_enrolled: bool
    marks: Sequence[Mark]
    is_member: bool = False

    @property
    def has_come(self) -> bool:
        counted = effective(self.session.id, self.marks)
        return counted is not None and counted.status in CAME


@dataclass(frozen=True, slots=True)
class Arrival:
    """Whose card was read; and where the card is valid and names one person, what is open for her."""

    holders: list[CardFound]
    openings: list[Opening]


DayOf = Callable[[Instant], date]

_LEARNER = bindparam("learner", type_=Attendance.__table__.c.learner_id.type)
_IN_CLASS = [literal(state) for state in IN_CLASS]
_ENDS = [func.coalesce(type_coerce(day, Text), "") for day in (Enrolment.joined_on, Enrolment.left_on)]
# the state is looked at, not searched by: the index by class and state would walk through the whole class
_SPAN = case((and_(Enrolment.state.in_(_IN_CLASS), Enrolment.removed.is_(False)), _ENDS[0] + "/" + _ENDS[1]))
_ENROLLED = (
    select(func.group_concat(_SPAN))
    .where(Enrolment.learner_id == _LEARNER, Enrolment.activity_id == Activity.id)
    .scalar_subquery()
)
"""From and to of each time that she was enrolled: 2026-09-01/2026-11-24,/ …"""
_BELONGS = [func.coalesce(type_coerce(day, Text), "") for day in (SocietyMember.joined_on, SocietyMember.left_on)]
_MEMBER = (
    select(func.group_concat(case((SocietyMember.removed.is_(False), _BELONGS[0] + "/" + _BELONGS[1]))))
    .where(SocietyMember.learner_id == _LEARNER, SocietyMember.society_id == Activity.society_id)
    .scalar_subquery()
)
"""The same of each time that she was a member of the society whose session it is."""
_MARKED = exists().where(Attendance.session_id == Session.id, Attendance.learner_id == _LEARNER)
_OPENINGS = SESSIONS.add_columns(_ENROLLED, _MEMBER, _MARKED)
_OPEN = Prepared(_OPENINGS.where(OPEN_NOW).order_by(Booking.starts_at, Session.id))
_CLOSED = Prepared(_OPENINGS.where(CLOSED_EARLY).order_by(Booking.starts_at, Session.id))
_ONE = Prepared(_OPENINGS.where(Session.id == bindparam("session")))


def arrival(db: Connection, places: Sequence[Lookup], day_of: DayOf, *window: Any) -> Arrival:
    """The holders of a card and the openings of the one it names; `window` as for `openings`."""
    holders = card_holders(db, places)
    if len(holders) != 1 or holders[0].card_state != VALID:
        return Arrival(holders, [])
    return Arrival(holders, openings(db, holders[0].learner_id, day_of, *window))


def openings(
    db: Connection,
    learner: UUID,
    day_of: DayOf,
    scope: str,
    now: Instant,
    open_before_min: int,
    picked: UUID | None = None,
) -> list[Opening]:
    """The sessions whose sign-in is open, as the learner finds them; first the one that staff `picked`.

    `day_of` gives the civil date of a moment in the district: enrolments begin and end on days.
    """
    rows = _OPEN.rows(db, learner=learner, **open_window(scope, now, open_before_min))
    found = [_opening(db, row, learner, day_of) for row in rows]
    if picked is None or any(row.session.id == picked for row in found):
        return found
    beside = opening(db, learner, picked, day_of)
    return [beside, *found] if beside and beside.session.state == UPCOMING else found


def missed_now(
    db: Connection, learner: UUID, day_of: DayOf, scope: str, now: Instant, open_before_min: int
) -> SessionRow | None:
    """Her own session that was closed before she came, although its time is not over."""
    rows = _CLOSED.rows(db, learner=learner, **open_window(scope, now, open_before_min))
    found = (_opening(db, row, learner, day_of) for row in rows)
    return next((one.session for one in found if one.is_enrolled and not one.has_come), None)


def opening(db: Connection, learner: UUID, session: UUID, day_of: DayOf) -> Opening | None:
    """One session as the learner finds it."""
    found = _ONE.rows(db, learner=learner, session=session)
    return _opening(db, found[0], learner, day_of) if found else None


def _opening(db: Connection, row: Any, learner: UUID, day_of: DayOf) -> Opening:
    *columns, enrolled, member, has_marks = row
    session = SessionRow(*columns)
    day = day_of(session.starts_at)
    is_enrolled, is_member = _holds_on(enrolled, day), _holds_on(member, day)
    marks = pair_marks(db, session.id, learner) if has_marks else ()
    return Opening(session, is_enrolled or is_member, marks, is_member and not is_enrolled)


def _holds_on(spans: str | None, day: date) -> bool:
    """Whether one of the spans holds the day; both ends count, an open one has none (R25)."""
    if not spans:
        return False
    wanted = day.isoformat()
    ends = (span.split("/") for span in spans.split(","))
    return any(joined <= wanted and (not left or wanted <= left) for joined, left in ends)
