"""Runs exchanges of this desk with the district, one at a time, and says in one row how each ended (R52).

Whatever goes wrong on the way, the queue is kept and the next run goes on; only what needs a person is told as such.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from bjdesk.kernel.clock import Clock
from bjdesk.kernel.commands import Executor
from bjdesk.kernel.errors import StorageProblem
from bjdesk.store.database import Database
from bjdesk.store.prepared import raw
from bjdesk.syncing import recording
from bjdesk.syncing.counting import CountingReplica
from bjdesk.syncing.line import DistrictLine, district_line
from bjdesk.syncing.queries import BLOCKING, COMPLETE, NOT_REACHED, RunRow
from sync.client.exchange import ROWS_AT_ONCE, Exchange, Send, going_on, unwatched
from sync.client.report import ExchangeReport, Watch
from sync.client.retry import Retrying, wait_s
from sync.protocol.errors import SyncError, UnknownDevice, Unreachable

NOT_ENROLLED = "not-enrolled"
TRIES = 3
"""Of one request, within one run."""
PATIENCE_S = 30.0
"""A longer wait ends the run; the next one comes after it."""
PERSON_WAIT_S = 60 * 60.0
"""Where a person is needed, automatic runs ask once an hour whether somebody did something."""
_TICK_S = 0.1


class Trigger(StrEnum):
    """Why a run was started."""

    NIGHT = "1"  # 自动
    HAND = "2"  # 手动
    CLOSING = "3"  # 下班
    COMMAND = "4"  # 命令行
    START = "5"  # 开机

    @property
    def is_automatic(self) -> bool:
        """Nobody waits for it."""
        return self in (Trigger.NIGHT, Trigger.START, Trigger.COMMAND)

    @property
    def is_by_staff(self) -> bool:
        return self in (Trigger.HAND, Trigger.CLOSING)


@dataclass(frozen=True)
class Surroundings:
    """What runs need of the world: how a line is opened, the machine, chance, and how to wait."""

    transport: Callable[[DistrictLine], Send]
    machine: Callable[[], str | None]
    random: Callable[[int], bytes]
    sleep: Callable[[float], None] = time.sleep


class Reconciler:
    """Brings this desk and the district together; made once for an open desk."""

    def __init__(
        self, database: Database, replica: CountingReplica, executor: Executor, clock: Clock, world: Surroundings
    ) -> None:
        self.replica = replica
        self.retry_at = 0.0
        self._database = database
        self._executor = executor
        self._clock = clock
        self._world = world
        self._failures = 0
        self._is_machine_known = False

    @property
    def is_enrolled(self) -> bool:
        """Whether there is a line to the district."""
        return self._database.query(district_line) is not None

    @property
    def may_try(self) -> bool:
        """Whether an automatic run makes sense now."""
        return self._clock.monotonic() >= self.retry_at

    def run(
        self,
        trigger: Trigger,
        *,
        watch: Watch = unwatched,
        is_stopped: Callable[[], bool] = going_on,
        accept_time: bool = False,
        rows_at_once: int | None = ROWS_AT_ONCE,
    ) -> RunRow:
        """One exchange to its end; never raises what the sync or the disk can do to it: the row tells."""
        at, started = self._clock.now(), self._clock.monotonic()
        line = self._database.query(district_line)
        if line is None:
            return RunRow(0, at, 0, trigger, None, NOT_ENROLLED, 0, 0, 0, {}, at)
        asked = _Asked(watch, is_stopped, accept_time, rows_at_once)
        report, outcome, facts = self._exchange(line, asked)
        took = int((self._clock.monotonic() - started) * 1000)
        facts = {**facts, **_told(report, self.replica)}
        received = sum(self.replica.received.values())
        counts = (report.sent, received, report.refused)
        run = RunRow(0, at, took, trigger, None, outcome, *counts, facts, self._clock.now())
        self._note_outcome(outcome, facts)
        return self._kept(run, trigger, is_idle=trigger.is_automatic and report.is_idle)

    # --- one exchange ------------------------------------------------------------------------------------------------

    def _exchange(self, line: DistrictLine, asked: "_Asked") -> tuple[ExchangeReport, str, dict[str, Any]]:
        self.replica.begin_counting()
        exchange: Exchange | None = None
        try:
            self._look_at_machine()
            exchange = self._wired(line, asked)
            return exchange.run(accept_time=asked.accept_time), _outcome(exchange.report), {}
        except SyncError as error:
            outcome, facts = _code(error), _plain(error)
        except StorageProblem as error:
            outcome, facts = "storage", {"code": error.code}
        return (exchange.report if exchange else ExchangeReport()), outcome, facts

    def _wired(self, line: DistrictLine, asked: "_Asked") -> Exchange:
        pause = _Pause(self._world.sleep, asked.is_stopped)
        return Exchange(
            self.replica,
            Retrying(self._world.transport(line), self._uniform, pause, TRIES),
            lambda: self._clock.now() // 1000,
            lambda: int(self._clock.monotonic() * 1000),
            progress=asked.watch,
            is_stopped=asked.is_stopped,
            rows_at_once=asked.rows_at_once,
        )

    def _look_at_machine(self) -> None:
        """Once a process: on another machine the desk number is given up, and the next exchange asks for one."""
        if self._is_machine_known:
            return
        machine = self._world.machine()
        if machine is not None and machine != self._database.query(_machine):
            self.replica.is_moved_to(machine)
        self._is_machine_known = True

    def _uniform(self) -> float:
        return int.from_bytes(self._world.random(6), "big") / (1 << 48)

    # --- afterwards --------------------------------------------------------------------------------------------------

    def _note_outcome(self, outcome: str, facts: Mapping[str, Any]) -> None:
        """When automatic runs should try again."""
        if outcome in BLOCKING:
            self.retry_at = self._clock.monotonic() + PERSON_WAIT_S
        elif outcome in NOT_REACHED:
            wait = wait_s(self._failures, facts.get("retry_after_s"), self._uniform)
            self._failures += 1
            self.retry_at = self._clock.monotonic() + wait
        else:
            self._failures, self.retry_at = 0, 0.0

    def _kept(self, run: RunRow, trigger: Trigger, *, is_idle: bool) -> RunRow:
        actor = self._executor.actor
        staff = actor.staff if trigger.is_by_staff else None
        try:
            return recording.keep(self._database, actor, run, staff, is_idle=is_idle)
        except StorageProblem:
            return run


@dataclass(frozen=True)
class _Asked:
    watch: Watch
    is_stopped: Callable[[], bool]
    accept_time: bool
    rows_at_once: int | None


@dataclass(frozen=True)
class _Pause:
    """Waits between two tries of a request, unless somebody asks to stop or it would take too long."""

    sleep: Callable[[float], None]
    is_stopped: Callable[[], bool]

    def __call__(self, seconds: float) -> None:
        if seconds > PATIENCE_S:
            raise Unreachable(int(seconds))
        while seconds > 0 and not self.is_stopped():
            self.sleep(min(seconds, _TICK_S))
            seconds -= _TICK_S


def _machine(db: Connection) -> str | None:
    found: str | None = raw(db).execute("SELECT machine FROM sync_state").fetchone()[0]
    return found


# --- how it ended ----------------------------------------------------------------------------------------------------


def _outcome(report: ExchangeReport) -> str:
    if report.is_cancelled:
        return "cancelled"
    if report.held:
        return "held"
    if report.unequal:
        return "unequal"
    return COMPLETE if report.is_complete else "unfinished"


def _code(error: SyncError) -> str:
    if isinstance(error, UnknownDevice) and error.facts.get("why") == NOT_ENROLLED:
        return NOT_ENROLLED
    return error.code


def _plain(error: SyncError) -> dict[str, Any]:
    """Facts as they can be kept."""
    facts = {name: value if isinstance(value, int | str) else str(value) for name, value in error.facts.items()}
    wait = error.retry_after_s if isinstance(error, Unreachable) else None
    return facts if wait is None else {**facts, "retry_after_s": wait}


def _told(report: ExchangeReport, replica: CountingReplica) -> dict[str, Any]:
    """What else there is to say of a run; only what is."""
    said: dict[str, Any] = {
        "sent": dict(replica.sent),
        "received": dict(replica.received),
        "entries": report.received,
        "offered": report.offered,
        "dropped": report.dropped,
        "requests": report.requests,
        "bytes_out": report.bytes_out,
        "bytes_in": report.bytes_in,
        "held": sorted(report.held),
        "lost": sorted(report.lost),
        "differing": sorted(report.differing),
        "unequal": sorted(report.unequal),
        "warnings": list(report.warnings),
    }
    return {name: value for name, value in said.items() if value}
