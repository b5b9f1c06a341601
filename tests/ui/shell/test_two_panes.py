"""A list and its detail stand side by side, and one at a time where both do not fit."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.two_panes import NARROW_BELOW, TwoPanes

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def panes(theme: Theme, shown: Show) -> TwoPanes:
    """A field at the left has the keyboard."""
    made = TwoPanes(theme, field := QLineEdit(), QLabel("王桂芳"), "名单", field)
    made.resize(NARROW_BELOW, 300)
    shown(made)
    field.setFocus()
    return made


def sides(panes: TwoPanes) -> tuple[bool, bool]:
    """Whether the list and what it lists are seen."""
    left, right = panes.findChild(QLineEdit), panes.findChild(QLabel)
    return left.isVisible(), right.isVisible()


def test_both_stand_side_by_side_where_there_is_room(panes: TwoPanes) -> None:
    assert sides(panes) == (True, True)
    assert not panes.go_back()


def test_the_list_alone_has_the_whole_width_where_there_is_none(panes: TwoPanes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panes.narrowed) as narrowed:
        panes.resize(NARROW_BELOW - 1, 300)

    assert narrowed.args == [True]
    assert sides(panes) == (True, False)
    qtbot.waitUntil(lambda: panes.findChild(QLineEdit).width() == panes.width())


def test_the_right_arrow_opens_and_the_link_leads_back(panes: TwoPanes, qtbot: QtBot) -> None:
    panes.resize(NARROW_BELOW - 1, 300)

    QTest.keyClick(panes.window().windowHandle(), Qt.Key.Key_Right)
    assert sides(panes) == (False, True)

    QTest.keyClick(panes.window().windowHandle(), Qt.Key.Key_Space)
    assert sides(panes) == (True, False)
    assert panes.findChild(QLineEdit).hasFocus()


def test_what_was_open_is_seen_beside_the_list_when_the_window_grows(panes: TwoPanes) -> None:
    panes.resize(NARROW_BELOW - 1, 300)
    panes.open_right()

    panes.resize(NARROW_BELOW, 300)

    assert sides(panes) == (True, True)


def test_larger_text_makes_it_narrow_too(panes: TwoPanes, theme: Theme) -> None:
    theme.scale = 1.1
    panes.adapt_to_scale()
    assert sides(panes) == (True, False)


def test_without_anything_to_show_the_list_has_the_whole_width(panes: TwoPanes, qtbot: QtBot) -> None:
    panes.set_right(False)

    assert sides(panes) == (True, False)
    qtbot.waitUntil(lambda: panes.findChild(QLineEdit).width() == panes.width())
