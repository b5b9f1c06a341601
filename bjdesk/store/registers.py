"""Registers as they travel, and the columns that hold them here: read for the screen, written as an edit of ours."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Column, Connection, Table, select

from bjdesk.store.base import Base
from bjdesk.store.capture import NOT_PAYLOAD
from bjdesk.store.declarations import kind_of
from sync.policy import Register, SyncPolicy


def table_of(name: str) -> Table | None:
    """A table that travels, or None for one of another release."""
    table = Base.metadata.tables.get(name)
    return table if table is not None and table.info.get("sync") is not None else None


def table_for(model: type[Base]) -> Table:
    """The table of a model."""
    return cast(Table, model.__table__)


def policy_of(table: Table) -> SyncPolicy:
    found: SyncPolicy = table.info["sync"]
    return found


def registers_of(table: Table) -> tuple[Register, ...]:
    return policy_of(table).registers(tuple(c.name for c in table.columns if c.name not in NOT_PAYLOAD))


def register_of(table: Table, name: str) -> Register | None:
    return next((register for register in registers_of(table) if register.name == name), None)


def current(db: Connection, table: Table, row: UUID) -> Mapping[str, Any] | None:
    """The row as it lies here, by column."""
    found = db.execute(select(table).where(table.c.id == row)).mappings().first()
    return dict(found) if found is not None else None


# --- as it travels -> as it lies here --------------------------------------------------------------------------------


def unfolded(table: Table, register: Register, value: Any) -> dict[str, Any]:
    """Column -> value of one register that came as on the wire; what cannot be read is left out."""
    if not register.is_group:
        cells = {register.name: value}
    else:
        cells = {name: value.get(name) for name in register.columns} if isinstance(value, Mapping) else {}
    found: dict[str, Any] = {}
    for name, cell in cells.items():
        try:
            found[name] = _python(table.columns[name], cell)
        except (TypeError, ValueError):
            continue
    return found


def _python(column: "Column[Any]", cell: Any) -> Any:
    kind = kind_of(column)
    if cell is None or kind in ("text", "int", "instant", "json"):
        return cell
    if kind == "id":
        return UUID(cell)
    if kind == "blob":
        return bytes.fromhex(cell)
    return date.fromisoformat(cell) if kind == "date" else bool(cell)


def all_unfolded(table: Table, registers: Mapping[str, Any]) -> dict[str, Any]:
    """The same of several registers."""
    found: dict[str, Any] = {}
    for name, value in registers.items():
        register = register_of(table, name)
        if register is not None:
            found.update(unfolded(table, register, value))
    return found


# --- as it lies here -> as it travels --------------------------------------------------------------------------------


def wire(table: Table, column: str, value: Any) -> Any:
    """One cell as it travels."""
    kind = kind_of(table.columns[column])
    if value is None:
        return None
    if kind == "id":
        return value.hex.upper()
    if kind == "blob":
        return value.hex().upper()
    if kind == "date":
        return value.isoformat()
    return int(value) if kind == "bool" else value


def folded(table: Table, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Register -> value as it travels, of the registers whose columns `cells` holds, all of them."""
    found: dict[str, Any] = {}
    for register in registers_of(table):
        if set(register.columns) <= cells.keys():
            spelt = {name: wire(table, name, cells[name]) for name in register.columns}
            found[register.name] = spelt if register.is_group else spelt[register.name]
    return found


# --- as the audit keeps it -------------------------------------------------------------------------------------------


def spelt(table: Table, column: str, value: Any) -> str | None:
    """A value as text for the audit; `unspelt` reads it back."""
    cell = wire(table, column, value)
    return None if cell is None else str(cell)


def unspelt(table: Table, column: str, text: str | None) -> Any:
    if text is None:
        return None
    number = kind_of(table.columns[column]) in ("int", "instant", "bool")
    return _python(table.columns[column], int(text) if number else text)
