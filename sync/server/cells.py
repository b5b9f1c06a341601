"""Column types of the server: a cell in Python is spelled as on the wire, in the database it is typed for SQL.

Ids travel as upper-case hex, dates as text, instants as microseconds; the college's queries see uuid, date and
timestamptz on PostgreSQL.
"""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Integer, LargeBinary, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from sync.declarations import Kind

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ID_HEX, _INT_BOUND = 32, 1 << 53

BIG = BigInteger().with_variant(Integer, "sqlite")
"""An integer of 64 bits."""


class Cell(TypeDecorator[Any]):
    """A payload column of one kind; the Python side is the wire's spelling."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        chosen = _POSTGRES if dialect.name == "postgresql" else _SQLITE
        return dialect.type_descriptor(chosen[self.kind])

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None:
            return None
        return _to_postgres(self.kind, value) if dialect.name == "postgresql" else _to_sqlite(self.kind, value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        if value is None:
            return None
        return _from_postgres(self.kind, value) if dialect.name == "postgresql" else _from_sqlite(self.kind, value)


class Key(TypeDecorator[bytes]):
    """A record id as 16 bytes in Python, uuid on PostgreSQL."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary())

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> Any:
        return UUID(bytes=value) if value is not None and dialect.name == "postgresql" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        return value.bytes if isinstance(value, UUID) else bytes(value)


class Document(TypeDecorator[Any]):
    """JSON of the server's own: stamps, extra registers, audiences."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else _dumped(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return json.loads(value) if isinstance(value, str) else value


_SQLITE: dict[Kind, TypeEngine[Any]] = {
    "id": LargeBinary(),
    "text": Text(),
    "int": Integer(),
    "bool": Integer(),
    "date": Text(),
    "instant": Integer(),
    "json": Text(),
    "blob": LargeBinary(),
}
_POSTGRES: dict[Kind, TypeEngine[Any]] = {
    "id": Uuid(),
    "text": Text(),
    "int": BigInteger(),
    "bool": Boolean(),
    "date": Date(),
    "instant": DateTime(timezone=True),
    "json": JSONB(),
    "blob": LargeBinary(),
}


def fits(kind: Kind, value: Any) -> bool:
    """Whether a value from the wire can stand in a column of this kind; null is judged by the column."""
    if kind in ("int", "instant"):
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _INT_BOUND
    if kind == "bool":
        return value in (0, 1) and not isinstance(value, float)
    if kind == "json":
        return True
    if not isinstance(value, str):
        return False
    return kind == "text" or (kind == "date" and _is_date(value)) or (kind in ("id", "blob") and _is_hex(kind, value))


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_hex(kind: Kind, value: str) -> bool:
    try:
        bytes.fromhex(value)
    except ValueError:
        return False
    return value == value.upper() and (kind != "id" or len(value) == _ID_HEX)


def _to_sqlite(kind: Kind, value: Any) -> Any:
    if kind in ("id", "blob"):
        return bytes.fromhex(value)
    return _dumped(value) if kind == "json" else value


def _from_sqlite(kind: Kind, value: Any) -> Any:
    if kind in ("id", "blob"):
        return bytes(value).hex().upper()
    return json.loads(value) if kind == "json" else value


def _to_postgres(kind: Kind, value: Any) -> Any:
    if kind == "id":
        return UUID(hex=value)
    if kind == "blob":
        return bytes.fromhex(value)
    if kind == "bool":
        return bool(value)
    if kind == "date":
        return date.fromisoformat(value)
    return _EPOCH + timedelta(microseconds=value) if kind == "instant" else value


def _from_postgres(kind: Kind, value: Any) -> Any:
    if kind == "id":
        return value.hex.upper()
    if kind == "blob":
        return bytes(value).hex().upper()
    if kind == "bool":
        return int(value)
    if kind == "date":
        return value.isoformat()
    return (value - _EPOCH) // timedelta(microseconds=1) if kind == "instant" else value


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
