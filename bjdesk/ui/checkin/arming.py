"""Knows whether a card would be heard now: the page is seen, its window is active and no dialog stands before it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

_CONCERNED = frozenset(
    {
        QEvent.Type.WindowActivate,
        QEvent.Type.WindowDeactivate,
        QEvent.Type.WindowBlocked,
        QEvent.Type.WindowUnblocked,
        QEvent.Type.Show,
        QEvent.Type.Hide,
    }
)
_SETTLE_MS = 300


class Arming(QObject):
    """Watches the page and its window; `changed` tells each new state."""

    changed = Signal(bool)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._window: QWidget | None = None
        self._is_armed = True
        self._is_hopeless = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.look)
        page.installEventFilter(self)

    @property
    def is_armed(self) -> bool:
        return self._is_armed

    def give_up(self) -> None:
        """Nothing can be recorded any more: never armed again."""
        self._is_hopeless = True
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _CONCERNED:
            return False
        if kind == QEvent.Type.Show:
            self._watch_window()
            self._settle.start()  # a window becomes active only after it is shown
        else:
            QTimer.singleShot(0, self, self.look)
        return False

    def look(self) -> None:
        """Find out now."""
        window = self._page.window()
        is_heard = self._page.isVisible() and window.isActiveWindow() and QApplication.activeModalWidget() is None
        is_armed = is_heard and not self._is_hopeless
        if is_armed != self._is_armed:
            self._is_armed = is_armed
            self.changed.emit(is_armed)

    def _watch_window(self) -> None:
        window = self._page.window()
        if window is self._window or window is self._page:
            return
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        window.installEventFilter(self)
