"""One civil day of the branch: its sessions with their numbers, and the next day that has any."""

from datetime import date, datetime, timedelta
from uuid import UUID

from bjdesk.kernel.clock import Instant, day_of, to_instant
from bjdesk.learning.queries import DayRow, Roster, SessionRow, day_sheet, roster, session_row, sessions_between
from bjdesk.ui.desk_workspace import DeskWorkspace

LOOK_AHEAD_DAYS = 60


class Days:
    """Reads days in the district's zone."""

    def __init__(self, desk: DeskWorkspace) -> None:
        self._desk = desk

    @property
    def today(self) -> date:
        return day_of(self._desk.clock.now(), self._desk.facts.zone)

    def sheet(self, day: date) -> list[DayRow]:
        begin, end = self._begin(day), self._begin(day + timedelta(days=1))
        found: list[DayRow] = self._desk.read(day_sheet, self._desk.scope, begin, end, day)
        return found

    def next_with_sessions(self, day: date) -> date | None:
        """The first day after `day` on which something takes place, within two months."""
        begin = self._begin(day + timedelta(days=1))
        end = self._begin(day + timedelta(days=1 + LOOK_AHEAD_DAYS))
        rows: list[SessionRow] = self._desk.read(sessions_between, self._desk.scope, begin, end)
        return self.day(rows[0]) if rows else None

    def roster(self, session: UUID) -> Roster | None:
        row = self.session(session)
        return None if row is None else self._desk.read(roster, session, self.day(row))

    def session(self, record: UUID) -> SessionRow | None:
        found: SessionRow | None = self._desk.read(session_row, record)
        return found

    def day(self, session: SessionRow) -> date:
        return day_of(session.starts_at, self._desk.facts.zone)

    def _begin(self, day: date) -> Instant:
        return to_instant(datetime(day.year, day.month, day.day, tzinfo=self._desk.facts.zone))
