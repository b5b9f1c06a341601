"""What staff do with a society's meetings: plan one, take a mistaken one back, write down a number (R38, R71, R72).

Moving one and calling it off are the commands of any session (`bjdesk.learning.classes.commands`). What is done lies
in `planning` and is loaded when somebody does it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import Command, Done
from bjdesk.store.database import Unit

if TYPE_CHECKING:
    from bjdesk.learning.classes.here import Here


@dataclass(frozen=True)
class PlanMeeting:
    """A meeting with its place held; one that took place is written down the same way, with the `number` told of it."""

    society: UUID
    starts_at: Instant
    ends_at: Instant
    venue: UUID | None = None
    place_note: str | None = None
    topic: str | None = None
    number: int | None = None


@dataclass(frozen=True)
class DiscardMeeting:
    """Take a mistaken meeting back; only while nobody came to it."""

    session: UUID
    rev: int


@dataclass(frozen=True)
class RecordMeetingNumber:
    """How many came, told by telephone: the meeting is over and has a number instead of names; 0 is a number."""

    session: UUID
    rev: int
    number: int


@dataclass(frozen=True)
class TakeBackNumber:
    """The undo of a number: the meeting waits again for names or a number."""

    session: UUID
    rev: int


@dataclass(frozen=True)
class SetMeetingTopic:
    """What the meeting is about."""

    session: UUID
    rev: int
    topic: str | None


COMMANDS: tuple[type, ...] = (PlanMeeting, DiscardMeeting, RecordMeetingNumber, TakeBackNumber, SetMeetingTopic)


class MeetingHandlers:
    """Handles every command of this area for one branch."""

    def __init__(self, here: "Here") -> None:
        self._here = here

    def __call__(self, unit: Unit, command: Command) -> Done:
        from bjdesk.learning.meetings.planning import planning

        return planning(self._here)[type(command)](unit, command)
