"""What stands on the 签到 page: the sessions open now, the roster of the one in front, and the newest arrivals.

Everything is read from the database. An arrival is first added from its committed answer, so that the screen need not
wait for a read; the next `reload` replaces it by what the database says.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning import queries
from bjdesk.learning.attendance import LATE, PRESENT, Mark
from bjdesk.learning.queries import RecentRow, Roster, RosterRow, SessionRow
from bjdesk.learning.scanning import Answer
from bjdesk.ui.desk_workspace import DeskWorkspace

RECENT_ROWS = 50
_LOOK_AHEAD = 15 * queries.DAY


class Board:
    """Stays on the session in front until staff pick another one, or it no longer takes scans and another one does."""

    def __init__(self, desk: DeskWorkspace) -> None:
        self._desk = desk
        self._front: UUID | None = None
        self._is_picked = False
        self.sessions: tuple[SessionRow, ...] = ()
        self.roster: Roster | None = None
        self.recent: list[RecentRow] = []
        self.following: SessionRow | None = None
        """The next session of the branch, read only while none takes scans."""

    @property
    def session(self) -> SessionRow | None:
        """The session in front; it may be over or closed already."""
        return self.roster.session if self.roster else None

    @property
    def others(self) -> tuple[SessionRow, ...]:
        """The other sessions that take scans now."""
        return tuple(row for row in self.sessions if row.id != self._front)

    @property
    def is_open(self) -> bool:
        """Whether the session in front takes scans now."""
        return any(row.id == self._front for row in self.sessions)

    @property
    def missing(self) -> list[RosterRow]:
        """Who is expected and has not come, in order of name."""
        return [row for row in self._rows if row.on_roster and not row.has_come]

    @property
    def arrived(self) -> list[RosterRow]:
        return [row for row in self._rows if row.has_come]

    @property
    def _rows(self) -> Sequence[RosterRow]:
        return self.roster.rows if self.roster else ()

    @property
    def today(self) -> date:
        return self._desk.rules.day(self._desk.clock.now())

    @property
    def day(self) -> date:
        """The civil date of the session in front."""
        session = self.session
        return self._desk.rules.day(session.starts_at) if session else self.today

    def opens_at(self, session: SessionRow) -> Instant:
        """When scans for the session are taken from."""
        return Instant(session.starts_at - self._desk.rules.open_before_min * MINUTE)

    def pick(self, session: UUID) -> None:
        """Put a session in front and take scans for it even outside its time (换一节课)."""
        self._desk.scanning.pick(session)
        self._front, self._is_picked = session, True
        self.reload()

    def release(self) -> None:
        """The session in front is done with: another one may take its place."""
        self._is_picked = False

    def reload(self) -> None:
        """Read everything again."""
        desk = self._desk
        self.sessions = desk.scanning.open_sessions()
        self.roster = self._read_roster()
        ids = dict.fromkeys(row.id for row in (*self.sessions, *((self.session,) if self.session else ())))
        self.recent = desk.read(queries.recent, tuple(ids), RECENT_ROWS) if ids else []
        self.following = None if self.sessions else self._read_following()

    def add(self, answer: Answer, method: str) -> bool:
        """Add an arrival that was committed; False when only a read can tell where it belongs."""
        row = self._recent_row(answer, method)
        if row is None:
            return False
        if row.session_id != self._front and not self.is_open:
            self._front, self._is_picked = row.session_id, False
            return False
        self.recent = [row, *self.recent][:RECENT_ROWS]
        mark = Mark(row.id, row.session_id, row.learner_id, row.status, row.at, row.at, method=method)
        return row.session_id != self._front or self._mark(mark)

    def _recent_row(self, answer: Answer, method: str) -> RecentRow | None:
        session, learner = answer.session, answer.learner_id
        if session is None or learner is None or answer.attendance_id is None or answer.at is None:
            return None
        return RecentRow(
            id=answer.attendance_id,
            session_id=session.id,
            learner_id=learner,
            at=answer.at,
            name=answer.name or "",
            last4=answer.last4,
            status=LATE if (answer.late_min or 0) > self._desk.rules.late_from_min else PRESENT,
            method=method,
            is_undone=False,
            undo_reason=None,
            title=session.title,
        )

    def _mark(self, mark: Mark) -> bool:
        roster = self.roster
        place = next((n for n, row in enumerate(self._rows) if row.person.id == mark.learner), None)
        if roster is None or place is None or roster.rows[place].has_come:
            return False
        rows = list(roster.rows)
        rows[place] = replace(rows[place], mark=mark)
        counts = replace(roster.counts, present=roster.counts.present + 1)
        self.roster = replace(roster, rows=tuple(rows), counts=counts)
        return True

    def _read_roster(self) -> Roster | None:
        session = self._choose()
        self._front = session.id if session else None
        if session is None:
            return None
        found: Roster | None = self._desk.read(queries.roster, session.id, self._desk.rules.day(session.starts_at))
        return found

    def _choose(self) -> SessionRow | None:
        front: SessionRow | None = self._desk.read(queries.session_row, self._front) if self._front else None
        if front is not None and (self._is_picked or self.is_open or self._may_stay(front)):
            return front
        now = self._desk.clock.now()
        begun = [row for row in self.sessions if row.starts_at <= now]
        return begun[-1] if begun else next(iter(self.sessions), None)

    def _may_stay(self, session: SessionRow) -> bool:
        """Over or closed, but nothing else is on and it is still its day."""
        return not self.sessions and self._desk.rules.day(session.starts_at) == self.today

    def _read_following(self) -> SessionRow | None:
        now = self._desk.clock.now()
        rows: list[SessionRow] = self._desk.read(queries.sessions_between, self._desk.scope, now, now + _LOOK_AHEAD)
        return next((row for row in rows if row.state == queries.UPCOMING), None)
