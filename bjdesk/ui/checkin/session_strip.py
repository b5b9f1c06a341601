"""What stands at the right of the strip over 签到: how many have come, other sessions, and the way to another one."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from bjdesk.ui.formats import time_of_day
from bjdesk.ui.shell.paint import baseline, rounded, text_at
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton

if TYPE_CHECKING:
    from bjdesk.learning.queries import SessionRow

_BAR_WIDTH, _BAR_HEIGHT = 168, 6


class CountBlock(QWidget):
    """23 / 30 人已到 over a thin bar; the large number and the words stand on one line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._present = self._expected = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, present: int, expected: int) -> None:
        if (present, expected) == (self._present, self._expected):
            return
        self._present, self._expected = present, expected
        words = self.tr("已到 {present} 人，应到 {expected} 人") if expected else self.tr("已到 {present} 人")
        self.setAccessibleName(words.format(present=present, expected=expected))
        self.updateGeometry()
        self.update()

    @property
    def present(self) -> int:
        return self._present

    @property
    def expected(self) -> int:
        return self._expected

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.updateGeometry()
        self.update()

    def adapt_to_scale(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        wide = self._number_width() + theme.px(8) + theme.metrics("body").horizontalAdvance(self._words())
        if self._is_compact:
            return QSize(int(wide + 0.99), theme.px(40))
        return QSize(max(theme.px(_BAR_WIDTH), int(wide + 0.99)), theme.px(50))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        number, words = theme.metrics(self._role()), theme.metrics("body")
        middle = self.height() / 2 if self._is_compact else theme.px(20)
        base = baseline(number, middle)
        left = self.width() - words.horizontalAdvance(self._words())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink2"))
        text_at(painter, left, base, self._words())
        painter.setFont(theme.font(self._role()))
        painter.setPen(theme.colour("ink"))
        text_at(painter, left - theme.px(8) - self._number_width(), base, str(self._present))
        if not self._is_compact:
            self._paint_bar(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        theme = self._theme
        wide, high = theme.px(_BAR_WIDTH), theme.px(_BAR_HEIGHT)
        trough = QRectF(self.width() - wide, self.height() - high, wide, high)
        radius = high / 2
        rounded(painter, trough, radius, theme.colour("press"))
        part = min(self._present / self._expected, 1.0) if self._expected else 0.0
        if part > 0:
            trough.setWidth(max(wide * part, high))
            rounded(painter, trough, radius, theme.colour("okBar"))

    def _role(self) -> str:
        return "stat" if self._is_compact else "num"

    def _number_width(self) -> float:
        return self._theme.metrics(self._role()).horizontalAdvance(str(self._present))

    def _words(self) -> str:
        if not self._expected:
            return self.tr("人已到")
        return self.tr("/ {n} 人已到").format(n=self._expected)


class OtherSessions(ActionButton):
    """「另有 2 节正在签到」: scans for them are taken all the same, a menu puts one of them in front."""

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "link", height=24, parent=parent)
        self._count = 0
        self._is_compact = False
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._on_triggered)
        self.clicked.connect(self._open)
        self.hide()

    @property
    def menu_of_sessions(self) -> QMenu:
        return self._menu

    def show_sessions(self, sessions: "Sequence[SessionRow]", zone: tzinfo) -> None:
        self._count = len(sessions)
        self._menu.clear()
        for session in sessions:
            words = "  ".join((time_of_day(session.starts_at, zone), session.title, session.place))
            self._menu.addAction(words).setData(session.id.hex)
        self._choose_words()
        self.setVisible(bool(sessions))

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self._choose_words()

    def _choose_words(self) -> None:
        words = self.tr("另 {n} 节") if self._is_compact else self.tr("另有 {n} 节在签到")
        self.setText(words.format(n=self._count))
        self.setAccessibleName(self.tr("另有 {n} 节在签到，选一节放到前面").format(n=self._count))
        self.updateGeometry()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _on_triggered(self, action: QAction) -> None:
        self.picked.emit(UUID(action.data()))
