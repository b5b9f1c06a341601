"""What capture should write of a row, spelt out by hand from the declared policy."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table

import bjdesk.models
from bjdesk.store.base import Base, Blob, CivilDate, Id, JsonText, YesNo
from bjdesk.store.database import FROM_DISTRICT
from sync.policy import Register, SyncPolicy
from tests.makers import Branch, plain_values, plant

assert bjdesk.models.METADATA is Base.metadata
MODELS: dict[str, Any] = {mapper.local_table.name: mapper.class_ for mapper in Base.registry.mappers}
SERVER = {"claim", "review", "district"}


def policy_of(table: Table) -> SyncPolicy | None:
    found: SyncPolicy | None = table.info["sync"]
    return found


def tables(*policies: str) -> list[Table]:
    """Synced tables of these policies."""
    known = Base.metadata.sorted_tables
    return [table for table in known if (policy := policy_of(table)) and policy.policy in policies]


def registers(table: Table) -> list[Register]:
    """The registers of a desk: declared groups that it writes, and every other column alone."""
    policy = policy_of(table)
    assert policy is not None
    grouped = {column for group in policy.groups for column in group.columns}
    alone = [c.name for c in table.columns if c.name not in {"id", "scope", "rev", "removed", *grouped}]
    groups = [group for group in policy.groups if group.name not in SERVER]
    return [*groups, *(Register(name, (name,)) for name in alone)]


def spelt(row: dict[str, Any], register: Register) -> Any:
    """A register on the wire: a bare value, or an object by column."""
    if register.columns == (register.name,):
        return row[register.name]
    return {column: row[column] for column in register.columns}


def on_wire(table: Table, stored: dict[str, Any]) -> dict[str, Any]:
    """The columns of a row as SQLite holds them, in the spelling of the wire."""
    return {name: _cell(table.columns[name], value) for name, value in stored.items()}


def _cell(column: Column[Any], value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex().upper()
    return json.loads(value) if isinstance(column.type, JsonText) and value is not None else value


def row_of(branch: Branch, table: Table, record: UUID) -> dict[str, Any]:
    """One row as SQLite holds it."""
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    found = branch.rows(f"SELECT {columns} FROM {table.name} WHERE id = ?", record)
    return dict(zip(names, found[0], strict=True))


@dataclass(frozen=True)
class Captured:
    """One row of the outbox."""

    op: int
    incarnation: int
    tbl: str
    row_id: UUID
    home: str
    kind: str
    changed: dict[str, Any]
    base: dict[str, Any]
    from_state: str | None
    covered: dict[str, Any]
    ms: int
    actor: UUID | None

    @property
    def stamp(self) -> list[int]:
        return [self.ms, self.op, self.incarnation]


_COLUMNS = "op, incarnation, tbl, row_id, home, kind, changed, base, from_state, covered, ms, actor_id"


def captured(branch: Branch, after: int = 0) -> list[Captured]:
    """What was captured after operation `after`."""
    rows = branch.rows(f"SELECT {_COLUMNS} FROM sync_outbox WHERE op > ? ORDER BY op", after)
    return [_captured(row) for row in rows]


def _captured(row: tuple[Any, ...]) -> Captured:
    op, incarnation, tbl, row_id, home, kind, changed, base, from_state, covered, ms, actor = row
    return Captured(
        op,
        incarnation,
        tbl,
        UUID(bytes=row_id),
        home,
        kind,
        json.loads(changed),
        json.loads(base),
        from_state,
        json.loads(covered),
        ms,
        UUID(bytes=actor) if actor else None,
    )


def last_op(branch: Branch) -> int:
    return int(branch.value("SELECT op FROM sync_state"))


# --- rows of any table -----------------------------------------------------------------------------------------------


def parents(branch: Branch) -> dict[str, UUID]:
    """A row of every table that others refer to."""
    venue = branch.venue()
    course = branch.course()
    found = {"org": branch.branch_id, "venue": venue, "activity": course, "session": branch.meeting(course)}
    for name in ("booking", "policy_parameter", "policy_doc", "term", "certificate_template"):
        found[name] = UUID(bytes=branch.value(f"SELECT id FROM {name} ORDER BY id DESC LIMIT 1"))
    found["society"] = branch.plant(MODELS["society"])
    found["certificate"] = branch.plant(MODELS["certificate"], template_id=found["certificate_template"])
    return found


def another_template(branch: Branch) -> UUID:
    """A second one, as the district would send it."""
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        return plant(unit, MODELS["certificate_template"], {"scope": "*"})


def values_of(table: Table, known: dict[str, UUID], *, every_column: bool) -> dict[str, Any]:
    """A row of any table whose references hold."""
    found = plain_values(table, present=every_column)
    for column in table.columns:
        for key in column.foreign_keys:
            if column.name in found:
                found[column.name] = known[key.column.table.name]
    if "voids_id" in found:
        found["voids_id"] = None
    return found


def other_values(register: Register, table: Table, known: dict[str, UUID]) -> dict[str, Any]:
    """Something else in every column of a register that may hold something else."""
    return {name: _other(table.columns[name], known) for name in register.columns}


def _other(column: Column[Any], known: dict[str, UUID]) -> Any:
    for key in column.foreign_keys:
        return None if column.nullable else known.get(key.column.table.name + " 2", known[key.column.table.name])
    for kind, value in _OTHER:
        if isinstance(column.type, kind):
            return value
    return 41 if column.type.python_type is int else "另一个"


_OTHER: tuple[tuple[type, Any], ...] = (
    (Id, UUID(int=8)),
    (Blob, b"\x03"),
    (CivilDate, date(2027, 3, 1)),
    (YesNo, True),
    (JsonText, {"甲": [1, "b"]}),
)
