"""Rows that the commands of a society read under the lock, and the one way in which they are written."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.people.model import LearnerAlias
from bjdesk.societies.here import Here
from bjdesk.societies.model import SOCIETY_MOVES, Society, SocietyMember
from bjdesk.store.base import Base
from bjdesk.store.database import Unit
from bjdesk.store.registers import spelt, table_for

GROWING, FILED, STOPPED, DISSOLVED = "1", "2", "3", "4"
"""`society_status`."""
MEMBER, LEADER, DEPUTY = "1", "2", "3"
"""`society_member_role`."""

Row = Any
"""A row of SQLAlchemy by column name."""
_PERSON = func.coalesce(LearnerAlias.canonical_id, SocietyMember.learner_id)


def society_row(unit: Unit, here: Here, record: UUID, rev: int | None = None) -> Row:
    """A society of this branch as it lies here now."""
    row = _row(unit, Society, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("society-of-another-branch", name=row.name)
    return row


def member_row(unit: Unit, here: Here, record: UUID, rev: int) -> Row:
    """A membership in a society of this branch."""
    row = _row(unit, SocietyMember, record, rev)
    if row.scope != here.scope:
        raise RuleBroken("society-of-another-branch", name="")
    return row


def _row(unit: Unit, model: type[Base], record: UUID, rev: int | None) -> Row:
    table = table_for(model)
    row = unit.db.execute(select(table).where(table.c.id == record, table.c.removed.is_(False))).first()
    if row is None:
        raise RecordMissing(kind=table.name)
    if rev is not None and row.rev != rev:
        raise RecordChanged(kind=table.name)
    return row


def members(unit: Unit, society: UUID) -> list[Row]:
    """Everybody who is or was in it; `person` is the canonical learner (D3)."""
    return list(
        unit.db.execute(
            select(*table_for(SocietyMember).columns, _PERSON.label("person"))
            .select_from(SocietyMember)
            .outerjoin(LearnerAlias, LearnerAlias.learner_id == SocietyMember.learner_id)
            .where(SocietyMember.society_id == society, SocietyMember.removed.is_(False))
            .order_by(SocietyMember.id)
        )
    )


def rev_of(unit: Unit, model: type[Base], record: UUID) -> int:
    """The row's count of changes after what was just written."""
    table = table_for(model)
    return int(unit.db.execute(select(table.c.rev).where(table.c.id == record)).scalar_one())


def write(unit: Unit, model: type[Base], scope: str, **values: Any) -> UUID:
    """A new row, each value noted that is not empty."""
    table, record = table_for(model), unit.new_id()
    unit.db.execute(insert(table).values(id=record, scope=scope, **values))
    person = values.get("learner_id")
    for name, value in values.items():
        if value is not None and name not in ("state_at", "learner_id"):
            unit.note(AuditValue(table.name, record, name, None, spelt(table, name, value), person))
    unit.touch(table.name)
    return record


def change(unit: Unit, model: type[Base], row: Row, person: UUID | None = None, **values: Any) -> dict[str, Any]:
    """Write what is different, each value noted; gives the old values of those."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return {}
    table = table_for(model)
    unit.db.execute(update(table).where(table.c.id == row.id).values(**changed))
    before = {name: getattr(row, name) for name in changed}
    for name, value in changed.items():
        old, new = spelt(table, name, before[name]), spelt(table, name, value)
        unit.note(AuditValue(table.name, row.id, name, old, new, person))
    unit.touch(table.name)
    return before


def move(unit: Unit, row: Row, state: str, note: str | None = None) -> None:
    """One step of the society's states; raises RuleBroken for a step that it does not have."""
    if not SOCIETY_MOVES.allows(row.state, state):
        raise RuleBroken("society-move-refused", name=row.name, state=row.state, wanted=state)
    table = table_for(Society)
    moved = {"state": state, "state_at": unit.now, "state_note": note}
    unit.db.execute(update(table).where(table.c.id == row.id).values(**moved))
    unit.note(AuditValue(table.name, row.id, "state", row.state, state))
    unit.touch(table.name)


def remove(unit: Unit, model: type[Base], record: UUID, person: UUID | None = None) -> None:
    """Take a mistaken row out of every list."""
    table = table_for(model)
    unit.db.execute(update(table).where(table.c.id == record).values(removed=True))
    unit.note(AuditValue(table.name, record, "removed", "0", "1", person))
    unit.touch(table.name)
