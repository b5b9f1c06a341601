"""What staff do with attendance: check in, undo, restore, join on the spot, close a session (R25, R26, D2, D6)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.learning import queries
from bjdesk.learning.attendance import (
    ABSENT,
    BY_SYSTEM,
    CAME,
    ENROLLED,
    JOINED,
    MEMBER,
    ON_ROSTER,
    ONCE,
    PRESENT,
    UNDONE,
    WALK_IN,
    Mark,
    arrival,
    by_person,
    effective,
    live,
)
from bjdesk.learning.joining import join
from bjdesk.learning.model import Attendance, Session
from bjdesk.learning.rules import LearningRules
from bjdesk.people.relations import ensure_branch
from bjdesk.store.database import Unit
from bjdesk.store.prepared import Prepared

BY_CARD, BY_HAND = "C", "M"
"""`capture_method`."""


@dataclass(frozen=True)
class CheckIn:
    """Record that a learner came, now (R26); `entry_as` None lets the enrolment decide."""

    session_id: UUID
    learner_id: UUID
    method: str = BY_CARD
    entry_as: str | None = None


@dataclass(frozen=True)
class JoinAndCheckIn:
    """Enrol a learner on the spot and record that she came (现场加入, R25)."""

    session_id: UUID
    learner_id: UUID
    method: str = BY_CARD


@dataclass(frozen=True)
class UndoAttendance:
    """Take a mark back by a compensating record with its reason; nothing is deleted (D6)."""

    attendance_id: UUID
    reason: str


@dataclass(frozen=True)
class RestoreAttendance:
    """Bring an undone mark back as a new one with the time of the first."""

    attendance_id: UUID


@dataclass(frozen=True)
class MarkAllArrived:
    """Everybody of the roster whom staff saw missing on the screen has come (全班到齐)."""

    session_id: UUID
    learner_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class UndoMarks:
    """Take several marks back at once: the undo of 全班到齐."""

    attendance_ids: tuple[UUID, ...]
    reason: str


@dataclass(frozen=True)
class CloseSession:
    """End a session: who is on the roster without a mark is written down as absent."""

    session_id: UUID
    rev: int


@dataclass(frozen=True)
class Recorded:
    """What a check-in wrote."""

    attendance_id: UUID
    at: Instant
    status: str
    late_min: int | None
    clock_doubt: bool = False


class LearningHandlers:
    """Handlers of this area; the district's numbers come in by `rules`, the branch by `scope`."""

    def __init__(self, rules: LearningRules, scope: str, branch_id: UUID) -> None:
        self._rules = rules
        self._scope = scope
        self._branch_id = branch_id

    def check_in(self, unit: Unit, command: CheckIn) -> Done:
        opening = _opening(unit, command, self._rules.day)
        session = opening.session
        seen = _refuse_repeat(session.id, opening.marks)
        entry = command.entry_as or _entry(opening)
        if entry not in ON_ROSTER:
            self._refuse_full(unit, session, command.learner_id, session.quota_hard)
            ensure_branch(unit, command.learner_id, self._branch_id, self._scope)
        return self._record(unit, session, command.learner_id, command.method, entry, seen)

    def join_and_check_in(self, unit: Unit, command: JoinAndCheckIn) -> Done:
        opening = _opening(unit, command, self._rules.day)
        session = opening.session
        seen = _refuse_repeat(session.id, opening.marks)
        if not opening.is_enrolled:
            self._refuse_full(unit, session, command.learner_id)
            join(unit, session, command.learner_id, self._join_day(unit, session), self._branch_id, self._scope)
        return self._record(unit, session, command.learner_id, command.method, JOINED, seen)

    def undo_attendance(self, unit: Unit, command: UndoAttendance) -> Done:
        row = _attendance(unit, command.attendance_id)
        _refuse_twice_undone(unit, row)
        self._void(unit, row, _reason(command.reason))
        unit.about("attendance", row.id)
        return Done(undo=RestoreAttendance(row.id))

    def restore_attendance(self, unit: Unit, command: RestoreAttendance) -> Done:
        row = _attendance(unit, command.attendance_id)
        marks = queries.pair_marks(unit.db, row.session_id, row.learner_id)
        seen = _refuse_repeat(row.session_id, marks)
        kept: dict[str, Any] = {"checked_at": row.checked_at, "late_min": row.late_min, "entry_as": row.entry_as}
        kept["voids_id"] = seen.id if seen else None
        attendance_id = self._write(unit, **_identity(row), status=row.status, method=row.method, **kept)
        unit.about("attendance", attendance_id)
        return Done(attendance_id, undo=UndoAttendance(attendance_id, "恢复错了"))

    def mark_all_arrived(self, unit: Unit, command: MarkAllArrived) -> Done:
        session = _open_session(unit, command.session_id)
        grouped = by_person(queries.session_marks(unit.db, session.id))
        still = [p for p in command.learner_ids if not _came(session.id, grouped.get(p, []))]
        members = queries.only_members(unit.db, session.activity_id, self._rules.day(session.starts_at))
        ids = tuple(
            self._vouch(unit, session, person, _newest(grouped.get(person, [])), person in members) for person in still
        )
        unit.about("session", session.id)
        return Done(len(ids), undo=UndoMarks(ids, "点错了全班到齐") if ids else None)

    def undo_marks(self, unit: Unit, command: UndoMarks) -> Done:
        rows = [_attendance(unit, record) for record in command.attendance_ids]
        for row in rows:
            _refuse_twice_undone(unit, row)
            self._void(unit, row, _reason(command.reason))
        return Done(len(rows))

    def close_session(self, unit: Unit, command: CloseSession) -> Done:
        session = _open_session(unit, command.session_id)
        day = self._rules.day(session.starts_at)
        marks = queries.session_marks(unit.db, session.id)
        grouped = by_person(marks)
        expected = queries.expected_in(unit.db, session, marks, day)
        absent = sorted(person for person in expected if effective(session.id, grouped.get(person, [])) is None)
        members = queries.only_members(unit.db, session.activity_id, day)
        _set_state(unit, command.session_id, command.rev, queries.CLOSED)
        for person in absent:
            entry = MEMBER if person in members else ENROLLED
            self._write(unit, session_id=session.id, learner_id=person, status=ABSENT, method=BY_SYSTEM, entry_as=entry)
        unit.about("session", session.id)
        return Done(len(absent))

    def _refuse_full(
        self, unit: Unit, session: queries.SessionRow, learner: UUID, quota_hard: int | None = None
    ) -> None:
        """A hard limit counts whoever sits there and whoever of the roster may still come (R25)."""
        limits = {"room-full": session.capacity_hard, "session-full": quota_hard}
        known = {code: limit for code, limit in limits.items() if limit is not None}
        if not known:
            return
        marks = queries.session_marks(unit.db, session.id)
        grouped = by_person(marks)
        taken = {person for person, rows in grouped.items() if _came(session.id, rows)}
        expected = queries.expected_in(unit.db, session, marks, self._rules.day(session.starts_at))
        taken |= {person for person in expected if effective(session.id, grouped.get(person, [])) is None}
        for code, limit in known.items():
            if len(taken - {learner}) >= limit:
                raise RuleBroken(code, title=session.title, limit=limit)

    def _join_day(self, unit: Unit, session: queries.SessionRow) -> date:
        return min(self._rules.day(unit.now), self._rules.day(session.starts_at))

    # --- writing -----------------------------------------------------------------------------------------------------

    def _record(
        self, unit: Unit, session: queries.SessionRow, learner: UUID, method: str, entry: str, seen: Mark | None
    ) -> Done:
        opens = Instant(session.starts_at - self._rules.open_before_min * MINUTE)
        unit.takes_place(opens, session.ends_at)
        status, late = arrival(session.starts_at, unit.now, self._rules.late_from_min)
        attendance_id = self._write(
            unit,
            session_id=session.id,
            learner_id=learner,
            status=status,
            method=method,
            entry_as=entry,
            checked_at=unit.now,
            late_min=late,
            voids_id=seen.id if seen else None,
        )
        unit.about("attendance", attendance_id)
        return Done(
            Recorded(attendance_id, unit.now, status, late, unit.clock_doubted),
            undo=UndoAttendance(attendance_id, "点错了"),
        )

    def _vouch(
        self, unit: Unit, session: queries.SessionRow, learner: UUID, seen: Mark | None, is_member: bool
    ) -> UUID:
        """Staff say that somebody is there, whenever they come to say it: present, and not late by their clock."""
        return self._write(
            unit,
            session_id=session.id,
            learner_id=learner,
            status=PRESENT,
            method=BY_HAND,
            entry_as=MEMBER if is_member else ENROLLED,
            checked_at=unit.now,
            voids_id=seen.id if seen else None,
        )

    def _void(self, unit: Unit, row: Attendance, reason: str) -> None:
        """Once the session is closed, who is on its roster and did not come is absent, as the closing would say."""
        instead: dict[str, Any] = {"status": UNDONE, "method": BY_HAND}
        if _was_closed(unit, row.session_id) and row.entry_as in ON_ROSTER and row.status in CAME:
            instead = {"status": ABSENT, "method": BY_SYSTEM, "entry_as": row.entry_as}
        written = self._write(unit, **_identity(row), **instead, voids_id=row.id, reason=reason)
        unit.note(AuditValue("attendance", written, "reason", None, reason, row.learner_id))

    def _write(
        self, unit: Unit, *, session_id: UUID, learner_id: UUID, status: str, method: str, **more: object
    ) -> UUID:
        attendance_id = unit.new_id()
        values = {
            "id": attendance_id,
            "scope": self._scope,
            "session_id": session_id,
            "learner_id": learner_id,
            "status": status,
            "entry_as": ENROLLED,
            "method": method,
            "is_correction": False,
            "checked_at": None,
            "late_min": None,
            "clock_doubt": "1" if unit.clock_doubted else "0",
            "makes_up_id": None,
            "batch_id": None,
            "at": unit.now,
            "offset_min": unit.offset_min,
            "by_id": unit.actor.staff,
            "desk_id": unit.actor.desk,
            "voids_id": None,
            "reason": None,
            **more,
        }
        _INSERT_ATTENDANCE.run(unit.db, values)
        unit.note(AuditValue("attendance", attendance_id, "status", None, status, learner_id))
        unit.touch("attendance")
        return attendance_id


_INSERT_ATTENDANCE = Prepared(
    insert(Attendance), columns=[column.name for column in Attendance.__table__.columns if column.name != "rev"]
)


def _opening(unit: Unit, command: CheckIn | JoinAndCheckIn, day_of: Callable[[Instant], date]) -> queries.Opening:
    """How the learner finds the session now, under the lock: what was read before it may be old (D2)."""
    opening = queries.opening(unit.db, command.learner_id, command.session_id, day_of)
    if opening is None:
        raise RecordMissing(kind="session")
    _refuse_closed(opening.session)
    return opening


def _entry(opening: queries.Opening) -> str:
    """`entry_as` of somebody who just came in."""
    if opening.is_member:
        return MEMBER
    if opening.is_enrolled:
        return ENROLLED
    return WALK_IN if opening.session.is_open_entry else ONCE


def _open_session(unit: Unit, session_id: UUID) -> queries.SessionRow:
    session = queries.session_row(unit.db, session_id)
    if session is None:
        raise RecordMissing(kind="session")
    _refuse_closed(session)
    return session


def _was_closed(unit: Unit, session_id: UUID) -> bool:
    session = queries.session_row(unit.db, session_id)
    return session is not None and session.state == queries.CLOSED


def _refuse_closed(session: queries.SessionRow) -> None:
    if session.state != queries.UPCOMING:
        raise RuleBroken("session-closed", title=session.title, state=session.state)


def _refuse_repeat(session: UUID, marks: Sequence[Mark]) -> Mark | None:
    """Refuse a second arrival; give back the mark (absent, leave) that this arrival was made in sight of."""
    counted = effective(session, marks)
    if counted is not None and counted.status in CAME:
        raise RuleBroken("already-in", at=counted.checked_at or counted.at, attendance_id=counted.id)
    return counted


def _newest(marks: list[Mark]) -> Mark | None:
    return max(live(marks), key=_mark_id, default=None)


def _mark_id(mark: Mark) -> UUID:
    return mark.id


def _came(session: UUID, marks: list[Mark]) -> bool:
    counted = effective(session, marks)
    return counted is not None and counted.status in CAME


def _attendance(unit: Unit, record: UUID) -> Attendance:
    row = unit.db.execute(select(Attendance.__table__).where(Attendance.id == record)).first()
    if row is None:
        raise RecordMissing(kind="attendance")
    return row  # type: ignore[return-value]


def _identity(row: Attendance) -> dict[str, Any]:
    """The columns that a voiding row repeats, so that every session which the mark speaks of can tell by its rows."""
    return {"session_id": row.session_id, "learner_id": row.learner_id, "makes_up_id": row.makes_up_id}


def _refuse_twice_undone(unit: Unit, row: Attendance) -> None:
    marks = queries.pair_marks(unit.db, row.session_id, row.learner_id)
    if all(mark.id != row.id for mark in live(marks)):
        raise RuleBroken("already-undone")


def _reason(text: str) -> str:
    reason = text.strip()
    if not reason:
        raise RuleBroken("reason-missing")
    return reason[:200]


def _set_state(unit: Unit, session_id: UUID, rev: int, state: str) -> None:
    moved = unit.db.execute(
        update(Session)
        .where(Session.id == session_id, Session.rev == rev)
        .values(state=state, state_at=unit.now, state_note=None)
    )
    if moved.rowcount == 0:
        raise RecordChanged(kind="session")
    unit.note(AuditValue("session", session_id, "state", queries.UPCOMING, state))
    unit.touch("session", "attendance")
