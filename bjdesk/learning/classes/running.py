"""Moves a class along its states, and writes down at its end who has earned it (R25)."""

from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RuleBroken
from bjdesk.learning.classes.commands import (
    CancelClass,
    CloseClass,
    MarkFinished,
    PublishClass,
    ReopenClass,
    StartClass,
)
from bjdesk.learning.classes.here import Here
from bjdesk.learning.classes.numbering import next_number
from bjdesk.learning.classes.outcomes import Finished, Reopened
from bjdesk.learning.classes.places import Places
from bjdesk.learning.classes.records import (
    CALLED_OFF,
    CANCELLED_CLASS,
    CLASS_OVER,
    EARNED,
    ENROLLED,
    HELD,
    NOT_EARNED,
    PUBLISHED,
    RUNNING,
    TO_COME,
    booking_row,
    class_row,
    meetings,
    move,
)
from bjdesk.learning.classes.seating import enrolments
from bjdesk.learning.model import Activity, Enrolment, Session
from bjdesk.store.database import Unit
from bjdesk.store.rows import Row, change

JUDGED = (ENROLLED, EARNED, NOT_EARNED)


class Running:
    """Handlers of the states of a class."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._places = Places(here)

    def publish_class(self, unit: Unit, command: PublishClass) -> Done:
        row = class_row(unit, self._here, command.activity, command.rev)
        self._number(unit, row)
        return self._moved(unit, row, PUBLISHED)

    def start_class(self, unit: Unit, command: StartClass) -> Done:
        row = class_row(unit, self._here, command.activity, command.rev)
        self._number(unit, row)
        return self._moved(unit, row, RUNNING)

    def close_class(self, unit: Unit, command: CloseClass) -> Done:
        row = class_row(unit, self._here, command.activity, command.rev)
        met = meetings(unit, row.id)
        still = [one for one in met if one.state == TO_COME]
        if still:
            day = self._here.day(still[0].starts_at).isoformat()
            raise RuleBroken(
                "class-has-open-sessions", title=row.title, n=len(still), ordinal=still[0].ordinal, day=day
            )
        if all(one.state != HELD for one in met):
            raise RuleBroken("class-never-met", title=row.title)
        move(unit, Activity, row, CLASS_OVER, title=row.title)
        judged = self._judge(unit, row)
        unit.about("activity", row.id)
        return Done(judged)

    def mark_finished(self, unit: Unit, command: MarkFinished) -> Done:
        row = class_row(unit, self._here, command.activity, command.rev)
        if row.state != CLASS_OVER:
            raise RuleBroken("class-not-closed", title=row.title)
        judged = self._judge(unit, row)
        unit.about("activity", row.id)
        return Done(judged)

    def reopen_class(self, unit: Unit, command: ReopenClass) -> Done:
        """What was judged stands until the class is closed again."""
        row = class_row(unit, self._here, command.activity, command.rev)
        if row.state != CLASS_OVER:
            raise RuleBroken("class-not-closed", title=row.title)
        judged = sum(one.state in (EARNED, NOT_EARNED) for one in enrolments(unit, row.id))
        self._moved(unit, row, RUNNING)
        return Done(Reopened(judged=judged))

    def cancel_class(self, unit: Unit, command: CancelClass) -> Done:
        row = class_row(unit, self._here, command.activity, command.rev)
        reason = command.reason.strip()[:200]
        if not reason:
            raise RuleBroken("class-reason-missing")
        move(unit, Activity, row, CANCELLED_CLASS, reason, title=row.title)
        still = [one for one in meetings(unit, row.id) if one.state == TO_COME]
        for one in still:
            move(unit, Session, one, CALLED_OFF, reason)
            self._places.give_back(unit, booking_row(unit, one.booking_id), reason)
        unit.about("activity", row.id)
        return Done(len(still))

    def _moved(self, unit: Unit, row: Row, state: str) -> Done:
        move(unit, Activity, row, state, title=row.title)
        unit.about("activity", row.id)
        return Done()

    def _number(self, unit: Unit, row: Row) -> None:
        """A class that was planned before the desk had a number gets its own now."""
        if row.number is None and row.starts_on is not None:
            number = next_number(unit, self._here.scope, row.term_id, row.starts_on)
            if number is not None:
                change(unit, Activity, row, number=number)

    def _judge(self, unit: Unit, row: Row) -> Finished:
        """结业 or 未结业 for everybody who stayed to the end, as the rules of hours say now."""
        found = self._here.finish(unit.db, row.id)
        judged = [one for one in enrolments(unit, row.id) if one.state in JUDGED]
        earned = 0
        for one in judged:
            wanted = EARNED if found.get(one.id, False) else NOT_EARNED
            earned += wanted == EARNED
            if one.state != wanted:
                move(unit, Enrolment, one, wanted)
        return Finished(earned, len(judged) - earned)
