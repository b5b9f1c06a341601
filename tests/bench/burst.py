"""Run by desk.py in a process of its own: cards at 8 ms a key through the real window, killed at the last key.

argv: the folder, and a file with one card a line.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QWindow
from window import KEY_MS, key_events, open_window


class Power(QObject):
    """Off, without a chance to tidy up, as soon as an event gets here."""

    def event(self, event: QEvent) -> bool:
        os.kill(os.getpid(), signal.SIGKILL)
        return True


class Burst(threading.Thread):
    """Types without looking: keys that the program is too busy for wait in its queue, as they do in the system."""

    def __init__(self, window: QWindow, keys: str, power: Power) -> None:
        super().__init__(name="card reader", daemon=True)
        self._window, self._keys, self._power = window, keys, power

    def run(self) -> None:
        begun = time.monotonic()
        for number, key in enumerate(self._keys):
            due = number * KEY_MS
            time.sleep(max(0.0, begun + due / 1000 - time.monotonic()))
            for event in key_events(key, 1_000_000 + due):
                QCoreApplication.postEvent(self._window, event)
        QCoreApplication.postEvent(self._power, QEvent(QEvent.Type.User))


def main(folder: Path, cards: Path) -> None:
    app, desk = open_window(folder)
    power = Power()
    Burst(desk.window.windowHandle(), cards.read_text("ascii"), power).start()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
