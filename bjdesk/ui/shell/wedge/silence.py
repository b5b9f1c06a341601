"""A timer that, when the program was too busy to hear it in time, first lets the keys of the meantime in."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_LATE_MS = 10


class Silence(QObject):
    """`fell` is emitted when nothing has asked to wait anew for so many milliseconds."""

    fell = Signal()

    def __init__(self, clock: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._due = 0.0
        self._looked_twice = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def wait(self, ms: int) -> None:
        self._due = self._clock() + ms / 1000
        self._looked_twice = False
        self._timer.start(ms)

    def stop(self) -> None:
        self._timer.stop()

    def is_awaited(self) -> bool:
        return self._timer.isActive()

    def _on_timeout(self) -> None:
        is_late = (self._clock() - self._due) * 1000 > _LATE_MS
        if is_late and not self._looked_twice:
            self._looked_twice = True
            self._timer.start(_LATE_MS)
        else:
            self.fell.emit()
