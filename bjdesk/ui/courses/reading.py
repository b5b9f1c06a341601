"""What the pages of the classes read of the store, at one desk."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from bjdesk.credits.class_roster import ClassMember, class_roster
from bjdesk.learning.classes import queries
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.classes.preview import Preview, preview
from bjdesk.learning.classes.queries import ClassDetail, ClassRow, TermRow
from bjdesk.reference.queries import parameters_on
from bjdesk.ui.code_names import code_names
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.desk_workspace import DeskWorkspace

CLASS_KINDS = ("KC", "SD", "JQ", "DX", "DD", "XS")
"""`programme_type` of what people enrol in; lectures, activities and societies have pages of their own."""
CATEGORY = "course_category"


@dataclass(frozen=True)
class Opened:
    """One class with everybody who is or was in it."""

    detail: ClassDetail
    members: tuple[ClassMember, ...]

    @property
    def row(self) -> ClassRow:
        return self.detail.row


class Reading:
    """Reads in the district's zone."""

    def __init__(self, desk: DeskWorkspace) -> None:
        self._desk = desk

    @property
    def today(self) -> date:
        return self._desk.rules.day(self._desk.clock.now())

    def terms(self) -> list[TermRow]:
        """Every term, the earliest first."""
        found: list[TermRow] = self._desk.read(queries.terms)
        return found[::-1]

    def classes(self, term: TermRow | None) -> list[ClassRow]:
        desk = self._desk
        found: list[ClassRow] = desk.read(
            queries.classes, desk.scope, desk.facts.zone, desk.clock.now(), term, CLASS_KINDS
        )
        return found

    def opened(self, activity: UUID) -> Opened | None:
        desk = self._desk
        found: ClassDetail | None = desk.read(queries.class_detail, activity, desk.facts.zone, desk.clock.now())
        if found is None:
            return None
        known = self.parameters()
        pct, denominator = int(known["completion.pct"]), str(known["completion.denominator"])
        members = desk.read(class_roster, activity, desk.facts.zone, pct, denominator)
        return Opened(found, tuple(members))

    def parameters(self) -> dict[str, Any]:
        """The district's numbers of today."""
        found: dict[str, Any] = self._desk.read(parameters_on, self.today, self._desk.desk.facts.branch_id)
        return found

    def categories(self) -> list[Choice]:
        return [Choice(code, name) for code, name in self._desk.read(code_names, CATEGORY).items()]

    def preview(self, pattern: Pattern, venue: UUID | None, headcount: int | None) -> Preview:
        found: Preview = self._desk.read(preview, pattern, self._desk.facts.zone, venue, headcount)
        return found
