"""Time is passed in, never fetched, so that a test or a demo can hold it in its hand (D14)."""

import time
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NewType, Protocol

Instant = NewType("Instant", int)
"""Microseconds since 1970-01-01 UTC."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = 1_000_000
MINUTE = 60 * SECOND


class Clock(Protocol):
    """What the house asks of a clock."""

    def now(self) -> Instant:
        """The wall clock, which may be wrong and may jump."""
        ...

    def offset_min(self) -> int:
        """Minutes that this machine's zone lies east of UTC, kept beside every recorded instant."""
        ...

    def monotonic(self) -> float:
        """Seconds that only grow, for measuring how long something took."""
        ...


_STOPWATCH: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """The machine's own clock; the only place that reads it."""

    def now(self) -> Instant:
        return Instant(time.time_ns() // 1000)

    def offset_min(self) -> int:
        offset = datetime.now().astimezone().utcoffset()
        return int(offset.total_seconds() // 60) if offset else 0

    def monotonic(self) -> float:
        """Goes on while the machine sleeps, where the system has such a stopwatch."""
        return time.monotonic() if _STOPWATCH is None else time.clock_gettime(_STOPWATCH)


def to_instant(moment: datetime) -> Instant:
    """An aware datetime as an Instant; a naive one is a mistake of the caller and raises ValueError."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a zone")
    delta = moment - EPOCH
    return Instant((delta.days * 86_400 + delta.seconds) * SECOND + delta.microseconds)


def to_local(instant: Instant, zone: tzinfo) -> datetime:
    """The instant on the wall clocks of `zone` (the district's, never the PC's)."""
    return (EPOCH + timedelta(microseconds=instant)).astimezone(zone)


def day_of(instant: Instant, zone: tzinfo) -> date:
    """The civil date of the instant in the district."""
    return to_local(instant, zone).date()
