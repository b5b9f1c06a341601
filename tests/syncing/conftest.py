"""A desk, the district in the same process, and a line between them that a test can disturb."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bjdesk.app import reconciler_of
from bjdesk.kernel.clock import Instant
from bjdesk.syncing.enrolling import Ask, Enrolled, Here, Place, Question, enrol_desk
from bjdesk.syncing.line import DistrictLine
from bjdesk.syncing.queries import RunRow, SyncFacts, sync_facts
from bjdesk.syncing.running import Reconciler, Surroundings, Trigger
from sync.client.enrolment import CodeRefused
from sync.client.enrolment import Enrolled as Answer
from sync.server.devices import CodeRefused as CodeRefusedThere
from tests.makers import STREET, ZONE, Branch, make_branch, seeded
from tests.sync.client.scenes import Line, Office, found_elsewhere

IDENTITY_KEY = bytes(range(32))
PLACE = Place("http://127.0.0.1:1", None)


@dataclass
class Desk:
    """A desk whose line leads to `office` without any network."""

    branch: Branch
    office: Office
    line: Line
    machine: str | None = "this machine"
    slept: list[float] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    fails: BaseException | None = None
    runs: Reconciler = field(init=False)

    def __post_init__(self) -> None:
        self.wire()

    def wire(self) -> None:
        """As at a start of the program."""
        world = Surroundings(self._transport, lambda: self.machine, seeded(9), self.slept.append)
        self.runs = reconciler_of(self.branch.desk, world)

    def restart(self) -> None:
        self.branch.reopen()
        self.wire()

    def _transport(self, line: DistrictLine) -> Callable[[bytes], bytes]:
        self.line.token = line.token
        return self._send

    def _send(self, packed: bytes) -> bytes:
        if self.fails is not None:
            raise self.fails
        return self.line(packed)

    # --- enrolling ---

    def ask(self, question: Question, name: str) -> Answer:
        """The district's answer to an enrolment."""
        self.asked.append(question)
        try:
            found = self.office.district.enrol(question.code, question.public_key, name, question.device.bytes)
        except CodeRefusedThere as refused:
            raise CodeRefused from refused
        return Answer(found.device, found.branch, found.number, found.server_key, found.token, IDENTITY_KEY)

    def new_code(self) -> str:
        return self.office.district.new_code(STREET)

    def enrol(self, code: str | None = None, *, ask: Ask | None = None, place: Place = PLACE) -> Enrolled:
        branch, here = self.branch, Here(STREET, "一号台", self.machine)
        told = (branch.desk.database, branch.actor, here, place, code or self.new_code(), branch.desk.random)
        return enrol_desk(*told, ask or self.ask)

    # --- running ---

    def run(self, trigger: Trigger = Trigger.HAND, **how: Any) -> RunRow:
        return self.runs.run(trigger, **how)

    def facts(self) -> SyncFacts:
        found: SyncFacts = self.branch.read(sync_facts, self.branch.clock.now(), ZONE)
        return found

    def now(self) -> Instant:
        return self.branch.clock.now()

    def value(self, sql: str, *bound: object) -> Any:
        return self.branch.value(sql, *bound)


class Town:
    """The office and its desks."""

    def __init__(self, folder: Path, office: type[Office] = Office) -> None:
        self.folder = folder
        self.office = office(folder / "office")
        self.desks: list[Desk] = []

    def desk(self, *, is_enrolled: bool = True, has_own_keys: bool = False) -> Desk:
        """One more desk; with `has_own_keys` it was founded by itself, as on another computer."""
        number = len(self.desks) + 1
        folder = self.folder / f"desk-{number}"
        branch = (
            found_elsewhere(STREET, folder, 300 + number) if has_own_keys else make_branch(folder, seed=200 + number)
        )
        desk = Desk(branch, self.office, Line(self.office))
        self.desks.append(desk)
        if is_enrolled:
            desk.enrol()
            desk.restart()
        return desk

    def pass_time(self, **span: float) -> None:
        for clock in (self.office.clock, *(desk.branch.clock for desk in self.desks)):
            clock.advance(**span)

    def close(self) -> None:
        for desk in self.desks:
            desk.branch.close()


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    found = Town(tmp_path)
    yield found
    found.close()


@pytest.fixture
def fresh(town: Town) -> Desk:
    """A desk that is not enrolled."""
    return town.desk(is_enrolled=False)


@pytest.fixture
def desk(town: Town) -> Desk:
    """An enrolled desk."""
    return town.desk()
