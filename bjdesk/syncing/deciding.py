"""Carries out what people decide about the sync's matters: finds who does it, and does what is small."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import update

from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.learning.model import ENROLMENT_MOVES, Enrolment
from bjdesk.store.database import Unit
from bjdesk.store.registers import current, table_for
from bjdesk.store.replica import guarding
from bjdesk.store.replica.layout import Layout
from bjdesk.store.replica.wiring import driver
from bjdesk.syncing import commands
from bjdesk.syncing.matter import Here
from bjdesk.syncing.resending import Resending
from bjdesk.syncing.settling import Settling

SEAT_CANCELLED = "4"
"""`enrol_status`: 取消."""
Decide = Callable[[Unit, Any], Done]


def deciding(here: Here, layouts: Callable[[], Mapping[str, Layout]], unmerge_days: int) -> Mapping[type, Decide]:
    """command -> who carries it out."""
    settle, resend = Settling(here, unmerge_days), Resending(here, layouts)
    return {
        commands.SettleConflict: settle.settle_conflict,
        commands.ReopenConflict: settle.reopen_conflict,
        commands.SendAgain: resend.send_again,
        commands.ProposeInstead: resend.propose_instead,
        commands.GiveUp: resend.give_up,
        commands.TakeUpAgain: resend.take_up_again,
        commands.LetGo: let_go,
        commands.WithdrawSeat: withdraw_seat,
    }


def let_go(unit: Unit, command: commands.LetGo) -> Done:
    held = guarding.held(driver(unit)).get(command.scope)
    if held is None:
        raise RuleBroken("already-settled")
    if held != command.rows:
        raise RecordChanged(kind="sync_scope", current=held)
    guarding.let_go(unit, command.scope)
    return Done(held)


def withdraw_seat(unit: Unit, command: commands.WithdrawSeat) -> Done:
    row = current(unit.db, table_for(Enrolment), command.enrolment)
    if row is None:
        raise RecordMissing(kind="enrolment")
    if row["rev"] != command.rev:
        raise RecordChanged(kind="enrolment")
    if not ENROLMENT_MOVES.allows(row["state"], SEAT_CANCELLED):
        raise RuleBroken("seat-given-up")
    moved = {"state": SEAT_CANCELLED, "state_at": unit.now, "state_note": command.reason}
    unit.db.execute(update(Enrolment).where(Enrolment.id == command.enrolment).values(**moved))
    unit.about("enrolment", command.enrolment, command.reason)
    unit.note(AuditValue("enrolment", command.enrolment, "state", row["state"], SEAT_CANCELLED, row["learner_id"]))
    unit.touch("enrolment")
    return Done()
