"""The list of classes leaves the desk as an Excel table (R25, D11)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from bjdesk.credits.classes_book import NOTES, classes_table
from bjdesk.documents.workbook import Table
from bjdesk.learning.classes.queries import ClassRow
from bjdesk.ui.exporting import Exports
from bjdesk.ui.shell.jobs import Job, Progress


class _Register:
    """The rows are on the screen already; the job writes them."""

    def __init__(self, rows: Sequence[ClassRow], term: str) -> None:
        self._rows, self._term = tuple(rows), term

    def __call__(self, progress: Progress) -> Table:
        progress.check()
        return classes_table(self._rows, self._term)


def save_classes(exports: Exports, rows: Sequence[ClassRow], term: str) -> Job:
    """What the list shows, in its order; `term` stands under the title."""
    title = QCoreApplication.translate("Classes", "班级名单 Excel")
    return exports.start(title, "classes", _Register(rows, term), NOTES)
