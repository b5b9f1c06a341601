"""Writes meetings of societies and the numbers that were told of them (R35, R38, R72)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.learning.classes.here import Here
from bjdesk.learning.classes.pattern import MINUTES_PER_HOUR
from bjdesk.learning.classes.places import For, Places, Wanted
from bjdesk.learning.classes.planning import write_session
from bjdesk.learning.classes.records import (
    HELD,
    PUBLISHED,
    RUNNING,
    TO_COME,
    booking_row,
    marks_in,
    move,
    session_row,
)
from bjdesk.learning.meetings import commands
from bjdesk.learning.meetings.commands import (
    DiscardMeeting,
    PlanMeeting,
    RecordMeetingNumber,
    SetMeetingTopic,
    TakeBackNumber,
)
from bjdesk.learning.model import Activity, Session
from bjdesk.societies.model import Society
from bjdesk.societies.records import DISSOLVED, STOPPED
from bjdesk.store.database import Unit
from bjdesk.store.rows import Row, change, remove, rev_of
from bjdesk.venues.model import Booking

SOCIETY_MEETING = "ST"
"""`programme_type` 社团活动."""
MOST_PEOPLE, LONGEST_TOPIC = 9999, 100
_COURSE_CATEGORY = {
    "1": "03",
    "2": "03",
    "3": "03",
    "4": "04",
    "5": "05",
    "6": "02",
    "7": "03",
    "8": "10",
    "9": "01",
}
"""`society_category` -> `course_category`, under which its meetings are counted."""

Act = Callable[[Unit, Any], Done]


def planning(here: Here) -> Mapping[type, Act]:
    """command -> who carries it out."""
    meet = Planning(here)
    return {
        commands.PlanMeeting: meet.plan_meeting,
        commands.DiscardMeeting: meet.discard_meeting,
        commands.RecordMeetingNumber: meet.record_meeting_number,
        commands.TakeBackNumber: meet.take_back_number,
        commands.SetMeetingTopic: meet.set_meeting_topic,
    }


class Planning:
    """Handlers of the meetings."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._places = Places(here)

    def plan_meeting(self, unit: Unit, command: PlanMeeting) -> Done:
        society = self._society(unit, command.society)
        self._check_day(command.starts_at, command.ends_at)
        note = (command.place_note or "").strip() or None
        if command.venue is None and note is None:
            raise RuleBroken("meeting-place-missing")
        activity = self._activity(unit, society, self._here.day(command.starts_at))
        held_for = For(society.name, SOCIETY_MEETING, None, UUID(bytes=society.id.bytes))
        wanted = Wanted(command.starts_at, command.ends_at, command.venue, note)
        booking = self._places.hold(unit, wanted, held_for)
        hours = (command.ends_at - command.starts_at) // MINUTE * 10 // MINUTES_PER_HOUR * 10
        ordinal = _last_ordinal(unit, activity) + 1
        session = write_session(unit, self._here, activity, booking, ordinal, hours)
        topic = _topic(command.topic)
        if topic is not None:
            change(unit, Session, session_row(unit, self._here, session, rev_of(unit, Session, session)), topic=topic)
        if command.number is not None:
            self._tell(unit, session_row(unit, self._here, session, rev_of(unit, Session, session)), command.number)
        unit.about("session", session)
        unit.touch("session", "booking")
        return Done(session, undo=DiscardMeeting(session, rev_of(unit, Session, session)))

    def discard_meeting(self, unit: Unit, command: DiscardMeeting) -> Done:
        row = session_row(unit, self._here, command.session, command.rev)
        marks = marks_in(unit, [row.id])
        if marks or (row.state == HELD and not row.is_headcount_only):
            raise RuleBroken("meeting-has-marks", n=marks)
        self._places.give_back(unit, booking_row(unit, row.booking_id), None)
        remove(unit, Session, row.id)
        unit.about("session", row.id)
        return Done()

    def record_meeting_number(self, unit: Unit, command: RecordMeetingNumber) -> Done:
        row = session_row(unit, self._here, command.session, command.rev)
        is_correction = row.state == HELD and row.is_headcount_only
        before = self._tell(unit, row, command.number)
        unit.about("session", row.id)
        rev = rev_of(unit, Session, row.id)
        if is_correction:
            return Done(undo=RecordMeetingNumber(row.id, rev, before or 0))
        return Done(undo=TakeBackNumber(row.id, rev))

    def _tell(self, unit: Unit, row: Row, number: int) -> int | None:
        """The meeting took place, so many came; gives the number that stood there."""
        if not 0 <= number <= MOST_PEOPLE:
            raise RuleBroken("meeting-number-wrong", limit=MOST_PEOPLE)
        marks = marks_in(unit, [row.id])
        if marks:
            raise RuleBroken("meeting-has-marks", n=marks)
        booking = booking_row(unit, row.booking_id)
        if booking.starts_at > unit.now:
            raise RuleBroken("meeting-not-begun")
        if not (row.state == HELD and row.is_headcount_only):
            move(unit, Session, row, HELD)
        change(unit, Session, row, is_headcount_only=True)
        change(unit, Booking, booking, headcount=number)
        return None if booking.headcount is None else int(booking.headcount)

    def take_back_number(self, unit: Unit, command: TakeBackNumber) -> Done:
        row = session_row(unit, self._here, command.session, command.rev)
        if not row.is_headcount_only:
            raise RuleBroken("meeting-move-refused", state=row.state, wanted=TO_COME)
        move(unit, Session, row, TO_COME)
        change(unit, Session, row, is_headcount_only=False)
        booking = booking_row(unit, row.booking_id)
        change(unit, Booking, booking, headcount=None)
        unit.about("session", row.id)
        undo = RecordMeetingNumber(row.id, rev_of(unit, Session, row.id), booking.headcount or 0)
        return Done(undo=undo)

    def set_meeting_topic(self, unit: Unit, command: SetMeetingTopic) -> Done:
        row = session_row(unit, self._here, command.session, command.rev)
        before = change(unit, Session, row, topic=_topic(command.topic))
        unit.about("session", row.id)
        if not before:
            return Done()
        return Done(undo=SetMeetingTopic(row.id, rev_of(unit, Session, row.id), before["topic"]))

    def _society(self, unit: Unit, record: UUID) -> Row:
        table = Society.__table__
        row = unit.db.execute(select(table).where(table.c.id == record, table.c.removed.is_(False))).first()
        if row is None:
            raise RecordMissing(kind="society")
        if row.scope != self._here.scope:
            raise RuleBroken("society-of-another-branch", name=row.name)
        if row.state == DISSOLVED:
            raise RuleBroken("society-dissolved", name=row.name)
        if row.state == STOPPED:
            raise RuleBroken("society-stopped", name=row.name)
        return row

    def _activity(self, unit: Unit, society: Row, day: date) -> UUID:
        """The society's activity of the year: the one that stands, or a new one; its dates widen with its meetings."""
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        table = Activity.__table__
        found = unit.db.execute(
            select(table)
            .where(table.c.society_id == society.id, table.c.scope == self._here.scope, table.c.removed.is_(False))
            .where(table.c.type == SOCIETY_MEETING, table.c.state.in_((PUBLISHED, RUNNING)))
            .where(table.c.starts_on >= first, table.c.starts_on <= last)
            .order_by(table.c.id)
        ).first()
        if found is None:
            return self._write_activity(unit, society, day)
        begins, ends = min(found.starts_on, day), max(found.ends_on or day, day)
        change(unit, Activity, found, title=society.name, starts_on=begins, ends_on=ends)
        return UUID(bytes=found.id.bytes)

    def _write_activity(self, unit: Unit, society: Row, day: date) -> UUID:
        record = unit.new_id()
        unit.db.execute(
            insert(Activity).values(
                id=record,
                scope=self._here.scope,
                title=society.name,
                type=SOCIETY_MEETING,
                category=_COURSE_CATEGORY.get(society.category, "99"),
                society_id=society.id,
                host_org_id=self._here.branch_id,
                mode="1",
                is_open_entry=False,
                is_headcount_only=False,
                is_localised=False,
                target_groups=[],
                draw_way="1",
                planned=0,
                fee=0,
                needs_undertaking=False,
                starts_on=day,
                ends_on=day,
                state=RUNNING,
                state_at=unit.now,
            )
        )
        unit.note(AuditValue("activity", record, "state", None, RUNNING))
        unit.touch("activity")
        return record

    def _check_day(self, starts_at: Instant, ends_at: Instant) -> None:
        if ends_at <= starts_at:
            raise RuleBroken("series-ends-early")
        if self._here.day(starts_at) != self._here.day(Instant(ends_at - 1)):
            raise RuleBroken("series-past-midnight")


def _last_ordinal(unit: Unit, activity: UUID) -> int:
    rows = unit.db.execute(select(Session.ordinal).where(Session.activity_id == activity, Session.removed.is_(False)))
    return max(rows.scalars(), default=0)


def _topic(typed: str | None) -> str | None:
    """As it was typed, without the spaces around it and without an end that nobody reads."""
    return (typed or "").strip()[:LONGEST_TOPIC] or None
