"""Who is on duty at the desk: somebody else takes it over (D9), where nobody has to prove who she is (D15)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bjdesk.access.queries import staff_on
from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.store.database import Unit


@dataclass(frozen=True)
class HandOver:
    """换人: from now on this member of staff acts at the desk, in her own role."""

    staff: UUID


@dataclass(frozen=True)
class NoteExport:
    """A list leaves the desk as a file: who, when, which, how many rows; never what stands in it (D5, D6)."""

    what: str
    """A word of the house: learners, classes, bookings."""
    rows: int


def note_export(unit: Unit, command: NoteExport) -> Done:
    """Changes nothing; the audit row is what it is for."""
    unit.about("desk", unit.actor.desk, f"{command.what} {command.rows}")
    return Done()


class AccessHandlers:
    """A training branch alone hands over without a sign-in: whatever lies in it is invented."""

    def __init__(self, scope: str, day: Callable[[Instant], date], *, is_training: bool) -> None:
        self._scope, self._day, self._is_training = scope, day, is_training

    def hand_over(self, unit: Unit, command: HandOver) -> Done:
        if not self._is_training:
            raise RuleBroken("hand-over-unsigned")
        known = {row.id: row for row in staff_on(unit.db, self._scope, self._day(unit.now))}
        if command.staff not in known:
            raise RecordMissing(kind="staff")
        unit.about("staff", command.staff)
        return Done(known[command.staff])
