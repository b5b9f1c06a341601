"""签到 in its window over a real branch, and what tests see and do there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.kernel.commands import Command, Outcome
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.checkin.at_work import AtWork
from bjdesk.ui.checkin.page import CheckInPage
from bjdesk.ui.checkin.walkin import WalkIn
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.pages import Page, PageEntry, PageTools
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.sounds import Sounds
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import Branch

STRANGER = "01FFFF9052"
"""A card that nobody holds."""
LONG_MS = 60_000


class FailingWorkspace(DeskWorkspace):
    """A desk whose next commits fail the way that `problem` says; `asked` notes its queries where somebody listens."""

    problem: DeskError | None = None
    asked: list[object] | None = None

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self.asked is not None:
            self.asked.append(query)
        return super().read(query, *args, **kwargs)

    def execute(self, command: Command) -> Outcome:
        if self.problem is not None:
            raise self.problem
        return super().execute(command)


class OtherPage(Page):
    """Stands for 课程."""


class CheckInDesk:
    """The page under test, its window and its branch; sounds are noted, not played."""

    def __init__(
        self, app: QApplication, theme: Theme, branch: Branch, folder: Path, *, green_ms: int = LONG_MS
    ) -> None:
        self.branch = branch
        self.folder = folder
        self.heard: list[str] = []
        self.wanted: list[tuple[str, object]] = []
        self._green_ms = green_ms
        self._newcomers = 0
        entries = (
            PageEntry("check-in", "签到", "scan-line", "1", self._make),
            PageEntry("courses", "课程", "book-open", "3", OtherPage),
        )
        self.window = ShellWindow(app, Settings(folder / "desk.ini"), theme, entries)
        page = self.window.page
        assert isinstance(page, CheckInPage)
        self.page = page
        page.wanted.connect(self._on_wanted)
        self.workspace: FailingWorkspace | None = None

    def open(self) -> None:
        """The store is there."""
        self.workspace = FailingWorkspace(self.branch.desk, self.folder / "papers", [], self.window)
        self.window.attach(self.workspace)

    def show(self, qtbot: QtBot) -> None:
        qtbot.addWidget(self.window)
        with qtbot.waitSignal(self.window.first_painted):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    # --- what is seen ---

    @property
    def work(self) -> AtWork:
        assert self.page.at_work is not None
        return self.page.at_work

    @property
    def form(self) -> WalkIn:
        assert self.page.form is not None
        return self.page.form

    @property
    def tone(self) -> str:
        return self.page.view.card.text.tone

    @property
    def words(self) -> str:
        """Everything that the card says."""
        text = self.page.view.card.text
        facts = " ".join(f"{value}{label}" for value, label in text.facts)
        return " ".join(part for part in (text.title, text.line, facts) if part)

    @property
    def buttons(self) -> list[str]:
        return [button.text() for button in self.page.view.card.buttons.shown]

    @property
    def recent(self) -> list[str]:
        """Names in 刚才签到, newest first."""
        table = self.page.view.lists.recent
        assert table is not None
        return [table.rows.row_at(place).name for place in range(table.rows.rowCount())]

    @property
    def missing(self) -> list[str]:
        return [row.person.name for row in self.work.board.missing]

    @property
    def counted(self) -> tuple[int, int]:
        """Present and expected as the strip shows them."""
        return self.work.head.count.present, self.work.head.count.expected

    @property
    def said(self) -> list[str]:
        return [banner.what for banner in self.page.messages.banners]

    def attendances(self) -> int:
        found: int = self.branch.value("SELECT count(*) FROM attendance WHERE status IN ('1', '2')")
        return found

    # --- what is done ---

    def newcomer(self) -> str:
        """The card of somebody who is enrolled in the class in front as of now."""
        session = self.work.board.session
        assert session is not None
        self._newcomers += 1
        card = f"02{self._newcomers:08X}"
        self.branch.enrol(session.activity_id, self.branch.learner(card=card))
        return card

    def scan(self, raw: str, after_s: float = 20) -> None:
        self.branch.clock.advance(seconds=after_s)
        self.page.on_scan(raw)

    def press(self, words: str) -> None:
        """A button of the card."""
        button = next(button for button in self.page.view.card.buttons.shown if button.text() == words)
        self.branch.clock.advance(seconds=2)
        button.click()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key at the window, past shortcuts and focus, as the system delivers it."""
        QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def type(self, text: str) -> None:
        """Letters at the window."""
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), QTest.asciiToKey(ord(letter)))

    def answer_question(self, words: str) -> None:
        """A button of the question in the caption."""
        question = self.page.view.lists.question
        assert question is not None
        next(button for button in question.buttons if button.text() == words).click()

    def _make(self, tools: PageTools) -> Page:
        return CheckInPage(tools, sounds=Sounds(True, self._hear), green_ms=self._green_ms)

    def _hear(self, file: Path) -> bool:
        self.heard.append(file.stem)
        return True

    def _on_wanted(self, page: str, subject: object) -> None:
        self.wanted.append((page, subject))


Open = Callable[..., CheckInDesk]


def link(table: Any, record: Any, name: str) -> None:
    """Press a link of a row."""
    table.acted.emit(record, name)
