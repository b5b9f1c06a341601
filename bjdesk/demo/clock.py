"""A clock that stands still until it is moved: a played morning and a planted past need one that obeys (D14)."""

from bjdesk.kernel.clock import SECOND, Clock, Instant


class HeldClock:
    """Wall clock and stop watch go together, and only when told to; until it is let go."""

    def __init__(self, start: Instant, offset_min: int) -> None:
        self._now = start
        self._offset_min = offset_min
        self._passed = 0.0
        self._real: Clock | None = None

    def now(self) -> Instant:
        return self._now if self._real is None else self._real.now()

    def offset_min(self) -> int:
        return self._offset_min

    def monotonic(self) -> float:
        return self._passed if self._real is None else self._passed + self._real.monotonic()

    def let_go(self, real: Clock) -> None:
        """From now on it goes with a real one, whose time must be later: a district cannot be told what time it is."""
        self.set(real.now())
        self._passed -= real.monotonic()
        self._real = real

    def pass_seconds(self, seconds: float) -> None:
        """Let time go by."""
        self.set(Instant(self._now + round(seconds * SECOND)))

    def set(self, instant: Instant) -> None:
        """Put the hands somewhere else; the stop watch only goes on."""
        self._passed += max(0, instant - self._now) / SECOND
        self._now = instant
