"""Loads the rows that ship with the program under fixed ids, the same on every desk and server (R1, R7, R97).

They count as sent down by the district (source 2): nothing of it enters the outbox.
"""

import csv
import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.sqlite import insert

import resources
from bjdesk.store.base import Base, CivilDate, Id, JsonText, YesNo
from bjdesk.store.database import Unit
from bjdesk.store.tables import Setting

FOLDER = Path(resources.__file__).parent
DISTRICT = "*"

FILES = (
    ("org", "geography/organisations.csv"),
    ("policy_doc", "reference/policy_documents.csv"),
    ("code", "reference/codes.csv"),
    ("policy_parameter", "reference/policy_parameters.json"),
    ("term", "reference/terms.json"),
    ("hour_rule", "reference/hour_rules.json"),
    ("certificate_template", "reference/certificate_templates.json"),
)
"""Table -> where its shipped rows lie; a table comes before those that name it."""
_KNOWN = "shipped"
"""The setting that tells which files were loaded last."""

_DEFAULTS = {"is_partner": False, "is_complex": False, "removed": False, "scope": DISTRICT}


def load_shipped(unit: Unit) -> int:
    """Insert what is not there yet, also after a release that ships more; returns how many rows were added."""
    added = sum(_load(unit, table, rows) for table, rows in shipped_rows())
    stands = insert(Setting).values(key=_KNOWN, value=shipped_digest())
    unit.db.execute(stands.on_conflict_do_update(index_elements=["key"], set_={"value": stands.excluded.value}))
    return added


def is_loaded(db: Connection) -> bool:
    """Whether the files of this release were loaded already."""
    found: Any = db.execute(select(Setting.value).where(Setting.key == _KNOWN)).scalar()
    return bool(found == shipped_digest())


def shipped_digest() -> str:
    """Digest of all shipped files; they are small, and a start may ask for it."""
    together = sha256()
    for _, path in FILES:
        together.update(sha256((FOLDER / path).read_bytes()).digest())
    return together.hexdigest()


def shipped_rows() -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Every table that rows are shipped for, with its rows; a table comes before those that name it."""
    for name, path in FILES:
        table = Base.metadata.tables[name]
        yield table, [_typed(table, row) for row in _cells(FOLDER / path)]


def _cells(path: Path) -> Iterator[dict[str, Any]]:
    return _csv(path) if path.suffix == ".csv" else iter(_json(path))


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
