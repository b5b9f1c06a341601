"""The few things that an administrator says and that all workers of a server must know."""

from typing import Any

from sqlalchemy import Connection, select

from sync.server.bulk import write
from sync.server.schema import EVERYBODY, Schema

_RESTORED = "restored"


def is_restored(db: Connection, schema: Schema) -> bool:
    """Whether the server was restored, so that desks may bring back rows of others."""
    return bool(_setting(db, schema, _RESTORED))


def set_restored(db: Connection, schema: Schema, is_open: bool) -> None:
    """Open or close the time in which desks bring back rows of others."""
    columns: dict[str, list[Any]] = {"scope": [EVERYBODY], "name": [_RESTORED], "value": [is_open]}
    write(db, schema.setting, columns, replace=True)


def _setting(db: Connection, schema: Schema, name: str) -> Any:
    table = schema.setting
    return db.execute(select(table.c.value).where(table.c.scope == EVERYBODY, table.c.name == name)).scalar()
