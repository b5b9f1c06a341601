"""Python's collector runs in whichever thread allocates; a widget that it frees beside the GUI thread ends the program.

So once there is a window only the GUI thread collects, at moments of its own; a start, which makes much and throws
nothing away, is not searched at all.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 2000
_YOUNG = 2000
"""Objects more than were freed since the last look; fewer are not worth it."""
_YOUNG_LOOKS = 20


class Collector(QObject):
    """Looks for cycles every two seconds, for old ones once in a while, and not while `is_busy`."""

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._is_busy = is_busy
        self._looks = 0
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """What the start has made stays; only what comes after it is looked through."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """The window is gone; no other thread takes over."""
        self._timer.stop()

    def look(self) -> None:
        """Free what only holds itself."""
        if self._is_busy() or gc.get_count()[0] < _YOUNG:
            return
        self._looks += 1
        gc.collect(2 if self._looks % _YOUNG_LOOKS == 0 else 1)
