"""Settles a conflict: the choice is an edit of the row like any other, and the conflict row says what was chosen.

So it is captured and syncs, and the conflict is settled on every desk; what was replaced can be put back (R52, D2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import update

from bjdesk.access.model import CONFLICT_MOVES, ConflictRow
from bjdesk.kernel.clock import MINUTE
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.store.database import Unit
from bjdesk.store.registers import current, spelt
from bjdesk.syncing import conflicts
from bjdesk.syncing.commands import ReopenConflict, SettleConflict
from bjdesk.syncing.matter import BOTH, OTHER, OURS, STANDING, THEIRS, Here
from bjdesk.syncing.writing import clean, follow, refuse_taken_by, rev_of

DAY = 24 * 60 * MINUTE


class Settling:
    """For the branch `here`; `unmerge_days` is how long a choice can be taken back."""

    def __init__(self, here: Here, unmerge_days: int) -> None:
        self._here = here
        self._reopen_within = unmerge_days * DAY

    def settle_conflict(self, unit: Unit, command: SettleConflict) -> Done:
        found = _open(unit, command.conflict)
        values = conflicts.pair(unit.db, found)
        _refuse_moved(unit, found, values, command.rev)
        shown = conflicts.conflict_matter(unit.db, self._here, found)
        if command.choice not in shown.choices and not _is_plain(command.choice, shown.choices):
            raise RuleBroken("choice-not-open", choice=command.choice)
        back = _written(unit, found, values, self._wanted(unit, found, values, command))
        resolution = _resolution(command.choice, self._is_lost(unit, found, command.choice))
        _move(unit, found, conflicts.SETTLED, resolution)
        unit.about("conflict", found.id)
        return Done(back.rev, undo=ReopenConflict(found.id, back.values, back.rev))

    def _is_lost(self, unit: Unit, found: conflicts.Conflict, choice: str) -> bool:
        """Whether the choice names the value that did not stand."""
        return choice == conflicts.lost_is_called(unit.db, self._here, found)

    def _wanted(
        self, unit: Unit, found: conflicts.Conflict, values: conflicts.Pair | None, command: SettleConflict
    ) -> Mapping[str, Any]:
        """Column -> value to be written; nothing where what stands is what was chosen."""
        if values is None or command.choice == STANDING:
            return {}
        if command.choice == BOTH:
            return conflicts.both(values) or {}
        if command.choice == OTHER:
            return _filled_in(values, command.values)
        return values.lost if self._is_lost(unit, found, command.choice) else values.kept

    def reopen_conflict(self, unit: Unit, command: ReopenConflict) -> Done:
        found = conflicts.conflict(unit.db, command.conflict)
        if found is None:
            raise RecordMissing(kind="conflict")
        if not CONFLICT_MOVES.allows(found.state, conflicts.OPEN):
            raise RuleBroken("conflict-open")
        if unit.now - found.state_at > self._reopen_within:
            raise RuleBroken("too-late-to-reopen", days=self._reopen_within // DAY)
        if command.values:
            values = conflicts.pair(unit.db, found)
            _refuse_moved(unit, found, values, command.rev)
            _written(unit, found, values, command.values)
        _move(unit, found, conflicts.OPEN, None)
        unit.about("conflict", found.id)
        return Done()


@dataclass(frozen=True)
class _Back:
    """What a choice replaced, and the row's number since."""

    values: Mapping[str, Any]
    rev: int | None


def _open(unit: Unit, record: UUID) -> conflicts.Conflict:
    found = conflicts.conflict(unit.db, record)
    if found is None:
        raise RecordMissing(kind="conflict")
    if found.state != conflicts.OPEN:
        raise RuleBroken("already-settled")
    return found


def _refuse_moved(unit: Unit, found: conflicts.Conflict, values: conflicts.Pair | None, rev: int | None) -> None:
    """The row is as it was when somebody looked at it."""
    if values is None:
        return
    now = current(unit.db, values.table, found.row)
    if now is None or now["rev"] != rev:
        raise RecordChanged(kind=found.table, current=now)


def _is_plain(choice: str, offered: tuple[str, ...]) -> bool:
    """Leaving what stands is open wherever anything is."""
    return choice == STANDING and bool(offered)


def _written(unit: Unit, found: conflicts.Conflict, values: conflicts.Pair | None, wanted: Mapping[str, Any]) -> _Back:
    """Write the register as an edit of ours, if it says something new."""
    if values is None:
        return _Back({}, None)
    changed = {name: value for name, value in wanted.items() if values.now.get(name) != value}
    if not set(changed) - {"state_at", "state_note"}:
        return _Back({}, rev_of(unit, found.table, found.row))
    if values.register.name == conflicts.STATE:
        changed = {"state": changed["state"], "state_at": unit.now, "state_note": wanted.get("state_note")}
    if found.table == "booking" and values.register.name == "venue_id":
        row = current(unit.db, values.table, found.row) or {}
        refuse_taken_by(unit, found.row, {**row, **changed})
    unit.db.execute(update(values.table).where(values.table.c.id == found.row).values(**changed))
    for name in changed:
        old, new = (spelt(values.table, name, side.get(name)) for side in (values.now, changed))
        unit.note(AuditValue(found.table, found.row, name, old, new, found.person))
    unit.touch(found.table)
    follow(unit, found.table, found.row)
    return _Back({name: values.now[name] for name in changed}, rev_of(unit, found.table, found.row))


def _filled_in(found: conflicts.Pair, values: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """What somebody typed; every column of the register, or those that were changed."""
    if not values:
        raise RuleBroken("value-missing")
    unknown = values.keys() - set(found.register.columns)
    if unknown:
        raise ValueError(f"not of this register: {sorted(unknown)}")
    return clean(values)


def _resolution(choice: str, is_lost: bool) -> str:
    plain = {OTHER: conflicts.FILLED_IN, BOTH: conflicts.BOTH_KEPT}
    if choice in (THEIRS, OURS):
        return conflicts.LOST if is_lost else conflicts.KEPT
    return plain.get(choice, conflicts.KEPT)


def _move(unit: Unit, found: conflicts.Conflict, state: str, resolution: str | None) -> None:
    unit.db.execute(
        update(ConflictRow)
        .where(ConflictRow.id == found.id)
        .values(state=state, state_at=unit.now, state_note=None, resolution=resolution)
    )
    unit.note(AuditValue("conflict", found.id, "state", found.state, state, found.person))
    unit.note(AuditValue("conflict", found.id, "resolution", found.resolution, resolution, found.person))
    unit.touch("conflict")
