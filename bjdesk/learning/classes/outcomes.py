"""What the commands of a class give back to whoever gave them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Planned:
    """A class that was written; `number` is None at a desk that has none yet."""

    activity: UUID
    number: str | None
    sessions: tuple[UUID, ...]


@dataclass(frozen=True)
class Enrolled:
    """A seat, or place `queue_no` of the waiting list."""

    enrolment: UUID
    queue_no: int | None = None

    @property
    def is_waiting(self) -> bool:
        return self.queue_no is not None


@dataclass(frozen=True)
class Left:
    """Somebody gave a seat back; `next_up` is the enrolment that comes first on the waiting list."""

    left_on: date | None
    next_up: UUID | None = None


@dataclass(frozen=True)
class Finished:
    """How many have earned the class and how many have not."""

    earned: int
    not_earned: int


@dataclass(frozen=True)
class Reopened:
    """What stands on what was opened again: judgements of 结业 that will be made anew, and the marks of a meeting."""

    judged: int = 0
    marks: int = 0
