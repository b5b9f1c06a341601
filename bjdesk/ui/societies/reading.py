"""What the page of the societies reads of the store, at one desk."""

from datetime import date
from typing import Any
from uuid import UUID

from bjdesk.learning.meetings import queries
from bjdesk.learning.meetings.queries import SocietyDetail, SocietyLine
from bjdesk.reference.queries import communities, parameters_on
from bjdesk.societies.queries import coordinating_schools
from bjdesk.ui.code_names import code_names
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.desk_workspace import DeskWorkspace

CATEGORY = "society_category"
STALE_DAYS = "society.stale_days"


class Reading:
    """Reads in the district's zone, with the district's numbers of today."""

    def __init__(self, desk: DeskWorkspace) -> None:
        self._desk = desk

    @property
    def today(self) -> date:
        return self._desk.rules.day(self._desk.clock.now())

    @property
    def stale_days(self) -> int:
        """So long may a society be without a meeting before somebody should ask."""
        known: dict[str, Any] = self._desk.read(parameters_on, self.today, self._desk.desk.facts.branch_id)
        return int(known[STALE_DAYS])

    def register(self) -> list[SocietyLine]:
        desk = self._desk
        found: list[SocietyLine] = desk.read(
            queries.register, desk.scope, desk.facts.zone, desk.clock.now(), self.stale_days
        )
        return found

    def detail(self, society: UUID) -> SocietyDetail | None:
        desk = self._desk
        found: SocietyDetail | None = desk.read(
            queries.society_detail, desk.scope, society, desk.facts.zone, desk.clock.now(), self.stale_days
        )
        return found

    def categories(self) -> list[Choice]:
        return [Choice(code, name) for code, name in self._desk.read(code_names, CATEGORY).items()]

    def communities(self) -> list[Choice]:
        """The own street first: its communities are nearly always meant."""
        rows = self._desk.read(communities, self.today)
        own = [row for row in rows if (row.code12 or "").startswith(self._desk.scope)]
        return [Choice(row.id, row.name) for row in (*own, *(row for row in rows if row not in own))]

    def schools(self) -> list[Choice]:
        return [Choice(record, name) for record, name in self._desk.read(coordinating_schools, self._desk.scope)]
