"""One run: a district, four desks in three branches and their clones, people, accidents, and one seeded mind."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bjdesk.declared import declarations
from tests.simulation import places
from tests.simulation.case import Case, Profile
from tests.simulation.crashes import Crash, Points
from tests.simulation.desk import SimDesk
from tests.simulation.diary import Diary
from tests.simulation.disasters import Disasters
from tests.simulation.district import SimDistrict
from tests.simulation.exchanges import Exchanges
from tests.simulation.forgeries import Forger
from tests.simulation.history import History
from tests.simulation.leaning import Leaning
from tests.simulation.network import Network
from tests.simulation.oracles import claims, live
from tests.simulation.people import People
from tests.simulation.tally import DESK_POINTS, SERVER_POINTS, Tally
from tests.simulation.timeline import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Timeline, Wall
from tests.simulation.violations import Violation

SMALL_OFF_MS = 2 * MINUTE_MS
MOST_NESTED = 3
FORGERS = {"forgery": 5, "forge district": 5, "forge left": 5, "set a parameter": 5, "move a learner": 4, "exchange": 2}
EARLY_COPY = "early copy"
"""A habit: to copy the district before any desk is enrolled, not before the last one alone."""
MOVERS = {"farewell": 12, "leave": 6, "exchange": 2}
PUT_BACK = {"disaster": 2, "copy the district": 2, "restore the district": 3, "exchange": 2}


@dataclass(frozen=True)
class Plan:
    """What kind of run a seed is."""

    seed: int
    steps: int = 80
    more: Mapping[str, float] = field(default_factory=dict)
    """What happens so many times more often than usual."""

    @classmethod
    def of(cls, seed: int, steps: int) -> "Plan":
        """One of the 2,000: a tenth each is full of forgers and of learners who leave, every sixth of restores."""
        more: dict[str, float] = {}
        if seed % 10 == 3:
            more |= FORGERS
        if seed % 10 == 7:
            more |= MOVERS
        if seed % 6 == 0:
            more |= PUT_BACK
        return cls(seed, steps, more)

    @property
    def profile(self) -> Profile:
        """Every third seed is a storm of restores, every fifth has right clocks."""
        is_storm = self.seed % 3 == 0
        return Profile(has_restores=is_storm, has_right_clocks=self.seed % 5 == 0, has_clones=self.seed % 4 != 2)


class World:
    """Everything of one run; `run` plays the steps, `rest` the quiet rounds, `case` is what is judged."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.profile = plan.profile
        self.folder = folder
        self.random = Random(f"{plan.seed}/world")
        self.leaning = Leaning(plan.more)
        self.timeline = Timeline()
        self.tally = Tally()
        self.trace: list[str] = []
        self.desks: list[SimDesk] = []
        self._depth = 0
        self.is_idle = False
        """Whether a whole round at the end had nothing to do, and nobody wrote anything."""
        self._make_district()
        self._make_people()
        for number, (name, scope) in enumerate(places.DESKS.items()):
            self._place_desk(name, scope, number)

    # --- making ------------------------------------------------------------------------------------------------------

    def _make_district(self) -> None:
        self.server_points = Points(self.tally, self._at_server_point)
        self.district = SimDistrict(
            self.folder / "district", self.timeline, self.server_points, self.tally, self.plan.seed
        )
        self.history = History(self.district.sql, (live.no_future(self.timeline),))
        self.diary = Diary(self.history, self.tally)
        self.network = Network(
            district=self.district,
            timeline=self.timeline,
            random=Random(f"{self.plan.seed}/network"),
            tally=self.tally,
            meanwhile=self._meanwhile,
            rival=self._rival,
            after_delivery=self.look_at_district,
            leaning=self.leaning,
        )

    def _make_people(self) -> None:
        shared = {"timeline": self.timeline, "diary": self.diary, "tally": self.tally, "leaning": self.leaning}
        self.people = People(random=Random(f"{self.plan.seed}/people"), **shared)
        self.exchanges = Exchanges(self)
        self.disasters = Disasters(self)
        erased = self.disasters.erased
        self.forger = Forger(random=Random(f"{self.plan.seed}/forger"), history=self.history, erased=erased, **shared)

    def _place_desk(self, name: str, scope: str, number: int) -> None:
        folder = self.folder / f"desk-{number}"
        places.copy_desk(name, folder)
        desk = self.new_desk(name, scope, folder, self._off())
        desk.start()
        desk.note_founded()
        self.diary.captured(desk, self.timeline.ms)

    def new_desk(self, name: str, scope: str, folder: Path, off_ms: int) -> SimDesk:
        """A machine; its files lie in `folder` already."""
        desk = SimDesk(name, scope, folder, Wall(self.timeline, off_ms), Points(self.tally), self.plan.seed)
        desk.points = Points(self.tally, self._watcher(desk))
        desk.rows_at_once = self.random.choice((2, 5, 200, None))
        self.desks.append(desk)
        return desk

    def _off(self) -> int:
        return 0 if self.profile.has_right_clocks else self.random.randrange(-SMALL_OFF_MS, SMALL_OFF_MS)

    # --- watching ----------------------------------------------------------------------------------------------------

    def _watcher(self, desk: SimDesk) -> Callable[[str], None]:
        def watch(point: str) -> None:
            if point in ("apply.after_acks", "apply.between_chunks"):
                self.diary.look(desk)

        return watch

    def _at_server_point(self, point: str) -> None:
        if point == "server.after_commit":
            self.look_at_district()

    def look_at_district(self) -> None:
        """After every commit there: what is new, and whether two claims hold one thing."""
        touched = {table for table, _ in self.history.look()}
        if touched & {"booking", "enrolment", "venue", "activity"}:
            for text in claims.overlapping(self.district.sql):
                raise Violation("O6", text)

    def say(self, text: str) -> None:
        self.trace.append(f"{self.timeline.ms - self._began:>12} {text}")

    @property
    def _began(self) -> int:
        return Timeline().ms

    @property
    def living(self) -> list[SimDesk]:
        return [desk for desk in self.desks if not desk.is_gone]

    # --- playing -----------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """All steps. In a storm somebody keeps a copy of the district that does not know the last desk yet, or none."""
        known = 0 if self.leaning.insists(self.random, EARLY_COPY) else len(self.living) - 1
        for desk in self.living[:known]:
            self._open_shop(desk)
        if self.profile.has_restores:
            self.disasters.copy_district()
        for desk in self.living[known:]:
            self._open_shop(desk)
        for _ in range(self.plan.steps):
            self.step()

    def _open_shop(self, desk: SimDesk) -> None:
        """A desk begins with two rooms, a class and a few people, and is enrolled."""
        for make in (self.people.add_venue, self.people.add_venue, self.people.add_class):
            make(desk)
        for _ in range(3):
            self.people.register(desk)
        self.exchanges.enrol(desk)

    def step(self) -> None:
        """One thing happens."""
        self.timeline.pass_by(self.random.choice((SECOND_MS, 20 * SECOND_MS, 5 * MINUTE_MS, HOUR_MS)))
        self.network.deliver_due()
        acts = self._acts()
        name = self.leaning.choose(self.random, {name: weight for name, (weight, _) in acts.items()})
        self.say(name)
        acts[name][1]()

    def _acts(self) -> Mapping[str, tuple[int, Callable[[], object]]]:
        return {
            "people": (50, self._people_act),
            "exchange": (34, self._exchange),
            "forgery": (7, self._forge),
            "disaster": (18 if self.profile.has_restores else 11, self.disasters.strike),
            "long wait": (2, self._wait),
            "farewell": (1, self._farewell),
        }

    def _wait(self) -> None:
        self.timeline.pass_by(self.random.choice((8 * HOUR_MS, DAY_MS, 3 * DAY_MS)))

    def _farewell(self) -> None:
        """A learner leaves while a form on her lies open, and somebody writes about her as if she were still here."""
        desk = self.random.choice([desk for desk in self.living if not desk.is_exchanging])
        form = self.people.open_form(desk, on="learner")
        self.exchanges.quietly(desk)
        if form is None or ("learner", form.id.bytes) not in self.history.versions:
            return
        self.disasters.move(form.id.bytes)
        self.people.leave(desk, form.id)
        self.exchanges.quietly(desk)
        if form in desk.forms:
            self.people.save_form(desk, form)
        self.forger.forge(desk, "left")

    def _people_act(self) -> None:
        desk = self.random.choice(self.living)
        if self.random.random() < 0.04:
            desk.points.arm("command.before_commit", 1)
        try:
            for _ in range(self.random.randrange(1, 4)):
                self.people.act(desk)
        except Crash:
            self.say(f"{desk.name} stops within a command")
            self.restart(desk)
        finally:
            desk.points.disarm()

    def _forge(self) -> None:
        self.forger.forge(self.random.choice(self.living))

    def _exchange(self) -> None:
        desk = self.random.choice([desk for desk in self.living if not desk.is_exchanging])
        if self.random.random() < 0.16:
            desk.points.arm(self.random.choice(DESK_POINTS[1:]), self.random.randrange(1, 3))
        if self.random.random() < 0.10:
            self.server_points.arm(self.random.choice(SERVER_POINTS), 1)
        may_offer = desk.is_offering or self.disasters.district_restores > 0
        if may_offer and self.random.random() < 0.5:
            points, name = self.random.choice(
                ((desk.points, "offer.before_commit"), (self.server_points, "server.offer"))
            )
            points.arm(name, 1)
        self.exchanges.exchange(desk)
        self.server_points.disarm()

    def _meanwhile(self) -> None:
        """While a request is under way: people work on, others exchange, the district goes about its business."""
        if self._depth >= 1:
            return
        self._depth += 1
        try:
            for _ in range(self.random.randrange(1, MOST_NESTED + 1)):
                self._one_thing_meanwhile()
        finally:
            self._depth -= 1

    def _one_thing_meanwhile(self) -> None:
        self.timeline.pass_by(SECOND_MS)
        dice = self.random.random()
        if any(desk.is_offering for desk in self.living) and self.random.random() < 0.3:
            self.disasters.restore_again()
        elif dice < 0.6:
            self.people.act(self.random.choice(self.living))
        elif dice < 0.9:
            others = [desk for desk in self.living if not desk.is_exchanging]
            if others:
                self.exchanges.exchange(self.random.choice(others))
        else:
            self.disasters.strike_district()

    def _rival(self) -> tuple[str, bytes] | None:
        """A request of another desk, whose answer never comes back; of the same branch more often than not."""
        busy = {desk.scope for desk in self.living if desk.is_exchanging}
        others = [desk for desk in self.living if not desk.is_exchanging and not desk.state and desk.is_enrolled]
        near = [desk for desk in others if desk.scope in busy]
        chosen = near if near and self.random.random() < 0.7 else others
        if not chosen:
            return None
        desk = self.random.choice(chosen)
        for _ in range(self.random.randrange(3)):
            self.people.act(desk)
        return self.exchanges.only_sent(desk)

    def restart(self, desk: SimDesk) -> None:
        """A new process over the same files."""
        desk.restart()
        self.diary.captured(desk, self.timeline.ms)
        self.diary.look(desk)

    # --- the end -----------------------------------------------------------------------------------------------------

    def rest(self, rounds: int = 4) -> None:
        """Nothing fails any more, and people do what the program asks of them."""
        self.network.is_faulty = False
        self.network.delayed.clear()
        for desk in self.desks:
            desk.points.disarm()
        self.server_points.disarm()
        for number in range(rounds):
            self.say(f"quiet round {number + 1}")
            if number == 0:
                self._quiet_round()
                continue
            wrong = [self.exchanges.nothing_to_do(desk) for desk in self.living]
            if not any(wrong):
                self.is_idle = True
                return  # further rounds would find nothing either

    def _quiet_round(self) -> None:
        for desk in self.living:
            self.timeline.pass_by(SECOND_MS)
            self.exchanges.quietly(desk)

    @property
    def case(self) -> Case:
        return Case(
            profile=self.profile,
            district=self.district,
            desks=self.living,
            diary=self.diary,
            erased=self.disasters.erased,
            erased_at=self.disasters.erased_at,
            printed=self.people.printed,
            restores=self.disasters.restores,
            district_restores=self.disasters.district_restores,
            running_copies=self.disasters.running_copies,
        )

    def count_merged(self) -> None:
        """How often each policy merged something, and each reason was given."""
        for (table,) in self.district.sql("SELECT tbl FROM sync_journal WHERE reason IS NULL"):
            declared = declarations().get(table)
            if declared is not None:
                self.tally.note("policy", declared.policy.policy)
        for desk in self.living:
            for (reason,) in desk.sql("SELECT reason FROM sync_refused"):
                self.tally.note("refused", reason)
            (pruned,) = desk.sql("SELECT count(*) FROM sync_batch WHERE acked_at > 0 AND length(body) = 0")[0]
            self.tally.note("disaster", "bodies let go by a desk", pruned)
        self.tally.note("policy", "district", self.disasters.district_acts)

    def close(self) -> None:
        for desk in self.desks:
            desk.stop()
        self.district.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
