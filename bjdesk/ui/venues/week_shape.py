"""The week of a venue as it is drawn and read out: days, what is open, blocks in lanes, the cell of a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from bjdesk.kernel.clock import Instant, to_instant, to_local
from bjdesk.learning.queries.booked import BookedSession
from bjdesk.venues.week import Use

HALF, DAY_MIN, DAYS = 30, 24 * 60, 7
FIRST_MIN, LAST_MIN = 8 * 60, 21 * 60
"""What a week shows at the least."""
COURSE, SPORT, SOCIETY, EVENT, LECTURE = "course", "sport", "society", "event", "lecture"
_OF_TYPE = {"JZ": LECTURE, "HD": EVENT, "ST": SOCIETY, "KF": EVENT}
_OF_PURPOSE = {"1": COURSE, "2": LECTURE, "3": SOCIETY, "4": SOCIETY, "5": SOCIETY, "6": SPORT}
_SPORTS = "08"
"""`course_category` 休闲娱乐与健身."""

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The part of a booking that lies in one day, in minutes; `lane` of `lanes` where several overlap."""

    use: Use
    session: BookedSession | None
    day: int
    first: int
    last: int
    lane: int = 0
    lanes: int = 1

    @property
    def id(self) -> UUID:
        return self.use.id

    @property
    def title(self) -> str:
        return self.session.title if self.session is not None else self.use.title

    @property
    def category(self) -> str:
        """One of the five colours; a booking without a session has its purpose."""
        if self.session is None:
            return _OF_PURPOSE.get(self.use.purpose, EVENT)
        if self.session.category == _SPORTS and self.session.type == "KC":
            return SPORT
        return _OF_TYPE.get(self.session.type, COURSE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A booking that is being made, and what of it is taken already."""

    day: int
    first: int
    last: int
    taken: Spans = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday. `opened` is None on days nobody knows of; `is_shut` if the venue is out of use."""

    monday: date
    today: date
    now_min: int
    opened: tuple[Spans | None, ...]
    blocks: tuple[Block, ...]
    is_shut: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=n) for n in range(DAYS))

    @property
    def today_column(self) -> int | None:
        place = (self.today - self.monday).days
        return place if 0 <= place < DAYS else None

    @property
    def first(self) -> int:
        """The first half hour that is shown."""
        return min([FIRST_MIN, *(b.first for b in self.blocks), *self._edges(0)]) // HALF * HALF

    @property
    def last(self) -> int:
        return -(-max([LAST_MIN, *(b.last for b in self.blocks), *self._edges(1)]) // HALF) * HALF

    def _edges(self, end: int) -> list[int]:
        return [span[end] for spans in self.opened for span in spans or ()]

    @property
    def rows(self) -> int:
        return (self.last - self.first) // HALF

    def minutes(self, row: int) -> int:
        return self.first + row * HALF

    def at(self, day: int, minute: int) -> list[Block]:
        """What is on in the half hour from `minute`."""
        return [b for b in self.blocks if b.day == day and b.first < minute + HALF and minute < b.last]

    def is_open(self, day: int, minute: int) -> bool | None:
        """Whether the half hour lies in the opening hours; None where nobody knows."""
        if self.is_shut:
            return False
        spans = self.opened[day]
        return None if spans is None else any(first <= minute and minute + HALF <= last for first, last in spans)


def blocks_of(
    uses: Sequence[Use], sessions: dict[UUID, BookedSession], monday: date, zone: tzinfo
) -> tuple[Block, ...]:
    """The parts of bookings that lie in a week, each in a lane of its own where they overlap."""
    parts: list[Block] = []
    for use in uses:
        for day in range(DAYS):
            begin = midnight(monday + timedelta(days=day), zone)
            end = midnight(monday + timedelta(days=day + 1), zone)
            if use.starts_at < end and use.ends_at > begin:
                first = minute_of(use.starts_at, zone) if use.starts_at >= begin else 0
                last = (minute_of(use.ends_at, zone) or DAY_MIN) if use.ends_at <= end else DAY_MIN
                parts.append(Block(use, sessions.get(use.id), day, first, last))
    return tuple(block for day in range(DAYS) for block in _in_lanes([b for b in parts if b.day == day]))


def _in_lanes(parts: list[Block]) -> list[Block]:
    found: list[Block] = []
    group: list[Block] = []
    ends: list[int] = []
    for block in sorted(parts, key=lambda b: (b.first, b.last)):
        if group and block.first >= max(ends):
            found += [replace(one, lanes=len(ends)) for one in group]
            group, ends = [], []
        lane = next((n for n, end in enumerate(ends) if end <= block.first), len(ends))
        ends[lane : lane + 1] = [block.last]
        group.append(replace(block, lane=lane))
    return found + [replace(one, lanes=len(ends)) for one in group]


def midnight(day: date, zone: tzinfo) -> Instant:
    return to_instant(datetime(day.year, day.month, day.day, tzinfo=zone))


def moment(day: date, minute: int, zone: tzinfo) -> Instant:
    """A minute of a civil day; 1440 is the next midnight."""
    later, rest = divmod(minute, DAY_MIN)
    begin = datetime(day.year, day.month, day.day, rest // 60, rest % 60, tzinfo=zone) + timedelta(days=later)
    return to_instant(begin)


def minute_of(at: Instant, zone: tzinfo) -> int:
    """Minutes after midnight in the district."""
    local = to_local(at, zone)
    return local.hour * 60 + local.minute


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
