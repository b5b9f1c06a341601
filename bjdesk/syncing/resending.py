"""Sends a refused edit again, gives it up, or makes a proposal of it (SYNC §11, R10)."""

from collections.abc import Callable, Mapping
from typing import Any

from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.store.database import Unit
from bjdesk.store.registers import current, folded
from bjdesk.store.replica import refused
from bjdesk.store.replica.layout import Layout
from bjdesk.store.replica.wiring import driver
from bjdesk.syncing.commands import GiveUp, ProposeInstead, SendAgain, TakeUpAgain
from bjdesk.syncing.machines import MACHINES
from bjdesk.syncing.matter import AGAIN, PROPOSE, Here
from bjdesk.syncing.refusals import choices, refusal, wanted
from bjdesk.syncing.writing import clean, follow, refuse_taken_by, rev_of
from bjdesk.venues.commands import WithdrawProposal, propose

_TAKE_UP = "UPDATE sync_refused SET status = '1', settled_at = NULL WHERE incarnation = ? AND op = ? AND status = '3'"


class Resending:
    """For the branch `here`; `layouts` says how refused registers lie in tables."""

    def __init__(self, here: Here, layouts: Callable[[], Mapping[str, Layout]]) -> None:
        self._here = here
        self._layouts = layouts

    def send_again(self, unit: Unit, command: SendAgain) -> Done:
        found = _refused(unit, command.incarnation, command.op)
        table, cells = wanted(found)
        row = current(unit.db, table, found.row) if table is not None else None
        if AGAIN not in choices(found, row, erased=not found.kind):
            raise RuleBroken("nothing-to-send-again")
        assert table is not None
        if row is not None and command.rev is not None and row["rev"] != command.rev:
            raise RecordChanged(kind=found.table, current=row)
        changed = {**cells, **clean(command.values or {})}
        _refuse_illegal(found.table, row, changed)
        if found.table == "booking":
            refuse_taken_by(unit, found.row, {**(row or {}), **changed})
        refused.send_again(unit, self._layouts(), command.incarnation, command.op, folded(table, changed))
        unit.about(found.table, found.row)
        follow(unit, found.table, found.row)
        return Done(found.row)

    def propose_instead(self, unit: Unit, command: ProposeInstead) -> Done:
        found = _refused(unit, command.incarnation, command.op)
        table, cells = wanted(found)
        row = current(unit.db, table, found.row) if table is not None else None
        if table is None or row is None or PROPOSE not in choices(found, row, erased=not found.kind):
            raise RuleBroken("nothing-to-send-again")
        stands = folded(table, {name: row[name] for name in cells})
        said = dict(found.registers)
        target = (found.table, found.row)
        record = propose(
            unit,
            self._here.street_code,
            target=target,
            base=stands,
            body=said,
            reason=command.reason,
            person=found.person,
        )
        refused.give_up(unit, command.incarnation, command.op)
        return Done(record, undo=WithdrawProposal(record, rev_of(unit, "proposal", record) or 0))

    def give_up(self, unit: Unit, command: GiveUp) -> Done:
        found = _refused(unit, command.incarnation, command.op)
        refused.give_up(unit, command.incarnation, command.op)
        unit.about(found.table, found.row)
        return Done(undo=TakeUpAgain(command.incarnation, command.op))

    def take_up_again(self, unit: Unit, command: TakeUpAgain) -> Done:
        taken = driver(unit).execute(_TAKE_UP, (command.incarnation, command.op)).rowcount
        if not taken:
            raise RuleBroken("already-settled")
        unit.touch("sync_refused")
        return Done()


def _refused(unit: Unit, incarnation: int, op: int) -> refused.RefusedRow:
    found = refusal(unit.db, incarnation, op)
    if found is None:
        raise RecordMissing(kind="sync_refused")
    if found.status != refused.OPEN:
        raise RuleBroken("already-settled")
    return found


def _refuse_illegal(table: str, row: Mapping[str, Any] | None, cells: Mapping[str, Any]) -> None:
    """What the machine does not know would only be refused once more."""
    machine = MACHINES.get(table)
    if machine is None or row is None or "state" not in cells or cells["state"] == row["state"]:
        return
    if not machine.allows(row["state"], cells["state"]):
        raise RuleBroken("state-move-refused", state=row["state"], wanted=cells["state"])
