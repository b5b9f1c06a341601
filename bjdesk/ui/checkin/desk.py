"""What other pages may say to 签到, and how arrivals are captured there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

BY_CARD, BY_HAND = "C", "M"
"""`capture_method`."""


@dataclass(frozen=True)
class Arriving:
    """A subject for `show_subject`: this learner stands at the desk, check her in."""

    learner_id: "UUID"
    name: str
