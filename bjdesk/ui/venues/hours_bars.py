"""Opening hours as seven bars on one scale, with the same in words for those who do not see them (LOOK)."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bjdesk.ui.shell.paint import baseline, flat, rounded, text_at
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.venues import words
from bjdesk.venues.opening import WEEK

_ROW, _HEAD, _LABEL = 30, 24, 48
_FIRST, _LAST = 8 * 60, 22 * 60
translate = QCoreApplication.translate


class HoursBars(QWidget):
    """`show_week` with one list of spans a day, Monday first; None where nobody knows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: tuple[list[tuple[int, int]] | None, ...] = (None,) * WEEK
        self._today = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, days: tuple[list[tuple[int, int]] | None, ...], today: date) -> None:
        self._days, self._today = days, today.weekday()
        self.setAccessibleName(translate("Venues", "；").join(self.said))
        self.update()

    @property
    def said(self) -> list[str]:
        """周一 闭馆, 周二 13:00–20:30 …"""
        return [f"{words.weekday(day)} {_told(spans)}" for day, spans in enumerate(self._days)]

    def adapt_to_scale(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(_HEAD + WEEK * _ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HEAD + WEEK * _ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        first, last = self._range()
        self._paint_scale(painter, first, last)
        for day, spans in enumerate(self._days):
            self._paint_day(painter, day, spans, first, last)

    def _range(self) -> tuple[int, int]:
        edges = [edge for spans in self._days for span in spans or () for edge in span]
        return min([_FIRST, *edges]) // 60 * 60, -(-max([_LAST, *edges]) // 60) * 60

    def _x(self, minute: int, first: int, last: int) -> float:
        left, room = self._theme.px(_LABEL), self.width() - self._theme.px(_LABEL + 16)
        return left + room * (minute - first) / (last - first)

    def _paint_scale(self, painter: QPainter, first: int, last: int) -> None:
        theme = self._theme
        metrics = theme.metrics("cap")
        painter.setFont(theme.font("cap"))
        step = 120 if last - first <= 16 * 60 else 240
        for minute in range(first, last + 1, step):
            x, said = self._x(minute, first, last), str(minute // 60)
            top = theme.px(_HEAD)
            flat(painter, QRectF(x, top, 1, self.height() - top).toRect(), theme.colour("line"))
            painter.setPen(theme.colour("ink3"))
            text_at(painter, x - metrics.horizontalAdvance(said) / 2, baseline(metrics, top / 2), said)

    def _paint_day(
        self, painter: QPainter, day: int, spans: list[tuple[int, int]] | None, first: int, last: int
    ) -> None:
        theme = self._theme
        middle = theme.px(_HEAD) + (day + 0.5) * theme.px(_ROW)
        role = "capStrong" if day == self._today else "cap"
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("ink" if day == self._today else "ink2"))
        text_at(painter, 0, baseline(theme.metrics(role), middle), words.weekday(day))
        metrics = theme.metrics("cap")
        painter.setFont(theme.font("cap"))
        if not spans:
            painter.setPen(theme.colour("ink3"))
            text_at(painter, self._x(first, first, last) + theme.px(6), baseline(metrics, middle), _told(spans))
        for begin, end in spans or ():
            height = theme.px(20)
            left, right = self._x(begin, first, last), self._x(end, first, last)
            box = QRectF(left, round(middle - height / 2), right - left, height)
            rounded(painter, box, theme.px(5), theme.colour("okTint"))
            said = metrics.elidedText(words.span(begin, end), Qt.TextElideMode.ElideRight, box.width())
            painter.setPen(theme.colour("ok"))
            left = box.center().x() - metrics.horizontalAdvance(said) / 2
            text_at(painter, left, baseline(metrics, middle), said)


def _told(spans: list[tuple[int, int]] | None) -> str:
    if spans is None:
        return translate("Venues", "不清楚")
    if not spans:
        return translate("Venues", "闭馆")
    return translate("Venues", "、").join(words.span(first, last) for first, last in spans)
