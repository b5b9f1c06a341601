"""Typing stays typing (R24)."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from bjdesk.demo.keys import PERSON_MS, press_key, scan, type_text
from bjdesk.demo.waiting import wait
from tests.ui.keys import Recorder, send, stamped
from tests.ui.wedge.fields import line
from tests.ui.wedge.heard import FAST, RETURN, Heard, InWindow


@pytest.mark.parametrize("key_ms", [50, PERSON_MS, 120])
def test_a_person_types_and_presses_enter(in_window: InWindow, heard: Heard, key_ms: int) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    type_text(window, "wang1948", key_ms)
    press_key(window, RETURN)

    assert field.text() == "wang1948"
    assert len(entered.notes) == 1
    assert heard.scans == []


def test_keys_that_overlap_in_pairs_keep_their_order(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    seen = Recorder(QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    field.installEventFilter(seen)
    press, release = QTest.KeyAction.Press, QTest.KeyAction.Release
    steps = [(press, "n"), (press, "i"), (release, "n"), (release, "i")]

    for action, letter in steps:
        QTest.sendKeyEvent(action, window, QTest.asciiToKey(ord(letter)), letter, Qt.KeyboardModifier.NoModifier)
        wait(12)

    qtbot.waitUntil(lambda: len(seen.keys) == 4)
    assert field.text() == "ni"
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    n, i = Qt.Key.Key_N, Qt.Key.Key_I
    assert seen.keys == [(down, n), (down, i), (up, n), (up, i)]


def test_overlapping_pairs_of_a_fast_typist_are_no_scan_by_their_stamps(
    in_window: InWindow, heard_by_hand: Heard
) -> None:
    field = line()
    window = in_window(field)

    for number, pair in enumerate(["wa", "ng", "gu", "if", "an"]):
        send(window, stamped(pair, key_ms=12, start_ms=1000 + 130 * number, end=None))
    send(window, stamped("g", key_ms=12, start_ms=1650))

    assert field.text() == "wangguifang"
    assert heard_by_hand.scans == []


def test_five_fast_keys_and_enter_are_typed_and_entered(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    scan(window, "12345", key_ms=FAST)

    assert field.text() == "12345"
    assert len(entered.notes) == 1
    assert heard.scans == []


def test_a_backspace_in_between_makes_it_typing(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)

    type_text(window, "1234567", FAST)
    press_key(window, Qt.Key.Key_Backspace)
    scan(window, "89", key_ms=FAST)

    assert field.text() == "12345689"
    assert heard.scans == []


def test_each_letter_goes_to_the_field_that_had_the_cursor(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    first, second, third = line(), line(), line()
    window = in_window(first, second, third)

    type_text(window, "a", FAST)
    second.setFocus()
    type_text(window, "b", FAST)
    press_key(window, Qt.Key.Key_Tab)
    type_text(window, "c", FAST)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first.geometry().center())
    type_text(window, "d", FAST)

    qtbot.waitUntil(lambda: first.text() == "ad")
    assert second.text() == "b"
    assert third.text() == "c"


def test_typing_that_was_taken_for_a_scan_goes_back_to_the_field_it_was_aimed_at(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    first, second = line(), line()
    window = in_window(first, second)

    type_text(window, "abcde", FAST)
    second.setFocus()
    type_text(window, "fg", FAST)

    qtbot.waitUntil(lambda: second.text() == "fg")
    assert first.text() == "abcde"


def test_keys_for_a_field_that_is_gone_are_dropped(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    first, second = line(), line()
    window = in_window(first, second)

    type_text(window, "abcde", FAST)
    shiboken6.delete(first)
    second.setFocus()
    type_text(window, "f", FAST)

    qtbot.waitUntil(lambda: second.text() == "f")


def test_a_key_held_down_repeats_at_once(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)

    type_text(window, "a", FAST)
    for _ in range(7):
        QTest.simulateEvent(window, True, Qt.Key.Key_A.value, Qt.KeyboardModifier.NoModifier, "a", True)
    press_key(window, RETURN)

    assert field.text() == "aaaaaaaa"
    assert heard.scans == []


class Saving(QObject):
    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self.field = field
        self.saved = ""

    def save(self) -> None:
        self.saved = self.field.text()


@pytest.mark.parametrize("sequence", ["Ctrl+S", "F9"])
def test_saving_right_after_a_letter_saves_the_letter(in_window: InWindow, heard: Heard, sequence: str) -> None:
    field = line("王桂")
    window = in_window(field)
    saving = Saving(field)
    QShortcut(QKeySequence(sequence), field).activated.connect(saving.save)

    type_text(window, "f", FAST)
    QTest.keySequence(window, QKeySequence(sequence))

    assert saving.saved == "王桂f"


def test_a_click_on_save_right_after_a_letter_saves_the_letter(in_window: InWindow, heard: Heard) -> None:
    field, button = line("王桂"), QPushButton("保存")
    window = in_window(field, button)
    saving = Saving(field)
    button.clicked.connect(saving.save)

    type_text(window, "f", FAST)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.geometry().center())

    assert saving.saved == "王桂f"


def test_a_space_still_presses_a_button(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    button = QPushButton()
    window = in_window(button)
    clicked = Recorder()
    button.clicked.connect(clicked.note)

    type_text(window, " ", FAST)

    qtbot.waitUntil(lambda: len(clicked.notes) == 1)
