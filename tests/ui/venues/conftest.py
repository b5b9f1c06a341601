"""A branch with a house, rooms and what is on there, and 场地 open over it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.courses.page import CoursesPage
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.pages import PageEntry
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from bjdesk.ui.venues.page import VenuesPage
from tests.looking.venue_pages import a_week_of_venues
from tests.makers import Branch, make_branch
from tests.ui.learners.desk import FrontDesk

Press = Callable[..., None]


@pytest.fixture
def empty_branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch", time="07:30")
    yield made
    made.close()


@pytest.fixture
def branch(empty_branch: Branch) -> Branch:
    a_week_of_venues(empty_branch)
    return empty_branch


def open_page(app: QApplication, theme: Theme, branch: Branch, folder: Path, qtbot: QtBot) -> ShellWindow:
    entries = (
        PageEntry("check-in", "签到", "scan-line", "1", FrontDesk),
        PageEntry("courses", "课程", "book-open", "3", CoursesPage),
        PageEntry("venues", "场地", "calendar-days", "4", VenuesPage),
    )
    window = ShellWindow(app, Settings(folder / "desk.ini"), theme, entries)
    qtbot.addWidget(window)
    window.show()
    window.attach(DeskWorkspace(branch.desk, folder / "papers", [], window))
    window.show_page("venues")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def window(qapp: QApplication, theme: Theme, branch: Branch, tmp_path: Path, qtbot: QtBot) -> ShellWindow:
    return open_page(qapp, theme, branch, tmp_path, qtbot)


@pytest.fixture
def page(window: ShellWindow) -> VenuesPage:
    assert isinstance(window.page, VenuesPage)
    return window.page


@pytest.fixture
def press(window: ShellWindow) -> Press:
    return presser(window)


def presser(window: ShellWindow) -> Press:
    """Keys at whatever has the keyboard, as somebody presses them."""

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(window.windowHandle(), key, modifiers)

    return press
