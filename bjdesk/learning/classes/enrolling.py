"""Gives seats of a class and takes them back; who finds none waits, in order (R25)."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, insert, select

from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.learning.classes.commands import CancelEnrolment, EnrolLearner, LeaveClass, MoveUp, ReturnToClass
from bjdesk.learning.classes.here import Here
from bjdesk.learning.classes.outcomes import Enrolled, Left
from bjdesk.learning.classes.records import (
    ASKED,
    EARNED,
    ENROLLED,
    LEFT,
    NOT_EARNED,
    PUBLISHED,
    RUNNING,
    SUSPENDED,
    WAITING,
    WITHDRAWN,
    class_row,
    enrolment_row,
    move,
)
from bjdesk.learning.classes.seating import age_fits, enrolments, queue, seats
from bjdesk.learning.model import Attendance, Enrolment, Session
from bjdesk.people.age import known_age
from bjdesk.people.model import Learner, LearnerAlias
from bjdesk.people.relations import ensure_branch
from bjdesk.store.database import Unit
from bjdesk.store.rows import Row, change, rev_of

IN_IT = frozenset({ASKED, ENROLLED, WAITING, SUSPENDED, EARNED, NOT_EARNED})
"""Enrolments of which a person has one in a class."""


class Enrolling:
    """Handlers of the people of a class."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def enrol_learner(self, unit: Unit, command: EnrolLearner) -> Done:
        activity = class_row(unit, self._here, command.activity)
        if activity.state not in (PUBLISHED, RUNNING):
            raise RuleBroken("class-not-open", title=activity.title)
        person = _learner(unit, command.learner)
        rows = enrolments(unit, activity.id)
        _refuse_twice(rows, person, activity)
        self._check_person(unit, command, activity, person)
        place = _place(rows, activity, command)
        record = self._write(unit, command, activity, place)
        ensure_branch(unit, command.learner, self._here.branch_id, self._here.scope)
        unit.about("enrolment", record)
        done = Enrolled(record, place)
        return Done(done, undo=CancelEnrolment(record, rev_of(unit, Enrolment, record), "报错了"))

    def _check_person(self, unit: Unit, command: EnrolLearner, activity: Row, person: Row) -> None:
        day = max(self._here.day(unit.now), activity.starts_on or date.min)
        fits = age_fits(day, person.birth_date, person.birth_year, activity.age_min, activity.age_max)
        if fits is None:
            raise RuleBroken("class-age-unknown", name=person.name)
        if not fits and not _said(command.override_reason):
            raise RuleBroken("class-age-outside", name=person.name, title=activity.title)
        if not activity.needs_undertaking or _said(command.undertaking_by):
            return
        known = known_age(day, person.birth_date, person.birth_year)
        if known is None or known.years >= self._here.undertaking_age:
            raise RuleBroken("class-undertaking-missing", name=person.name, age=self._here.undertaking_age)

    def _write(self, unit: Unit, command: EnrolLearner, activity: Row, place: int | None) -> UUID:
        record, today = unit.new_id(), self._here.day(unit.now)
        state = ENROLLED if place is None else WAITING
        signed, reason = _said(command.undertaking_by), _said(command.override_reason)
        unit.db.execute(
            insert(Enrolment).values(
                id=record,
                scope=self._here.scope,
                activity_id=activity.id,
                learner_id=command.learner,
                channel=command.channel,
                role=command.role,
                applied_at=unit.now,
                joined_on=None if place is not None else command.joined_on or today,
                queue_no=place,
                override_reason=reason,
                override_staff_id=unit.actor.staff if reason else None,
                undertaking_by=signed,
                undertaking_on=today if signed else None,
                note=_said(command.note),
                state=state,
                state_at=unit.now,
            )
        )
        unit.note(AuditValue("enrolment", record, "state", None, state, command.learner))
        unit.touch("enrolment")
        return record

    def cancel_enrolment(self, unit: Unit, command: CancelEnrolment) -> Done:
        row = enrolment_row(unit, self._here, command.enrolment, command.rev)
        if _has_marks(unit, row):
            raise RuleBroken("enrolment-attended")
        move(unit, Enrolment, row, WITHDRAWN, _said(command.reason))
        unit.about("enrolment", row.id)
        return Done(Left(None, self._next_up(unit, row.activity_id)))

    def leave_class(self, unit: Unit, command: LeaveClass) -> Done:
        row = enrolment_row(unit, self._here, command.enrolment, command.rev)
        left_on = command.left_on or self._here.day(unit.now)
        if row.joined_on is not None and left_on < row.joined_on:
            raise RuleBroken("left-before-joined", joined=row.joined_on.isoformat(), left=left_on.isoformat())
        if left_on > self._here.day(unit.now):
            raise RuleBroken("left-too-early", left=left_on.isoformat())
        move(unit, Enrolment, row, LEFT, _said(command.reason))
        change(unit, Enrolment, row, row.learner_id, left_on=left_on)
        unit.about("enrolment", row.id)
        undo = ReturnToClass(row.id, rev_of(unit, Enrolment, row.id))
        return Done(Left(left_on, self._next_up(unit, row.activity_id)), undo=undo)

    def return_to_class(self, unit: Unit, command: ReturnToClass) -> Done:
        row = enrolment_row(unit, self._here, command.enrolment, command.rev)
        activity = class_row(unit, self._here, row.activity_id)
        if row.state != LEFT:
            raise RuleBroken("enrolment-move-refused", state=row.state, wanted=ENROLLED)
        rows = enrolments(unit, activity.id)
        _refuse_twice(rows, _learner(unit, row.learner_id), activity)
        if not seats(rows, activity.quota, activity.quota_hard).is_free:
            raise RuleBroken("class-full", title=activity.title)
        move(unit, Enrolment, row, ENROLLED)
        change(unit, Enrolment, row, row.learner_id, left_on=None)
        unit.about("enrolment", row.id)
        return Done()

    def move_up(self, unit: Unit, command: MoveUp) -> Done:
        row = enrolment_row(unit, self._here, command.enrolment, command.rev)
        activity = class_row(unit, self._here, row.activity_id)
        if activity.state not in (PUBLISHED, RUNNING):
            raise RuleBroken("class-not-open", title=activity.title)
        if row.state != WAITING:
            raise RuleBroken("enrolment-move-refused", state=row.state, wanted=ENROLLED)
        reason, rows = _said(command.override_reason), enrolments(unit, activity.id)
        first = queue(rows)[0]
        if first.id != row.id and not reason:
            raise RuleBroken("not-first-in-queue", name=_name(unit, first.learner_id))
        free = seats(rows, activity.quota, activity.quota_hard)
        if free.is_hard_full or (not free.is_free and not reason):
            raise RuleBroken("class-full", title=activity.title)
        move(unit, Enrolment, row, ENROLLED)
        change(unit, Enrolment, row, row.learner_id, joined_on=self._here.day(unit.now))
        if reason:
            change(unit, Enrolment, row, row.learner_id, override_reason=reason, override_staff_id=unit.actor.staff)
        unit.about("enrolment", row.id)
        return Done(Enrolled(row.id))

    def _next_up(self, unit: Unit, activity: UUID) -> UUID | None:
        """Whom a seat that is free now is offered to."""
        row, rows = class_row(unit, self._here, activity), enrolments(unit, activity)
        waiting = queue(rows)
        is_free = seats(rows, row.quota, row.quota_hard).is_free
        return UUID(bytes=waiting[0].id.bytes) if waiting and is_free else None


def _place(rows: list[Row], activity: Row, command: EnrolLearner) -> int | None:
    """None for a seat, else the next place of the waiting list; nobody passes those who wait without a reason."""
    filled, waiting = seats(rows, activity.quota, activity.quota_hard), queue(rows)
    if _said(command.override_reason):
        if filled.is_hard_full:
            raise RuleBroken("class-full", title=activity.title)
        return None
    if filled.is_free and not waiting:
        return None
    return 1 + max((row.queue_no or 0 for row in rows), default=0)


def _refuse_twice(rows: list[Row], person: Row, activity: Row) -> None:
    if any(row.person == person.person and row.state in IN_IT for row in rows):
        raise RuleBroken("already-enrolled", name=person.name, title=activity.title)


def _learner(unit: Unit, record: UUID) -> Row:
    """The learner with whom she is one person (D3)."""
    person = func.coalesce(LearnerAlias.canonical_id, Learner.id).label("person")
    row = unit.db.execute(
        select(Learner.id, Learner.name, Learner.birth_date, Learner.birth_year, person)
        .select_from(Learner)
        .outerjoin(LearnerAlias, LearnerAlias.learner_id == Learner.id)
        .where(Learner.id == record, Learner.removed.is_(False))
    ).first()
    if row is None:
        raise RecordMissing(kind="learner")
    return row


def _name(unit: Unit, learner: UUID) -> str:
    return str(unit.db.execute(select(Learner.name).where(Learner.id == learner)).scalar() or "")


def _has_marks(unit: Unit, row: Row) -> bool:
    own = select(Session.id).where(Session.activity_id == row.activity_id)
    query = (
        select(Attendance.id).where(Attendance.learner_id == row.learner_id, Attendance.session_id.in_(own)).limit(1)
    )
    return unit.db.execute(query).first() is not None


def _said(text: str | None) -> str | None:
    """What somebody typed, None for nothing but spaces."""
    words = (text or "").strip()[:200]
    return words or None
