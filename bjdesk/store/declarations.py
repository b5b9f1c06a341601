"""Reads the declarations of the sync from the models: one source for both ends."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column as SqlColumn
from sqlalchemy import MetaData, Table

from bjdesk.store.base import Blob, CivilDate, Id, JsonText, Moment, YesNo
from bjdesk.store.capture import NOT_PAYLOAD, synced_tables
from sync.declarations import (
    ClaimRule,
    Column,
    Conflict,
    Declarations,
    Kind,
    Relation,
    StateMachine,
    TableDeclaration,
)

LEARNER = "learner"
SUBJECT = ("target_table", "target_id")
"""Where a row that is seen like another one names it."""


def declare(
    metadata: MetaData,
    machines: Mapping[str, StateMachine],
    claims: Mapping[str, ClaimRule],
    relation: Relation,
    branches: tuple[str, ...] = (),
    record_conflict: Callable[[Conflict], tuple[str, Mapping[str, Any]]] | None = None,
) -> Declarations:
    """Every table that travels, parents first; `machines` by table name, `claims` by table name."""
    tables = {}
    for table, policy in synced_tables(metadata):
        columns = tuple(_column(column) for column in table.columns if column.name not in NOT_PAYLOAD)
        name = str(table.name)  # SQLAlchemy's own kind of text is slow to bind
        tables[name] = TableDeclaration(
            name=name,
            policy=policy,
            columns=columns,
            registers=policy.registers(tuple(column.name for column in columns)),
            machine=machines.get(name),
            claim=claims.get(name),
            person_column=_person_column(table),
            subject_columns=SUBJECT if policy.seen == "O" else None,
        )
    return Declarations(tables, relation, LEARNER, branches, record_conflict)


def _person_column(table: Table) -> str | None:
    """`learner_id`, or the learner's own id: what a row that is seen by relations hangs on."""
    if table.name == LEARNER:
        return "id"
    return "learner_id" if "learner_id" in table.columns else None


def _column(column: "SqlColumn[object]") -> Column:
    target = next((key.column.table.name for key in column.foreign_keys), None)
    return Column(str(column.name), kind_of(column), bool(column.nullable), target and str(target))


def kind_of(column: "SqlColumn[object]") -> Kind:
    """The kind of a column as it travels."""
    if isinstance(column.type, Id):
        return "id"
    if isinstance(column.type, Blob):
        return "blob"
    if isinstance(column.type, CivilDate):
        return "date"
    if isinstance(column.type, JsonText):
        return "json"
    if isinstance(column.type, YesNo):
        return "bool"
    if isinstance(column.type, Moment):
        return "instant"
    return "int" if column.type.python_type is int else "text"
