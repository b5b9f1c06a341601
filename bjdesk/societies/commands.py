"""What staff do with a society: enter and correct it, move it along its states, keep its members (R45, R71, R72).

The commands alone; what they do lies in `keeping` and is loaded when somebody does it. A meeting is a session of the
society's activity and belongs to `bjdesk.learning.meetings`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bjdesk.kernel.commands import Command, Done
from bjdesk.store.database import Unit

if TYPE_CHECKING:
    from bjdesk.societies.here import Here


@dataclass(frozen=True)
class RegisterSociety:
    """A society that nobody had entered yet; it begins as 培育中, or 已备案 with `is_filed`."""

    name: str
    category: str = "99"
    community: UUID | None = None
    coordinator: UUID | None = None
    founded_on: date | None = None
    meeting_venue: UUID | None = None
    meeting_rule: str | None = None
    has_charter: bool = False
    has_rules: bool = False
    filing_no: str | None = None
    is_filed: bool = False


@dataclass(frozen=True)
class EditSociety:
    """Correct columns of a society as a form showed it at `rev`."""

    society: UUID
    rev: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class WithdrawSociety:
    """Take a society back that was entered by mistake; only while it has no members and never planned a meeting."""

    society: UUID
    rev: int


@dataclass(frozen=True)
class SetSocietyState:
    """备案, 停止活动, 恢复, 注销; who stops or dissolves one says why."""

    society: UUID
    rev: int
    state: str
    reason: str | None = None


@dataclass(frozen=True)
class AddMember:
    """A learner belongs to the society from a day on, today if None; a leader takes the place of the one before."""

    society: UUID
    learner: UUID
    joined_on: date | None = None
    is_core: bool = False
    role: str = "1"


@dataclass(frozen=True)
class TakeBackMember:
    """The undo of adding her: she never was one."""

    member: UUID
    rev: int


@dataclass(frozen=True)
class EditMember:
    """Correct role, core and dates of a membership as it was shown at `rev`."""

    member: UUID
    rev: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class EndMembership:
    """She leaves; `left_on` is the last day on which she belongs to the society, today if None."""

    member: UUID
    rev: int
    left_on: date | None = None


@dataclass(frozen=True)
class RejoinSociety:
    """The undo of leaving."""

    member: UUID
    rev: int


@dataclass(frozen=True)
class MakeLeader:
    """负责人; whoever was it before is a member like the others."""

    member: UUID
    rev: int


@dataclass(frozen=True)
class SetRoles:
    """Roles of several members at once, each with the rev it was given at: the undo of a new leader."""

    roles: tuple[tuple[UUID, int, str], ...]


COMMANDS: tuple[type, ...] = (
    RegisterSociety,
    EditSociety,
    WithdrawSociety,
    SetSocietyState,
    AddMember,
    TakeBackMember,
    EditMember,
    EndMembership,
    RejoinSociety,
    MakeLeader,
    SetRoles,
)


class SocietyHandlers:
    """Handles every command of this area for one branch; `here` is asked for when the first one is given."""

    def __init__(self, here: "Callable[[], Here]") -> None:
        self._here = here

    def __call__(self, unit: Unit, command: Command) -> Done:
        from bjdesk.societies.keeping import keeping

        return keeping(self._here())[type(command)](unit, command)
