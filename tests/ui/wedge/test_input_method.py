"""A scan that went through an input method cannot be trusted and is taken back (R24)."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.demo.keys import press_key, type_text
from bjdesk.demo.waiting import wait
from tests.ui.keys import Recorder, compose, send, stamped
from tests.ui.wedge.fields import (
    editable_combo,
    line,
    plain_text,
    record_changes,
    rich_text,
    selected_line,
    spin_box,
    state_of,
)
from tests.ui.wedge.heard import FAST, RETURN, Heard, InWindow


def scan_through_pinyin(field: QWidget) -> None:
    """What fcitx makes of A4C123B161: letters compose, digits choose."""
    for letter, word in (("a", "爱"), ("c", "才"), ("b", "不")):
        compose(field, preedit=letter)
        compose(field, commit=word)


@pytest.mark.parametrize("make", [line, selected_line, rich_text, plain_text, spin_box, editable_combo])
def test_a_scan_that_went_through_the_input_method_is_taken_back(
    in_window: InWindow, heard: Heard, make: type[QWidget]
) -> None:
    field = make()
    window = in_window(field)
    entered = Recorder(QEvent.Type.KeyPress)
    field.installEventFilter(entered)
    before = state_of(field)

    type_text(window, "23", FAST)
    scan_through_pinyin(field)
    type_text(window, "61", FAST)
    press_key(window, RETURN)

    assert without_undo(state_of(field)) == without_undo(before)
    assert (QEvent.Type.KeyPress, RETURN) not in entered.keys
    assert len(heard.misreads.notes) == 1
    assert heard.scans == []


def without_undo(state: tuple[object, ...]) -> list[object]:
    return [part for part in state if not isinstance(part, tuple | bool)]


@pytest.mark.parametrize("make", [rich_text, plain_text])
def test_what_was_typed_just_before_stays_although_undo_joins_it_to_the_scan(
    qtbot: QtBot, in_window: InWindow, heard: Heard, make: type[QTextEdit]
) -> None:
    field = make()
    window = in_window(field)
    field.moveCursor(QTextCursor.MoveOperation.End)
    type_text(window, "ab", FAST)
    qtbot.waitUntil(lambda: field.toPlainText().endswith("ab"))
    before = field.toPlainText()

    type_text(window, "23", FAST)
    scan_through_pinyin(field)
    press_key(window, RETURN)

    assert field.toPlainText() == before
    assert field.textCursor().atEnd()
    assert len(heard.misreads.notes) == 1


@pytest.mark.parametrize("make", [rich_text, plain_text])
def test_undo_does_not_bring_the_scan_back(in_window: InWindow, heard: Heard, make: type[QTextEdit]) -> None:
    field = make()
    window = in_window(field)
    before, undo_steps = field.toPlainText(), field.document().availableUndoSteps()

    scan_through_pinyin(field)
    press_key(window, RETURN)
    press_key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.toPlainText() == before
    assert field.document().availableUndoSteps() == undo_steps


@pytest.mark.parametrize("make", [rich_text, plain_text])
def test_letters_still_being_composed_vanish_with_the_rest(
    in_window: InWindow, heard: Heard, make: type[QTextEdit]
) -> None:
    field = make()
    window = in_window(field)

    for letter in "abcdef":
        compose(field, preedit=letter)
    press_key(window, RETURN)

    assert field.textCursor().block().layout().preeditAreaText() == ""
    assert len(heard.misreads.notes) == 1


def test_a_line_takes_letters_again_after_a_scan_was_taken_back(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    field = line("王")
    window = in_window(field)

    scan_through_pinyin(field)
    compose(field, preedit="c")
    press_key(window, RETURN)
    type_text(window, "a", FAST)

    qtbot.waitUntil(lambda: field.text() == "王a")
    assert len(heard.misreads.notes) == 1


def test_a_scan_whose_enter_the_input_method_kept_for_itself_is_taken_back(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    """A number that ends in letters: the Enter leaves them as they are (seen with fcitx5: 0471A2B3CC, `0471A被CC`)."""
    field = line("王")
    window = in_window(field)

    with qtbot.waitSignal(heard.wedge.misread):
        type_text(window, "0471", FAST)
        for preedit, commit in (
            ("A", ""),
            ("", "A"),
            ("B", ""),
            ("", "被"),
            ("C", ""),
            ("C C", ""),
            ("", "CC"),
            ("", ""),
        ):
            compose(field, preedit, commit)

    assert field.text() == "王"


def test_a_scan_is_taken_back_even_if_the_input_method_pauses_in_it(
    in_window: InWindow, heard_patiently: Heard
) -> None:
    field = line("王")
    window = in_window(field)

    type_text(window, "04", FAST)
    compose(field, preedit="A")
    compose(field, commit="爱")
    wait(70)
    scan_through_pinyin(field)
    press_key(window, RETURN)

    assert field.text() == "王"
    assert len(heard_patiently.misreads.notes) == 1


def test_a_punctuation_key_held_down_writes_a_line_of_dots(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = line()
    in_window(field)

    for _ in range(8):
        compose(field, commit="。")
    wait(120)

    assert field.text() == "。" * 8
    assert heard.misreads.notes == []


def test_letters_a_person_leaves_as_they_are_stay(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = line()
    in_window(field)

    for preedit, commit in (("v", ""), ("v i", ""), ("v i p", ""), ("", "vip")):
        compose(field, preedit, commit)
    wait(150)

    assert field.text() == "vip"
    assert heard.misreads.notes == []


def test_keys_that_overtook_each_other_are_no_card_number(in_window: InWindow, heard: Heard) -> None:
    """ibus forwards digits late and now and then two of them swapped."""
    field = line("王")
    window = in_window(field)
    events = list(stamped("5472803852", key_ms=8, start_ms=1000))
    events[12:16] = events[14:16] + events[12:14]

    send(window, iter(events))

    assert heard.scans == []
    assert len(heard.misreads.notes) == 1
    assert field.text() == "王"


def test_empty_pieces_of_an_input_method_mean_nothing(in_window: InWindow, heard: Heard) -> None:
    field = line("王")
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    for _ in range(6):
        compose(field)
    press_key(window, RETURN)

    assert len(entered.notes) == 1
    assert heard.misreads.notes == []


def test_a_scan_through_the_input_method_presses_nothing_where_there_is_no_field(
    in_window: InWindow, heard: Heard
) -> None:
    button = QPushButton()
    window = in_window(button)
    button.setAutoDefault(True)
    changes = record_changes(button)

    scan_through_pinyin(button)
    press_key(window, RETURN)

    assert changes.notes == []
    assert len(heard.misreads.notes) == 1


def test_a_person_writes_chinese(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    for preedit, commit in (("w", ""), ("wa", ""), ("wan", ""), ("wang", ""), ("", "王"), ("g", ""), ("", "桂")):
        compose(field, preedit, commit)
        wait(60)
    press_key(window, RETURN)

    assert field.text() == "王桂"
    assert len(entered.notes) == 1
    assert heard.misreads.notes == []


def test_a_digit_right_before_a_word_stays_before_it(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)

    type_text(window, "3", FAST)
    compose(field, commit="楼")

    assert field.text() == "3楼"
