"""The real window of a branch, without a display, and a reader that types into it."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import figures  # noqa: F401  (makes bjdesk importable)
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
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


def press(window: QWindow, key: str) -> None:
    """One key of a card reader, as the window gets it from the system; a line feed is its Enter."""
    if key == "\n":
        QTest.keyClick(window, Qt.Key.Key_Return)
        return
    shift = Qt.KeyboardModifier.ShiftModifier if key.isupper() else Qt.KeyboardModifier.NoModifier
    QTest.sendKeyEvent(QTest.KeyAction.Click, window, QTest.asciiToKey(ord(key)), key, shift)
