"""The window: two layouts, pages on demand, and data that comes after the first paint."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.commands import Outcome
from bjdesk.ui.shell.pages import PageEntry
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from tests.ui.shell.samples import GalleryPage, SamplePage, sample_entries, workspace

CONTROL = Qt.KeyboardModifier.ControlModifier


def sample(window: ShellWindow) -> SamplePage:
    page = window.page
    assert isinstance(page, SamplePage)
    return page


def press(window: ShellWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the system delivers it: to the window."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


def test_it_is_painted_once_before_any_data_is_there(
    qapp: QApplication, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    window = ShellWindow(qapp, settings, theme, sample_entries())
    qtbot.addWidget(window)
    painted: list[bool] = []
    window.first_painted.connect(lambda: painted.append(window.workspace is None))

    window.show()
    qtbot.waitUntil(lambda: bool(painted))
    window.repaint()

    assert painted == [True]


@pytest.mark.parametrize(
    ("width", "percent", "is_compact"),
    [(1366, 100, False), (1200, 100, False), (1366, 120, True), (1093, 100, True), (1090, 90, False)],
)
def test_the_layout_follows_width_and_text(window: ShellWindow, width: int, percent: int, is_compact: bool) -> None:
    window.font_scale.set_percent(percent)

    window.resize(width, 700)

    assert window.is_compact is is_compact
    assert window.page.is_compact is is_compact


def test_it_does_not_get_smaller_than_its_least_size(window: ShellWindow) -> None:
    assert (window.minimumWidth(), window.minimumHeight()) == (880, 470)


def test_a_page_is_built_on_its_first_visit_and_kept(window: ShellWindow) -> None:
    first = window.page
    window.show_page("learners")
    learners = window.page

    window.show_page("check-in")
    window.show_page("learners")

    assert window.page is learners is not first
    assert window.first_page is first


def test_a_page_built_late_stands_in_the_right_layout_and_has_the_data(window: ShellWindow) -> None:
    window.resize(911, 512)
    desk = workspace()
    window.attach(desk)

    window.show_page("courses")

    assert window.page.is_compact
    assert window.page.workspace is desk
    assert sample(window).refreshed == [None]


def test_the_page_in_front_hears_of_changes_that_concern_it(window: ShellWindow) -> None:
    desk = workspace(Outcome(None, Changes.of("attendance"), None))
    window.attach(desk)
    page = sample(window)
    page.refreshed.clear()

    desk.execute(object())
    desk.announce(Changes.of("venue"))
    desk.announce(Changes())

    assert page.refreshed == [Changes.of("attendance")]


def test_a_page_behind_hears_of_them_when_it_is_shown_next_and_once(window: ShellWindow) -> None:
    desk = workspace()
    window.attach(desk)
    window.show_page("learners")
    page = sample(window)
    window.show_page("courses")
    page.refreshed.clear()

    desk.announce(Changes.of("attendance"))
    desk.announce(Changes.of("attendance", "card"))
    heard_behind = list(page.refreshed)
    window.show_page("learners")
    window.show_page("check-in")
    window.show_page("learners")

    assert heard_behind == []
    assert page.refreshed == [Changes.of("attendance", "card")]


def test_a_page_can_send_for_another_one_and_its_record(window: ShellWindow) -> None:
    window.page.wanted.emit("learners", "王桂芳")

    assert window.page_key == "learners"
    assert sample(window).subjects == ["王桂芳"]


def test_keys_go_to_the_page_in_front(window: ShellWindow) -> None:
    press(window, Qt.Key.Key_Z, CONTROL)

    assert sample(window).done == ["undo"]


def test_a_key_that_the_page_does_not_know_goes_home_with_it(window: ShellWindow) -> None:
    press(window, Qt.Key.Key_3, CONTROL)
    before = window.page_key

    press(window, Qt.Key.Key_F3)

    assert (before, window.page_key) == ("courses", "learners")
    assert sample(window).done == ["find"]


@pytest.mark.parametrize(
    ("key", "modifiers", "page"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help"),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "check-in"),
        (Qt.Key.Key_2, CONTROL, "learners"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "check-in"),
    ],
)
def test_keys_lead_to_pages(window: ShellWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, page: str) -> None:
    window.show_page("courses")

    press(window, key, modifiers)

    assert window.page_key == page


def test_f5_reads_again_and_needs_data(window: ShellWindow) -> None:
    press(window, Qt.Key.Key_F5)
    without = list(sample(window).refreshed)
    window.attach(workspace())

    press(window, Qt.Key.Key_F5)

    assert (without, sample(window).refreshed) == ([], [None, None])


def test_f11_fills_the_screen_and_gives_it_back(window: ShellWindow) -> None:
    press(window, Qt.Key.Key_F11)
    is_full = window.isFullScreen()

    press(window, Qt.Key.Key_F11)

    assert (is_full, window.isFullScreen()) == (True, False)


def test_building_pages_opens_no_stray_window(window: ShellWindow, qapp: QApplication) -> None:
    for key in ("learners", "courses", "help"):
        window.show_page(key)
        window.page.messages.say("info", "区里更新了放假表")
        window.page.messages.say("bad", "打印机没纸了", "补好纸，接着打。", number="E-203", action="接着打")
    qapp.processEvents()

    assert QGuiApplication.focusWindow() is window.windowHandle()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]


@pytest.mark.parametrize("percent", [100, 140])
@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_every_component_stays_inside_its_page(
    qapp: QApplication, theme: Theme, tmp_path: Path, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    entry = PageEntry("gallery", "部件", "search", "1", GalleryPage)
    window = ShellWindow(qapp, Settings(tmp_path / "desk.ini"), theme, [entry])
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.font_scale.set_percent(percent)
    window.resize(*size)
    qapp.processEvents()

    buttons = [b for b in window.page.findChildren(QWidget) if hasattr(b, "is_elided") and b.isVisible()]

    assert len(buttons) > 8
    assert [b.text() for b in buttons if b.is_elided()] == []
    for button in buttons:
        assert button.parentWidget().rect().contains(button.geometry())
