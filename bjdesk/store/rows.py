"""Rows that commands read under the lock, and the one way in which they are written: each value noted for the audit."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from bjdesk.kernel.errors import RecordChanged, RecordMissing
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.store.base import Base
from bjdesk.store.database import Unit
from bjdesk.store.registers import spelt, table_for

Row = Any
"""A row of SQLAlchemy by column name."""
_ALWAYS = frozenset({"state_at", "learner_id"})
"""What the audit tells by other means: when, and about whom."""


def standing(unit: Unit, model: type[Base], record: UUID, rev: int | None = None) -> Row:
    """The row as it lies here now; raises RecordMissing, and RecordChanged for another version than was seen."""
    table = table_for(model)
    row = unit.db.execute(select(table).where(table.c.id == record, table.c.removed.is_(False))).first()
    if row is None:
        raise RecordMissing(kind=table.name)
    if rev is not None and row.rev != rev:
        raise RecordChanged(kind=table.name)
    return row


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
        if value is not None and name not in _ALWAYS:
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


def step(unit: Unit, model: type[Base], row: Row, state: str, note: str | None, person: UUID | None = None) -> None:
    """Another state, whose machine the caller has asked."""
    table = table_for(model)
    moved = {"state": state, "state_at": unit.now, "state_note": note}
    unit.db.execute(update(table).where(table.c.id == row.id).values(**moved))
    unit.note(AuditValue(table.name, row.id, "state", row.state, state, person))
    unit.touch(table.name)


def remove(unit: Unit, model: type[Base], record: UUID, person: UUID | None = None) -> None:
    """Take a mistaken row out of every list."""
    table = table_for(model)
    unit.db.execute(update(table).where(table.c.id == record).values(removed=True))
    unit.note(AuditValue(table.name, record, "removed", "0", "1", person))
    unit.touch(table.name)
