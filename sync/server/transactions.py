"""Transactions on either database: who may be touched is said first, and what lost a race is tried again.

On PostgreSQL row-level security lets a transaction see only the scopes that it named (`SET LOCAL`, which a distributed
database carries to its workers; `set_config` is not carried). SQLite takes one writer at a time.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from sync.server.cells import POSTGRES
from sync.server.schema import EVERYBODY

T = TypeVar("T")
TRIES = 6
_SCOPE = re.compile(r"\*|[0-9A-Za-z_-]{1,64}")
_LOST_RACES = frozenset({"40001", "40P01", "55P03"})
"""Serialization failure, deadlock, lock timeout."""


def is_scope(text: str) -> bool:
    """Whether the text can name a scope at all; what cannot is never put into a statement."""
    return _SCOPE.fullmatch(text) is not None


class Transactions:
    """Gives out transactions of one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._is_postgres = engine.dialect.name == POSTGRES

    @contextmanager
    def write(self, *scopes: str) -> Iterator[Connection]:
        """A writer's transaction, committed when the block is left without an error."""
        with self._engine.connect() as db:
            if not self._is_postgres:
                db.exec_driver_sql("BEGIN IMMEDIATE")  # a reader that turns writer would fail without waiting
            open_scopes(db, scopes)
            yield db
            db.commit()

    @contextmanager
    def read(self, *scopes: str) -> Iterator[Connection]:
        """One snapshot; nothing that is written in it is kept."""
        with self._engine.connect() as db:
            if self._is_postgres:
                db.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            else:
                db.exec_driver_sql("BEGIN")
            open_scopes(db, scopes)
            yield db
            db.rollback()

    def again(self, work: Callable[[int], T]) -> T:
        """Do `work(attempt)`, which opens its own transactions, until it loses no race against another worker."""
        for attempt in range(TRIES - 1):
            try:
                return work(attempt)
            except DBAPIError as error:
                if not _has_lost(error):
                    raise
        return work(TRIES - 1)


def open_scopes(db: Connection, scopes: Iterable[str]) -> None:
    """Let the transaction see and write these scopes; said again when it turns out that more are concerned."""
    if db.dialect.name != POSTGRES:
        return
    named = sorted(scope for scope in set(scopes) if is_scope(scope))
    db.exec_driver_sql(f"SET LOCAL bj.scopes = '{','.join(named)}'")


def _has_lost(error: DBAPIError) -> bool:
    """Whether somebody else's commit was in the way: two workers made one row, or waited for each other."""
    return isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", None) in _LOST_RACES


def own_and_common(scope: str) -> tuple[str, str]:
    """What a desk of the branch may touch before anything else is known."""
    return scope, EVERYBODY
