"""The papers of a class: each drawn beside the window, then where it lies, with a button that opens it (R24, R25)."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from bjdesk.kernel.errors import DeskError
from bjdesk.learning.queries import session_row
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.jobs import Job, Jobs
from bjdesk.ui.shell.messages import Messages

translate = QCoreApplication.translate


class ClassPapers(QObject):
    """Starts the jobs; what draws is loaded when somebody prints."""

    def __init__(self, desk: DeskWorkspace, jobs: Jobs, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._messages = desk, jobs, messages
        self._saved: Path | None = None

    def save_list(self, activity: UUID) -> None:
        from bjdesk.ui.courses.class_printing import list_job

        self._start(list_job(self._desk, activity))

    def save_book(self, activity: UUID) -> None:
        from bjdesk.ui.courses.class_printing import book_job

        self._start(book_job(self._desk, activity))

    def save_register(self, session: UUID) -> None:
        from bjdesk.ui.checkin.printing import register_job

        row = self._desk.read(session_row, session)
        if row is not None:
            self._start(register_job(self._desk, row))

    def save_register_book(self, session: UUID) -> None:
        from bjdesk.ui.checkin.printing import register_book_job

        row = self._desk.read(session_row, session)
        if row is not None:
            self._start(register_book_job(self._desk, row))

    def _start(self, job: Job) -> None:
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)
        self._jobs.start(job)

    def _on_saved(self, path: Path) -> None:
        self._saved = path
        words = translate("Classes", "{name}，在“{folder}”里").format(name=path.name, folder=path.parent.name)
        what = translate("Classes", "存好了")
        banner = self._messages.say("ok", what, words, action=translate("Classes", "打开"), icon="printer")
        banner.acted.connect(self._on_open)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _on_failed(self, error: object) -> None:
        if isinstance(error, DeskError):
            self._messages.say_error(error)
