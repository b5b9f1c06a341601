"""证书 in a window over a real branch, and the hands that work it."""

from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.certificates.queries import CertificateRow, of_activity
from bjdesk.certificates.worklist import Standing, standing
from bjdesk.documents.saving import Disk
from bjdesk.kernel.errors import DiskFull
from bjdesk.ui.certificates.page import CertificatesPage
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.pages import PageEntry
from bjdesk.ui.shell.printing import prepare
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import STREET, Branch
from tests.ui.keys import compose
from tests.ui.learners.desk import FrontDesk, cells

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key
PATIENCE_MS = 60_000


class NoPrinters:
    """A machine without any printer."""

    def are_there(self) -> bool:
        return False

    def ask(self, parent: QWidget, title: str) -> QPrinter | None:
        raise AssertionError("nobody is asked where there is no printer")


class PaperPrinter:
    """A printer whose paper is a file; `is_refused`: the dialog is closed with 取消."""

    def __init__(self, file: Path, *, is_refused: bool = False) -> None:
        self.file = file
        self.is_refused = is_refused
        self.titles: list[str] = []

    def are_there(self) -> bool:
        return True

    def ask(self, parent: QWidget, title: str) -> QPrinter | None:
        self.titles.append(title)
        if self.is_refused:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        prepare(printer, title)
        return printer


class SmallDisk(Disk):
    """Takes files up to a size, until somebody makes room."""

    def __init__(self, size: int | None) -> None:
        self.size = size

    def save(self, document: bytes, target: Path) -> None:
        if self.size is not None and len(document) > self.size:
            raise DiskFull(path=str(target))
        super().save(document, target)

    def room(self, folder: Path) -> int:
        """With the megabyte that is always kept free."""
        return super().room(folder) if self.size is None else self.size + (1 << 20)


class Office:
    """签到, 学员 and 证书 over one branch, 证书 in front."""

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        branch: Branch,
        folder: Path,
        qtbot: QtBot,
        *,
        printers: Any = None,
        disk: Disk | None = None,
    ) -> None:
        self.branch, self.qtbot = branch, qtbot
        make = partial(CertificatesPage, printers=printers or NoPrinters(), disk=disk)
        entries = (
            PageEntry("check-in", "签到", "scan-line", "1", FrontDesk),
            PageEntry("learners", "学员", "users", "2", LearnersPage),
            PageEntry("certificates", "证书", "award", "6", make),
            PageEntry("sync", "同步", "refresh-cw", "8", FrontDesk),
        )
        self.window = ShellWindow(app, Settings(folder / "desk.ini"), theme, entries)
        qtbot.addWidget(self.window)
        with qtbot.waitSignal(self.window.first_painted):
            self.window.show()
        self.papers = folder / "papers"
        self.workspace = DeskWorkspace(branch.desk, self.papers, [], self.window)
        self.window.attach(self.workspace)
        self.window.show_page("certificates")
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def page(self) -> CertificatesPage:
        page = self.window.page
        assert isinstance(page, CertificatesPage)
        return page

    @property
    def said(self) -> list[str]:
        """The banners: what happened."""
        return [banner.what for banner in self.page.messages.banners]

    @property
    def lying(self) -> Standing:
        found: Standing = self.branch.read(standing, STREET)
        return found

    def rows_of(self, course: UUID) -> list[CertificateRow]:
        found: list[CertificateRow] = self.branch.read(of_activity, course)
        return found

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifiers)

    def type(self, text: str) -> None:
        """Into the field that has the keyboard, as an input method does."""
        field = QApplication.focusWidget()
        assert field is not None
        compose(field, commit=text)

    def open_first_class(self) -> None:
        self.page.classes.table.setFocus()
        self.page.classes.table.selectRow(0)
        self.press(KEY.Key_Return)

    def print_all(self) -> None:
        """F9, and wait until everything is drawn, printed and marked."""
        assert self.page.run is not None
        with self.qtbot.waitSignal(self.page.run.ended, timeout=PATIENCE_MS):
            self.press(KEY.Key_F9)

    def files(self) -> list[str]:
        return sorted(path.name for path in self.papers.iterdir()) if self.papers.exists() else []

    def listed(self) -> list[str]:
        """The worklist in front, each row's middle cell."""
        rows = self.page.work.table.rows
        return [cells(rows, place)[1] for place in range(rows.rowCount())]

    def close(self) -> None:
        assert self.window.jobs.stop(60)
