"""How the week lies on the page: the list of venues or what is done with a booking at the left, the grid right."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui import formats
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paint import baseline, rounded, text_at
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import Chip, OneLine
from bjdesk.ui.venues import words
from bjdesk.ui.venues.booking_pane import BookingPane
from bjdesk.ui.venues.reading import Line
from bjdesk.ui.venues.use_pane import UsePane
from bjdesk.ui.venues.venue_list import VenueList
from bjdesk.ui.venues.week_grid import WeekGrid
from bjdesk.ui.venues.week_painter import COLOURS

LIST_WIDTH, PANE_WIDTH, COMPACT_WIDTH = 256, 300, 280
NARROW_BELOW = 640
"""Width ÷ text scale under which the grid and what is beside it take turns."""
_UNLIMITED = 16777215
translate = QCoreApplication.translate


class Legend(QWidget):
    """What the colours of the week mean."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Venues", "颜色：") + translate("Venues", "、").join(self._names()))

    def _names(self) -> list[str]:
        return [*(words.category(name) for name in COLOURS), translate("Venues", "不开放")]

    def adapt_to_scale(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics, gap = self._theme.metrics("cap"), self._theme.px(34)
        width = sum(metrics.horizontalAdvance(name) + gap for name in self._names())
        return QSize(round(width), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        metrics, left, side = theme.metrics("cap"), 0.0, theme.px(12)
        fills = [QColor(bar) for _, _, bar in COLOURS.values()]
        for name, fill in zip(self._names(), [*fills, theme.colour("disabledFill")], strict=True):
            box = QRectF(left, round((self.height() - side) / 2), side, side)
            is_last = fill == theme.colour("disabledFill")
            rounded(painter, box, theme.px(3), fill, theme.colour("line2") if is_last else None)
            painter.setFont(theme.font("cap"))
            painter.setPen(theme.colour("ink2"))
            text_at(painter, left + side + theme.px(6), baseline(metrics, self.height() / 2), name)
            left += metrics.horizontalAdvance(name) + theme.px(34)


class WeekView(QWidget):
    """One of list, booking and use is at the left; in the compact layout only while it is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = self._is_narrow = False
        self._is_list_wanted = False
        self.list = VenueList(theme)
        self.booking = BookingPane(theme)
        self.use = UsePane(theme)
        self.grid = WeekGrid(theme, translate("Venues", "一周的场地"))
        self.label = OneLine(theme, "", "h2")
        self.facts = OneLine(theme, "", "body", "ink2")
        self.chip = Chip(theme, "", "mute")
        self.legend = Legend(theme)
        self._front: QWidget = self.list
        self._lay_out()
        self._choose()

    @property
    def front(self) -> QWidget:
        """What stands at the left."""
        return self._front

    @property
    def is_list_seen(self) -> bool:
        return not self.list.isHidden()

    def show_left(self, widget: QWidget) -> None:
        self._front = widget
        self._choose()

    def want_list(self, is_wanted: bool) -> None:
        """In the compact layout the list comes when it is asked for."""
        self._is_list_wanted = is_wanted
        self._choose()

    def show_venue(self, line: Line, facts: str) -> None:
        self.label.setText(line.venue.label)
        self.facts.setText(facts)
        self.chip.show_as(*words.state_chip(line))
        for label in (self.label, self.facts):
            label.updateGeometry()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        air(self._theme, self._row, spacing=12 if is_compact else 20)
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() / self._theme.scale < NARROW_BELOW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._choose()

    def _choose(self) -> None:
        is_left = self._front is not self.list or not self._is_compact or self._is_list_wanted
        for widget in (self.list, self.booking, self.use):
            widget.setVisible(is_left and widget is self._front)
        is_alone = self._is_compact and self._is_narrow and is_left
        self._right.setHidden(is_alone)
        self._head.setHidden(self._is_compact)
        for widget in (self.list, self.booking, self.use):
            if is_alone:
                fix(self._theme, widget)
                widget.setMinimumWidth(0)
                widget.setMaximumWidth(_UNLIMITED)
            else:
                full = LIST_WIDTH if widget is self.list else PANE_WIDTH
                fix(self._theme, widget, width=COMPACT_WIDTH if self._is_compact else full)

    def _lay_out(self) -> None:
        theme = self._theme
        self._head = QWidget()
        self._head.setProperty("plain", True)
        head = QHBoxLayout(self._head)
        air(theme, head, (0, 0, 0, 8), 12)
        head.addWidget(self.label)
        head.addWidget(self.chip)
        head.addWidget(self.facts, 1)
        head.addWidget(self.legend)
        card = Card(theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 2, 2, 6)
        inside.addWidget(self.grid)
        self._right = QWidget()
        self._right.setProperty("plain", True)
        column = QVBoxLayout(self._right)
        air(theme, column)
        column.addWidget(self._head)
        column.addWidget(card, 1)
        self._row = QHBoxLayout(self)
        air(theme, self._row, spacing=20)
        for widget in (self.list, self.booking, self.use):
            self._row.addWidget(widget)
        self._row.addWidget(self._right, 1)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grid.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def facts_line(line: Line, kind: str) -> str:
    """36 人·教室."""
    seats = translate("Venues", "{n} 人").format(n=line.venue.capacity) if line.venue.capacity is not None else ""
    return formats.joined(seats, kind)
