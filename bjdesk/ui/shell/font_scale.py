"""The size of all text, 90–160 % in steps of ten, changed while the program runs (D8)."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from bjdesk.ui.shell import measures
from bjdesk.ui.shell.theme import LARGEST_SCALE, SMALLEST_SCALE, Theme


class FontScale(QObject):
    """Sets the text scale of the whole application in one step."""

    changed = Signal(float)

    def __init__(self, app: QApplication, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._theme = theme

    @property
    def percent(self) -> int:
        return round(self._theme.scale * 100)

    def larger(self) -> None:
        self.set_percent(self.percent + 10)

    def smaller(self) -> None:
        self.set_percent(self.percent - 10)

    def reset(self) -> None:
        self.set_percent(100)

    def set_percent(self, percent: int) -> None:
        """Go to the nearest allowed step; font first, then the sheet, then one walk over the measures."""
        scale = min(max(round(percent, -1) / 100, SMALLEST_SCALE), LARGEST_SCALE)
        if scale == self._theme.scale:
            return
        windows = self._app.topLevelWidgets()
        for window in windows:
            window.setUpdatesEnabled(False)
        try:
            self._theme.apply(self._app, scale)
            for window in windows:
                measures.rescale(self._theme, window)
            self.changed.emit(scale)
        finally:
            for window in windows:
                window.setUpdatesEnabled(True)
