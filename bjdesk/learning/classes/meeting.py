"""One meeting of a class more, elsewhere, later, not at all, or once again (R26, R35)."""

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RuleBroken
from bjdesk.learning.classes.commands import AddSession, CallOffSession, MoveSession, ReopenSession, RestoreSession
from bjdesk.learning.classes.here import Here
from bjdesk.learning.classes.outcomes import Reopened
from bjdesk.learning.classes.pattern import MINUTES_PER_HOUR, MOST_DATES
from bjdesk.learning.classes.places import For, Places, Wanted
from bjdesk.learning.classes.planning import write_session
from bjdesk.learning.classes.records import (
    CALLED_OFF,
    CANCELLED_CLASS,
    CLASS_OVER,
    HELD,
    TO_COME,
    booking_row,
    class_row,
    marks_in,
    meetings,
    move,
    session_row,
)
from bjdesk.learning.model import Activity, Session
from bjdesk.store.database import Unit
from bjdesk.store.rows import Row, change, rev_of
from bjdesk.venues.model import Booking


class Meetings:
    """Handlers of single meetings."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._places = Places(here)

    def add_session(self, unit: Unit, command: AddSession) -> Done:
        row = class_row(unit, self._here, command.activity, command.rev)
        _refuse_over(row)
        self._check_day(command.starts_at, command.ends_at)
        met = meetings(unit, row.id)
        if len(met) >= MOST_DATES:
            raise RuleBroken("series-too-long", limit=MOST_DATES)
        hours = _hours(command.starts_at, command.ends_at) if command.hours is None else command.hours
        wanted = Wanted(command.starts_at, command.ends_at, command.venue, command.place_note)
        booking = self._places.hold(unit, wanted, _for(row))
        ordinal = max((one.ordinal for one in met), default=0) + 1
        session = write_session(unit, self._here, row.id, booking, ordinal, hours)
        self._widen(unit, row, command.starts_at)
        unit.about("session", session)
        return Done(session, undo=CallOffSession(session, rev_of(unit, Session, session), "加错了"))

    def move_session(self, unit: Unit, command: MoveSession) -> Done:
        session = session_row(unit, self._here, command.session, command.rev)
        activity = class_row(unit, self._here, session.activity_id)
        if session.state != TO_COME:
            raise RuleBroken("session-closed", title=activity.title, state=session.state)
        self._check_day(command.starts_at, command.ends_at)
        booking = booking_row(unit, session.booking_id)
        if booking.rev != command.booking_rev:
            raise RecordChanged(kind="booking")
        wanted = Wanted(command.starts_at, command.ends_at, command.venue, command.place_note)
        held = self._places.move(unit, booking, wanted, _for(activity))
        change(unit, Session, session, booking_id=held)
        self._widen(unit, activity, command.starts_at)
        unit.about("session", session.id)
        unit.touch("session", "booking")
        back = MoveSession(
            session.id,
            rev_of(unit, Session, session.id),
            rev_of(unit, Booking, held),
            booking.starts_at,
            booking.ends_at,
            booking.venue_id,
            booking.place_note,
        )
        return Done(held, undo=back)

    def call_off_session(self, unit: Unit, command: CallOffSession) -> Done:
        session = session_row(unit, self._here, command.session, command.rev)
        activity = class_row(unit, self._here, session.activity_id)
        reason = command.reason.strip()[:200]
        if not reason:
            raise RuleBroken("class-reason-missing")
        if session.state != TO_COME:
            raise RuleBroken("session-closed", title=activity.title, state=session.state)
        move(unit, Session, session, CALLED_OFF, reason)
        self._places.give_back(unit, booking_row(unit, session.booking_id), reason)
        unit.about("session", session.id)
        return Done(undo=RestoreSession(session.id, rev_of(unit, Session, session.id)))

    def restore_session(self, unit: Unit, command: RestoreSession) -> Done:
        session = session_row(unit, self._here, command.session, command.rev)
        activity = class_row(unit, self._here, session.activity_id)
        _refuse_over(activity)
        if session.state != CALLED_OFF:
            raise RuleBroken("meeting-move-refused", state=session.state, wanted=TO_COME)
        booking = booking_row(unit, session.booking_id)
        wanted = Wanted(booking.starts_at, booking.ends_at, booking.venue_id, booking.place_note)
        held = self._places.hold(unit, wanted, _for(activity))
        change(unit, Session, session, booking_id=held)
        move(unit, Session, session, TO_COME)
        unit.about("session", session.id)
        return Done(held, undo=CallOffSession(session.id, rev_of(unit, Session, session.id), "恢复错了"))

    def reopen_session(self, unit: Unit, command: ReopenSession) -> Done:
        """The marks of its closing stand until somebody comes after all; a closed class is opened first."""
        session = session_row(unit, self._here, command.session, command.rev)
        activity = class_row(unit, self._here, session.activity_id)
        _refuse_over(activity)
        if session.state != HELD:
            raise RuleBroken("meeting-move-refused", state=session.state, wanted=TO_COME)
        move(unit, Session, session, TO_COME)
        unit.about("session", session.id)
        return Done(Reopened(marks=marks_in(unit, [session.id])))

    def _check_day(self, starts_at: Instant, ends_at: Instant) -> None:
        if ends_at <= starts_at:
            raise RuleBroken("series-ends-early")
        if self._here.day(starts_at) != self._here.day(Instant(ends_at - 1)):
            raise RuleBroken("series-past-midnight")

    def _widen(self, unit: Unit, activity: Row, starts_at: Instant) -> None:
        """The class lasts from its first meeting to its last; what only moved inside leaves its dates alone."""
        day = self._here.day(starts_at)
        begins = day if activity.starts_on is None else min(activity.starts_on, day)
        ends = day if activity.ends_on is None else max(activity.ends_on, day)
        change(unit, Activity, activity, starts_on=begins, ends_on=ends)


def _for(activity: Row) -> For:
    return For(activity.title, activity.type, activity.quota, activity.society_id)


def _hours(starts_at: Instant, ends_at: Instant) -> int:
    return (ends_at - starts_at) // MINUTE * 10 // MINUTES_PER_HOUR * 10


def _refuse_over(activity: Row) -> None:
    if activity.state in (CLASS_OVER, CANCELLED_CLASS):
        raise RuleBroken("class-over", title=activity.title, state=activity.state)
