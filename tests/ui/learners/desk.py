"""A window with the plain pages over a real branch, and what tests ask of any page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.courses.page import CoursesPage
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.pages import Page, PageEntry, PageTools
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from bjdesk.ui.societies.page import SocietiesPage
from tests.makers import Branch

SIZES = ((1366, 768, 1.0), (1366, 768, 1.4), (911, 512, 1.0))
"""Width, height, text scale: the ones that a picture is made of."""


class FrontDesk(Page):
    """Stands for 签到: notes what it is asked to show and whether the form was opened, and with which card."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        self.subjects: list[Any] = []
        self.forms = 0
        self.cards: list[Any] = []

    def show_subject(self, subject: Any) -> None:
        self.subjects.append(subject)

    @property
    def actions(self) -> dict[str, Callable[[], object]]:
        return {"register": self.open_form}

    def open_form(self, card: Any = None) -> None:
        self.forms += 1
        self.cards += [card] if card is not None else []


class Desk(DeskWorkspace):
    """Notes how many rows each page of a list fetched."""

    fetched: list[int]

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if query.__name__ == "learners_by_id":
            self.fetched.append(len(args[0]))
        return super().read(query, *args, **kwargs)


def open_window(app: QApplication, theme: Theme, branch: Branch, folder: Path, qtbot: QtBot, page: str) -> ShellWindow:
    """签到, 学员, 课程 and 社团 over the branch, `page` in front, the keyboard in the window."""
    entries = (
        PageEntry("check-in", "签到", "scan-line", "1", FrontDesk),
        PageEntry("learners", "学员", "users", "2", LearnersPage),
        PageEntry("courses", "课程", "book-open", "3", CoursesPage),
        PageEntry("societies", "社团", "flower-2", "5", SocietiesPage),
    )
    window = ShellWindow(app, Settings(folder / "desk.ini"), theme, entries)
    qtbot.addWidget(window)
    window.show()
    desk = Desk(branch.desk, folder / "papers", [], window)
    desk.fetched = []
    window.attach(desk)
    window.show_page(page)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


class ShownWindows(QObject):
    """Notes every window that comes up, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def front_desk(window: ShellWindow) -> FrontDesk:
    """The page that stands for 签到."""
    found = window.findChild(FrontDesk)
    assert found is not None
    return found


def cells(model: Any, place: int) -> list[str]:
    """What a row says, cell by cell."""
    return [
        model.index(place, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(model.columnCount())
    ]


def said(page: Page) -> list[str]:
    """The banners of a page: what happened."""
    return [banner.what for banner in page.messages.banners]


def shown_widgets(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def elided(root: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit."""
    found = []
    for widget in shown_widgets(root):
        is_cut = getattr(widget, "is_elided", None)
        if (is_cut is not None and is_cut()) or _is_cut_label(widget):
            found.append(f"{type(widget).__name__} {getattr(widget, 'text', str)()}")
    return found


def nameless(root: QWidget) -> list[str]:
    """What the keyboard reaches and a screen reader could not say."""
    return [
        type(widget).__name__
        for widget in shown_widgets(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


def _is_cut_label(widget: QWidget) -> bool:
    return (
        type(widget) is QLabel
        and not widget.wordWrap()
        and widget.sizeHint().width() > widget.width()
        and bool(widget.text())
    )
