"""Plays a person and a card reader: keys enter at the window, the way the system delivers them, never at a widget.

A key sent to a widget skips popups, dialogs and the shortcuts and proves little. Qt's own test keys go the whole way:
window, shortcuts, then popup or focus.
"""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest

from bjdesk.demo.waiting import wait

READER_MS = 8
PERSON_MS = 80
"""Published: readers type a key every 8–16 ms, people take 80 ms and more."""

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def front_window() -> QWindow:
    """The window that gets the keyboard now: the page's, a dialog's or an open list's; LookupError if there is none."""
    window = QGuiApplication.focusWindow()
    if window is None:
        raise LookupError("no window of this program has the keyboard")
    return window


def press_key(window: QWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_MODIFIER, text: str = "") -> None:
    """One key down and up, with the text that the key gives by itself unless another is named."""
    if text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, window, key, text, modifiers)
    else:
        QTest.keyClick(window, key, modifiers)


def type_text(window: QWindow, text: str, key_ms: int = READER_MS) -> None:
    """Types at one key every `key_ms`, PERSON_MS for a person; Chinese arrives by an input method, as it really does.

    The last letters show up when the card-reader filter has let them go, 45 ms after the last key.
    """
    for character in text:
        if character.isascii():
            _press_character(window, character)
        else:
            _compose(character)
        if key_ms:
            wait(key_ms)


def scan(window: QWindow, code: str, end: Qt.Key | None = Qt.Key.Key_Return, key_ms: int = READER_MS) -> None:
    """A card at a keyboard reader; some are set to end with Tab, and some (None) to end with nothing."""
    type_text(window, code, key_ms)
    if end is not None:
        press_key(window, end)


def _press_character(window: QWindow, character: str) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier if character.isupper() else _NO_MODIFIER
    press_key(window, QTest.asciiToKey(ord(character)), shift, character)


def _compose(character: str) -> None:
    field = QGuiApplication.focusObject()
    if field is None:
        raise LookupError("no field has the keyboard")
    event = QInputMethodEvent()
    event.setCommitString(character)
    QCoreApplication.sendEvent(field, event)
