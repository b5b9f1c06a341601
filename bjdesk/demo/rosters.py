"""Decides who is enrolled where and who came when, so that a session of today has a past (R25, R26)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import exp, log
from random import Random

from bjdesk.demo.names import is_beyond_bmp
from bjdesk.demo.people import REGULAR, Person
from bjdesk.demo.samples import Choice, numbers
from bjdesk.demo.timetable import HELD, Course, Meeting, Slot
from bjdesk.kernel.clock import to_instant
from bjdesk.learning.attendance import ABSENT, ENROLLED, LEFT_EARLY, ON_LEAVE, ONCE, WALK_IN, arrival

AGES = {"elder": (55, 88), "adult": (18, 75), "child": (6, 14)}
FIRST_CLASS, FIRST_CLASS_CARDS = 36, 33
"""Learners of the class in which the morning is played, and how many of them hold a card."""
HOT_TOPICS = ("0304", "0802", "0503", "0303", "1001")
HOT_WAITLIST = 0.35
TAKEN, WAITING, WITHDRAWN = "2", "3", "5"
"""`enrol_status`."""
MOST_CLASSES = 2
WALK_INS_OF_A_LECTURE = 100
LATE_FROM_MIN = 15
BY_CARD, BY_HAND, BY_SYSTEM, ON_PAPER = "C", "M", "S", "P"
"""`capture_method`."""


@dataclass(frozen=True)
class Place:
    """One enrolment: who (by index), in which state, since and until when."""

    person: int
    state: str
    since: datetime
    left_on: date | None = None
    queue_no: int | None = None


@dataclass(frozen=True)
class Came:
    """One attendance row of the past; `at` is when it was written, `checked` when she came."""

    person: int
    at: datetime
    status: str
    method: str
    entry_as: str = ENROLLED
    checked: datetime | None = None
    late_min: int | None = None


class Rosters:
    """Enrols people so that nobody sits in two sessions at one time."""

    def __init__(self, rng: Random, persons: Sequence[Person], day: date) -> None:
        self._rng = rng
        self._persons = persons
        self._busy: dict[int, list[Slot]] = {}
        self._visits: dict[int, list[Meeting]] = {}
        self._day = day
        self._pools = {audience: self._pool(low, high) for audience, (low, high) in AGES.items()}

    def _pool(self, low: int, high: int) -> list[int]:
        return [
            at
            for at, person in enumerate(self._persons)
            if person.standing == REGULAR and person.copy_of is None and low <= person.age(self._day) <= high
        ]

    def first_class(self, course: Course) -> list[Place]:
        """The class of the morning: all who have a rare name, nearly everybody with a card, four seats left."""
        pool = self.free(course)
        rare = [at for at in pool if is_beyond_bmp(self._persons[at].name)]
        carded = [at for at in pool if self._persons[at].card and at not in rare]
        others = [at for at in pool if not self._persons[at].card]
        chosen = [*rare[:8], *carded][:FIRST_CLASS_CARDS]
        return self.enrol(course, [*chosen, *others[: FIRST_CLASS - FIRST_CLASS_CARDS]])

    def fill(self, course: Course) -> list[Place]:
        """A class as full as classes are; one that everybody wants may have people waiting."""
        pool = self.free(course)
        quota = course.quota or 0
        is_wanted = course.offer.topic in HOT_TOPICS and self._rng.random() < HOT_WAITLIST
        size = quota if is_wanted else round(quota * self._rng.betavariate(9, 1.6))
        places = self.enrol(course, pool[:size])
        waiting = pool[size : size + self._rng.randint(2, 6)] if is_wanted else []
        opened = places[-1].since + timedelta(minutes=5) if places else self._opened(course)
        return [*places, *(Place(at, WAITING, opened, queue_no=n) for n, at in enumerate(waiting, start=1))]

    def guests(self, course: Course, meeting: Meeting, count: int, audience: str) -> list[int]:
        """People who have nothing else at that time and walk in; fewer if so many cannot be found."""
        pool, chosen = self._pools[audience], list[int]()
        for _ in range(8 * count):
            at = self._rng.choice(pool)
            if len(chosen) < count and self._may_visit(at, course, meeting):
                self._visits.setdefault(at, []).append(meeting)
                chosen.append(at)
        return chosen

    def _may_visit(self, at: int, course: Course, meeting: Meeting) -> bool:
        is_elsewhere = any(_overlap(meeting, other) for other in self._visits.get(at, ()))
        return not is_elsewhere and self._is_free(at, course.slot, meeting.starts.date())

    def _is_free(self, at: int, slot: Slot, day: date) -> bool:
        """Known to the branch by then, and with nothing at that time."""
        return self._persons[at].registered < day and not any(map(slot.meets, self._busy.get(at, ())))

    def free(self, course: Course, most: int | None = MOST_CLASSES) -> list[int]:
        """Those who may join the class and are in fewer than `most`, in random order."""
        opened, pool = self._opened(course).date(), self._pools[course.offer.audience]
        few = [at for at in pool if most is None or len(self._busy.get(at, ())) < most]
        free = [at for at in few if self._is_free(at, course.slot, opened)]
        return self._rng.sample(free, len(free))

    def enrol(self, course: Course, chosen: list[int]) -> list[Place]:
        """Give them seats, one after the other."""
        since = self._opened(course)
        places = []
        for at in chosen:
            self._busy.setdefault(at, []).append(course.slot)
            since += timedelta(minutes=self._rng.randint(2, 90))
            places.append(Place(at, TAKEN, since))
        return places

    def _opened(self, course: Course) -> datetime:
        return course.meetings[0].starts.replace(hour=9, minute=0) - timedelta(days=14)


def _overlap(one: Meeting, other: Meeting) -> bool:
    return one.starts < other.ends and other.starts < one.ends


# --- who came --------------------------------------------------------------------------------------------------------


def with_withdrawals(rng: Random, course: Course, places: Sequence[Place], day: date) -> list[Place]:
    """Now and then somebody gives up after some weeks."""
    held = [meeting for meeting in course.meetings if meeting.state == HELD and meeting.starts.date() < day]
    if len(held) < 4 or rng.random() > 0.5:
        return list(places)
    at = rng.randrange(len(places))
    left_on = held[len(held) // 2].starts.date()
    kept = list(places)
    if places[at].state == TAKEN:
        kept[at] = Place(places[at].person, WITHDRAWN, places[at].since, left_on=left_on)
    return kept


def past_of(
    rng: Random, persons: Sequence[Person], course: Course, places: Sequence[Place], rosters: Rosters
) -> Iterator[tuple[Meeting, list[Came]]]:
    """Every held session of a class or lecture with its attendance rows, oldest first."""
    faithful = {place.person: rng.betavariate(16, 4) / 0.8 for place in places}
    for week, meeting in enumerate(course.meetings):
        if meeting.state != HELD:
            continue
        if course.is_lecture:
            guests = rosters.guests(course, meeting, _audience(rng), course.offer.audience)
            yield meeting, [arrive(rng, persons, at, meeting, WALK_IN) for at in guests]
            continue
        usual = 0.88 - 0.14 * week / (len(course.meetings) - 1)
        rows = [_row(rng, persons, place, meeting, usual * faithful[place.person]) for place in places]
        strangers = sum(rng.random() < numbers()["walk_in"] for _ in places)
        guests = rosters.guests(course, meeting, strangers, course.offer.audience)
        yield meeting, [row for row in rows if row] + [arrive(rng, persons, at, meeting, ONCE) for at in guests]


def _audience(rng: Random) -> int:
    """Named people of a lecture; the others are only counted, which comes with the front desk."""
    habit: dict[str, float] = numbers()["lecture_audience"]
    spread = log(habit["p95"] / habit["median"]) / 1.645
    heads = habit["median"] * exp(rng.gauss(0, spread))
    return min(WALK_INS_OF_A_LECTURE, round(heads * habit["named"]))


def _row(rng: Random, persons: Sequence[Person], place: Place, meeting: Meeting, chance: float) -> Came | None:
    """What stands in the register of one session for one place; nothing once she has left or while she waits."""
    if place.state == WAITING or (place.left_on and place.left_on < meeting.starts.date()):
        return None
    if rng.random() < min(0.98, chance):
        return arrive(rng, persons, place.person, meeting, ENROLLED)
    if rng.random() < numbers()["on_leave"]:
        told = meeting.starts - timedelta(minutes=rng.randint(10, 600))
        return Came(place.person, told, ON_LEAVE, BY_HAND)
    return Came(place.person, meeting.ends + timedelta(minutes=5), ABSENT, BY_SYSTEM)


def arrive(rng: Random, persons: Sequence[Person], at: int, meeting: Meeting, entry: str) -> Came:
    """Somebody comes, early or late, and is written down in one way or another."""
    checked = meeting.starts + timedelta(seconds=round(_offset(rng) * 60))
    status, late = arrival(to_instant(meeting.starts), to_instant(checked), LATE_FROM_MIN)
    if rng.random() < numbers()["left_early"]:
        status = LEFT_EARLY
    method = _method(rng, persons[at])
    written = meeting.ends if method == ON_PAPER else checked
    return Came(at, written, status, method, entry, checked, late)


def _offset(rng: Random) -> float:
    """Minutes before (negative) or after the start: early birds, most people, just in time, late."""
    part = rng.random()
    if part < 0.35:
        return max(-44.0, rng.gauss(-24, 8))
    if part < 0.80:
        return rng.gauss(-9, 4.5)
    if part < 0.95:
        return rng.gauss(-2, 2)
    return 1 + abs(rng.gauss(0, 8))


def _method(rng: Random, person: Person) -> str:
    method = Choice[str](numbers()["methods"]).draw(rng)
    return BY_HAND if method == BY_CARD and not person.card else method
