"""A list as an Excel table: made beside the window, noted in the audit, never over a file (D5, D6, D11)."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from bjdesk.access.commands import NoteExport
from bjdesk.documents.saving import free_name, storage_problem
from bjdesk.documents.workbook import About, Table, write_workbook
from bjdesk.kernel.clock import to_local
from bjdesk.kernel.errors import DeskError, FileRejected
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.jobs import Job, Jobs, Progress
from bjdesk.ui.shell.messages import Messages

translate = QCoreApplication.translate
Make = Callable[[Progress], Table]
"""Reads what the table says, in the thread of the job."""
_TAKEN = "file-exists"


def noted(desk: DeskWorkspace, what: str, table: Table) -> Table:
    """In the audit before it leaves the desk; in the thread of a job."""
    desk.desk.executor.execute(NoteExport(what, len(table.rows)))
    return table


class _Book:
    """The work of the job; gives the path of the file."""

    def __init__(self, desk: DeskWorkspace, what: str, make: Make, notes: tuple[str, ...]) -> None:
        self._desk, self._what, self._make, self._notes = desk, what, make, notes

    def __call__(self, progress: Progress) -> Path:
        table = self._make(progress)
        progress.check()
        now = to_local(self._desk.clock.now(), self._desk.facts.zone)
        folder = self._folder()
        noted(self._desk, self._what, table)
        return self._write(table, self._about(now), folder / f"{table.title} {now:%Y-%m-%d}.xlsx")

    def _write(self, table: Table, about: About, wanted: Path) -> Path:
        """Another program may have taken the free name meanwhile; then the next one is tried."""
        while True:
            path = free_name(wanted)
            try:
                write_workbook(table, about, path)
            except FileRejected as error:
                if error.code != _TAKEN:
                    raise
            else:
                return path

    def _about(self, now: datetime) -> About:
        facts = self._desk.facts
        names = (facts.college_name, facts.branch_name, facts.staff_name)
        return About(*names, now, self._notes, facts.is_training)

    def _folder(self) -> Path:
        folder = self._desk.papers
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_problem(error, folder) from error
        return folder


class Exports(QObject):
    """Starts the jobs of one page and says where the file lies, with a button that opens it."""

    def __init__(self, desk: DeskWorkspace, jobs: Jobs, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._messages = desk, jobs, messages
        self._saved: Path | None = None

    def start(self, title: str, what: str, make: Make, notes: tuple[str, ...] = ()) -> Job:
        """`what` is the word of the audit: learners, classes, bookings."""
        job = Job(title, _Book(self._desk, what, make, notes), icon="download")
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)
        self._jobs.start(job)
        return job

    def _on_saved(self, path: Path) -> None:
        self._saved = path
        where = translate("Exports", "{name}，在“{folder}”里").format(name=path.name, folder=path.parent.name)
        what, opens = translate("Exports", "存好了"), translate("Exports", "打开")
        banner = self._messages.say("ok", what, where, action=opens, icon="download")
        banner.acted.connect(self._on_open)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _on_failed(self, error: object) -> None:
        if isinstance(error, DeskError):
            self._messages.say_error(error)
