"""The real window of a branch, without a display, and a reader that types into it."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import figures  # noqa: F401  (makes bjdesk importable)
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
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
    handle = desk.window.windowHandle()
    handle.requestActivate()
    app.processEvents()
    return app, desk


class Reader:
    """A keyboard reader: its keys reach the window as the system delivers them, stamped with when they were pressed.

    Qt's own test keys carry no stamps: a pause of this machine between two of them would be taken for the reader's.
    """

    KEY_MS = 8

    def __init__(self, window: QWindow) -> None:
        self._window = window
        self._stamp = 1_000_000

    def type(self, text: str) -> None:
        """One key after the other; a line feed is the Enter."""
        for key in text:
            self._stamp += self.KEY_MS
            self._press(key)

    def _press(self, key: str) -> None:
        code = Qt.Key.Key_Return if key == "\n" else Qt.Key(ord(key))
        shift = Qt.KeyboardModifier.ShiftModifier if key.isupper() else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, shift, key)
            event.setTimestamp(self._stamp)
            QCoreApplication.sendEvent(self._window, event)
