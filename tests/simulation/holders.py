"""Who still holds an operation: asked before and after something is destroyed, so that only what was really lost with
it is excused from the promise that nothing is."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bjdesk.declared import declarations
from sync.clock import Identity
from sync.protocol.codec import decode_operations
from tests.simulation import files
from tests.simulation.desk import SimDesk
from tests.simulation.files import Key, Sql

if TYPE_CHECKING:
    from tests.simulation.world import World

_IDS = 'SELECT id FROM "{}"'
NO_IDENTITY = frozenset({"-"})


def of_desk(sql: Sql) -> set[Identity]:
    """Its outbox, its retained batches, and the versions of registers that were published to it."""
    found = {Identity(incarnation, op) for incarnation, op in sql("SELECT incarnation, op FROM sync_outbox")}
    for body, hollow in sql("SELECT body, hollow FROM sync_batch"):
        found |= set() if hollow and not body else _in_body(bytes(body))
    for (body,) in sql("SELECT body FROM sync_again"):
        found |= _in_body(bytes(body))
    for (stamps,) in sql("SELECT stamps FROM sync_row WHERE left = 0"):
        found |= _in_stamps(stamps)
    return found


def of_district(sql: Sql) -> set[Identity]:
    """Its journal, and the stamps of its rows (which may have come by an offer)."""
    found = set(files.journal(sql))
    for declared in declarations():
        for (stamps,) in sql(f'SELECT stamps FROM "{declared.name}"'):
            found |= _in_stamps(stamps)
    for (stamps,) in sql("SELECT stamps FROM sync_generic"):
        found |= _in_stamps(stamps)
    return found


def of_all(desks: Iterable[SimDesk], district: Sql) -> set[Identity]:
    """Everything that somebody holds."""
    found = of_district(district)
    for desk in desks:
        if desk.is_running and not desk.is_gone:
            found |= of_desk(desk.sql)
    return found


def rows_of_all(desks: Iterable[SimDesk], district: Sql) -> set[Key]:
    """Every row that was published and that somebody holds."""
    found = {(declared.name, bytes(r)) for declared in declarations() for (r,) in district(_IDS.format(declared.name))}
    for desk in desks:
        if desk.is_running and not desk.is_gone:
            found |= {(table, bytes(r)) for table, r in desk.sql("SELECT tbl, row_id FROM sync_row WHERE left = 0")}
    return found


def _in_body(body: bytes) -> set[Identity]:
    return {operation.identity for operation in decode_operations(body)} if body else set()


def _in_stamps(text: str) -> set[Identity]:
    return set(_identities(json.loads(text)))


def _identities(stamps: dict[str, list[int]]) -> Iterator[Identity]:
    for name, stamp in stamps.items():
        if name not in NO_IDENTITY:
            yield Identity(stamp[2], stamp[1])


class Losing:
    """Around an act that destroys something: what nobody holds afterwards is excused."""

    def __init__(self, world: "World") -> None:
        self._world = world

    def _held(self) -> set[Identity]:
        return of_all(self._world.desks, self._world.district.sql)

    def _rows(self) -> set[Key]:
        return rows_of_all(self._world.desks, self._world.district.sql)

    def __enter__(self) -> None:
        self._before, self._rows_before = self._held(), self._rows()

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error is None:
            self._world.diary.excused |= self._before - self._held()
            self._world.diary.lost_rows |= self._rows_before - self._rows()
