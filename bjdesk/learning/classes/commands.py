"""What staff do with a class: plan it, run it, move and call off its meetings, give its seats (R25, R26, R35).

The commands alone; what they do lies in `acting` and is loaded when somebody does it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import Command, Done
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.store.database import Unit

if TYPE_CHECKING:
    from bjdesk.learning.classes.here import Here


# --- the class -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PlanClass:
    """A class with all its meetings and their bookings, or nothing of it.

    `hours` are hundredths of a 学时 for one meeting; None reckons them from its length.
    """

    title: str
    pattern: Pattern
    venue: UUID | None = None
    place_note: str | None = None
    term: UUID | None = None
    category: str = "99"
    topic: str | None = None
    type: str = "KC"
    mode: str = "1"
    teacher_name: str | None = None
    quota: int | None = None
    quota_hard: int | None = None
    hours: int | None = None
    completion_pct: int | None = None
    completion_hours: int | None = None
    age_min: int | None = None
    age_max: int | None = None
    needs_undertaking: bool = False
    is_open_entry: bool = False
    target_groups: tuple[str, ...] = ()
    fee: int = 0
    fee_basis: str | None = None
    contact: str | None = None
    summary: str | None = None
    is_published: bool = True


@dataclass(frozen=True)
class EditClass:
    """Correct columns of a class as a form showed it at `rev`."""

    activity: UUID
    rev: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class DiscardClass:
    """Take a class back that was planned by mistake; only while nobody is enrolled and nobody came."""

    activity: UUID
    rev: int


@dataclass(frozen=True)
class PublishClass:
    """发布: people may enrol."""

    activity: UUID
    rev: int


@dataclass(frozen=True)
class StartClass:
    """开班."""

    activity: UUID
    rev: int


@dataclass(frozen=True)
class CloseClass:
    """结班: every meeting is over; who has earned it is written down (结业, 未结业)."""

    activity: UUID
    rev: int


@dataclass(frozen=True)
class ReopenClass:
    """重开 a closed class (supervisor)."""

    activity: UUID
    rev: int


@dataclass(frozen=True)
class CancelClass:
    """取消 a class: the meetings still to come are called off and give their rooms back."""

    activity: UUID
    rev: int
    reason: str


@dataclass(frozen=True)
class MarkFinished:
    """Judge a closed class once more: a mark arrived late from another desk."""

    activity: UUID
    rev: int


# --- its meetings ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AddSession:
    """One more meeting."""

    activity: UUID
    rev: int
    starts_at: Instant
    ends_at: Instant
    venue: UUID | None = None
    place_note: str | None = None
    hours: int | None = None


@dataclass(frozen=True)
class MoveSession:
    """Another time or place for a meeting: its booking moves; both revs as they were shown."""

    session: UUID
    rev: int
    booking_rev: int
    starts_at: Instant
    ends_at: Instant
    venue: UUID | None = None
    place_note: str | None = None


@dataclass(frozen=True)
class CallOffSession:
    """停课: the meeting does not take place and its room is free again."""

    session: UUID
    rev: int
    reason: str


@dataclass(frozen=True)
class RestoreSession:
    """The undo of 停课: the meeting takes place after all, if its room is still free."""

    session: UUID
    rev: int


@dataclass(frozen=True)
class ReopenSession:
    """重开 a closed meeting (supervisor)."""

    session: UUID
    rev: int


# --- its people ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EnrolLearner:
    """A seat, or a place on the waiting list; with `override_reason` beyond quota or age, never beyond the hard limit.

    `undertaking_by` is the relative who signed for somebody of great age.
    """

    activity: UUID
    learner: UUID
    joined_on: date | None = None
    channel: str = "1"
    role: str = "1"
    undertaking_by: str | None = None
    override_reason: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class CancelEnrolment:
    """取消: she never came to the class, or waits for it no more."""

    enrolment: UUID
    rev: int
    reason: str | None = None


@dataclass(frozen=True)
class LeaveClass:
    """退学: `left_on` is the last day on which she belongs to the class, today if None."""

    enrolment: UUID
    rev: int
    left_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True)
class ReturnToClass:
    """The undo of 退学, if her seat is still free."""

    enrolment: UUID
    rev: int


@dataclass(frozen=True)
class MoveUp:
    """递补: the first of the waiting list gets a free seat; another one only with a reason."""

    enrolment: UUID
    rev: int
    override_reason: str | None = None


SUPERVISED: tuple[type, ...] = (ReopenClass, ReopenSession)
AT_THE_DESK: tuple[type, ...] = (
    PlanClass,
    EditClass,
    DiscardClass,
    PublishClass,
    StartClass,
    CloseClass,
    CancelClass,
    MarkFinished,
    AddSession,
    MoveSession,
    CallOffSession,
    RestoreSession,
    EnrolLearner,
    CancelEnrolment,
    LeaveClass,
    ReturnToClass,
    MoveUp,
)
COMMANDS: tuple[type, ...] = (*AT_THE_DESK, *SUPERVISED)


class ClassHandlers:
    """Handles every command of this area for one branch."""

    def __init__(self, here: "Here") -> None:
        self._here = here

    def __call__(self, unit: Unit, command: Command) -> Done:
        from bjdesk.learning.classes.acting import acting

        return acting(self._here)[type(command)](unit, command)
