"""The sign-in register as a PDF or an Excel table: read, drawn and saved beside the window (R24)."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication

import resources
from bjdesk.documents.faces import register_faces
from bjdesk.documents.register import Register, suggested_name, write_register
from bjdesk.documents.register_book import register_about, register_table, suggested_book_name
from bjdesk.documents.saving import free_name, storage_problem
from bjdesk.documents.workbook import write_workbook
from bjdesk.kernel.errors import RecordMissing
from bjdesk.learning import queries
from bjdesk.learning.queries import SessionRow
from bjdesk.learning.register_sheet import register_of
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.exporting import noted
from bjdesk.ui.shell.jobs import Job, Progress

FONTS = Path(resources.__file__).parent / "fonts"


class RegisterPrint:
    """The work of one job; gives the path of the file."""

    def __init__(self, desk: DeskWorkspace, session: SessionRow) -> None:
        self._desk = desk
        self._session: UUID = session.id
        self._day = desk.rules.day(session.starts_at)

    def __call__(self, progress: Progress) -> Path:
        register = self._register(progress)
        path = _place(self._desk.papers, suggested_name(register))
        write_register(register, path, register_faces(FONTS, self._desk.faces))
        return path

    def _register(self, progress: Progress) -> Register:
        desk = self._desk
        roster = desk.read(queries.roster, self._session, self._day)
        if roster is None:
            raise RecordMissing(kind="session")
        progress.check()
        return register_of(
            roster,
            college_name=desk.facts.college_name,
            branch_name=desk.facts.branch_name,
            zone=desk.facts.zone,
            printed_at=desk.clock.now(),
            printed_by=desk.facts.staff_name,
            is_training=desk.facts.is_training,
        )


class RegisterBook(RegisterPrint):
    """The same as an Excel table."""

    def __call__(self, progress: Progress) -> Path:
        register = self._register(progress)
        path = _place(self._desk.papers, suggested_book_name(register))
        write_workbook(noted(self._desk, "attendance", register_table(register)), register_about(register), path)
        return path


def register_job(desk: DeskWorkspace, session: SessionRow) -> Job:
    """Not started yet; `succeeded` brings the path."""
    return Job(QCoreApplication.translate("Printing", "签到表"), RegisterPrint(desk, session))


def register_book_job(desk: DeskWorkspace, session: SessionRow) -> Job:
    """签到表 as an Excel table."""
    title = QCoreApplication.translate("Printing", "签到表 Excel")
    return Job(title, RegisterBook(desk, session), icon="download")


def _place(folder: Path, name: str) -> Path:
    """A name in the folder that is not taken: nothing is ever written over."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_problem(error, folder) from error
    return free_name(folder / name)
