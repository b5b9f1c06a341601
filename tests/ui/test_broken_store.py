"""The store breaks while the window is open: every page says so in words, nothing ends in the crash dialog (P3)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.app import DATABASE_FILE
from bjdesk.demo.waiting import wait
from bjdesk.kernel.changes import Changes
from bjdesk.ui.desk_window import page_entries
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.faces import register_faces
from bjdesk.ui.shell.keyboard import KEYS
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import Branch

PAGES = ("check-in", "learners", "courses", "sync")
LEFT_OUT = {"full-screen", "help"}


@pytest.fixture
def window(qapp: QApplication, branch: Branch, tmp_path: Path, qtbot: QtBot) -> Iterator[ShellWindow]:
    """The real window over a morning with a class, everything in it visited once."""
    register_faces()
    theme = Theme()
    theme.apply(qapp, 1.0)
    group = branch.class_now(3)
    branch.scan(group.cards[0])
    made = ShellWindow(qapp, Settings(tmp_path / "desk.ini"), theme, page_entries())
    qtbot.addWidget(made)
    made.show()
    made.attach(DeskWorkspace(branch.desk, tmp_path / "papers", [], made))
    for key in (*PAGES, PAGES[0]):
        made.show_page(key)
        qapp.processEvents()
    yield made
    made.jobs.stop()
    for box in made.findChildren(QDialog):
        box.close()


def damage(branch: Branch) -> None:
    """What a dying disk does: the next connection finds no database."""
    (branch.folder / DATABASE_FILE).write_bytes(b"\x07" * 8192)
    branch.desk.database._readers.pool.dispose()


def said(window: ShellWindow) -> set[str]:
    return {banner.number for banner in window.page.messages.banners}


def seen(root: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in root.findChildren(kind) if widget.isVisible() and widget.isEnabled()]


@pytest.mark.parametrize("key", PAGES)
def test_a_page_that_reads_anew_says_what_is_wrong(window: ShellWindow, branch: Branch, qtbot: QtBot, key: str) -> None:
    damage(branch)
    with qtbot.captureExceptions() as faults:
        window.show_page(key)
        window.perform("refresh") if key != "sync" else window.page.refresh(None)
        QApplication.processEvents()
    assert faults == []
    assert "E-105" in said(window)


@pytest.mark.parametrize("key", PAGES)
def test_whatever_is_pressed_on_a_page_over_a_broken_store_is_no_crash(
    window: ShellWindow, branch: Branch, qtbot: QtBot, key: str
) -> None:
    window.show_page(key)
    damage(branch)
    with qtbot.captureExceptions() as faults:
        for action in (known.action for known in KEYS if known.action not in LEFT_OUT):
            window.show_page(key)
            window.perform(action)
            QApplication.processEvents()
        for place in range(len(seen(window.page, ActionButton)) if key != "sync" else 0):  # it asks for a file
            window.show_page(key)
            shown = seen(window.page, ActionButton)
            if place < len(shown):
                shown[place].click()  # type: ignore[attr-defined]
            QApplication.processEvents()
        window.show_page(key)
        for field in seen(window.page, QLineEdit):
            QTest.keyClicks(field, "wgf1")
            QTest.keyClick(field, Qt.Key.Key_Return)
        for table in seen(window.page, RowTable):
            for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Delete):
                QTest.keyClick(table, pressed)
        qtbot.wait_until(lambda: not window.jobs.running, timeout=10_000)
        window.workspace.announce(Changes.of("learner", "attendance", "card", "session"))  # type: ignore[union-attr]
        wait(300)
    assert faults == []


def test_a_page_that_could_not_be_read_is_read_when_it_is_seen_again(
    qapp: QApplication, branch: Branch, tmp_path: Path, qtbot: QtBot
) -> None:
    register_faces()
    branch.learner("王演示")
    database, sound = branch.folder / DATABASE_FILE, b""
    branch.checkpoint()
    theme = Theme()
    theme.apply(qapp, 1.0)
    window = ShellWindow(qapp, Settings(tmp_path / "desk.ini"), theme, page_entries())
    qtbot.addWidget(window)
    window.attach(DeskWorkspace(branch.desk, tmp_path / "papers", [], window))
    sound = database.read_bytes()
    damage(branch)
    window.show_page("learners")
    assert said(window) == {"E-105"}
    database.write_bytes(sound)
    branch.desk.database._readers.pool.dispose()
    window.show_page("check-in")
    window.show_page("learners")
    assert window.page.findChild(RowTable).rows.rowCount() == 1  # type: ignore[union-attr]
