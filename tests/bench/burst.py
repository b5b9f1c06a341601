"""Run by desk.py in a process of its own: cards at 8 ms a key through the real window, killed at the last key.

argv: the folder, and a file with one card a line.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from window import open_window, press

KEY_S = 0.008


class Reader(QObject):
    """Types without looking: keys that the program is too busy for wait their turn, as they do in the system."""

    def __init__(self, window: QWindow, keys: str) -> None:
        super().__init__()
        self._window = window
        self._keys: Iterator[str] = iter(keys)
        self._left = len(keys)
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=round(KEY_S * 1000))
        self._timer.timeout.connect(self._type)
        self._due = time.monotonic()
        self._timer.start()

    def _type(self) -> None:
        while self._due <= time.monotonic():
            press(self._window, next(self._keys))
            self._due += KEY_S
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, cards: Path) -> None:
    app, desk = open_window(folder)
    reader = Reader(desk.window.windowHandle(), cards.read_text("ascii"))
    app.exec()
    del reader


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
