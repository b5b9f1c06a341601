"""What the page of the societies reads: the register with its year, one society, its meetings (R71, R72)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from bjdesk.kernel.clock import Instant, day_of
from bjdesk.learning.attendance import CAME, Mark, count
from bjdesk.learning.classes.records import CALLED_OFF, HELD, TO_COME
from bjdesk.learning.model import Activity, Attendance, Session
from bjdesk.learning.queries.enrolments import enrolled_on
from bjdesk.learning.queries.marks import activity_marks
from bjdesk.learning.queries.members import members_on
from bjdesk.learning.queries.rosters import written_down
from bjdesk.learning.queries.sessions import place
from bjdesk.societies.queries import Belonging, MemberRow, SocietyRow, belonging, members, societies, society_cells
from bjdesk.venues.model import Booking, Venue

MONTHS = 12
MET, MISSED, COMING, NOTHING = "met", "missed", "coming", "nothing"
"""What a month looks like."""
ACTIVE = frozenset({"1", "2"})
"""`society_status` in which a society is expected to meet."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the year: how many meetings took place of how many planned, and what that amounts to."""

    look: str
    held: int
    planned: int


@dataclass(frozen=True, slots=True)
class SocietyLine:
    """One line of the register; `due` of the `planned` meetings of the year should have taken place by now."""

    row: SocietyRow
    belong: Belonging
    months: tuple[Month, ...]
    held: int
    planned: int
    due: int
    last_at: Instant | None
    next_at: Instant | None
    is_stale: bool

    @property
    def id(self) -> UUID:
        return self.row.id


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting; `came` is counted from the marks, or the number that was told (`is_told`)."""

    id: UUID
    rev: int
    ordinal: int
    state: str
    state_note: str | None
    topic: str | None
    is_told: bool
    booking: UUID
    booking_rev: int
    starts_at: Instant
    ends_at: Instant
    venue: UUID | None
    place_note: str | None
    place: str
    expected: int
    came: int


@dataclass(frozen=True)
class SocietyDetail:
    """One society; `cells` are the columns that its form corrects, the latest meeting comes first."""

    line: SocietyLine
    cells: Mapping[str, Any]
    members: tuple[MemberRow, ...]
    meetings: tuple[MeetingLine, ...]


_HAS_MARKS = exists().where(Attendance.session_id == Session.id, Attendance.status.in_(CAME))
_MEETINGS: Select[*tuple[Any, ...]] = (
    select(
        Activity.society_id,
        Activity.id.label("activity"),
        Session.id,
        Session.rev,
        Session.ordinal,
        Session.state,
        Session.state_note,
        Session.topic,
        Session.is_headcount_only,
        Session.booking_id,
        Booking.rev.label("booking_rev"),
        Booking.starts_at,
        Booking.ends_at,
        Booking.venue_id,
        Booking.place_note,
        place().label("place"),
        Booking.headcount,
        _HAS_MARKS.label("has_marks"),
    )
    .select_from(Activity)
    .join(Session, Session.activity_id == Activity.id)
    .join(Booking, Booking.id == Session.booking_id)
    .outerjoin(Venue, Venue.id == Booking.venue_id)
    .where(Activity.society_id.is_not(None), Session.removed.is_(False), Activity.removed.is_(False))
    .order_by(Booking.starts_at, Session.id)
)


def register(db: Connection, scope: str, zone: tzinfo, now: Instant, stale_days: int) -> list[SocietyLine]:
    """Every society of a branch with its year, by name; the dissolved ones last.

    Read are the activities that last into this year; of earlier ones only when a society met last that has not yet
    met this year.
    """
    today = day_of(now, zone)
    people = belonging(db, scope, today)
    met: dict[UUID, list[Any]] = {}
    for one in db.execute(_MEETINGS.where(Activity.scope == scope, Activity.ends_on >= date(today.year, 1, 1))):
        met.setdefault(one.society_id, []).append(one)
    rows = societies(db, scope)
    quiet = [row.id for row in rows if not any(_took_place(one, now) for one in met.get(row.id, ()))]
    before = _last_met(db, quiet, now)
    return [
        _line(row, people.get(row.id, Belonging()), met.get(row.id, []), zone, now, stale_days, before.get(row.id))
        for row in rows
    ]


def _last_met(db: Connection, societies: Sequence[UUID], now: Instant) -> dict[UUID, Instant]:
    """When each of these met last, as `_took_place` says."""
    if not societies:
        return {}
    took_place = or_(Session.state == HELD, and_(Session.state == TO_COME, Booking.ends_at <= now, _HAS_MARKS))
    query = (
        select(Activity.society_id, func.max(Booking.starts_at))
        .select_from(Activity)
        .join(Session, Session.activity_id == Activity.id)
        .join(Booking, Booking.id == Session.booking_id)
        .where(Activity.society_id.in_(societies), Session.removed.is_(False), Activity.removed.is_(False), took_place)
        .group_by(Activity.society_id)
    )
    return {society: Instant(last) for society, last in db.execute(query) if society is not None}


def society_detail(
    db: Connection, scope: str, record: UUID, zone: tzinfo, now: Instant, stale_days: int
) -> SocietyDetail | None:
    """One society with its members now and formerly and all its meetings."""
    row = next(iter(societies(db, scope, record)), None)
    cells = society_cells(db, record)
    if row is None or cells is None:
        return None
    belong = belonging(db, scope, day_of(now, zone), record).get(record, Belonging())
    met = list(db.execute(_MEETINGS.where(Activity.society_id == record)))
    line = _line(row, belong, met, zone, now, stale_days)
    return SocietyDetail(line, cells, tuple(members(db, record)), tuple(_meetings(db, met, zone))[::-1])


def _line(
    row: SocietyRow,
    belong: Belonging,
    met: Sequence[Any],
    zone: tzinfo,
    now: Instant,
    stale_days: int,
    before: Instant | None = None,
) -> SocietyLine:
    """`before` is when it met last, where that is not among the meetings that were read."""
    today = day_of(now, zone)
    standing = [one for one in met if one.state != CALLED_OFF]
    this_year = [one for one in standing if day_of(one.starts_at, zone).year == today.year]
    held = [one for one in standing if _took_place(one, now)]
    last = max((one.starts_at for one in held), default=before)
    return SocietyLine(
        row,
        belong,
        _months(this_year, zone, now),
        sum(_took_place(one, now) for one in this_year),
        len(this_year),
        sum(one.ends_at <= now or _took_place(one, now) for one in this_year),
        last,
        min((one.starts_at for one in standing if one.state == TO_COME and one.ends_at > now), default=None),
        row.state in ACTIVE and _is_stale(row.founded_on, last, today, zone, stale_days),
    )


def _took_place(one: Any, now: Instant) -> bool:
    """It was closed or has a number; or its time is over and people came, only nobody closed it."""
    return one.state == HELD or (one.state == TO_COME and one.ends_at <= now and bool(one.has_marks))


def _is_stale(founded: date | None, last: Instant | None, today: date, zone: tzinfo, days: int) -> bool:
    """No record for longer than the district allows; a society that never met counts from its founding."""
    since = day_of(last, zone) if last is not None else founded
    return since is not None and today - since > timedelta(days=days)


def _months(met: Iterable[Any], zone: tzinfo, now: Instant) -> tuple[Month, ...]:
    by_month: dict[int, list[Any]] = {}
    for one in met:
        by_month.setdefault(day_of(one.starts_at, zone).month, []).append(one)
    return tuple(_month(by_month.get(number, []), now) for number in range(1, MONTHS + 1))


def _month(met: Sequence[Any], now: Instant) -> Month:
    held = sum(_took_place(one, now) for one in met)
    missed = any(one.ends_at <= now and not _took_place(one, now) for one in met)
    look = MISSED if missed else MET if held else COMING if met else NOTHING
    return Month(look, held, len(met))


def _meetings(db: Connection, met: Sequence[Any], zone: tzinfo) -> Iterable[MeetingLine]:
    marks: dict[UUID, list[Mark]] = {}
    for activity in {one.activity for one in met}:
        for mark in activity_marks(db, activity):
            marks.setdefault(mark.session, []).append(mark)
    for one in met:
        of_session = marks.get(one.id, [])
        if one.state == HELD:
            expected = written_down(one.id, of_session)
        else:
            day = day_of(one.starts_at, zone)
            expected = {*enrolled_on(db, one.activity, day), *members_on(db, one.activity, day)}
        came = (one.headcount or 0) if one.is_headcount_only else count(one.id, expected, of_session).present
        cells: list[Any] = [*one[2:16], len(expected), came]
        yield MeetingLine(*cells)
