"""Two real desks, the real district and the real bytes between them; a test says what happens to the line.

Desks are training branches of `tests.makers` (all people are invented, 演示); the district lies in one SQLite file.
"""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, update
from sqlalchemy.pool import StaticPool

from bjdesk.app import found_branch, open_desk
from bjdesk.declared import declarations
from bjdesk.models import METADATA
from bjdesk.people.arrivals import learners_arrived
from bjdesk.store.database import FROM_DESK, Unit
from bjdesk.store.replica.desk import Replica
from sync.client.exchange import Exchange, nothing
from sync.client.report import ExchangeReport, Progress
from sync.protocol.codec import decode_reply, decode_request, encode_reply, pack, unpack, unpack_reply
from sync.protocol.errors import Unreachable
from sync.protocol.messages import Reply, Request
from sync.server.district import District
from sync.server.receipts import Signer
from tests.makers import DAY, STREET, Branch, make_branch, make_clock, seeded

Points = Callable[[str], None]


class Crash(BaseException):
    """The process ends here; no `except Exception` of the program may catch it."""


@dataclass
class CrashAt:
    """Ends the process at a hit of a named point."""

    name: str
    hit: int = 1
    reached: list[str] = field(default_factory=list)

    def __call__(self, point: str) -> None:
        self.reached.append(point)
        if point == self.name and self.reached.count(point) == self.hit:
            raise Crash(point)


class Numbers:
    """Desk numbers ever given."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, int], set[int]] = {}

    def given(self, scope: str, year: int) -> frozenset[int]:
        return frozenset(self._given.get((scope, year), ()))

    def note(self, scope: str, year: int, number: int, device: bytes) -> None:
        self._given.setdefault((scope, year), set()).add(number)


class Office:
    """The district, and somebody who looks into its file or puts an older copy of it back."""

    declared = staticmethod(declarations)
    signer: Signer | None = None

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.path = folder / "district.db"
        self.clock = make_clock()
        self.numbers = Numbers()
        self._lives = 0
        self.start()

    def start(self) -> None:
        self._lives += 1
        self._raw = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self._raw.execute("PRAGMA synchronous=OFF")
        engine = create_engine("sqlite://", creator=self._opened, poolclass=StaticPool)
        chance = random.Random(f"district/{self._lives}").randbytes
        told = (engine, self.declared(), self.now_ms, chance, self.numbers, lambda _ms: DAY.year)
        self.district = District(*told, signer=self.signer)
        self.district.install()

    def _opened(self) -> sqlite3.Connection:
        return self._raw

    def now_ms(self) -> int:
        return self.clock.now() // 1000

    def rows(self, sql: str, *bound: Any) -> list[tuple[Any, ...]]:
        return self._raw.execute(sql, bound).fetchall()

    def copy_to(self, target: Path) -> None:
        with sqlite3.connect(target) as copy:
            self._raw.backup(copy)

    def put_back(self, source: Path) -> None:
        """Yesterday's backup takes the place of the file."""
        self._raw.close()
        self.path.write_bytes(source.read_bytes())
        self.start()


@dataclass
class Line:
    """What happens between a desk and the district; every request that arrived is noted."""

    office: Office
    token: str = ""
    requests: list[Request] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    lose_request: int = 0
    lose_reply: int = 0
    tamper: Callable[[Reply], Reply] | None = None
    before: Callable[[], None] | None = None
    """Called when a request is under way: people work on meanwhile."""

    def __call__(self, packed: bytes) -> bytes:
        if self.before is not None:
            self.before()
        if self.lose_request:
            self.lose_request -= 1
            raise Unreachable
        request = decode_request(unpack([packed]))
        self.requests.append(request)
        reply = self.office.district.exchange(self.token, request)
        if self.lose_reply:
            self.lose_reply -= 1
            raise Unreachable
        answer = pack(encode_reply(self.tamper(reply) if self.tamper else reply))
        self.replies.append(decode_reply(unpack_reply((answer,))))
        return answer


@dataclass
class DeskHere:
    """One enrolled desk."""

    branch: Branch
    replica: Replica
    line: Line
    office: Office
    told: list[Progress] = field(default_factory=list)
    points: Points = nothing
    is_stopped: Callable[[], bool] = lambda: False
    rows_at_once: int | None = 200

    def exchange(self, **how: Any) -> ExchangeReport:
        """One exchange; the report of one that raised is in `last`."""
        self.last = self._exchange()
        return self.last.run(**how)

    def _exchange(self) -> Exchange:
        return Exchange(
            self.replica,
            self.line,
            lambda: self.branch.clock.now() // 1000,
            lambda: int(self.branch.clock.monotonic() * 1000),
            points=self.points,
            progress=self.told.append,
            is_stopped=self.is_stopped,
            rows_at_once=self.rows_at_once,
        )

    def wire(self, points: Points = nothing) -> None:
        """A replica over the store as it is open now."""
        self.points = points
        self.replica = replica_of(self.branch, points)

    def restart(self, seed: int = 77) -> None:
        """The process starts again."""
        self.branch.reopen(seed=seed)
        self.wire()

    def enrol(self, device: bytes) -> None:
        """Take this desk in under a device id, in a new chain."""
        code = self.office.district.new_code(self.branch.desk.facts.street_code)
        found = self.office.district.enrol(code, b"k" * 32, "演示台", device)
        self.line.token = found.token
        self.replica.enrolled(UUID(bytes=found.device), found.number)

    # --- looking and writing ---

    def value(self, sql: str, *parameters: object) -> Any:
        return self.branch.value(sql, *parameters)

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return self.branch.rows(sql, *parameters)

    def has(self, table: str, record: UUID) -> bool:
        return bool(self.rows(f"SELECT 1 FROM {table} WHERE id = ?", record))

    def overlay(self) -> int:
        return int(self.value("SELECT count(*) FROM sync_outbox"))

    @contextmanager
    def writing(self, source: int = FROM_DESK) -> Iterator[Unit]:
        with self.branch.desk.database.write(self.branch.actor, "Test", source=source) as unit:
            yield unit

    def edit(self, table: str, record: UUID, **values: Any) -> None:
        """Write columns as a person at the desk does."""
        found = METADATA.tables[table]
        with self.writing() as unit:
            assert unit.db.execute(update(found).where(found.c.id == record).values(**values)).rowcount == 1


def found_elsewhere(street: str, folder: Path, seed: int) -> Branch:
    """A desk of another branch."""
    clock, chance = make_clock(), seeded(seed)
    found_branch(folder, street, desk_name="一号台", staff_name="演示员", clock=clock, random=chance, is_training=True)
    return Branch(folder, clock, open_desk(folder, clock=clock, random=chance), seed)


def replica_of(branch: Branch, points: Points = nothing, **more: Any) -> Replica:
    street = branch.desk.facts.street_code
    follows = {"learner": learners_arrived}
    return Replica(branch.desk.database, declarations(), METADATA, street, branch.actor, follows, points, **more)


class Town:
    """The district's office and the desks of a branch; `close` shuts them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = Office(folder / "office")
        self.desks: list[DeskHere] = []

    def desk(self, *, is_enrolled: bool = True, street: str = STREET, **connection: Any) -> DeskHere:
        """One more desk of a branch, with everything that was shipped; its work so far is the founding."""
        number = len(self.desks) + 1
        folder = self.folder / f"desk-{number}"
        make = make_branch if street == STREET else partial(found_elsewhere, street)
        branch = make(folder, seed=100 + number, **connection)
        desk = DeskHere(branch, replica_of(branch), Line(self.office), self.office)
        self.desks.append(desk)
        if is_enrolled:
            desk.enrol(number.to_bytes(16, "big"))
        return desk

    def pass_time(self, **span: float) -> None:
        """Every clock goes on."""
        for clock in (self.office.clock, *(desk.branch.clock for desk in self.desks)):
            clock.advance(**span)

    def all_agree(self) -> None:
        """Exchange twice round, then every desk equals its feeds and has nothing under way."""
        for _ in range(2):
            for desk in self.desks:
                assert desk.exchange().is_complete
        for desk in self.desks:
            assert desk.overlay() == 0

    def close(self) -> None:
        for desk in self.desks:
            desk.branch.close()
