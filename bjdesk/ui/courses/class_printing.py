"""The list of a class as a PDF or an Excel table: read, made and saved beside the window, never over a file (R25)."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from bjdesk.credits.class_papers import Desk, class_about, class_list, class_table, suggested_book_name
from bjdesk.documents.class_list import suggested_name, write_class_list
from bjdesk.documents.faces import register_faces
from bjdesk.documents.saving import free_name, storage_problem
from bjdesk.documents.workbook import write_workbook
from bjdesk.kernel.errors import RecordMissing
from bjdesk.ui.checkin.printing import FONTS
from bjdesk.ui.courses.reading import Opened, Reading
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.exporting import noted
from bjdesk.ui.shell.jobs import Job, Progress

translate = QCoreApplication.translate


class _ClassPaper:
    """The work of one job; gives the path of the file."""

    def __init__(self, desk: DeskWorkspace, activity: UUID, save: Callable[["_ClassPaper", Opened], Path]) -> None:
        self.desk = desk
        self._activity, self._save = activity, save

    def __call__(self, progress: Progress) -> Path:
        opened = Reading(self.desk).opened(self._activity)
        if opened is None:
            raise RecordMissing(kind="activity")
        progress.check()
        return self._save(self, opened)

    @property
    def printed_by(self) -> Desk:
        facts = self.desk.facts
        return Desk(facts.college_name, facts.branch_name, facts.staff_name, self.desk.rules.zone, facts.is_training)

    def place(self, name: str) -> Path:
        """A name in the folder of papers that is not taken."""
        folder = self.desk.papers
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_problem(error, folder) from error
        return free_name(folder / name)


def _save_list(paper: _ClassPaper, opened: Opened) -> Path:
    desk = paper.desk
    terms = {term.id: term.name for term in Reading(desk).terms()}
    term = terms.get(opened.row.term, "") if opened.row.term is not None else ""
    waiting = opened.detail.waiting
    found = class_list(opened.row, opened.members, waiting, paper.printed_by, desk.clock.now(), term)
    path = paper.place(suggested_name(found))
    write_class_list(found, path, register_faces(FONTS, desk.faces))
    return path


def _save_book(paper: _ClassPaper, opened: Opened) -> Path:
    now, by = paper.desk.clock.now(), paper.printed_by
    path = paper.place(suggested_book_name(opened.row, now, by))
    table = noted(paper.desk, "class", class_table(opened.row, opened.members, opened.detail.waiting))
    write_workbook(table, class_about(by, now), path)
    return path


def list_job(desk: DeskWorkspace, activity: UUID) -> Job:
    """名册 as a PDF; not started yet, `succeeded` brings the path."""
    return Job(translate("Classes", "班级名册"), _ClassPaper(desk, activity, _save_list))


def book_job(desk: DeskWorkspace, activity: UUID) -> Job:
    """名册 as an Excel table."""
    return Job(translate("Classes", "班级名册 Excel"), _ClassPaper(desk, activity, _save_book), icon="download")
