"""The bar at the left, the strip and the status bar: only what exists, always with words."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.status_bar import StatusBar
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.top_strip import TopStrip
from bjdesk.ui.shell.window import ShellWindow
from tests.ui.shell.samples import FACTS, workspace


def test_every_item_has_a_name_a_key_and_a_target_large_enough(window: ShellWindow) -> None:
    for item in window.navigation.items.values():
        spoken = QAccessible.queryAccessibleInterface(item)
        assert spoken.text(QAccessible.Text.Name)
        assert spoken.text(QAccessible.Text.Description) in ("Ctrl 1", "Ctrl 2", "Ctrl 3", "F1")
        assert item.height() >= 44


def test_in_a_low_window_with_large_text_all_items_share_the_height(
    window: ShellWindow, theme: Theme, qtbot: QtBot
) -> None:
    window.resize(911, 512)
    window.font_scale.set_percent(160)
    items = list(window.navigation.items.values())
    whole = items[0].height()

    window.navigation.setFixedHeight(len(items) * (whole - 10))
    qtbot.waitUntil(lambda: items[0].height() < whole)

    boxes = [item.geometry() for item in items]
    assert all(one.bottom() < other.top() for one, other in pairwise(boxes))
    assert {box.height() for box in boxes} == {items[0].height()}


def test_exactly_the_page_in_front_is_marked(window: ShellWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.navigation.items["courses"], Qt.MouseButton.LeftButton)

    assert [key for key, item in window.navigation.items.items() if item.isChecked()] == ["courses"]


def test_help_stands_at_the_bottom(window: ShellWindow) -> None:
    items = window.navigation.items

    assert items["help"].geometry().top() > window.navigation.height() - 60
    assert items["courses"].geometry().bottom() < 220


@pytest.mark.parametrize("percent", [90, 100, 130, 160])
def test_words_fit_at_every_size_of_text(window: ShellWindow, percent: int) -> None:
    window.font_scale.set_percent(percent)

    for width in (911, 1366):
        window.resize(width, 512)
        assert not any(item.is_elided() for item in window.navigation.items.values())


def test_the_branch_stands_beside_the_mark(window: ShellWindow) -> None:
    window.attach(workspace())

    names = [child.accessibleName() for child in window.navigation.children() if hasattr(child, "accessibleName")]

    assert f"{FACTS.branch_label} {FACTS.college_label}" in names


def test_the_status_bar_marks_made_up_data_and_counts_what_waits(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)

    bar.show_facts(FACTS)
    bar.show_waiting(14)

    assert bar.staff.text() == "值班：演示员"
    assert (bar.demo.isHidden(), bar.demo.text()) == (False, "演示数据")
    assert (bar.waiting.isHidden(), bar.waiting.text()) == (False, "待上传 14 条")


def test_real_data_is_not_marked_and_nothing_is_counted_that_is_not_known(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)

    bar.show_waiting(None)

    assert bar.demo.isHidden()
    assert bar.waiting.isHidden()


@pytest.mark.parametrize("percent", [100, 130, 160])
def test_the_status_bar_cuts_no_word_at_the_least_width(window: ShellWindow, percent: int) -> None:
    window.attach(workspace())
    bar = window.status_bar
    bar.show_waiting(1234)
    bar.show_reader("misread")

    window.font_scale.set_percent(percent)
    window.resize(880, 470)
    QApplication.processEvents()

    for part in (bar.reader, bar.staff, bar.demo, bar.offline, bar.waiting):
        if part.isVisible():
            assert part.width() >= part.sizeHint().width()
    assert bar.waiting.geometry().right() < bar.width()


@pytest.mark.parametrize(("state", "words"), [("unused", "还没用过"), ("good", "好用"), ("misread", "再刷一次")])
def test_the_reader_is_told_in_words(theme: Theme, qtbot: QtBot, state: str, words: str) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)

    bar.show_reader(state)

    assert words in bar.reader.text()


@pytest.mark.parametrize(("is_tall", "heights"), [(True, (84, 56)), (False, (64, 52))])
def test_the_strip_is_lower_in_the_compact_layout(
    theme: Theme, qtbot: QtBot, is_tall: bool, heights: tuple[int, int]
) -> None:
    strip = TopStrip(theme, "学员", is_tall)
    qtbot.addWidget(strip)
    full = strip.height()

    strip.set_compact(True)

    assert (full, strip.height()) == heights


def test_a_long_title_ends_in_dots_and_its_tooltip_gives_the_whole(theme: Theme, qtbot: QtBot) -> None:
    strip = TopStrip(theme, "中华优秀传统文化之书法与国画（高级）第二十三期")
    qtbot.addWidget(strip)
    strip.resize(300, 64)
    strip.show()

    tooltips = [child.toolTip() for child in strip.children() if hasattr(child, "toolTip")]

    assert strip.title in tooltips
