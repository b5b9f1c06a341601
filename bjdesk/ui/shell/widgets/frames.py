"""The one level of card, and the hairline."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from bjdesk.ui.shell.paint import flat, rounded
from bjdesk.ui.shell.theme import Theme


class Card(QFrame):
    """A rounded surface with a hairline border; put a layout with margins ≥ 1 on it, or children hide the corners."""

    def __init__(
        self,
        theme: Theme,
        fill: str = "surface",
        edge: str = "line",
        radius: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill = fill
        self._edge = edge
        self._radius = radius

    def dress_as(self, fill: str, edge: str) -> None:
        """Other colours, e.g. a tint for a panel that asks for attention."""
        self._fill, self._edge = fill, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        radius = theme.px(self._radius)
        rounded(QPainter(self), QRectF(self.rect()), radius, theme.colour(self._fill), theme.colour(self._edge))


class Hairline(QWidget):
    """One decorative pixel between two parts, horizontal unless `upright`."""

    def __init__(self, theme: Theme, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        if upright:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        flat(QPainter(self), self.rect(), self._theme.colour("line"))
