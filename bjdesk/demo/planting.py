"""Writes the rows of a synthetic branch in the order in which they would have come about, 200 a transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from bjdesk.access.audit import Auditor
from bjdesk.app import OpenDesk, Random
from bjdesk.demo.clock import HeldClock
from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import DONE
from bjdesk.kernel.ids import uuid7
from bjdesk.people.model import SearchToken
from bjdesk.store.base import Base
from bjdesk.store.database import FROM_IMPORT

COMMAND = "MakeTrainingBranch"
CHUNK = 200

Progress = Callable[[int, int], None]
"""(rows written, rows in all) -> None."""


@dataclass(frozen=True)
class Row:
    """One row to be written; `at` is when it came about."""

    at: Instant
    model: type[Base]
    values: dict[str, Any]


class PastIds:
    """Ids of the time in which a row came about, so that order of id is order of work for the past as well."""

    def __init__(self, tail: int) -> None:
        self._tail = tail
        self._given: dict[int, int] = {}

    def new(self, at: Instant) -> UUID:
        ms = at // 1000
        counter = self._given.get(ms, -1) + 1
        self._given[ms] = counter
        return uuid7(ms, counter, self._tail)


@cache
def blank(model: type[Base]) -> dict[str, Any]:
    """Every column that the store does not fill by itself, empty; to be copied, not changed."""
    table: Any = model.__table__
    return {column.name: None for column in table.columns if column.server_default is None}


def plant(
    desk: OpenDesk, clock: HeldClock, rows: list[Row], found_by: dict[UUID, frozenset[tuple[str, str]]], random: Random
) -> Iterator[int]:
    """Write `rows` in order of time, a learner with the tokens she is `found_by`; yields how many are written."""
    rows.sort(key=_moment)
    actor = desk.executor.actor
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        tables = _by_table(chunk, found_by)
        clock.set(max(chunk[-1].at, clock.now()))
        with desk.database.write(actor, COMMAND, source=FROM_IMPORT, is_job=True) as unit:
            for model, values in tables.items():
                unit.db.execute(insert(model), values)
            if start + CHUNK >= len(rows):
                unit.about("desk", actor.desk)
                Auditor(random)(unit, COMMAND, DONE)
        yield start + len(chunk)


def _moment(row: Row) -> Instant:
    return row.at


def _by_table(
    chunk: list[Row], found_by: dict[UUID, frozenset[tuple[str, str]]]
) -> dict[type[Base], list[dict[str, Any]]]:
    tables: dict[type[Base], list[dict[str, Any]]] = {}
    for row in chunk:
        tables.setdefault(row.model, []).append(row.values)
        tokens = sorted(found_by.get(row.values["id"], ()))
        if tokens:
            kept = [{"kind": kind, "token": token, "learner_id": row.values["id"]} for kind, token in tokens]
            tables.setdefault(SearchToken, []).extend(kept)
    return tables
