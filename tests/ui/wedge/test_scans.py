"""A scan is a scan wherever the cursor stands (R24)."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.demo.keys import press_key, scan, type_text
from tests.ui.keys import Recorder
from tests.ui.wedge.fields import (
    editable_combo,
    line,
    plain_combo,
    plain_text,
    record_changes,
    rich_text,
    selected_line,
    spin_box,
    state_of,
)
from tests.ui.wedge.heard import CODE, FAST, RETURN, Heard, InWindow

FIELDS = [line, selected_line, rich_text, plain_text, spin_box, editable_combo, plain_combo, QPushButton]


@pytest.mark.parametrize("make", FIELDS)
@pytest.mark.parametrize("end", [RETURN, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_delivered_and_the_field_with_the_cursor_never_saw_a_key(
    in_window: InWindow, heard: Heard, make: type[QWidget], end: Qt.Key
) -> None:
    field = make()
    window = in_window(field, QLineEdit())
    before, changes = state_of(field), record_changes(field)
    seen = Recorder(QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    field.installEventFilter(seen)

    scan(window, CODE, end, FAST)

    assert heard.scans == [CODE]
    assert state_of(field) == before
    assert changes.notes == []
    assert [key for _, key in seen.keys if key != Qt.Key.Key_Shift] == []
    assert field.hasFocus()


def test_a_scan_at_a_readers_pace_is_delivered(in_window: InWindow, heard: Heard) -> None:
    field = line("wgf")
    window = in_window(field)

    scan(window, CODE)

    assert heard.scans == [CODE]
    assert field.text() == "wgf"


def test_a_line_feed_ends_a_scan_too(in_window: InWindow, heard: Heard) -> None:
    window = in_window(line())

    scan(window, CODE, end=None, key_ms=FAST)
    press_key(window, Qt.Key.Key_unknown, text="\n")

    assert heard.scans == [CODE]


def test_text_typed_before_a_scan_stays_and_typing_goes_on_after_it(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    field = line()
    window = in_window(field)
    type_text(window, "wg", FAST)
    qtbot.waitUntil(lambda: field.text() == "wg")

    scan(window, CODE, key_ms=FAST)
    type_text(window, "f", FAST)

    qtbot.waitUntil(lambda: field.text() == "wgf")
    assert heard.scans == [CODE]


def test_a_scan_is_raw_with_inverted_capitals_and_full_width_digits(in_window: InWindow, heard: Heard) -> None:
    window = in_window(line())

    type_text(window, "0471", FAST)
    press_key(window, Qt.Key.Key_CapsLock)
    type_text(window, "a2b3", FAST)
    press_key(window, Qt.Key.Key_3, text="３")
    scan(window, ";=", key_ms=FAST)

    assert heard.scans == ["0471a2b3３;="]
