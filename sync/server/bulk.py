"""Many values at once: looked up with one parameter however many they are, and written column by column."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import json
from sqlalchemy import ColumnElement, Connection, Table, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from sync.server.cells import POSTGRES, Cell, Stored, bound, document, kind_of

Columns = Mapping[str, Sequence[Any]]
"""Column name -> one value a row, all of one length."""
KEY_SIZE = 16


class Spelt(list[Any]):
    """A column that is spelled for the database already."""


def among(
    db: Connection, column: ColumnElement[Any], values: Sequence[Any], kind: Stored | None = None
) -> ColumnElement[bool]:
    """`column IN (values)`; one statement and one plan for any number of values."""
    kind = kind or kind_of(column)
    if len(values) == 1:
        return column == literal(values[0], Cell(kind))
    if db.dialect.name == POSTGRES:
        plain = Cell(kind).load_dialect_impl(db.dialect)
        return column == any_(literal(list(bound(POSTGRES, kind, values)), ARRAY(plain)))
    if kind not in ("id", "key"):
        return column.in_(select(func.json_each(json.encode(list(values)).decode()).table_valued("value").c.value))
    packed = b"".join(bound("sqlite", kind, values))
    each = func.json_each("[" + ",".join("0" * len(values)) + "]").table_valued("key")
    return column.in_(select(func.substr(literal(packed, Cell("bytes")), each.c.key * KEY_SIZE + 1, KEY_SIZE)))


def write(db: Connection, table: Table, columns: Columns, *, replace: bool | None = False) -> None:
    """Insert rows; a row whose key is there is an error, takes the new values (`replace`), or stays (None)."""
    names = tuple(columns)
    if not names or not len(columns[names[0]]):
        return
    dialect = db.dialect.name
    spelt = [_spelt(dialect, kind_of(table.c[name]), columns[name]) for name in names]
    statement = _statement(dialect, table, names, replace)
    if dialect == POSTGRES:
        db.exec_driver_sql(statement, tuple(map(list, spelt)))
    else:
        db.exec_driver_sql(statement, list(zip(*spelt, strict=True)))


def _spelt(dialect: str, kind: Stored, values: Sequence[Any]) -> Sequence[Any]:
    if isinstance(values, Spelt):
        return values
    if kind in ("json", "document"):
        return [None if value is None else document(value) for value in values]
    return bound(dialect, kind, values)


def _statement(dialect: str, table: Table, names: tuple[str, ...], replace: bool | None) -> str:
    key = (dialect, names, replace)
    known: str | None = table.info.get(key)
    if known is None:
        make = _unnest if dialect == POSTGRES else _values
        known = table.info[key] = make(table, names) + _conflict(table, names, replace)
    return known


def _values(table: Table, names: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {_quoted(table.name)} ({_listed(names)}) VALUES ({marks})"


def _unnest(table: Table, names: tuple[str, ...]) -> str:
    """One statement with one array a column: as quick as COPY, which row-level security does not allow."""
    kinds = [_ARRAYS[kind_of(table.c[name])] for name in names]
    arrays = ", ".join(f"%s::{array}[]" for array, _ in kinds)
    cells = ", ".join(f"u.c{place}{cast}" for place, (_, cast) in enumerate(kinds))
    given = ", ".join(f"c{place}" for place in range(len(names)))
    return f"INSERT INTO {_quoted(table.name)} ({_listed(names)}) SELECT {cells} FROM unnest({arrays}) AS u({given})"


def _conflict(table: Table, names: tuple[str, ...], replace: bool | None) -> str:
    if replace is False:
        return ""
    keys = [column.name for column in table.primary_key]
    changed = ", ".join(f"{_quoted(name)} = excluded.{_quoted(name)}" for name in names if name not in keys)
    return f" ON CONFLICT ({_listed(keys)}) DO {f'UPDATE SET {changed}' if replace and changed else 'NOTHING'}"


_ARRAYS: Mapping[Stored, tuple[str, str]] = {
    "id": ("uuid", ""),
    "key": ("uuid", ""),
    "text": ("text", ""),
    "int": ("bigint", ""),
    "bool": ("boolean", ""),
    "flag": ("boolean", ""),
    "date": ("date", ""),
    "instant": ("timestamptz", ""),
    "json": ("text", "::jsonb"),
    "document": ("text", "::jsonb"),
    "blob": ("bytea", ""),
    "bytes": ("bytea", ""),
}
"""Kind -> (type of the array's items, what is done to each)."""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'
