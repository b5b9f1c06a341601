"""Invented attendances as a branch would capture them, for measuring the wire: ids and times as the desk makes them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from bjdesk.kernel.clock import MINUTE, SECOND, Instant
from bjdesk.kernel.ids import IdSource
from sync.protocol.messages import Operation

SCOPE = "330108003"
_DAY = 24 * 60 * MINUTE
_FIRST_EVENING = Instant(1_793_172_600_000_000)  # 2026-10-28 18:30 in the district
_CLASS = 30


@dataclass
class SetClock:
    """A clock that stands where it was put."""

    instant: Instant = _FIRST_EVENING

    def now(self) -> Instant:
        return self.instant

    def offset_min(self) -> int:
        return 480

    def monotonic(self) -> float:
        return self.instant / SECOND


@dataclass
class Branch:
    """Classes of 30 that meet one after the other; every evening the desk is started anew."""

    seed: int = 1
    columns: int = 9
    random: Random = field(init=False)
    clock: SetClock = field(default_factory=SetClock)
    op: int = 4_711

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.learners = list(self._registered(600))
        self.staff = self._start().new().bytes

    def _start(self) -> IdSource:
        return IdSource(self.clock, self.random.randbytes)

    def _registered(self, count: int) -> Iterator[str]:
        """Learners who came in over two years, a few an evening."""
        for number in range(count):
            if number % 6 == 0:
                self.clock.instant = Instant(_FIRST_EVENING - (count - number) * _DAY)
                ids = self._start()
            self.clock.instant = Instant(self.clock.instant + self.random.randrange(20 * MINUTE))
            yield ids.new().hex.upper()

    def attendances(self, count: int) -> list[Operation]:
        """So many, in order of capture."""
        found: list[Operation] = []
        evening = 0
        while len(found) < count:
            self.clock.instant = Instant(_FIRST_EVENING + evening * _DAY)
            ids = self._start()
            for group in range(10):
                found += self._session(ids, group)
            evening += 1
        return found[:count]

    def _session(self, ids: IdSource, group: int) -> Iterator[Operation]:
        session = ids.new().hex.upper()
        roster = self.learners[group * _CLASS : (group + 1) * _CLASS]
        for learner in self.random.sample(roster, len(roster)):
            self.clock.instant = Instant(self.clock.instant + self.random.randrange(SECOND, 15 * SECOND))
            checked_at = self.clock.instant
            self.clock.instant = Instant(self.clock.instant + self.random.randrange(150, 900))
            yield self._mark(ids, session, learner, checked_at)

    def _mark(self, ids: IdSource, session: str, learner: str, checked_at: Instant) -> Operation:
        late = self.random.randrange(1, 30) if self.random.random() < 0.1 else None
        self.op += 1
        made = ids.new().bytes
        registers = {
            "session_id": session,
            "learner_id": learner,
            "status": "1" if late is None else "2",
            "entry_as": "1",
            "method": self.random.choice("CCCCQM"),
            "is_correction": 0,
            "checked_at": checked_at,
            "late_min": late,
            "clock_doubt": "0",
        } | (self._rest(checked_at) if self.columns > 9 else {})
        ms = self.clock.instant // 1000
        return Operation(
            "attendance", made, "insert", SCOPE, registers, {}, None, ms, self.op, ids.incarnation, self.staff
        )

    def _rest(self, at: Instant) -> dict[str, object]:
        """The columns that every such row has beside its own nine."""
        staff = self.staff.hex().upper()
        return {
            "makes_up_id": None,
            "batch_id": None,
            "at": at,
            "offset_min": 480,
            "by_id": staff,
            "desk_id": self.learners[0],
            "voids_id": None,
            "reason": None,
        }
