"""Judges the wall clock of the machine, so that a mark under a wrong one is doubted and under a right one is not (D14).

In this order: the district's time as it was heard while this program ran, the newest time ever heard from it, and
without either what the clock itself said before. Under half a day nobody can tell whether it was wrong before or is
now: who records meanwhile is doubted until the clock has caught up. Beyond that it is either far off or has been put
right, and what takes place right now (a class that is on) can say which.
"""

from enum import Enum
from typing import NamedTuple

from bjdesk.kernel.clock import MINUTE, SECOND, Instant

CLOCK_TOLERANCE = 2 * MINUTE
"""A smaller step back is a clock being corrected, not one to doubt."""
SERVER_TOLERANCE = 5 * MINUTE
"""So far a clock may be from the district's before its marks are doubted."""
BELIEVED_STEP = 12 * 60 * MINUTE
"""A clock further behind than this may have been ahead before, and may be right now."""


class Standing(Enum):
    """What is known of the clock at a moment."""

    GOOD = "good"
    BEHIND = "behind"
    ADRIFT = "adrift"
    WRONG = "wrong"


class _Line(NamedTuple):
    """A time that was right when the stopwatch stood at `stopwatch`; from there it runs as the stopwatch does."""

    time: Instant
    stopwatch: float

    def at(self, stopwatch: float) -> Instant:
        return Instant(self.time + round((stopwatch - self.stopwatch) * SECOND))


class ClockWatch:
    """Looks at the clock with every write; `stopwatch` is a time that only grows and that nobody can set."""

    def __init__(self) -> None:
        self._latest = Instant(0)
        self._floor = Instant(0)
        self._own: _Line | None = None
        self._server: _Line | None = None

    def note_latest(self, latest: Instant) -> None:
        """The newest moment that was recorded here, by whatever clock."""
        self._latest = Instant(max(latest, self._latest))

    def note_floor(self, floor: Instant) -> None:
        """The newest time that the district ever told this desk, at the start of the program."""
        self._floor = Instant(max(floor, self._floor))

    def hear(self, offset: int, floor: Instant, now: Instant, stopwatch: float) -> None:
        """The district told its time since the last look if `floor` grew; it is `offset` ahead of this clock.

        An offset that does not lead to what was told just now is an old one, measured before somebody set the clock.
        """
        if floor <= self._floor:
            return
        self._floor, told = floor, Instant(now + offset)
        if abs(told - floor) <= SERVER_TOLERANCE:
            self._server = _Line(told, stopwatch)

    def look(self, now: Instant, stopwatch: float) -> Standing:
        """How the clock stands; what it says is remembered only while it is good."""
        standing = self._judge(now, stopwatch)
        if standing is Standing.GOOD:
            self._own = _Line(now, stopwatch)
            self._latest = now if self._server is not None else Instant(max(now, self._latest))
        return standing

    def believe(self, now: Instant, stopwatch: float) -> bool:
        """Something that takes place at `now` says that the clock is right; False where others know better."""
        if self._judge(now, stopwatch) is not Standing.ADRIFT:
            return False
        self._latest, self._own = now, _Line(now, stopwatch)
        return True

    def reckoned(self, now: Instant, stopwatch: float) -> Instant:
        """The likeliest time: a clock that fell back by less than half a day is not believed, the district's is."""
        standing = self._judge(now, stopwatch)
        if standing is Standing.WRONG and self._server is not None:
            return self._server.at(stopwatch)
        if now < self._latest < now + BELIEVED_STEP:
            return self._latest if self._own is None else Instant(max(self._latest, self._own.at(stopwatch)))
        return now

    def _judge(self, now: Instant, stopwatch: float) -> Standing:
        if self._server is not None:
            is_near = abs(now - self._server.at(stopwatch)) <= SERVER_TOLERANCE
            return Standing.GOOD if is_near else Standing.WRONG
        if now < self._floor - SERVER_TOLERANCE:
            return Standing.WRONG
        if now < self._latest - BELIEVED_STEP or self._has_leapt(now, stopwatch):
            return Standing.ADRIFT
        return Standing.BEHIND if now < self._latest - CLOCK_TOLERANCE else Standing.GOOD

    def _has_leapt(self, now: Instant, stopwatch: float) -> bool:
        return self._own is not None and now > self._own.at(stopwatch) + BELIEVED_STEP
