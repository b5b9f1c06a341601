"""Record ids: UUIDv7 whose random tail is the incarnation of the process, never smaller than the last one given.

Order of id is order of work, even when the clock steps back (D14), and the shared tail makes the wire small.
"""

import threading
from collections.abc import Callable
from uuid import UUID

from bjdesk.kernel.clock import Clock

Random = Callable[[int], bytes]
"""n -> n random bytes."""

_COUNTER_BITS = 12
_TAIL_BITS = 62
_COUNTERS = 1 << _COUNTER_BITS


def draw_incarnation(random: Random) -> int:
    """62 random bits, drawn at every start of a writing process and never stored to be used again."""
    return int.from_bytes(random(8), "big") >> 2


def uuid7(ms: int, counter: int, tail: int) -> UUID:
    """48 bits of milliseconds, 12 bits of counter, 62 bits of tail, in the layout of RFC 9562."""
    return UUID(int=(ms << 80) | (7 << 76) | (counter << 64) | (0b10 << 62) | tail)


def instant_ms(record: UUID) -> int:
    """Milliseconds since 1970 at which the id was made, by the clock of the desk that made it."""
    return record.int >> 80


class IdSource:
    """Gives ids that only grow within this process and from `floor_ms` on."""

    def __init__(self, clock: Clock, random: Random, floor_ms: int = 0) -> None:
        self.incarnation = draw_incarnation(random)
        self._clock = clock
        self._lock = threading.Lock()
        self._ms = floor_ms
        self._counter = 0

    def raise_floor(self, floor_ms: int) -> None:
        """Give only ids newer than any made in the millisecond `floor_ms` (the last one of the database)."""
        with self._lock:
            if floor_ms >= self._ms:
                self._ms, self._counter = floor_ms + 1, 0

    @property
    def newest_ms(self) -> int:
        """The millisecond of the last id; ahead of the clock after it was set back, or in a burst."""
        return self._ms

    def new(self) -> UUID:
        """A fresh id; more than 4,096 in one millisecond borrow from the next one."""
        with self._lock:
            ms = self._clock.now() // 1000
            if ms > self._ms:
                self._ms, self._counter = ms, 0
            elif self._counter + 1 < _COUNTERS:
                self._counter += 1
            else:
                self._ms, self._counter = self._ms + 1, 0
            return uuid7(self._ms, self._counter, self.incarnation)
