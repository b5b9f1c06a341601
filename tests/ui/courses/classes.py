"""The classes by keyboard alone: keys at the window, as staff press them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from bjdesk.ui.courses.classes_area import ClassesArea
from bjdesk.ui.courses.page import CoursesPage
from bjdesk.ui.courses.picking import PickField
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import Branch
from tests.ui.learners.desk import open_window

KEY = Qt.Key
NONE, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
FIRST_DAY = date(2026, 12, 1)
"""A Tuesday, a week after the day of the branch."""


class Staff:
    """Somebody at the keyboard, with 课程 in front."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def page(self) -> CoursesPage:
        page = self.window.page
        assert isinstance(page, CoursesPage)
        return page

    @property
    def area(self) -> ClassesArea:
        area = self.page.mode.area
        assert area is not None
        return area

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            popup = QApplication.activePopupWidget()
            QTest.keyClick(popup if popup is not None else self.window.windowHandle(), key, modifiers)
            QApplication.processEvents()

    def type(self, text: str, *, enter: bool = True) -> None:
        """Into the field with the keyboard; Chinese comes from an input method in one piece."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit), field
        picked = next((pick for pick in self.page.findChildren(PickField) if pick.edit is field), None)
        if picked is None:
            field.selectAll()
            field.insert(text)
            field.textEdited.emit(field.text())
        else:
            picked.set_text(text)
            picked.edited.emit(text)
        if enter:
            self.press(KEY.Key_Return)

    def come_back(self) -> None:
        """After a list has hung over the window no window manager gives it the keyboard back here."""
        self.window.activateWindow()
        self.until(lambda: QGuiApplication.focusWindow() is self.window.windowHandle())

    def fill_in(self, *texts: str) -> None:
        """One field after the other."""
        for text in texts:
            self.type(text)

    def tick(self, *weekdays: int) -> None:
        """Monday is 0; the keyboard is on its box."""
        for weekday in range(max(weekdays) + 1):
            if weekday in weekdays:
                self.press(KEY.Key_Space)
            if weekday < max(weekdays):
                self.press(KEY.Key_Right)
        self.press(KEY.Key_Return)

    def plan(self, title: str = "国画（演示）", place: str = "文化广场", **more: Any) -> None:
        """Tuesdays and Thursdays from the first of December on, six times, saved."""
        self.press(KEY.Key_N, ALT)
        self.fill_in(title, "", "沈丽", "2026年秋季", more.get("quota", ""), more.get("hard", ""), place)
        self.tick(1, 3)
        self.fill_in("9:00", "10:30", more.get("first", "12-1"), more.get("every", ""), more.get("times", "6"))
        self.press(KEY.Key_S, CTRL)

    def choose(self, words: str) -> None:
        """From 更多, by arrows and Enter."""
        self.press(KEY.Key_M, ALT)
        menu = self.area.detail.menu
        self.qtbot.waitUntil(menu.isVisible)
        for _ in menu.actions():
            active = menu.activeAction()
            if active is not None and active.text() == words:
                break
            QTest.keyClick(menu, KEY.Key_Down)
        QTest.keyClick(menu, KEY.Key_Return)
        QApplication.processEvents()

    def until(self, question: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(question)


def open_courses(app: QApplication, theme: Theme, branch: Branch, folder: Path, qtbot: QtBot) -> Staff:
    """课程 over the branch, the keyboard in the window."""
    return Staff(open_window(app, theme, branch, folder, qtbot, "courses"), qtbot)
