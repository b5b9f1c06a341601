"""One desk of the simulation: its files, the real program over them while it is open, and the forms on its screen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bjdesk.access.audit import Auditor
from bjdesk.app import OpenDesk, connected, handler_table, wire
from bjdesk.credits.judging import Judging
from bjdesk.declared import MACHINES, declarations
from bjdesk.kernel.commands import Command, Executor, Outcome
from bjdesk.models import METADATA
from bjdesk.people.arrivals import learners_arrived
from bjdesk.roles import ROLES as HOUSE_ROLES
from bjdesk.roles import UNAUDITED as HOUSE_UNAUDITED
from bjdesk.store.database import FROM_MIGRATION
from bjdesk.store.replica.desk import Replica
from sync.client.exchange import Exchange, Send
from sync.server.district import District
from tests.simulation import commands, files, places
from tests.simulation.crashes import Points
from tests.simulation.files import Key
from tests.simulation.timeline import Wall

CHILD_AGE = 14
EFFECTS = {"learner": learners_arrived}


def nowhere() -> Any:
    """Nobody issues certificates here."""
    raise AssertionError


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
    was_asked: bool = False
    """Whether a person let many rows go."""
    may_differ: bool = False
    """Whether its file was changed behind the program's back."""
    may_print: bool = True
    """Whether it may print numbers: not a disk image that was put back without a word, before it meets the district."""
    rows_at_once: int | None = None
    _open: OpenDesk | None = None
    _executor: Executor | None = None
    _replica: Replica | None = None
    _eyes: Any = None
    """A connection of the observer's own, which reads between the program's transactions."""

    # --- the process -------------------------------------------------------------------------------------------------

    def start(self, *, as_if: "SimDesk | None" = None) -> None:
        """Open the files in a new process; `as_if` copies the memory of a running one, its incarnation included."""
        self.life += 1
        random = process_random(as_if or self)
        key = places.key_of(self.folder)
        database = connected(places.connector(self.folder), self.wall, random)
        self._open = wire(database, self.wall, random, key)
        self._executor = self._wired(self._open, random)
        self._eyes = places.connector(self.folder).connect()
        actor = self._open.executor.actor
        self._replica = Replica(database, declarations(), METADATA, self.scope, actor, EFFECTS, self.points)
        self._replica.is_moved_to(self.name)

    def _wired(self, desk: OpenDesk, random: Callable[[int], bytes]) -> Executor:
        own = commands.TestHandlers(MACHINES)
        finish = Judging(70, "held", desk.rules.zone)
        wired = handler_table(desk.rules, desk.facts, child_age=CHILD_AGE, house=nowhere, finish=finish)
        handlers = {**wired, **own.table()}
        writer = commands.Stopping(desk.database, self.points)
        unaudited = HOUSE_UNAUDITED | commands.UNAUDITED
        roles = {**HOUSE_ROLES, **commands.ROLES}
        return Executor(writer, handlers, roles, Auditor(random), desk.executor.actor, unaudited)

    def stop(self) -> None:
        """The process ends, tidily or not; what was not committed is gone with it, and so are the forms."""
        if self._open is not None:
            self._eyes.close()
            self._open.close()
        self._open = self._executor = self._replica = None
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

    # --- the exchange ------------------------------------------------------------------------------------------------

    @property
    def replica(self) -> Replica:
        assert self._replica is not None, f"{self.name} does not run"
        return self._replica

    def exchange_over(self, send: Send) -> Exchange:
        """The real client over a line."""
        watch = self.points
        return Exchange(
            self.replica, send, self.wall.now_ms, self.wall.monotonic_ms, watch, rows_at_once=self.rows_at_once
        )

    @property
    def device(self) -> bytes | None:
        return self.replica.standing().device

    @property
    def is_enrolled(self) -> bool:
        return bool(self.token) and self.device is not None

    @property
    def is_offering(self) -> bool:
        return self.replica.standing().is_offering

    @property
    def held_scopes(self) -> frozenset[str]:
        return self.replica.held()

    def let_go(self) -> None:
        """A person looked at what would go."""
        for scope in sorted(self.held_scopes):
            self.replica.let_go(scope)
        self.was_asked = True

    def enrol(self, office: District, code: str, attempt: int) -> None:
        """Under its own id the first time, under a new one ever after."""
        device = self.open.executor.actor.desk if self.device is None else self.open.database.ids.new()
        key = attempt.to_bytes(32, "big")
        told = office.enrol(code, key, self.name, device.bytes)
        self.replica.enrolled(device, told.number)
        self.token = told.token
        self.may_print = True

    def tell_restored(self) -> None:
        """Whoever put a copy back says so: no number that is on paper already is printed again."""
        self.replica.drop_number()
        self.may_print = True

    def write_quietly(self, statements: Iterable[tuple[str, tuple[Any, ...]]]) -> None:
        """Change the file behind the program's back."""
        actor = self.open.executor.actor
        with self.open.database.write(actor, "Plant", source=FROM_MIGRATION) as unit:
            for statement, bound in statements:
                unit.db.exec_driver_sql(statement, bound)

    # --- people ------------------------------------------------------------------------------------------------------

    def execute(self, command: Command) -> Outcome:
        assert self._executor is not None
        return self._executor.execute(command)

    def sql(self, statement: str, *bound: Any) -> list[tuple[Any, ...]]:
        """What lies in the file."""
        assert self._eyes is not None, f"{self.name} does not run"
        found: list[tuple[Any, ...]] = self._eyes.execute(statement, bound).fetchall()
        return found

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
        self.founded = frozenset((name, record) for name in tables for record in files.desk_ids(self.sql, name))


def process_random(desk: SimDesk) -> Callable[[int], bytes]:
    """The randomness of a process: another one at every start, on every machine."""
    return Random(f"{desk.seed}/{desk.name}/{desk.life}").randbytes
