"""Issued certificates become one file in roster order, one print job where there is a printer, and a mark each (D12).

The file is written whole or, on a disk that is too small, with as many of the first pages as fit; what lies on paper
or in the file is marked, the rest stays 待打印 and goes on from there.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.commands import Command
from bjdesk.kernel.errors import DeskError, RecordMissing
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.jobs import Job, Jobs, Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from bjdesk.certificates.queries import CertificateRow
    from bjdesk.documents.certificate import Kept
    from bjdesk.documents.saving import Disk

translate = QCoreApplication.translate
_UNSEEN = frozenset({"offscreen", "minimal"})
"""Platforms without a screen: a dialog there would wait for ever."""


class Printers(Protocol):
    """The printers of this machine; a test has one that prints into a file."""

    def are_there(self) -> bool: ...

    def ask(self, parent: QWidget, title: str) -> "QPrinter | None":
        """None when the user thought better of it."""
        ...


class SystemPrinters:
    """Those that the system knows, chosen in its own dialog; where nobody can see a dialog there are none."""

    def are_there(self) -> bool:
        if QGuiApplication.platformName() in _UNSEEN:
            return False
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def ask(self, parent: QWidget, title: str) -> "QPrinter | None":
        from bjdesk.ui.shell.printing import ask_printer

        return ask_printer(parent, title)


@dataclass
class Printed:
    """What came of it: the file, how many of `wanted` are marked, what would take the marks back."""

    wanted: int
    path: Path | None = None
    marked: int = 0
    undo: list[Command] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    problem: DeskError | None = None
    was_on_paper: bool = False
    is_given_up: bool = False
    """The dialog was closed: the file is there, nothing is marked."""


class PrintRun(QObject):
    """One at a time; `ended(Printed)` comes on the GUI thread, whatever happened."""

    ended = Signal(object)

    def __init__(
        self,
        desk: DeskWorkspace,
        jobs: Jobs,
        window: QWidget,
        printers: Printers,
        disk: "Disk | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._window = desk, jobs, window
        self._printers, self._disk = printers, disk
        self._rows: list[CertificateRow] = []
        self._kept: Kept | None = None
        self._result: Printed | None = None
        self._job: int | None = None
        """Row of `print_job`: from where to go on, should anything stop the printer or this program."""

    @property
    def is_running(self) -> bool:
        return self._result is not None

    def start(self, records: Sequence[UUID]) -> None:
        """Draw these, in this order."""
        if self.is_running or not records:
            return
        self._result, self._kept, self._job = Printed(len(records)), None, None
        self._start(translate("Certificates", "画证书"), partial(self._draw, tuple(records)), self._on_drawn)

    # --- in the other thread -----------------------------------------------------------------------------------------

    def _draw(self, records: tuple[UUID, ...], progress: Progress) -> "Kept":
        from bjdesk.certificates.queries import certificates
        from bjdesk.documents.certificate import keep_certificates
        from bjdesk.ui.certificates.papers import faces_of, file_name, issued

        rows: list[CertificateRow] = self._desk.read(certificates, records)
        pairs = [(row, paper) for row in rows if (paper := issued(row, self._desk)) is not None]
        if not pairs:
            raise RecordMissing(kind="certificate")
        self._rows = [row for row, _ in pairs]
        path = self._place(file_name(self._rows))
        papers = [paper for _, paper in pairs]
        return keep_certificates(papers, path, faces_of(self._desk), partial(_told, progress), disk=self._disk)

    def _place(self, name: str) -> Path:
        from bjdesk.documents.saving import free_name, storage_problem

        folder = self._desk.papers
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_problem(error, folder) from error
        return free_name(folder / name)

    def _mark_all(self, progress: Progress) -> None:
        assert self._kept is not None
        total = len(self._kept.digests)
        for page in range(total):
            progress.report(
                page, total, translate("Certificates", "正在记 {n} / {total}").format(n=page + 1, total=total)
            )
            self._mark(page)

    def _mark(self, page: int) -> None:
        """This page lies on paper, or in the file that will be printed elsewhere."""
        from bjdesk.certificates.commands import MarkPrinted

        assert self._kept is not None
        assert self._result is not None
        row, digest = self._rows[page], self._kept.digests[page]
        outcome = self._desk.desk.executor.execute(MarkPrinted(row.id, digest, self._job))
        self._result.marked += 1
        self._result.kinds |= outcome.changes.kinds
        if outcome.undo is not None:
            self._result.undo.append(outcome.undo)

    # --- on the GUI thread -------------------------------------------------------------------------------------------

    def _on_drawn(self, kept: "Kept") -> None:
        assert self._result is not None
        self._kept = kept
        self._result.path, self._result.problem = kept.path, kept.problem
        if not self._printers.are_there():
            if self._begin(None):
                self._start(translate("Certificates", "记下打印"), self._mark_all, self._on_marked)
            return
        printer = self._printers.ask(self._window, kept.path.stem)
        if printer is None:
            self._result.is_given_up = True
            self._end()
            return
        from bjdesk.ui.shell.printing import PagesPrint

        self._result.was_on_paper = True
        if self._begin(printer.printerName() or None):
            work = PagesPrint(printer, kept.path, self._mark)
            self._start(translate("Certificates", "打印证书"), work, self._on_marked)

    def _begin(self, printer: str | None) -> bool:
        """Write the job down before its first page; without its row nothing is printed."""
        from bjdesk.certificates.commands import StartPrinting

        try:
            begun = self._desk.desk.executor.execute(StartPrinting(tuple(row.id for row in self._rows), printer))
        except DeskError as error:
            self._on_failed(error)
            self._end()
            return False
        assert isinstance(begun.value, int)
        self._job = begun.value
        return True

    def _on_marked(self, _result: object) -> None:
        """What is told is told at the end of the job."""

    def _start(self, title: str, work: Any, succeeded: Any) -> None:
        job = Job(title, work)
        job.succeeded.connect(succeeded)
        job.failed.connect(self._on_failed)
        if succeeded != self._on_drawn:
            job.finished.connect(self._end)
        else:
            job.finished.connect(self._on_draw_finished)
        self._jobs.start(job)

    def _on_failed(self, error: object) -> None:
        if self._result is not None and isinstance(error, DeskError):
            self._result.problem = error

    def _on_draw_finished(self) -> None:
        if self._kept is None:  # it failed, or somebody stopped it
            self._end()

    def _end(self) -> None:
        result, self._result = self._result, None
        if result is None:
            return
        self._note_end(result)
        with suppress(RuntimeError):  # the window may be gone
            self._desk.announce(Changes(frozenset(result.kinds)))
        self.ended.emit(result)

    def _note_end(self, result: Printed) -> None:
        """Whether the job came to its end; a row that says too little tells of pages that may be there already."""
        from bjdesk.certificates.commands import EndPrinting

        if self._job is None:
            return
        try:
            self._desk.desk.executor.execute(EndPrinting(self._job))
        except DeskError as error:
            result.problem = result.problem or error


def _told(progress: Progress, done: int, total: int) -> None:
    progress.report(done, total, translate("Certificates", "第 {n} 张，共 {total} 张").format(n=done, total=total))
