"""The workspace of the desk: what pages hold, and the scan desk that acts through it so that every page hears of it."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject

from bjdesk.access.commands import HandOver
from bjdesk.access.queries import StaffRow
from bjdesk.app import OpenDesk
from bjdesk.learning.rules import LearningRules
from bjdesk.learning.scanning import ScanDesk
from bjdesk.ui.shell.workspace import DeskFacts, Workspace


class DeskWorkspace(Workspace):
    """Made on the GUI thread once the store is open; `papers` is where prints go, `faces` the unpacked rare faces."""

    def __init__(self, desk: OpenDesk, papers: Path, faces: Sequence[Path], parent: QObject | None = None) -> None:
        known = desk.facts
        facts = DeskFacts(
            branch_name=known.branch_name,
            college_name=known.college_name,
            branch_label=known.branch_label,
            college_label=known.college_label,
            staff_name=known.staff_name or "",
            is_training=known.is_training,
            zone=desk.rules.zone,
        )
        super().__init__(desk.read, desk.executor, facts, desk.clock, parent)
        self.desk = desk
        self.papers = papers
        self.faces = tuple(faces)
        self.scanning: ScanDesk = desk.scan_desk(self)

    def hand_over(self, staff: UUID) -> None:
        """换人: from now on she acts here, and stands on every print; raises DeskError."""
        outcome = self.execute(HandOver(staff))
        found = outcome.value
        assert isinstance(found, StaffRow)
        self.desk.on_duty(found)
        self.facts = self.facts._replace(staff_name=found.name)

    @property
    def rules(self) -> LearningRules:
        return self.desk.rules

    @property
    def scope(self) -> str:
        """The branch's nine digits, under which its rows live."""
        return self.desk.facts.street_code
