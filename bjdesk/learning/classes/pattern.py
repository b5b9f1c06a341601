"""A weekly pattern as staff say it ("周二周四 9:00 到 10:30，十六次"), and the dates that it means (R25)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice

from bjdesk.kernel.clock import Instant, to_instant
from bjdesk.kernel.errors import RuleBroken

MOST_DATES = 200
"""More meetings than that no class has: somebody mistyped a year."""
LONGEST_INTERVAL = 12
DAY_MIN = 24 * 60
MINUTES_PER_HOUR = 45
"""A 学时 of planned teaching (CONVENTIONS: 45 minutes)."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Weekdays (Monday 0) and hours in minutes after midnight, from a day on until a day or for a number of meetings.

    A skipped date is made up for at the end where a number of meetings is asked for.
    """

    weekdays: tuple[int, ...]
    starts_min: int
    ends_min: int
    first_on: date
    last_on: date | None = None
    times: int | None = None
    every_weeks: int = 1
    skipped: tuple[date, ...] = ()

    @property
    def hours(self) -> int:
        """学时 of one meeting in hundredths, rounded down to whole tenths."""
        return (self.ends_min - self.starts_min) * 10 // MINUTES_PER_HOUR * 10


@dataclass(frozen=True, slots=True)
class Span:
    """One meeting: its day and its two moments."""

    day: date
    starts_at: Instant
    ends_at: Instant


def days(pattern: Pattern) -> tuple[date, ...]:
    """Every date of the pattern in order; raises RuleBroken for a pattern that no class can have."""
    check(pattern)
    found = tuple(islice(_days(pattern), MOST_DATES + 1))
    if len(found) > MOST_DATES:
        raise RuleBroken("series-too-long", limit=MOST_DATES)
    if not found:
        raise RuleBroken("series-empty")
    return found


def spans(pattern: Pattern, zone: tzinfo) -> tuple[Span, ...]:
    """The meetings of the pattern on the wall clocks of `zone`."""
    return tuple(span_on(day, pattern.starts_min, pattern.ends_min, zone) for day in days(pattern))


def span_on(day: date, starts_min: int, ends_min: int, zone: tzinfo) -> Span:
    """One meeting of a day; raises RuleBroken unless it ends on that day, after it began."""
    check_hours(starts_min, ends_min)
    return Span(day, _moment(day, starts_min, zone), _moment(day, ends_min, zone))


def check_hours(starts_min: int, ends_min: int) -> None:
    """A meeting begins and ends on one day: a class does not meet through the night."""
    if not 0 <= starts_min < DAY_MIN or ends_min > DAY_MIN:
        raise RuleBroken("series-past-midnight")
    if ends_min <= starts_min:
        raise RuleBroken("series-ends-early")


def check(pattern: Pattern) -> None:
    """Raises RuleBroken for what is not a pattern at all; how many dates it has is seen in `days`."""
    check_hours(pattern.starts_min, pattern.ends_min)
    if not pattern.weekdays or not set(pattern.weekdays) <= set(range(7)):
        raise RuleBroken("series-no-weekday")
    if not 1 <= pattern.every_weeks <= LONGEST_INTERVAL:
        raise RuleBroken("series-interval", limit=LONGEST_INTERVAL)
    if pattern.last_on is None and pattern.times is None:
        raise RuleBroken("series-endless")
    if pattern.last_on is not None and pattern.last_on < pattern.first_on:
        raise RuleBroken("series-ends-before-start")
    if pattern.times is not None and pattern.times > MOST_DATES:
        raise RuleBroken("series-too-long", limit=MOST_DATES)


def _days(pattern: Pattern) -> Iterator[date]:
    from dateutil.rrule import WEEKLY, rrule  # wanted only when somebody plans a class

    rule = rrule(
        WEEKLY,
        dtstart=datetime.combine(pattern.first_on, time()),
        until=None if pattern.last_on is None else datetime.combine(pattern.last_on, time()),
        interval=pattern.every_weeks,
        byweekday=sorted(set(pattern.weekdays)),
    )
    skipped = frozenset(pattern.skipped)
    met = (moment.date() for moment in rule if moment.date() not in skipped)
    return islice(met, pattern.times)


def _moment(day: date, minutes: int, zone: tzinfo) -> Instant:
    """Minutes after midnight by the wall clock; 24:00 is the next midnight."""
    midnight = datetime.combine(day, time(), zone)
    return to_instant(midnight + timedelta(minutes=minutes))
