"""Enters societies, corrects them and moves them along their states; and who carries out which command (R71, R72)."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.people.names import clean_name
from bjdesk.reference.model import Org
from bjdesk.societies import commands
from bjdesk.societies.commands import EditSociety, RegisterSociety, SetSocietyState, WithdrawSociety
from bjdesk.societies.here import Here
from bjdesk.societies.membership import Membership
from bjdesk.societies.model import Society
from bjdesk.societies.records import (
    DISSOLVED,
    FILED,
    GROWING,
    STOPPED,
    members,
    move,
    society_row,
)
from bjdesk.store.database import Unit
from bjdesk.store.rows import change, remove, rev_of, write
from bjdesk.venues.model import Venue

Act = Callable[[Unit, Any], Done]
EDITABLE = frozenset(
    "name category community_id coordinator_org_id founded_on meeting_venue_id meeting_rule"  # noqa: SIM905
    " has_charter has_rules elderly_override filing_no".split()
)
LONGEST_WORDS = 100
_BACK = {(FILED, STOPPED): FILED, (STOPPED, FILED): STOPPED}
"""(from, to) -> the state that takes the step back."""


def keeping(here: Here) -> Mapping[type, Act]:
    """command -> who carries it out."""
    keep, belong = Keeping(here), Membership(here)
    return {
        commands.RegisterSociety: keep.register_society,
        commands.EditSociety: keep.edit_society,
        commands.WithdrawSociety: keep.withdraw_society,
        commands.SetSocietyState: keep.set_society_state,
        commands.AddMember: belong.add_member,
        commands.TakeBackMember: belong.take_back_member,
        commands.EditMember: belong.edit_member,
        commands.EndMembership: belong.end_membership,
        commands.RejoinSociety: belong.rejoin_society,
        commands.MakeLeader: belong.make_leader,
        commands.SetRoles: belong.set_roles,
    }


class Keeping:
    """Handlers of the society as a whole."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def register_society(self, unit: Unit, command: RegisterSociety) -> Done:
        values = {
            "name": command.name,
            "category": command.category,
            "community_id": command.community,
            "coordinator_org_id": command.coordinator,
            "founded_on": command.founded_on,
            "meeting_venue_id": command.meeting_venue,
            "meeting_rule": command.meeting_rule,
            "has_charter": command.has_charter,
            "has_rules": command.has_rules,
            "filing_no": command.filing_no,
        }
        wanted = self._checked(unit, values, None)
        state = FILED if command.is_filed else GROWING
        record = write(unit, Society, self._here.scope, **wanted, state=state, state_at=unit.now)
        unit.about("society", record)
        return Done(record, undo=WithdrawSociety(record, rev_of(unit, Society, record)))

    def edit_society(self, unit: Unit, command: EditSociety) -> Done:
        row = society_row(unit, self._here, command.society, command.rev)
        unknown = command.values.keys() - EDITABLE
        if unknown:
            raise ValueError(f"not on the form of a society: {sorted(unknown)}")
        wanted = self._checked(unit, {**{name: getattr(row, name) for name in EDITABLE}, **command.values}, row.id)
        before = change(unit, Society, row, **{name: wanted[name] for name in command.values})
        if "name" in before:
            self._here.meets.rename(unit, row.id, wanted["name"])
        unit.about("society", row.id)
        if not before:
            return Done()
        return Done(tuple(before), undo=EditSociety(row.id, rev_of(unit, Society, row.id), before))

    def withdraw_society(self, unit: Unit, command: WithdrawSociety) -> Done:
        row = society_row(unit, self._here, command.society, command.rev)
        if members(unit, row.id) or self._here.meets.has_any(unit.db, row.id):
            raise RuleBroken("society-in-use", name=row.name)
        remove(unit, Society, row.id)
        unit.about("society", row.id)
        return Done()

    def set_society_state(self, unit: Unit, command: SetSocietyState) -> Done:
        row = society_row(unit, self._here, command.society, command.rev)
        reason = (command.reason or "").strip()[:LONGEST_WORDS] or None
        if command.state in (STOPPED, DISSOLVED):
            if reason is None:
                raise RuleBroken("society-reason-missing")
            still = self._here.meets.still_to_come(unit.db, row.id, unit.now)
            if still:
                raise RuleBroken("society-has-meetings", name=row.name, n=still)
        move(unit, row, command.state, reason)
        unit.about("society", row.id)
        back, undo = _BACK.get((row.state, command.state)), None
        if back is not None:
            undo = SetSocietyState(row.id, rev_of(unit, Society, row.id), back, row.state_note or "改回")
        return Done(undo=undo)

    def _checked(self, unit: Unit, values: Mapping[str, Any], besides: UUID | None) -> dict[str, Any]:
        """What no society may say of itself; words without what nobody can see."""
        wanted = dict(values)
        wanted["name"] = _name(str(values["name"]))
        same = select(Society.id).where(
            Society.name == wanted["name"],
            Society.scope == self._here.scope,
            Society.state != DISSOLVED,
            Society.removed.is_(False),
        )
        if besides is not None:
            same = same.where(Society.id != besides)
        if unit.db.execute(same).first() is not None:
            raise RuleBroken("society-name-taken", name=wanted["name"])
        for column in ("meeting_rule", "filing_no"):
            wanted[column] = (wanted[column] or "").strip()[:LONGEST_WORDS] or None
        founded = wanted["founded_on"]
        if founded is not None and founded > self._here.day(unit.now):
            raise RuleBroken("society-founded-later", day=founded.isoformat())
        for column, model in (("community_id", Org), ("coordinator_org_id", Org), ("meeting_venue_id", Venue)):
            self._refuse_missing(unit, model, wanted[column])
        return wanted

    def _refuse_missing(self, unit: Unit, model: Any, record: UUID | None) -> None:
        if record is not None and unit.db.execute(select(model.id).where(model.id == record)).first() is None:
            raise RecordMissing(kind=model.__tablename__)


def _name(typed: str) -> str:
    """A society's name has nothing that nobody can see, and an end."""
    try:
        return clean_name(typed).text
    except RuleBroken as error:
        if error.code == "name-too-long":
            raise RuleBroken("society-name-too-long", **error.facts) from error
        if error.code == "name-damaged":
            raise RuleBroken("society-name-damaged", **error.facts) from error
        raise RuleBroken("society-name-missing") from error
