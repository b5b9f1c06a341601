"""Run by desk.py in a process of its own: cards at 8 ms a key through the real window, killed at the last key.

argv: the folder, and a file with one card a line.
"""

import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from window import KEY_MS, key_events, open_window


class Burst(QObject):
    """Types without looking: keys that the program was too busy for come as soon as it looks, as from the system."""

    def __init__(self, window: QWindow, keys: str) -> None:
        super().__init__()
        self._window, self._keys, self._typed = window, keys, 0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=KEY_MS)
        self._timer.timeout.connect(self._type)
        self._begun = time.monotonic()
        self._timer.start()

    def _type(self) -> None:
        due = int((time.monotonic() - self._begun) * 1000 / KEY_MS)
        while self._typed < min(due, len(self._keys)):
            for event in key_events(self._keys[self._typed], 1_000_000 + self._typed * KEY_MS):
                QCoreApplication.sendEvent(self._window, event)
            self._typed += 1
        if self._typed == len(self._keys):
            os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path, cards: Path) -> None:
    app, desk = open_window(folder)
    burst = Burst(desk.window.windowHandle(), cards.read_text("ascii"))
    app.exec()
    del burst


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
