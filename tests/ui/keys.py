"""Key events for tests that `bjdesk.demo.keys` cannot give: with the system's time on them, or by an input method.

Three ways to press a key in PySide6 6.8–6.11, of which only the first is the system's own:

* `QTest.keyClick(window, …)` and `QTest.sendKeyEvent(action, window, key, text, modifiers)`: ShortcutOverride at the
  window, the shortcut map, KeyPress at the window or at the open popup, then the focus; stamped when sent.
  `bjdesk.demo.keys` uses these. (`QTest.keyClicks` takes widgets only.)
* `QCoreApplication.sendEvent` or `postEvent` of a `QKeyEvent` to the window: from there on the same, with any
  timestamp, so that keys can lie behind a stall; but no ShortcutOverride at the window and no look for an open popup.
* the same to a widget: skips windows, popups and modal dialogs. Never used here.
"""

from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtTest import QTest


class Recorder(QObject):
    """Notes what signals carried, and which events of some types reached the objects it watches."""

    def __init__(self, *types: QEvent.Type) -> None:
        super().__init__()
        self.notes: list[object] = []
        self.keys: list[tuple[QEvent.Type, int]] = []
        self._types = types

    def note(self, *values: object) -> None:
        self.notes.append(values)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in self._types and isinstance(event, QKeyEvent):
            self.keys.append((event.type(), event.key()))
        return False


def stamped(text: str, key_ms: int, start_ms: int, end: Qt.Key | None = Qt.Key.Key_Return) -> Iterator[QKeyEvent]:
    """Presses and releases of `text`, a key every `key_ms` by the system's clock whenever they are handled."""
    keys = [(QTest.asciiToKey(ord(character)), character) for character in text]
    if end is not None:
        keys.append((end, "\r"))
    for (key, character), time in zip(keys, count(start_ms, key_ms), strict=False):
        for kind, offset in ((QEvent.Type.KeyPress, 0), (QEvent.Type.KeyRelease, min(5, key_ms // 2))):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            event.setTimestamp(time + offset)
            yield event


def send(window: QWindow, events: Iterator[QKeyEvent]) -> None:
    for event in events:
        QCoreApplication.sendEvent(window, event)


def post(window: QWindow, events: Iterator[QKeyEvent]) -> None:
    for event in events:
        QCoreApplication.postEvent(window, event)


def compose(field: QObject, preedit: str = "", commit: str = "") -> None:
    """One piece from an input method: letters still being composed, or finished text."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)
