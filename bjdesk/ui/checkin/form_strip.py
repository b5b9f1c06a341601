"""What stands over the walk-in form: the way back, the card that is registered with it, and the last scan's answer."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bjdesk.ui.checkin.card_text import CardText
from bjdesk.ui.checkin.result_card import TONES
from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paint import baseline, rounded, text_at
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.labels import Chip, OneLine, text_label

_HEIGHT, _COMPACT_HEIGHT, _ANSWER_HEIGHT = 64, 52, 48


class FormStrip(QWidget):
    """‹ 签到  无卡登记, and at the right how many seats are left."""

    left = Signal()
    card_dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._back = ActionButton(theme, self.tr("签到"), "link", icon="chevron-left", height=36)
        self._title = text_label(self.tr("无卡登记"), "h2")
        self._note = text_label(self.tr("登记完马上给她签到"), "body", "ink2")
        self.card = Chip(theme, "", "info")
        self.drop = IconButton(theme, "x", self.tr("不登记这张卡"))
        self._seats = OneLine(theme, "", "body", "ink2")
        self._seats.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._row = QHBoxLayout(self)
        for widget in (self._back, self._title, self._note, self.card, self.drop):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._seats)
        self._back.clicked.connect(self.left)
        self.drop.clicked.connect(self.card_dropped)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_card("")
        self.set_compact(False)

    def show_card(self, last4: str) -> None:
        """The card that will be hers; an empty text for none."""
        self.card.show_as(self.tr("卡尾号 {last4} 一起登记").format(last4=last4), "info")
        self.card.setVisible(bool(last4))
        self.drop.setVisible(bool(last4))
        self._show_note()

    def show_seats(self, words: str) -> None:
        self._seats.setText(words)
        self._seats.updateGeometry()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        fix(self._theme, self, height=_COMPACT_HEIGHT if is_compact else _HEIGHT)
        side = 16 if is_compact else 24
        air(self._theme, self._row, (side, 0, side, 1), 12)
        self._seats.setVisible(not is_compact)
        self._show_note()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))

    def _show_note(self) -> None:
        self._note.setVisible(self.card.isHidden() and not getattr(self, "_is_compact", False))


class AnswerStrip(QWidget):
    """A scan that came while the form is open: the answer in the colour of the card, one line high."""

    card_offered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text: CardText | None = None
        self.give = ActionButton(theme, self.tr("给她用这张卡"), height=36)
        self.give.clicked.connect(self.card_offered)
        row = QHBoxLayout(self)
        air(theme, row, (0, 0, 6, 0))
        row.addStretch(1)
        row.addWidget(self.give)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix(theme, self, height=_ANSWER_HEIGHT)
        self.hide()

    @property
    def words(self) -> str:
        return "" if self._text is None else f"{self._text.title}  {self._text.line}"

    def show_answer(self, text: CardText, is_new_card: bool) -> None:
        self._text = text
        self.give.setVisible(is_new_card)
        self.setAccessibleName(text.spoken)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text is None:
            return
        theme, painter = self._theme, QPainter(self)
        fill, ink = TONES[self._text.tone]
        rounded(painter, QRectF(self.rect()), theme.px(10), theme.colour(fill))
        size, left = theme.px(22), theme.air(16)
        middle = self.height() / 2
        paint_icon(painter, self._text.icon, QRectF(left, round(middle - size / 2), size, size), theme.colour(ink))
        metrics = theme.metrics("bodyStrong")
        right = self.give.x() - theme.air(12) if self.give.isVisible() else self.width() - theme.air(16)
        left += size + theme.air(12)
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(theme.colour(ink))
        words = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, right - left)
        text_at(painter, left, baseline(metrics, middle), words)
