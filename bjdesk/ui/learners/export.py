"""学员名册 as an Excel table: everybody, or whom the search has found, in batches beside the window (D11)."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from bjdesk.documents.workbook import Cell, Table
from bjdesk.people.book import BATCH, CARD, NOTES, SEX, STANDING, learner_lines, learner_table
from bjdesk.ui.code_names import code_names
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.exporting import Exports
from bjdesk.ui.shell.jobs import Job, Progress

translate = QCoreApplication.translate


class _Register:
    """Reads the lines, a few hundred at a time: it can be stopped, and nobody waits for it."""

    def __init__(self, desk: DeskWorkspace, ids: Sequence[UUID], found_by: str) -> None:
        self._desk, self._ids, self._found_by = desk, ids, found_by

    def __call__(self, progress: Progress) -> Table:
        names = {listed: self._desk.read(code_names, listed) for listed in (SEX, CARD, STANDING)}
        lines: list[tuple[Cell, ...]] = []
        for start in range(0, len(self._ids), BATCH):
            progress.report(start, len(self._ids))
            lines += self._desk.read(learner_lines, self._ids[start : start + BATCH], names, len(lines) + 1)
        return learner_table(lines, self._found_by)


def save_register(exports: Exports, desk: DeskWorkspace, ids: Sequence[UUID], found_by: str) -> Job:
    """What the list shows, in its order."""
    title = translate("Learners", "学员名册 Excel")
    return exports.start(title, "learners", _Register(desk, ids, found_by), NOTES)
