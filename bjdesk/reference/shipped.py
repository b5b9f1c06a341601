"""Loads the rows that ship with the program under fixed ids, the same on every desk and server (R1, R7, R97).

They count as sent down by the district (source 2): nothing of it enters the outbox.
"""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.dialects.sqlite import insert

import resources
from bjdesk.reference.model import CodeRow, Org, PolicyDoc, PolicyParameter
from bjdesk.store.base import CivilDate, Id, JsonText, YesNo
from bjdesk.store.database import Unit

FOLDER = Path(resources.__file__).parent
DISTRICT = "*"

_DEFAULTS = {"is_partner": False, "is_complex": False, "removed": False, "scope": DISTRICT}


def load_shipped(unit: Unit) -> int:
    """Insert what is not there yet; returns how many rows were added."""
    return sum(_load(unit, table, rows) for table, rows in shipped_rows())


def shipped_rows() -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Every table that rows are shipped for, with its rows; a table comes before those that name it."""
    for model, cells in (
        (Org, _csv(FOLDER / "geography" / "organisations.csv")),
        (PolicyDoc, _csv(FOLDER / "reference" / "policy_documents.csv")),
        (CodeRow, _csv(FOLDER / "reference" / "codes.csv")),
        (PolicyParameter, iter(_json(FOLDER / "reference" / "policy_parameters.json"))),
    ):
        table: Any = model.__table__
        yield table, [_typed(table, row) for row in cells]


def _load(unit: Unit, table: Table, rows: list[dict[str, Any]]) -> int:
    known = set(unit.db.execute(select(table.c.id)).scalars())
    fresh = [row for row in rows if row["id"] not in known]
    if fresh:
        unit.db.execute(insert(table), fresh)
        unit.touch(table.name)
    return len(fresh)


def _csv(path: Path) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _json(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def _typed(table: Table, cells: dict[str, Any]) -> dict[str, Any]:
    """One row as the table wants it: columns that the file leaves out or empty are their default."""
    return {column.name: _cell(column, cells.get(column.name)) for column in table.columns if column.name != "rev"}


def _cell(column: Any, value: Any) -> Any:
    if value in (None, ""):
        return _DEFAULTS.get(column.name)
    if isinstance(column.type, Id):
        return UUID(value)
    if isinstance(column.type, CivilDate):
        return date.fromisoformat(value)
    if isinstance(column.type, JsonText):
        return json.loads(value) if isinstance(value, str) and column.name != "value" else value
    if isinstance(column.type, YesNo):
        return bool(int(value))
    return int(value) if column.type.python_type is int else value
