"""Boxes that destroy: the harmless button is the default, and a card reader cannot press any."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.dialogs import DestroyBox

Show = Callable[[QWidget], QWidget]


class Hands:
    """A monotonic clock that stands still until it is pushed."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def box(theme: Theme, hands: Hands, shown: Show) -> DestroyBox:
    box = DestroyBox(theme, "把书画社停掉？", "停掉后不能再记活动，以前的记录都会留着。", "停掉", now=hands)
    shown(box)
    return box


def press(box: DestroyBox, key: Qt.Key) -> None:
    QTest.keyClick(box.windowHandle(), key)


def test_enter_of_a_person_means_the_harmless_button(box: DestroyBox, hands: Hands, qtbot: QtBot) -> None:
    hands.seconds += 2

    with qtbot.waitSignal(box.rejected), qtbot.assertNotEmitted(box.accepted):
        press(box, Qt.Key.Key_Return)


def test_enter_just_after_the_box_came_means_nothing(box: DestroyBox, hands: Hands) -> None:
    hands.seconds += 0.5

    press(box, Qt.Key.Key_Return)

    assert box.isVisible()


def test_a_scan_presses_nothing_even_when_the_dangerous_button_has_the_focus(box: DestroyBox, hands: Hands) -> None:
    box.verb.setFocus(Qt.FocusReason.TabFocusReason)
    hands.seconds += 5

    for key in (Qt.Key.Key_A, Qt.Key.Key_4, Qt.Key.Key_C, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        press(box, key)
        hands.seconds += 0.008
    press(box, Qt.Key.Key_Return)

    assert box.isVisible()


def test_enter_of_a_person_who_walked_to_the_other_button_presses_that_one(
    box: DestroyBox, hands: Hands, qtbot: QtBot
) -> None:
    hands.seconds += 2
    press(box, Qt.Key.Key_Tab)
    hands.seconds += 2

    with qtbot.waitSignal(box.accepted):
        press(box, Qt.Key.Key_Return)


def test_what_is_meant_is_done(box: DestroyBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.accepted):
        qtbot.mouseClick(box.verb, Qt.MouseButton.LeftButton)


def test_the_harmless_button_stands_right_and_is_the_primary_one(box: DestroyBox) -> None:
    assert box.cancel.geometry().left() > box.verb.geometry().right()
    assert (box.cancel.property("kind"), box.cancel.isDefault()) == ("primary", True)
