"""Who belongs to a society: one membership a person, one leader a society, nobody who leaves before she came (R71)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.people.model import Learner, LearnerAlias
from bjdesk.people.relations import ensure_branch
from bjdesk.societies.commands import (
    AddMember,
    EditMember,
    EndMembership,
    MakeLeader,
    RejoinSociety,
    SetRoles,
    TakeBackMember,
)
from bjdesk.societies.here import Here
from bjdesk.societies.model import SocietyMember
from bjdesk.societies.records import (
    DISSOLVED,
    LEADER,
    MEMBER,
    member_row,
    members,
    society_row,
)
from bjdesk.store.database import Unit
from bjdesk.store.rows import Row, change, remove, rev_of, write

EDITABLE = frozenset({"role", "is_core", "joined_on", "left_on"})


class Membership:
    """Handlers of the members."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def add_member(self, unit: Unit, command: AddMember) -> Done:
        society = society_row(unit, self._here, command.society)
        if society.state == DISSOLVED:
            raise RuleBroken("society-dissolved", name=society.name)
        person, name = _person(unit, command.learner)
        known = members(unit, society.id)
        self._refuse_twice(unit, known, person, name)
        joined = command.joined_on or self._here.day(unit.now)
        before = self._step_down(unit, known) if command.role == LEADER else ()
        record = write(
            unit,
            SocietyMember,
            self._here.scope,
            society_id=society.id,
            learner_id=command.learner,
            role=command.role,
            is_core=command.is_core,
            joined_on=joined,
            left_on=None,
        )
        ensure_branch(unit, command.learner, self._here.branch_id, self._here.scope)
        unit.about("society_member", record)
        undo = None if before else TakeBackMember(record, rev_of(unit, SocietyMember, record))
        return Done(record, undo=undo)

    def take_back_member(self, unit: Unit, command: TakeBackMember) -> Done:
        row = member_row(unit, self._here, command.member, command.rev)
        remove(unit, SocietyMember, row.id, row.learner_id)
        unit.about("society_member", row.id)
        return Done()

    def edit_member(self, unit: Unit, command: EditMember) -> Done:
        row = member_row(unit, self._here, command.member, command.rev)
        unknown = command.values.keys() - EDITABLE
        if unknown:
            raise ValueError(f"not on the form of a member: {sorted(unknown)}")
        wanted: Mapping[str, Any] = {**{name: getattr(row, name) for name in EDITABLE}, **command.values}
        _refuse_early(wanted["joined_on"], wanted["left_on"])
        known = members(unit, row.society_id)
        if wanted["left_on"] is None and row.left_on is not None:
            self._refuse_twice(unit, known, _self(known, row).person, "", besides=row.id)
        if wanted["role"] == LEADER and row.role != LEADER:
            self._step_down(unit, known, besides=row.id)
        before = change(unit, SocietyMember, row, row.learner_id, **command.values)
        unit.about("society_member", row.id)
        if not before:
            return Done()
        return Done(tuple(before), undo=EditMember(row.id, rev_of(unit, SocietyMember, row.id), before))

    def end_membership(self, unit: Unit, command: EndMembership) -> Done:
        row = member_row(unit, self._here, command.member, command.rev)
        left = command.left_on or self._here.day(unit.now)
        _refuse_early(row.joined_on, left)
        change(unit, SocietyMember, row, row.learner_id, left_on=left)
        unit.about("society_member", row.id)
        return Done(left, undo=RejoinSociety(row.id, rev_of(unit, SocietyMember, row.id)))

    def rejoin_society(self, unit: Unit, command: RejoinSociety) -> Done:
        row = member_row(unit, self._here, command.member, command.rev)
        known = members(unit, row.society_id)
        self._refuse_twice(unit, known, _self(known, row).person, "", besides=row.id)
        change(unit, SocietyMember, row, row.learner_id, left_on=None)
        unit.about("society_member", row.id)
        return Done(undo=EndMembership(row.id, rev_of(unit, SocietyMember, row.id), row.left_on))

    def make_leader(self, unit: Unit, command: MakeLeader) -> Done:
        row = member_row(unit, self._here, command.member, command.rev)
        if _has_left(row, self._here.day(unit.now)):
            raise RuleBroken("member-has-left")
        before = self._step_down(unit, members(unit, row.society_id), besides=row.id)
        change(unit, SocietyMember, row, row.learner_id, role=LEADER)
        unit.about("society_member", row.id)
        mine = (row.id, rev_of(unit, SocietyMember, row.id), str(row.role))
        return Done(undo=SetRoles((mine, *before)))

    def set_roles(self, unit: Unit, command: SetRoles) -> Done:
        rows = [(member_row(unit, self._here, record, rev), role) for record, rev, role in command.roles]
        for row, role in rows:
            change(unit, SocietyMember, row, row.learner_id, role=role)
            unit.about("society_member", row.id)
        back = tuple((row.id, rev_of(unit, SocietyMember, row.id), str(row.role)) for row, _ in rows)
        return Done(undo=SetRoles(back))

    def _step_down(
        self, unit: Unit, known: list[Row], besides: UUID | None = None
    ) -> tuple[tuple[UUID, int, str], ...]:
        """Whoever leads it becomes a member like the others; gives what would bring that back."""
        leaders = [row for row in known if row.role == LEADER and row.id != besides]
        for row in leaders:
            change(unit, SocietyMember, row, row.learner_id, role=MEMBER)
        return tuple((row.id, rev_of(unit, SocietyMember, row.id), LEADER) for row in leaders)

    def _refuse_twice(self, unit: Unit, known: list[Row], person: UUID, name: str, besides: UUID | None = None) -> None:
        today = self._here.day(unit.now)
        if any(row.person == person and row.id != besides and not _has_left(row, today) for row in known):
            raise RuleBroken("already-member", name=name or _person(unit, person)[1])


def _has_left(row: Row, today: date) -> bool:
    """From the day on which she leaves she may come back; she is expected at that day's meeting all the same."""
    return row.left_on is not None and row.left_on <= today


def _refuse_early(joined: date | None, left: date | None) -> None:
    if joined is not None and left is not None and left < joined:
        raise RuleBroken("member-left-before-joined", joined=joined.isoformat(), left=left.isoformat())


def _self(known: list[Row], row: Row) -> Row:
    return next(one for one in known if one.id == row.id)


def _person(unit: Unit, learner: UUID) -> tuple[UUID, str]:
    """The canonical learner and her name; every member is a learner of the house."""
    canonical = unit.db.execute(select(LearnerAlias.canonical_id).where(LearnerAlias.learner_id == learner)).scalar()
    person = canonical or learner
    found = unit.db.execute(select(Learner.name).where(Learner.id == person, Learner.removed.is_(False))).first()
    if found is None:
        raise RecordMissing(kind="learner")
    return person, str(found.name)
