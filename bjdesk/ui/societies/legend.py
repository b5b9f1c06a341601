"""What the cells of a year mean, in the foot of the list."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bjdesk.learning.meetings.queries import COMING, MET, MISSED, NOTHING
from bjdesk.ui.shell.paint import baseline, text_at
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.societies import words
from bjdesk.ui.societies.year_painter import CELL, paint_month

_GAP, _BETWEEN, _HEIGHT = 6, 16, 36
translate = QCoreApplication.translate


class Legend(QWidget):
    """Four looks with their words; says them in one line to a screen reader."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looks = tuple((look, words.month(look)) for look in (MET, MISSED, COMING, NOTHING))
        self.setAccessibleName(translate("Societies", "每月的记号"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme, metrics = self._theme, self._theme.metrics("cap")
        width = sum(theme.px(CELL + _GAP + _BETWEEN) + metrics.horizontalAdvance(text) for _, text in self._looks)
        return QSize(int(width + 1), theme.px(_HEIGHT))

    def adapt_to_scale(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        metrics, side, left = theme.metrics("cap"), theme.px(CELL), 0.0
        painter.setFont(theme.font("cap"))
        for look, text in self._looks:
            paint_month(painter, theme, QRectF(round(left), round((self.height() - side) / 2), side, side), look)
            left += side + theme.px(_GAP)
            painter.setPen(theme.colour("ink2"))
            text_at(painter, left, baseline(metrics, self.height() / 2), text)
            left += metrics.horizontalAdvance(text) + theme.px(_BETWEEN)
