"""Stamps: which of two values of a register is the later one, on machines whose clocks may be wrong.

A stamp is (ms, op, incarnation), compared in that order. Its identity (incarnation, op) is never given twice: an
incarnation is 62 random bits drawn at every start of a writing process, `op` only grows in one database file.
"""

from dataclasses import dataclass
from typing import NamedTuple

AHEAD_MS = 5 * 60 * 1000
"""How far a stamp may lie ahead of the server's clock."""
SLOW_ROUND_TRIP_MS = 10_000
"""A reply slower than this sets no clock."""


class Identity(NamedTuple):
    """Names one operation for ever, and the register versions that it writes."""

    incarnation: int
    op: int


class Stamp(NamedTuple):
    """When a register was written; ordered by ms, then op, then incarnation."""

    ms: int
    op: int
    incarnation: int

    @property
    def identity(self) -> Identity:
        return Identity(self.incarnation, self.op)

    def at_least(self, ms: int) -> "Stamp":
        """The same write, not before `ms`: a writer who saw a value stores a larger stamp than it."""
        return self if self.ms >= ms else Stamp(ms, self.op, self.incarnation)


@dataclass(frozen=True)
class DeskClock:
    """What a desk knows of the true time: `offset` = server − wall, `floor` = the newest server time it has seen."""

    offset: int = 0
    floor: int = 0
    last_ms: int = 0

    def stamp_ms(self, wall_ms: int) -> int:
        """The ms of the next operation, at capture; never smaller than the last."""
        return max(wall_ms + self.offset, self.floor, self.last_ms)

    def heard(self, server_ms: int, sent_wall: int, received_wall: int, round_trip_ms: int) -> "DeskClock":
        """After a reply was applied: a new offset if the round trip was quick, 0 if it is smaller than that trip."""
        offset = self.offset
        if 0 <= round_trip_ms <= SLOW_ROUND_TRIP_MS:
            measured = server_ms - (sent_wall + received_wall) // 2
            offset = measured if abs(measured) >= round_trip_ms else 0
        return DeskClock(offset, max(self.floor, server_ms), min(self.last_ms, server_ms + AHEAD_MS))


def clamp(ms: int, device_ms: int, now: int) -> tuple[int, int]:
    """(ms to use, the device's new ms): along one chain stamps do not fall, and none lies far in the future."""
    high = now + AHEAD_MS
    used = max(min(ms, high), min(device_ms, high))
    return used, used
