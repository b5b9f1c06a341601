"""Time of the simulation: one true time that only grows, and walls of desks that may show anything."""

from datetime import UTC, datetime, timedelta

from bjdesk.kernel.clock import Instant, to_instant

START = to_instant(datetime(2026, 11, 24, 1, tzinfo=UTC))
"""Nine in the morning in the district."""
EAST_MIN = 8 * 60
SECOND_MS = 1000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
YEAR_MS = 365 * DAY_MS


class Timeline:
    """The true time, which is the server's."""

    def __init__(self) -> None:
        self.us = int(START)

    @property
    def ms(self) -> int:
        return self.us // 1000

    def pass_by(self, ms: int) -> None:
        """Time goes on."""
        self.us += ms * 1000

    def year(self, ms: int) -> int:
        """The calendar year of a moment in the district."""
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms, minutes=EAST_MIN)).year


class Wall:
    """The clock of one machine: the true time and how far it is off."""

    def __init__(self, timeline: Timeline, off_ms: int = 0) -> None:
        self._timeline = timeline
        self.off_ms = off_ms

    def now(self) -> Instant:
        return Instant(max(self._timeline.us + self.off_ms * 1000, 1_000_000))

    def now_ms(self) -> int:
        return int(self.now()) // 1000

    def offset_min(self) -> int:
        return EAST_MIN

    def monotonic(self) -> float:
        return self._timeline.us / 1_000_000

    def monotonic_ms(self) -> int:
        return self._timeline.us // 1000
