"""Writes a class with all its meetings, corrects it, and takes a mistaken one back (R25, R35)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select

from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.learning.classes.commands import DiscardClass, EditClass, PlanClass
from bjdesk.learning.classes.here import Here
from bjdesk.learning.classes.numbering import next_number
from bjdesk.learning.classes.outcomes import Planned
from bjdesk.learning.classes.pattern import Span, spans
from bjdesk.learning.classes.places import ON_LINE, For, Places, Wanted
from bjdesk.learning.classes.records import (
    DRAFT,
    PUBLISHED,
    TO_COME,
    booking_row,
    class_row,
    marks_in,
    meetings,
)
from bjdesk.learning.model import Activity, Enrolment, Session
from bjdesk.reference.model import Term
from bjdesk.store.database import Unit
from bjdesk.store.rows import change, remove, rev_of
from bjdesk.venues.model import Booking

EDITABLE = frozenset(
    "title category topic term_id teacher_name quota quota_hard age_min age_max needs_undertaking"  # noqa: SIM905
    " completion_pct completion_hours is_open_entry target_groups fee fee_basis contact summary mode".split()
)
MOST_SEATS, MOST_HOURS, OLDEST = 9999, 10_000, 130
"""Beyond these somebody mistyped; hours of one meeting in hundredths."""


class Planning:
    """Handlers of the class as a whole."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._places = Places(here)

    def plan_class(self, unit: Unit, command: PlanClass) -> Done:
        values = _checked(_values(command))
        met = spans(command.pattern, self._here.zone)
        hours = command.pattern.hours if command.hours is None else command.hours
        if not 0 <= hours <= MOST_HOURS:
            raise RuleBroken("class-hours-wrong", limit=MOST_HOURS // 100)
        if command.venue is None and not (command.place_note or "").strip() and command.mode != ON_LINE:
            raise RuleBroken("class-place-missing")
        activity, number = self._write_class(unit, command, values, met, hours)
        held_for = For(values["title"], command.type, command.quota)
        sessions = tuple(
            self._write_session(unit, activity, ordinal, span, command, hours, held_for)
            for ordinal, span in enumerate(met, 1)
        )
        unit.about("activity", activity)
        unit.touch("activity", "session", "booking")
        return Done(Planned(activity, number, sessions), undo=DiscardClass(activity, rev_of(unit, Activity, activity)))

    def _write_class(
        self, unit: Unit, command: PlanClass, values: dict[str, Any], met: tuple[Span, ...], hours: int
    ) -> tuple[UUID, str | None]:
        _check_term(unit, command.term)
        record = unit.new_id()
        number = next_number(unit, self._here.scope, command.term, met[0].day)
        state = PUBLISHED if command.is_published else DRAFT
        unit.db.execute(
            insert(Activity).values(
                id=record,
                scope=self._here.scope,
                number=number,
                type=command.type,
                host_org_id=self._here.branch_id,
                is_headcount_only=False,
                is_localised=False,
                draw_way="1",
                planned=hours * len(met),
                starts_on=met[0].day,
                ends_on=met[-1].day,
                state=state,
                state_at=unit.now,
                **values,
            )
        )
        unit.note(AuditValue("activity", record, "state", None, state))
        return record, number

    def _write_session(
        self, unit: Unit, activity: UUID, ordinal: int, span: Span, command: PlanClass, hours: int, held_for: For
    ) -> UUID:
        wanted = Wanted(span.starts_at, span.ends_at, command.venue, command.place_note)
        booking = self._places.hold(unit, wanted, held_for)
        return write_session(unit, self._here, activity, booking, ordinal, hours)

    def edit_class(self, unit: Unit, command: EditClass) -> Done:
        row = class_row(unit, self._here, command.activity, command.rev)
        unknown = command.values.keys() - EDITABLE
        if unknown:
            raise ValueError(f"not on the form of a class: {sorted(unknown)}")
        wanted = _checked({**{name: getattr(row, name) for name in EDITABLE}, **command.values})
        if wanted["term_id"] != row.term_id:
            _check_term(unit, wanted["term_id"])
        before = change(unit, Activity, row, **{name: wanted[name] for name in command.values})
        if {"title", "quota"} & before.keys():
            self._rename_bookings(unit, row.id, wanted["title"], wanted["quota"])
        unit.about("activity", row.id)
        if not before:
            return Done()
        return Done(tuple(before), undo=EditClass(row.id, rev_of(unit, Activity, row.id), before))

    def _rename_bookings(self, unit: Unit, activity: UUID, title: str, quota: int | None) -> None:
        """Who looks for a room is told the class by its name; the rooms to come must take the new quota."""
        for one in meetings(unit, activity):
            if one.state == TO_COME:
                booking = booking_row(unit, one.booking_id)
                if quota is not None and booking.venue_id is not None:
                    self._places.check_size(unit, booking.venue_id, quota)
                change(unit, Booking, booking, title=title, headcount=quota)

    def discard_class(self, unit: Unit, command: DiscardClass) -> Done:
        row = class_row(unit, self._here, command.activity, command.rev)
        met = meetings(unit, row.id)
        enrolled = select(func.count()).where(Enrolment.activity_id == row.id, Enrolment.removed.is_(False))
        if unit.db.execute(enrolled).scalar_one() or marks_in(unit, (one.id for one in met)):
            raise RuleBroken("class-in-use", title=row.title)
        for one in met:
            self._places.give_back(unit, booking_row(unit, one.booking_id), None)
            remove(unit, Session, one.id)
        remove(unit, Activity, row.id)
        unit.about("activity", row.id)
        return Done()


def write_session(unit: Unit, here: Here, activity: UUID, booking: UUID, ordinal: int, hours: int) -> UUID:
    """One meeting that stands on its booking."""
    record = unit.new_id()
    unit.db.execute(
        insert(Session).values(
            id=record,
            scope=here.scope,
            activity_id=activity,
            booking_id=booking,
            ordinal=ordinal,
            planned=hours,
            is_headcount_only=False,
            state=TO_COME,
            state_at=unit.now,
        )
    )
    unit.note(AuditValue("session", record, "state", None, TO_COME))
    unit.touch("session")
    return record


def _values(command: PlanClass) -> dict[str, Any]:
    """The columns that a form may correct later, as the plan gives them."""
    values = {name: getattr(command, name) for name in EDITABLE - {"term_id"}}
    return {**values, "term_id": command.term, "target_groups": list(command.target_groups)}


def _check_term(unit: Unit, term: UUID | None) -> None:
    if term is not None and unit.db.execute(select(Term.id).where(Term.id == term)).first() is None:
        raise RecordMissing(kind="term")


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """What no class may say of itself; the title without spaces around it."""
    wanted = {**values, "title": str(values["title"]).strip()[:100]}
    if not wanted["title"]:
        raise RuleBroken("class-title-missing")
    quota, hard = wanted["quota"], wanted["quota_hard"]
    if any(seats is not None and not 1 <= seats <= MOST_SEATS for seats in (quota, hard)):
        raise RuleBroken("class-quota-wrong", limit=MOST_SEATS)
    if quota is not None and hard is not None and quota > hard:
        raise RuleBroken("class-quota-over-hard", limit=hard)
    _check_ages(wanted["age_min"], wanted["age_max"])
    pct, hours = wanted["completion_pct"], wanted["completion_hours"]
    if (pct is not None and not 0 < pct <= 100) or (hours is not None and hours < 0):
        raise RuleBroken("class-completion-wrong")
    if wanted["fee"] < 0:
        raise RuleBroken("class-fee-wrong")
    if wanted["fee"] and not (wanted["fee_basis"] or "").strip():
        raise RuleBroken("class-fee-basis-missing")
    return wanted


def _check_ages(least: int | None, most: int | None) -> None:
    known = [age for age in (least, most) if age is not None]
    if any(not 0 <= age <= OLDEST for age in known) or known != sorted(known):
        raise RuleBroken("class-ages-wrong")
