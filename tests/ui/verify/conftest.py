"""查验 over a branch that has issued certificates, and what people bring."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.certificates.queries import CertificateRow
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.pages import PageEntry
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from bjdesk.ui.verify.page import VerifyPage
from bjdesk.ui.verify.verdict_card import VerdictCard
from tests.certificates import papers
from tests.certificates.scenes import finished_class, issue, let_issue
from tests.makers import Branch
from tests.ui.learners.desk import FrontDesk


class Screen:
    """签到 and 查验 over one branch, 查验 in front; without data until `attach`."""

    def __init__(self, app: QApplication, theme: Theme, branch: Branch, folder: Path, qtbot: QtBot) -> None:
        self.branch, self.qtbot = branch, qtbot
        self.window = ShellWindow(app, Settings(folder / "desk.ini"), theme, _entries())
        qtbot.addWidget(self.window)
        with qtbot.waitSignal(self.window.first_painted):
            self.window.show()
        self.workspace = DeskWorkspace(branch.desk, folder / "papers", [], self.window)
        self.window.show_page("verify")
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def attach(self) -> None:
        self.window.attach(self.workspace)

    @property
    def page(self) -> VerifyPage:
        page = self.window.page
        assert isinstance(page, VerifyPage)
        return page

    @property
    def card(self) -> VerdictCard:
        return self.page.card

    @property
    def said(self) -> list[str]:
        """Numbers of the banners, or their words."""
        return [banner.number or banner.what for banner in self.page.messages.banners]

    def bring(self, what: Path | str) -> str:
        """Give it to the page and wait for the verdict; empty where there is none."""
        self.page.look_at(what)
        return self.verdict()

    def verdict(self) -> str:
        self.qtbot.waitUntil(lambda: not self.page.is_looking, timeout=20_000)
        return self.card.title if self.card.isVisible() else ""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifiers)

    def name(self, name: str) -> str:
        """Somebody reads a name on the paper; the verdict then."""
        self.card.name.set_text(name)
        self.card.name.edit.setFocus()
        self.press(Qt.Key.Key_Return)
        return self.card.title


def _entries() -> tuple[PageEntry, ...]:
    return (
        PageEntry("check-in", "签到", "scan-line", "1", FrontDesk),
        PageEntry("verify", "查验", "shield-check", "", VerifyPage, is_at_bottom=True),
    )


@pytest.fixture
def issuing(branch: Branch) -> Branch:
    let_issue(branch)
    return branch


@pytest.fixture
def bare(qapp: QApplication, theme: Theme, issuing: Branch, tmp_path: Path, qtbot: QtBot) -> Iterator[Screen]:
    """Before the data is there."""
    found = Screen(qapp, theme, issuing, tmp_path, qtbot)
    yield found
    assert found.window.jobs.stop()


@pytest.fixture
def screen(bare: Screen) -> Screen:
    bare.attach()
    return bare


@pytest.fixture
def row(issuing: Branch) -> CertificateRow:
    """A certificate of this branch."""
    course, people = finished_class(issuing, "1111")
    (found,) = issue(issuing, course, *people)
    return found


@pytest.fixture
def keep(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Puts what somebody brings into a file."""

    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


def page_of(row: CertificateRow, square: str | None = None) -> papers.Paper:
    assert row.text is not None
    return papers.paper(row.text, square or row.square)
