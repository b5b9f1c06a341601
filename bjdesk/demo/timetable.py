"""Lays out a term of the synthetic branch: which class meets when and where, some of them right now (R25, R35).

Whatever day and hour it is, three classes begin at the coming hour or half hour, others follow until the evening, and
every class has met for some weeks already.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from bjdesk.demo.names import draw_surname
from bjdesk.demo.samples import Choice, Offer, Room, Scale, numbers, offers, rooms

WEEKS = 16
CLASS_MINUTES, LECTURE_MINUTES = 120, 90
SHORTEST_WAIT = timedelta(minutes=5)
AT_ONCE = 3
"""Classes that begin together at the coming hour."""
LATER_TODAY = (120, 120, 240, 240, 360, 480)
"""Minutes after the first ones: with sign-in open 45 minutes before, something is always going on."""
LECTURE_TODAY = 300
HOLIDAYS = (((10, 1), (10, 7), "国庆放假"), ((5, 1), (5, 5), "劳动节放假"))
FIRST_QUOTA = 40
LECTURE_ROOM = "101"
LECTURE_STARTS = (9 * 60 + 30, 14 * 60, 15 * 60 + 30, 19 * 60)
UPCOMING, HELD, CALLED_OFF = "1", "2", "3"
"""`session_status`."""


@dataclass(frozen=True)
class Slot:
    """A time of the week: weekday (Monday 0) and minutes after midnight."""

    weekday: int
    begin: int
    end: int

    def meets(self, other: "Slot") -> bool:
        return self.weekday == other.weekday and self.begin < other.end and other.begin < self.end


@dataclass(frozen=True)
class Meeting:
    """One session: its place in the row, its time and what became of it."""

    ordinal: int
    starts: datetime
    ends: datetime
    state: str
    note: str | None = None


@dataclass(frozen=True)
class Course:
    """A class or a lecture with its room; people come in `bjdesk.demo.rosters`."""

    offer: Offer
    slot: Slot
    room: Room
    teacher: str
    quota: int | None
    meetings: tuple[Meeting, ...]
    is_finished: bool = False
    """Every meeting lies behind, and nobody has closed it yet."""

    @property
    def is_lecture(self) -> bool:
        return self.offer.kind == "JZ"


def first_start(now: datetime) -> datetime:
    """The coming full or half hour, five minutes away at least; one that still lies on this day."""
    early = now + SHORTEST_WAIT
    start = early.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=30 * -(-early.minute // 30))
    return start if start.date() == now.date() else now.replace(hour=23, minute=30, second=0, microsecond=0)


def draw_timetable(rng: Random, scale: Scale, opening: datetime, house: "House | None" = None) -> list[Course]:
    """All classes and lectures around the day on which the first class begins at `opening`."""
    house = house or House(rng)
    lecture = Slot(opening.weekday(), *_span(min(_minutes(opening) + LECTURE_TODAY, 22 * 60), LECTURE_MINUTES))
    house.take(lecture, LECTURE_ROOM)
    return [*_classes(rng, scale, house, opening), *_lectures(rng, scale, house, lecture, opening)]


def _span(begin: int, minutes: int) -> tuple[int, int]:
    return begin, begin + minutes


def _minutes(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


class House:
    """Gives rooms out, so that no two meetings stand in one."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._rooms = rooms()
        self._taken: list[tuple[Slot, str]] = []

    def take(self, slot: Slot, room_no: str) -> None:
        self._taken.append((slot, room_no))

    def is_free(self, slot: Slot, room_no: str) -> bool:
        return all(number != room_no or not slot.meets(other) for other, number in self._taken)

    def room_for(self, slot: Slot, wanted: str, quota: int) -> Room | None:
        """A free room, of the wanted type if there is one and large enough if there is one; None if all are taken."""
        free = [room for room in self._rooms if self.is_free(slot, room.room_no)]
        fitting = [room for room in free if room.type == wanted] or free
        large = [room for room in fitting if room.capacity >= quota] or fitting
        if not large:
            return None
        room = self._rng.choice(large)
        self.take(slot, room.room_no)
        return room

    def lecture_room(self) -> Room:
        return next(room for room in self._rooms if room.room_no == LECTURE_ROOM)


# --- classes ---------------------------------------------------------------------------------------------------------


def _classes(rng: Random, scale: Scale, house: House, opening: datetime) -> Iterator[Course]:
    capacity = Choice({int(quota): weight for quota, weight in numbers()["capacity"].items()})
    slots = _slots(rng, opening)
    for number in range(scale.classes):
        offer = _offer(offers("KC"), number)
        quota = FIRST_QUOTA if number == 0 else capacity.draw(rng)
        room = None
        while room is None:
            slot = next(slots)
            room = house.room_for(slot, offer.room_type, quota)
        teacher = f"演示·{draw_surname(rng)}老师"
        yield Course(offer, slot, room, teacher, min(quota, room.capacity), tuple(_meetings(rng, slot, opening)))


def _slots(rng: Random, opening: datetime) -> Iterator[Slot]:
    """Times of today as long as there are any, then times of the other days without end."""
    begins = [_minutes(opening)] * AT_ONCE + [_minutes(opening) + later for later in LATER_TODAY]
    yield from (Slot(opening.weekday(), *_span(begin, CLASS_MINUTES)) for begin in begins if begin < 24 * 60)
    starts = Choice(numbers()["starts"])
    while True:
        hour, minute = map(int, starts.draw(rng).split(":"))
        yield Slot((opening.weekday() + rng.randint(1, 6)) % 7, *_span(hour * 60 + minute, CLASS_MINUTES))


def _offer(known: Sequence[Offer], number: int) -> Offer:
    """The next class on offer; from the second round on with its number."""
    offer, again = known[number % len(known)], number // len(known)
    return replace(offer, title=f"{offer.title}{again + 1}班") if again else offer


def _meetings(rng: Random, slot: Slot, opening: datetime) -> Iterator[Meeting]:
    """Sixteen weeks of one class; what lies behind was held or called off."""
    monday = term_start(opening.date())
    for week in range(WEEKS):
        day = monday + timedelta(days=slot.weekday, weeks=week)
        starts = at_minute(day, slot.begin, opening)
        note = holiday(day) or ("老师请假" if rng.random() < numbers()["called_off"] else None)
        if day == opening.date():
            state, note = UPCOMING, None
        elif day > opening.date():
            state, note = (CALLED_OFF, note) if note and holiday(day) else (UPCOMING, None)
        else:
            state = CALLED_OFF if note else HELD
        yield Meeting(week + 1, starts, starts + timedelta(minutes=slot.end - slot.begin), state, note)


def term_start(day: date) -> date:
    """The Monday of the first week: of spring or autumn term, else of a holiday course that is in its sixth week."""
    for month in (9, 3):
        first = _first_monday(day.year, month)
        if timedelta(weeks=3) <= day - first < timedelta(weeks=WEEKS):
            return first
    return day - timedelta(days=day.weekday(), weeks=5)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def holiday(day: date) -> str | None:
    """Why nobody meets on this day."""
    month_day = (day.month, day.day)
    return next((note for first, last, note in HOLIDAYS if first <= month_day <= last), None)


def at_minute(day: date, minutes: int, like: datetime) -> datetime:
    """So many minutes after midnight, in the zone of `like`."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=like.tzinfo)
    return midnight + timedelta(minutes=minutes)


# --- lectures --------------------------------------------------------------------------------------------------------


def _lectures(rng: Random, scale: Scale, house: House, today: Slot, opening: datetime) -> Iterator[Course]:
    """One today, one next week, and those of the past weeks, as many a year as a branch of this size holds."""
    talks = offers("JZ")
    yield _lecture(rng, house, talks[0], today, opening.date(), opening)
    apart = timedelta(days=max(1, round(365 / scale.lectures)))
    days = [opening.date() + timedelta(days=7), *(opening.date() - apart * step for step in range(1, 90 // apart.days))]
    for number, day in enumerate(days, start=1):
        slots = [Slot(day.weekday(), *_span(begin, LECTURE_MINUTES)) for begin in LECTURE_STARTS]
        free = [slot for slot in slots if house.is_free(slot, LECTURE_ROOM)]
        if free:
            yield _lecture(rng, house, talks[number % len(talks)], rng.choice(free), day, opening)


def _lecture(rng: Random, house: House, talk: Offer, slot: Slot, day: date, opening: datetime) -> Course:
    starts = at_minute(day, slot.begin, opening)
    state = HELD if day < opening.date() else UPCOMING
    meeting = Meeting(1, starts, starts + timedelta(minutes=LECTURE_MINUTES), state)
    return Course(talk, slot, house.lecture_room(), f"演示·{draw_surname(rng)}老师", None, (meeting,))
