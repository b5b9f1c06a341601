"""SQLite for SQLAlchemy, with the BEGIN that a reader and a writer each need.

The driver is told not to begin anything by itself, so the dialect does. SQLAlchemy's "begin" event could too, but a
listener on an engine makes every statement of it a third slower.
"""

from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

NAME = "sqlite+desk://"

COMPILED: LRUCache[Any, Any] = LRUCache(1000)
"""Statements as text, for every engine of this process: what a reader asked, a writer need not spell again."""

registry.register("sqlite.desk", __name__, "DeskDialect")


class DeskDialect(SQLiteDialect_pysqlite):
    """`begin` is DEFERRED for readers; a writer takes the lock at once (IMMEDIATE), because a transaction that read
    first fails, without waiting, where another one has written meanwhile."""

    supports_statement_cache = True

    def __init__(self, begin: str = "DEFERRED", **settings: Any) -> None:
        super().__init__(**settings)
        self._begin = f"BEGIN {begin}"

    def __eq__(self, other: object) -> bool:
        """All make one text of a statement, which is what they are compared for."""
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.driver_connection.execute(self._begin)
