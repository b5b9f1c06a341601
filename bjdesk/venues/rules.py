"""When a booking holds its venue, and whom it keeps out: half open, with the longer gap between (R35, R57)."""

from dataclasses import dataclass
from uuid import UUID

from bjdesk.kernel.clock import MINUTE, Instant

REQUESTED, AGREED, REFUSED, USED, NOT_COME, CANCELLED, WAITING = "1", "2", "3", "4", "5", "6", "7"
"""`booking_status`."""
HOLDING = frozenset({AGREED, USED, NOT_COME})
"""Bookings that hold their venue."""
MOVABLE = frozenset({REQUESTED, AGREED, WAITING})
SUSPENDED, LEFT = "3", "4"
"""`venue_status` in which nothing is booked: 暂停使用, 已退出."""
OPEN, HOLDS, CONTESTED = "0", "1", "2"
"""`verdict`."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A venue for a time; `gap_min` is kept free before and after."""

    venue: UUID
    starts_at: Instant
    ends_at: Instant
    gap_min: int = 0


def overlap(one: Slot, other: Slot) -> bool:
    """Whether two slots on one thing exclude each other; what touches does not, nor does midnight matter."""
    gap = max(one.gap_min, other.gap_min) * MINUTE
    return one.starts_at < other.ends_at + gap and other.starts_at < one.ends_at + gap
