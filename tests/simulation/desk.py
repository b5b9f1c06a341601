"""One desk of the simulation: its files, the real program over them while it is open, and the forms on its screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bjdesk.access.audit import Auditor
from bjdesk.app import OpenDesk, connected, handler_table, wire
from bjdesk.declared import MACHINES, declarations
from bjdesk.kernel.commands import Command, Executor, Outcome
from bjdesk.roles import ROLES as HOUSE_ROLES
from bjdesk.roles import UNAUDITED as HOUSE_UNAUDITED
from tests.simulation import commands, files, places
from tests.simulation.crashes import Points
from tests.simulation.files import Key
from tests.simulation.timeline import Wall

CHILD_AGE = 14


@dataclass
class Form:
    """A form on the screen: what it showed, and the number of the row then."""

    table: str
    id: UUID
    rev: int
    shown: Mapping[str, Any]
    exchanges: int
    """How many exchanges the desk had had when it was opened."""
    saved_at: int = -1
    """How many it had had when the form was last saved."""


@dataclass
class SimDesk:
    """A machine with a desk on it; `life` numbers its starts, each of which draws an incarnation."""

    name: str
    scope: str
    folder: Path
    wall: Wall
    points: Points
    seed: int
    life: int = 0
    exchanges: int = 0
    is_exchanging: bool = False
    is_gone: bool = False
    """Destroyed, or revoked by the district."""
    forms: list[Form] = field(default_factory=list)
    founded: frozenset[Key] = frozenset()
    """Rows that it was founded with: what was shipped, and itself."""
    token: str = ""
    state: str = ""
    """What the last exchange said that a person must see to: the code of a SyncError, or nothing."""
    _open: OpenDesk | None = None
    _executor: Executor | None = None

    # --- the process -------------------------------------------------------------------------------------------------

    def start(self, *, as_if: "SimDesk | None" = None) -> None:
        """Open the files in a new process; `as_if` copies the memory of a running one, its incarnation included."""
        self.life += 1
        twin = as_if or self
        random = Random(f"{twin.seed}/{twin.name}/{twin.life}").randbytes
        key = places.key_of(self.folder)
        database = connected(places.connector(self.folder), self.wall, random)
        self._open = wire(database, self.wall, random, key)
        self._executor = self._wired(self._open, random)

    def _wired(self, desk: OpenDesk, random: Callable[[int], bytes]) -> Executor:
        own = commands.TestHandlers(MACHINES)
        handlers = {**handler_table(desk.rules, desk.facts, child_age=CHILD_AGE), **own.table()}
        writer = commands.Stopping(desk.database, self.points)
        unaudited = HOUSE_UNAUDITED | commands.UNAUDITED
        roles = {**HOUSE_ROLES, **commands.ROLES}
        return Executor(writer, handlers, roles, Auditor(random), desk.executor.actor, unaudited)

    def stop(self) -> None:
        """The process ends, tidily or not; what was not committed is gone with it, and so are the forms."""
        if self._open is not None:
            self._open.close()
        self._open = self._executor = None
        self.forms.clear()

    def restart(self) -> None:
        self.stop()
        self.start()

    @property
    def open(self) -> OpenDesk:
        assert self._open is not None, f"{self.name} does not run"
        return self._open

    @property
    def is_running(self) -> bool:
        return self._open is not None

    # --- people ------------------------------------------------------------------------------------------------------

    def execute(self, command: Command) -> Outcome:
        assert self._executor is not None
        return self._executor.execute(command)

    def sql(self, statement: str, *bound: Any) -> list[tuple[Any, ...]]:
        """What lies in the file."""
        with self.open.database.read() as db:
            return [tuple(row) for row in db.exec_driver_sql(statement, bound)]

    def one(self, statement: str, *bound: Any) -> Any:
        """The one value that a statement gives."""
        return self.sql(statement, *bound)[0][0]

    def row(self, table: str, record: bytes) -> files.Row | None:
        """A row on the screen."""
        return files.desk_rows(self.sql, table, record).get(record)

    def show(self, table: str, record: bytes) -> Form | None:
        """Open a form on a row."""
        row, rev = self.row(table, record), files.rev_of(self.sql, table, record)
        if row is None or rev is None or row.is_removed:
            return None
        return Form(table, UUID(bytes=record), rev, row.registers, self.exchanges)

    def note_founded(self) -> None:
        """What lies here before anybody did anything."""
        tables = (declared.name for declared in declarations())
        self.founded = frozenset(row.key for name in tables for row in files.desk_rows(self.sql, name).values())
