"""Exchanges of the simulated desks: the real client over the real store, and people who do what it asks of them."""

from random import Random
from typing import TYPE_CHECKING

from sync.client.exchange import Send
from sync.client.report import ExchangeReport
from sync.protocol.errors import ClockStep, Forked, Revoked, SyncError, UnknownDevice, Unreachable
from tests.simulation import planting
from tests.simulation.crashes import Crash
from tests.simulation.desk import SimDesk
from tests.simulation.holders import Losing
from tests.simulation.oracles import equal, live
from tests.simulation.timeline import SECOND_MS
from tests.simulation.violations import Violation

if TYPE_CHECKING:
    from tests.simulation.world import World

ASKS_TO_ENROL = (Forked.code, UnknownDevice.code)
EVERYTHING = "1"
"""`erasure_extent`."""


class Exchanges:
    """Runs one exchange at a time of a desk, and judges what it did."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._random = Random(f"{world.plan.seed}/exchanges")
        self._enrolled = 0

    # --- one exchange ------------------------------------------------------------------------------------------------

    def only_sent(self, desk: SimDesk) -> tuple[str, bytes] | None:
        """The first request of an exchange, which the desk gives up as unheard; (token, bytes)."""
        sent: list[bytes] = []

        def send(raw: bytes) -> bytes:
            sent.append(raw)
            raise Unreachable

        self.exchange(desk, send)
        return (desk.token, sent[0]) if sent else None

    def exchange(self, desk: SimDesk, send: Send | None = None) -> ExchangeReport | None:
        """One exchange with whatever happens to it; a person sees to what the last one asked for, sooner or later."""
        if desk.state and self._random.random() < 0.5:
            self._see_to(desk)
        if not desk.is_enrolled or desk.state in ASKS_TO_ENROL:
            return None
        before, lost = live.living_rows(desk), self._lost_points(desk)
        restores = self._world.disasters.district_restores
        desk.is_exchanging = True
        try:
            report = self._run(desk, send or self._world.network.line(desk.token))
            if report is not None and lost and not report.lost and self._world.disasters.district_restores == restores:
                raise Violation("O8", f"{desk.name} was not told that the district has lost {sorted(lost)} since")
            return report
        except Crash as crash:
            self._world.say(f"  {desk.name} stops at {crash}")
            self._world.restart(desk)
        finally:
            desk.is_exchanging = False
            desk.exchanges += 1
            desk.points.disarm()
            self._judge(desk, before)
        return None

    def _lost_points(self, desk: SimDesk) -> set[str]:
        """Feeds that the desk has read up to a commit that the district does not know (any more)."""
        if desk.is_offering:
            return set()
        newest = "SELECT nonce FROM sync_commit WHERE scope = ? AND hi >= ? ORDER BY hi LIMIT 1"
        return {
            scope
            for scope, seq, nonce in desk.sql("SELECT scope, seq, nonce FROM sync_scope WHERE seq > 0")
            if self._world.district.sql(newest, scope, seq) != [(bytes(nonce),)]
        }

    def _run(self, desk: SimDesk, send: Send) -> ExchangeReport | None:
        exchange = desk.exchange_over(send)
        accepts_time = desk.state == ClockStep.code
        try:
            report = exchange.run(accept_time=accepts_time)
        except SyncError as error:
            self._answer(desk, error)
            self._note(desk, exchange.report)
            return None
        desk.state = ""
        self._note(desk, report)
        return report

    def _answer(self, desk: SimDesk, error: SyncError) -> None:
        self._world.say(f"  {desk.name}: {error}")
        self._world.tally.note("answer", error.code)
        desk.state = error.code if isinstance(error, Forked | UnknownDevice | Revoked | ClockStep) else ""
        if isinstance(error, Revoked):
            self._lose(desk)

    def _note(self, desk: SimDesk, report: ExchangeReport) -> None:
        tally = self._world.tally
        tally.note("exchange", "requests", report.requests)
        tally.note("exchange", "operations", report.sent)
        tally.note("exchange", "rows", report.received)
        if report.offered:
            tally.note("exchange", "offered", report.offered)
        if report.lost:
            tally.note("answer", "lost")
        if report.held:
            tally.note("answer", "held for a person")
        if report.differing:
            tally.note("exchange", "digests differed")
            self._world.say(f"  {desk.name}: digests of {sorted(report.differing)} differed")
            if not self._world.disasters.district_restores and not desk.may_differ:
                raise Violation("O8", f"{desk.name} repaired {sorted(report.differing)} without any reason")

    def _judge(self, desk: SimDesk, before: dict[str, int]) -> None:
        """After every exchange: its screen, and what it took away."""
        self._world.diary.captured(desk, self._world.timeline.ms)
        self._world.diary.look(desk)
        live.mass_deletion(desk, before, lambda: desk.was_asked)

    # --- people ------------------------------------------------------------------------------------------------------

    def _see_to(self, desk: SimDesk) -> None:
        """A person does what the last exchange asked for."""
        if desk.state in ASKS_TO_ENROL:
            self.enrol(desk)
        elif desk.held_scopes:
            desk.let_go()

    def enrol(self, desk: SimDesk) -> None:
        """With a code that somebody at the district gives out; an enrolled one comes under a new id."""
        self._enrolled += 1
        code = self._world.district.office.new_code(desk.scope)
        desk.enrol(self._world.district.office, code, self._enrolled)
        desk.state = ""
        self._world.look_at_district()
        self._world.diary.look(desk)

    def quietly(self, desk: SimDesk) -> ExchangeReport | None:
        """An exchange in which nothing fails, and a person who does what it asks at once."""
        was_faulty, self._world.network.is_faulty = self._world.network.is_faulty, False
        try:
            report = None
            for _ in range(3):
                if desk.is_gone or desk.is_exchanging:
                    return None
                if desk.state in ASKS_TO_ENROL:
                    self.enrol(desk)
                report = self.exchange(desk)
                if desk.held_scopes:
                    desk.let_go()
                elif report is not None:
                    break
            return report
        finally:
            self._world.network.is_faulty = was_faulty

    # --- the district ------------------------------------------------------------------------------------------------

    def revoke(self, desk: SimDesk) -> None:
        """The district takes a desk's right away; what only that desk holds stays in its file."""
        device = desk.device
        if device is not None and self._world.district.office.revoke(device):
            self._world.look_at_district()
            self._world.tally.note("disaster", "desk revoked")

    def _lose(self, desk: SimDesk) -> None:
        """A revoked desk works no more."""
        with Losing(self._world):
            desk.is_gone = True
        self._world.diary.stop_watching(desk)

    def erase(self, scope: str, learner: bytes) -> None:
        self._world.district.office.erase("learner", learner, EVERYTHING)
        self._world.look_at_district()
        self._world.disasters.erased_at[learner] = self._world.history.serial

    # --- the end -----------------------------------------------------------------------------------------------------

    def nothing_to_do(self, desk: SimDesk) -> str | None:
        """An exchange after which all has been said; what was wrong with it if that was not so (O7)."""
        self._world.timeline.pass_by(SECOND_MS)
        here, there = planting.digest_of(desk.sql), planting.digest_of(self._world.district.sql)
        report = self.quietly(desk)
        if report is None or (report.requests, report.received, report.sent) != (1, 0, 0):
            return f"{desk.name} had nothing to do and made {report}"
        if planting.digest_of(desk.sql) != here:
            return f"{desk.name} had nothing to do and wrote into its file"
        if planting.digest_of(self._world.district.sql) != there:
            return f"{desk.name} had nothing to do and the district wrote"
        return None

    def judge_idle(self) -> None:
        """O7: with nothing to do, one request, no row, and nothing written at either end."""
        for desk in self._world.living:
            wrong = self.nothing_to_do(desk)
            if wrong is not None:
                raise Violation("O7", wrong)

    def judge_planted(self) -> None:
        """O8: a difference of equal count and sum is found and healed."""
        desk = self._random.choice(self._world.living)
        if not planting.plant(desk, self._random):
            return
        self._world.tally.note("disaster", "planted difference")
        desk.may_differ = True
        report = self.quietly(desk)
        if report is None or not report.differing:
            raise Violation("O8", f"{desk.name} did not find a planted difference")
        for other in self._world.living:
            self.quietly(other)
        for text in equal.o2(self._world.case):
            raise Violation("O8", f"a planted difference was not healed: {text}")
