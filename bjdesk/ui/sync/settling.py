"""Which command a choice is: nothing here decides anything, it only names what the pane was told."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bjdesk.ui.sync.offers import AGAIN, GIVE_UP, LET_GO, MOVE, PROPOSE, WITHDRAW

if TYPE_CHECKING:
    from bjdesk.kernel.commands import Command
    from bjdesk.syncing.matter import Matter


def command_for(matter: "Matter", choice: str, values: Mapping[str, Any] | None = None) -> "Command":
    """The choice as a command; `values` by column are what was filled in."""
    from bjdesk.syncing.matter import CONFLICT, CONTESTED, HELD

    if matter.key.kind == CONFLICT:
        from bjdesk.syncing.commands import SettleConflict

        return SettleConflict(UUID(matter.key.id), choice, matter.rev, values)
    if matter.key.kind == HELD:
        return _held(matter, choice)
    return _contested(matter, choice) if matter.key.kind == CONTESTED else _refused(matter, choice, values)


def reopening(matter: "Matter") -> "Command":
    """A settled conflict back on the list; what stands stays until somebody chooses anew."""
    from bjdesk.syncing.commands import ReopenConflict

    return ReopenConflict(UUID(matter.key.id))


def _held(matter: "Matter", choice: str) -> "Command":
    from bjdesk.syncing.commands import LetGo

    assert choice == LET_GO
    return LetGo(matter.key.id, sum(matter.counts.values()))


def _refused(matter: "Matter", choice: str, values: Mapping[str, Any] | None) -> "Command":
    from bjdesk.syncing.commands import GiveUp, ProposeInstead, SendAgain

    incarnation, _, op = matter.key.id.partition(".")
    which = int(incarnation), int(op)
    if choice == AGAIN:
        return SendAgain(*which, values)
    if choice == PROPOSE:
        return ProposeInstead(*which)
    assert choice == GIVE_UP
    return GiveUp(*which)


def _contested(matter: "Matter", choice: str) -> "Command":
    from bjdesk.syncing.commands import WithdrawSeat
    from bjdesk.venues.commands import MoveBooking, WithdrawBooking

    assert matter.rev is not None
    if choice == MOVE and matter.free is not None:
        free = matter.free
        return MoveBooking(matter.row, matter.rev, free.venue, free.starts_at, free.ends_at)
    assert choice == WITHDRAW
    withdraw = WithdrawBooking if matter.table == "booking" else WithdrawSeat
    return withdraw(matter.row, matter.rev)
