"""Commands of the simulation's own, for what the desk has no page for yet: edit, move on, take out, add a row.

They keep the house's rule: a form carries the `rev` of the row that it showed, and a row that moved is refused.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select, update

from bjdesk.kernel.commands import Done, Handler
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import Actor
from bjdesk.models import METADATA
from bjdesk.roles import FRONT_DESK
from bjdesk.store.database import Database, Unit
from sync.clock import DeskClock
from sync.declarations import StateMachine
from tests.makers import plant


@dataclass(frozen=True)
class EditRow:
    """Write columns of a row that a form showed."""

    table: str
    id: UUID
    rev: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class MoveState:
    """Give a row another state of its machine."""

    table: str
    id: UUID
    rev: int
    state: str
    note: str


@dataclass(frozen=True)
class RemoveRow:
    """Take a mistaken row out."""

    table: str
    id: UUID
    rev: int


@dataclass(frozen=True)
class AddRow:
    """A new row with neutral values where none are given."""

    table: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class PrintNumber:
    """Count the next number of a kind of paper: year, kind, desk number, four digits that the desk counts."""

    kind: str
    year_of: Callable[[int], int]


_COUNT = (
    "INSERT INTO sync_series (kind, year, next) VALUES (?, ?, 2)"
    " ON CONFLICT (kind, year) DO UPDATE SET next = next + 1 RETURNING next"
)


class TestHandlers:
    """Handlers of these commands; `machines` by table."""

    __test__ = False

    def __init__(self, machines: Mapping[str, StateMachine]) -> None:
        self._machines = machines

    def table(self) -> dict[type, Handler]:
        return {
            EditRow: self.edit,
            MoveState: self.move,
            RemoveRow: self.remove,
            AddRow: self.add,
            PrintNumber: self.print_number,
        }

    def edit(self, unit: Unit, command: EditRow) -> Done:
        return _write(unit, command.table, command.id, command.rev, command.values)

    def move(self, unit: Unit, command: MoveState) -> Done:
        table = METADATA.tables[command.table]
        here = unit.db.execute(select(table.c.state).where(table.c.id == command.id)).scalar()
        if here is None:
            raise RecordMissing(kind=command.table)
        if not self._machines[command.table].allows(here, command.state):
            raise RuleBroken("move-refused", state=here, wanted=command.state)
        values = {"state": command.state, "state_at": unit.now, "state_note": command.note}
        return _write(unit, command.table, command.id, command.rev, values)

    def remove(self, unit: Unit, command: RemoveRow) -> Done:
        return _write(unit, command.table, command.id, command.rev, {"removed": True})

    def add(self, unit: Unit, command: AddRow) -> Done:
        unit.touch(command.table)
        return Done(plant(unit, SimpleNamespace(__table__=METADATA.tables[command.table]), dict(command.values)))

    def print_number(self, unit: Unit, command: PrintNumber) -> Done:
        number, *clock = unit.db.exec_driver_sql('SELECT number, "offset", floor, last_ms FROM sync_state').one()
        if number is None:
            raise RuleBroken("no-desk-number")
        year = command.year_of(DeskClock(*clock).stamp_ms(unit.now // 1000))
        row = unit.db.exec_driver_sql(_COUNT, (command.kind, year)).one()
        return Done(f"{year}-{command.kind}-{number:02d}-{row[0] - 1:04d}")


def _write(unit: Unit, name: str, record: UUID, rev: int, values: Mapping[str, Any]) -> Done:
    table = METADATA.tables[name]
    _refuse_moved(unit, table, record, rev)
    unit.db.execute(update(table).where(table.c.id == record).values(**values))
    unit.touch(name)
    return Done()


def _refuse_moved(unit: Unit, table: Table, record: UUID, rev: int) -> None:
    found = unit.db.execute(select(table.c.rev, table.c.removed).where(table.c.id == record)).first()
    if found is None or found.removed:
        raise RecordMissing(kind=table.name)
    if found.rev != rev:
        raise RecordChanged(kind=table.name)


ROLES = dict.fromkeys((EditRow, MoveState, RemoveRow, AddRow, PrintNumber), frozenset({FRONT_DESK}))
UNAUDITED = frozenset(ROLES)


class Stopping:
    """The store of a desk whose process may end just before a command's COMMIT."""

    def __init__(self, database: Database, points: Callable[[str], None]) -> None:
        self._database = database
        self._points = points

    @contextmanager
    def write(self, actor: Actor, command: str) -> Iterator[Unit]:
        with self._database.write(actor, command) as unit:
            yield unit
            self._points("command.before_commit")
