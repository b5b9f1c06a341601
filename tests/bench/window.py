"""The real window of a branch, without a display, and a reader that types into it."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import figures  # noqa: F401  (makes bjdesk importable)
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from bjdesk.ui.desk_window import DeskWindow, make_application

PATIENCE_MS = 60_000


def open_window(folder: Path) -> tuple[QApplication, DeskWindow]:
    """The desk on its first page, ready for cards."""
    app = make_application(sys.argv[:1])
    desk = DeskWindow(app, folder)
    loop = QEventLoop()
    desk.ready.connect(loop.quit)
    desk.failed.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    desk.show()
    loop.exec()
    if desk.workspace is None:
        raise SystemExit("the desk did not open")
    desk.window.windowHandle().requestActivate()
    while app.focusObject() is None:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return app, desk


KEY_MS = 8
"""Between two keys of a card reader."""


def key_events(key: str, stamp_ms: int) -> list[QKeyEvent]:
    """What the window gets from the system for one key of a card reader, a line feed being its Enter.

    Stamped with when the key was pressed, unlike Qt's own test keys: with those a pause of this machine between two
    keys would be taken for one of the reader.
    """
    code = Qt.Key.Key_Return if key == "\n" else Qt.Key(ord(key))
    shift = Qt.KeyboardModifier.ShiftModifier if key.isupper() else Qt.KeyboardModifier.NoModifier
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    events = [QKeyEvent(kind, code, shift, key) for kind in kinds]
    for event in events:
        event.setTimestamp(stamp_ms)
    return events
