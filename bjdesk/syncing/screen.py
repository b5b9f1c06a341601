"""Values as a person reads them: references and codes by name; and how each column's value is written."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Table

from bjdesk.reference.queries import codes
from bjdesk.store.declarations import kind_of
from bjdesk.syncing.subjects import name_of

CODE, NAME = "code", "name"
HIDDEN = frozenset({"token_hash", "tail4_hash", "tail3_hash", "token_key", "id_hash", "id_key", "state_at"})
"""Columns that mean nothing to a person."""


def shown_columns(columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in columns if name not in HIDDEN)


def kinds(table: Table, columns: Iterable[str]) -> dict[str, str]:
    """column -> text, int, bool, date, instant, json, code or name."""
    return {name: _kind(table, table.columns[name]) for name in columns}


def _kind(table: Table, column: "Column[Any]") -> str:
    if _code_list(table, column):
        return CODE
    return NAME if _target(column) else kind_of(column)


def _code_list(table: Table, column: "Column[Any]") -> str | None:
    found: str | None = table.info["states"] if column.name == "state" else column.info.get("codes")
    return found


def _target(column: "Column[Any]") -> str | None:
    named = next((key.column.table.name for key in column.foreign_keys), None)
    return str(named or column.info["link"]) if named or "link" in column.info else None


def shown(db: Connection, table: Table, cells: Mapping[str, Any]) -> dict[str, Any]:
    """The cells as on screen, those that mean something."""
    return {name: _shown(db, table, table.columns[name], cells[name]) for name in shown_columns(cells)}


def _shown(db: Connection, table: Table, column: "Column[Any]", value: Any) -> Any:
    if value is None:
        return None
    code_list, target = _code_list(table, column), _target(column)
    if code_list is not None:
        return codes(db, code_list).get(value, value)
    if target is not None:
        return name_of(db, table.name if target == "self" else target, value)
    return value
