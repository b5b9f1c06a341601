"""Two desks of one branch, the district's office and the cable between them: where the second act is played.

The first desk is the window of the morning. The second has no window while it works: it acts through the same commands.
Both take the district's time as it is, so the clock of the morning is let go before.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bjdesk.app import OpenDesk, found_branch, open_desk
from bjdesk.demo.cable import Cable
from bjdesk.demo.office import Office
from bjdesk.demo.recount import DESK_2, DISTRICT
from bjdesk.demo.report import WrongCount
from bjdesk.demo.rows import TRAINING
from bjdesk.demo.stage import Stage, until
from bjdesk.kernel.clock import Clock
from bjdesk.kernel.commands import Command, Outcome
from bjdesk.store.outbox import waiting
from bjdesk.syncing.queries import COMPLETE, RunRow
from bjdesk.syncing.running import Trigger
from sync.client.report import Progress

DESK_NAME, STAFF_NAME = f"{TRAINING}二号台", f"{TRAINING}·王建国"


@dataclass
class DeskHere:
    """One desk as its staff use it; `execute` is the door through which its pages act."""

    desk: OpenDesk
    execute: Callable[[Command], Outcome]

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        return self.desk.read(query, *args)

    def value(self, sql: str, *bound: object) -> Any:
        """One value out of its file, by plain SQL."""
        with self.desk.database.read() as db:
            return db.exec_driver_sql(sql, bound).scalar_one()

    @property
    def waiting(self) -> int:
        """Records that the district has not confirmed."""
        return int(self.read(waiting))

    def enrol(self, code: str, url: str) -> None:
        """A one-time code against a place at the district."""
        self.desk.enrol(code, url, None)


@dataclass
class Town:
    """Everything of the second act; `close` ends the processes and gives up the second desk."""

    stage: Stage
    folder: Path
    """Where the second desk and the district lie."""
    first: DeskHere
    working: Callable[[str, int, int], None]
    office: Office = field(init=False)
    cable: Cable = field(init=False)
    _second: DeskHere | None = None

    def __post_init__(self) -> None:
        (self.folder / DISTRICT).mkdir()
        self.office = Office(self.folder / DISTRICT, until)
        self.cable = Cable(self._port)

    @property
    def branch(self) -> str:
        return self.first.desk.facts.street_code

    @property
    def second(self) -> DeskHere:
        if self._second is None:
            raise LookupError("there is no second desk yet")
        return self._second

    @property
    def desks(self) -> tuple[DeskHere, DeskHere]:
        return self.first, self.second

    def open_second(self, clock: Clock) -> None:
        """Found it, as a new computer in the branch: it knows what ships with the program and nothing else."""
        folder = self.folder / DESK_2
        found_branch(folder, self.branch, desk_name=DESK_NAME, staff_name=STAFF_NAME, clock=clock, is_training=True)
        desk = open_desk(folder, clock=clock)
        self._second = DeskHere(desk, desk.executor.execute)

    def sync_second(self) -> RunRow:
        """The second desk asks the district, as its timer does in the night."""
        return self.second.desk.reconciler().run(Trigger.NIGHT, watch=self._watch)

    def sync_first(self) -> RunRow:
        return self.first.desk.reconciler().run(Trigger.HAND, watch=self._watch)

    def close(self) -> None:
        self.cable.close()
        self.office.stop()
        if self._second is not None:
            self._second.desk.close()

    def _port(self) -> int:
        return self.office.port

    def _watch(self, progress: Progress) -> None:
        if progress.total:
            self.working("同步", progress.done, progress.total)


def expect_complete(who: str, run: RunRow) -> RunRow:
    """The run went to its end and both sides are equal; WrongCount otherwise."""
    if run.outcome != COMPLETE:
        raise WrongCount(f"{who}同步没有完成：{run.outcome} {dict(run.facts)}")
    return run


def expect(what: str, found: object, wanted: object) -> None:
    """WrongCount unless they are the same."""
    if found != wanted:
        raise WrongCount(f"{what}：应为 {wanted}，数据库里是 {found}")
