"""The largest thing on the page: one colour, icon, name and line that answer a scan at a glance (LOOK §3)."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from bjdesk.ui.checkin.card_buttons import CardButtonRow
from bjdesk.ui.checkin.card_text import CardText
from bjdesk.ui.checkin.line_break import broken
from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.paint import baseline, rounded, text_at
from bjdesk.ui.shell.theme import Theme

# tone -> fill and ink
TONES = {
    "ready": ("waiting", "waitingInk"),
    "ok": ("success", "successInk"),
    "already": ("repeat", "repeatInk"),
    "action": ("action", "actionInk"),
    "refused": ("refused", "refusedInk"),
}
_LONG_NAME = 7
_DIVIDER = 88
_GAP = 24


def always() -> bool:
    return True


class ResultCard(QWidget):
    """Takes all height that is left over, never less than its words and buttons need.

    `pressed(name)` tells which button; `may_press` is asked before a key presses one, because the Enter of a reader
    must not.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, may_press: Callable[[], bool] = always, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._is_low = False
        self._is_tight = False
        self._text = CardText("ready", "credit-card", "", "")
        self._lines: list[str] = []
        self._buttons = CardButtonRow(theme, may_press, self)
        self._buttons.pressed.connect(self.pressed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def text(self) -> CardText:
        return self._text

    @property
    def buttons(self) -> CardButtonRow:
        return self._buttons

    def show_text(self, text: CardText) -> None:
        """Replace what is shown; says it to a screen reader too."""
        self._text = text
        self.setAccessibleName(text.spoken)
        self._buttons.show_buttons(text.buttons, *TONES[text.tone])
        self._arrange()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text.spoken))

    def press_primary(self) -> bool:
        """What Enter in the scan field does; False if nothing waits for it."""
        return self._buttons.press_primary()

    def set_layout(self, is_compact: bool, is_low: bool) -> None:
        """Compact: smaller icon and facts; low: a smaller name as well."""
        self._is_compact, self._is_low, self._is_tight = is_compact, is_low, False
        self._buttons.set_compact(is_compact)
        self._arrange()
        self.update()

    def set_tight(self, is_tight: bool) -> None:
        """Smaller words where they would otherwise not all be seen, until the next layout."""
        self._is_tight = is_tight
        self._arrange()

    def adapt_to_scale(self) -> None:
        self._arrange()
        self.update()

    def needed_height(self) -> int:
        """The least that shows every word and button, with some air."""
        least = self._theme.px(132 if self._is_compact else 168)
        return max(least, self._block_height() + 2 * self._theme.air(10 if self._is_compact else 20))

    def least_height(self) -> int:
        """Words and buttons without the air, where a list would otherwise have no room at all."""
        return self._block_height() + 2 * self._theme.air(4)

    def is_elided(self) -> bool:
        """Whether the title does not fit even in the smallest type."""
        return self._title_metrics().horizontalAdvance(self._text.title) > self._text_width() + 0.5

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        fill, ink = TONES[self._text.tone]
        edge = theme.colour("line") if self._text.tone == "ready" else None
        rounded(painter, QRectF(self.rect()), theme.px(16), theme.colour(fill), edge)
        painter.setPen(theme.colour(ink))
        side = theme.px(self._icon_size)
        place = QRectF(theme.air(self._pad), round((self.height() - side) / 2), side, side)
        paint_icon(painter, self._text.icon, place, theme.colour(ink), 1.75)
        self._paint_words(painter)
        self._paint_facts(painter)

    # --- measures ----------------------------------------------------------------------------------------------------

    @property
    def _icon_size(self) -> int:
        return 56 if self._is_compact else 80

    @property
    def _pad(self) -> int:
        return 20 if self._is_compact else 32

    @property
    def _text_left(self) -> int:
        theme = self._theme
        return theme.air(self._pad) + theme.px(self._icon_size) + theme.air(16 if self._is_compact else _GAP)

    def _text_width(self) -> int:
        return self.width() - self._text_left - self._facts_width() - self._theme.air(self._pad)

    def _fact_role(self) -> str:
        return "stat" if self._is_compact else "num"

    def _fact_widths(self) -> list[float]:
        value, label = self._theme.metrics(self._fact_role()), self._theme.metrics("body")
        return [max(value.horizontalAdvance(v), label.horizontalAdvance(w)) for v, w in self._text.facts]

    def _facts_width(self) -> int:
        gap = self._fact_gap()
        return round(sum(width + 2 * gap for width in self._fact_widths()))

    def _fact_gap(self) -> int:
        return self._theme.air(16 if self._is_compact else _GAP)

    def _title_role(self) -> str:
        """The largest type in which the whole title fits."""
        if self._is_tight:
            return "h2"
        first = "nameLow" if self._is_low else "nameLong" if len(self._text.title) > _LONG_NAME else "name"
        roles = ["name", "nameLong", "nameLow", "stat", "h2"]
        for role in roles[roles.index(first) :]:
            if self._theme.metrics(role).horizontalAdvance(self._text.title) <= self._text_width():
                return role
        return roles[-1]

    def _line_role(self) -> str:
        return "bodyStrong" if self._is_tight else "leadStrong"

    def _title_metrics(self) -> QFontMetricsF:
        return self._theme.metrics(self._title_role())

    def _block_height(self) -> int:
        lines = max(len(self._lines), 1) * self._theme.metrics(self._line_role()).height()
        below = self._buttons.height_for(self._text_width()) + self._button_gap() if self._text.buttons else 0
        return round(self._title_metrics().height() + lines + below)

    def _number_words(self) -> str:
        return self.tr("编号 {number}").format(number=self._text.number) if self._text.number else ""

    def _number_width(self) -> int:
        """The line leaves the corner to the number."""
        words = self._number_words()
        return round(self._theme.metrics("cap").horizontalAdvance(words)) + self._theme.air(8) if words else 0

    def _button_gap(self) -> int:
        return self._theme.air(8 if self._is_compact else 12)

    def _arrange(self) -> None:
        """Break the line anew and put the buttons under it."""
        width = self._text_width()
        self._lines = broken(self._text.line, self._theme.metrics(self._line_role()), width - self._number_width())
        if not self._text.buttons:
            return
        height = self._buttons.height_for(width)
        top = round((self.height() + self._block_height()) / 2) - height
        self._buttons.place(QRect(self._text_left, top, width, height))

    # --- painting ----------------------------------------------------------------------------------------------------

    def _paint_words(self, painter: QPainter) -> None:
        theme, role = self._theme, self._title_role()
        title, line = theme.metrics(role), theme.metrics(self._line_role())
        top = (self.height() - self._block_height()) / 2
        words = title.elidedText(self._text.title, Qt.TextElideMode.ElideRight, self._text_width() + 0.5)
        painter.setFont(theme.font(role))
        text_at(painter, self._text_left, baseline(title, top + title.height() / 2), words)
        top += title.height()
        painter.setFont(theme.font(self._line_role()))
        for text in self._lines:
            text_at(painter, self._text_left, baseline(line, top + line.height() / 2), text)
            top += line.height()
        if self._text.number:
            self._paint_number(painter)

    def _paint_number(self, painter: QPainter) -> None:
        """The number of an error stands last and small, in the corner."""
        theme = self._theme
        painter.setFont(theme.font("cap"))
        left = self.width() - theme.air(self._pad) - theme.metrics("cap").horizontalAdvance(self._number_words())
        text_at(painter, left, self.height() - theme.air(14), self._number_words())

    def _paint_facts(self, painter: QPainter) -> None:
        theme = self._theme
        value, label = theme.metrics(self._fact_role()), theme.metrics("body")
        gap, middle = self._fact_gap(), self.height() / 2
        high = min(theme.px(_DIVIDER), self.height() - 2 * theme.air(12))
        right = self.width() - theme.air(self._pad)
        ink = theme.colour(TONES[self._text.tone][1])
        shade = QColor(ink)
        shade.setAlphaF(0.35)
        top = middle - (value.height() + label.height()) / 2
        left: float = right - self._facts_width() + 2 * gap
        for (number, words), width in zip(self._text.facts, self._fact_widths(), strict=True):
            painter.fillRect(QRectF(round(left - gap), round(middle - high / 2), 1, high), shade)
            painter.setPen(ink)
            painter.setFont(theme.font(self._fact_role()))
            text_at(painter, left, baseline(value, top + value.height() / 2), number)
            painter.setFont(theme.font("body"))
            text_at(painter, left, baseline(label, top + value.height() + label.height() / 2), words)
            left += width + 2 * gap
