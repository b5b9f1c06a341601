"""What people decide about the sync's matters: settle a conflict, send a refused edit again or give it up (R52, D2).

The commands alone; what they do lies in `deciding` and is loaded when somebody decides something.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bjdesk.kernel.commands import Command, Done
from bjdesk.store.database import Unit

if TYPE_CHECKING:
    from bjdesk.store.replica.layout import Layout
    from bjdesk.syncing.matter import Here


@dataclass(frozen=True)
class SettleConflict:
    """Choose what stands: `values` by column with "other"; `rev` is that of the row as it was shown."""

    conflict: UUID
    choice: str
    rev: int | None
    values: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class ReopenConflict:
    """Put a settled conflict back on the list; with `values` and `rev` its register becomes what it was before."""

    conflict: UUID
    values: Mapping[str, Any] | None = None
    rev: int | None = None


@dataclass(frozen=True)
class SendAgain:
    """改后重交: what was refused once more, with `values` by column where it was changed; `rev` of the row as shown."""

    incarnation: int
    op: int
    values: Mapping[str, Any] | None = None
    rev: int | None = None


@dataclass(frozen=True)
class ProposeInstead:
    """Tell the district what its row should say, which a desk may not write itself (R10)."""

    incarnation: int
    op: int
    reason: str = ""


@dataclass(frozen=True)
class GiveUp:
    """放弃: the district's row stands."""

    incarnation: int
    op: int


@dataclass(frozen=True)
class TakeUpAgain:
    """The undo of 放弃: the refused edit is on the list again."""

    incarnation: int
    op: int


@dataclass(frozen=True)
class LetGo:
    """What a feed would take away may go: a person has looked; `rows` is how many were shown."""

    scope: str
    rows: int


@dataclass(frozen=True)
class WithdrawSeat:
    """Give up a contested place in an activity."""

    enrolment: UUID
    rev: int
    reason: str | None = None


COMMANDS: tuple[type, ...] = (
    SettleConflict,
    ReopenConflict,
    SendAgain,
    ProposeInstead,
    GiveUp,
    TakeUpAgain,
    LetGo,
    WithdrawSeat,
)


class SyncingHandlers:
    """Handles every command of this area.

    `layouts` says how refused registers lie in tables, `unmerge_days` when it is too late to reopen.
    """

    def __init__(self, here: "Here", layouts: "Callable[[], Mapping[str, Layout]]", unmerge_days: int) -> None:
        self._here = here
        self._layouts = layouts
        self._unmerge_days = unmerge_days

    def __call__(self, unit: Unit, command: Command) -> Done:
        from bjdesk.syncing.deciding import deciding

        return deciding(self._here, self._layouts, self._unmerge_days)[type(command)](unit, command)
