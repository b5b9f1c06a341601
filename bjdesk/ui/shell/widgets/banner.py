"""A message that pushes the page down and never blocks it: what happened, what to do, the number last and grey."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paint import rounded
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.labels import text_label

OK_LEAVES_AFTER_MS = 8000
_ICON = 22

# tone -> fill, border, icon colour, icon
_LOOKS = {
    "ok": ("okTint", "ok", "ok", "circle-check"),
    "info": ("tint", "accent", "accent", "info"),
    "warn": ("warnTint", "gold", "warn", "triangle-alert"),
    "bad": ("badTint", "bad", "bad", "triangle-alert"),
}


class Banner(QWidget):
    """Tones ok, info, warn and bad; ok leaves by itself after eight seconds, the others stay until dismissed."""

    dismissed = Signal()
    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        tone: str,
        what: str,
        do: str = "",
        *,
        number: str = "",
        action: str = "",
        icon: str = "",
        leaves_after_ms: int = OK_LEAVES_AFTER_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fill, self._edge, self._icon_tone, standard_icon = _LOOKS[tone]
        self._icon = icon or standard_icon
        self.tone, self.what, self.do, self.number = tone, what, do, number
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("，".join(part for part in (what, do) if part))
        self._build(action)
        if tone == "ok":
            QTimer.singleShot(leaves_after_ms, self, self.dismissed.emit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.px(10), theme.colour(self._fill), theme.colour(self._edge))
        size = theme.px(_ICON)
        place = QRectF(theme.air(16) + 1, round((self.height() - size) / 2), size, size)
        paint_icon(painter, self._icon, place, theme.colour(self._icon_tone))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def adapt_to_scale(self) -> None:
        margins = self._row.contentsMargins()
        left = self._theme.air(16) + 1 + self._theme.px(_ICON) + self._theme.air(12)
        self._row.setContentsMargins(left, margins.top(), margins.right(), margins.bottom())
        self._fit()

    def _build(self, action: str) -> None:
        theme = self._theme
        self._row = QHBoxLayout(self)
        self._do = text_label(self.do, "body", "ink2")
        self._number = text_label(self.tr("编号 {number}").format(number=self.number), "cap", "ink3")
        for label, words in ((self._do, self.do), (self._number, self.number)):
            if not words:
                label.hide()  # never show a widget that has no parent yet: it would be a window
        self._lay_out_words(is_one_line=not action and not self.number and len(self.what + self.do) < 36)
        if action:
            button = ActionButton(theme, action)
            button.clicked.connect(self.acted)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        close = IconButton(theme, "x", self.tr("收起这条提示"))
        close.clicked.connect(self.dismissed)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.adapt_to_scale()

    def _lay_out_words(self, is_one_line: bool) -> None:
        theme = self._theme
        what = text_label(self.what, "bodyStrong")
        self._second = QHBoxLayout()
        air(theme, self._second, spacing=12)
        self._second.addWidget(self._do)
        self._second.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBottom)
        self._second.addStretch(1)
        words = QHBoxLayout() if is_one_line else QVBoxLayout()
        words.addWidget(what)
        words.addLayout(self._second, 1)
        what.setWordWrap(not is_one_line)
        air(theme, words, spacing=10 if is_one_line else 0)
        end = 3 if is_one_line else 11
        air(theme, self._row, (0, end, 12, end), 12)
        self._row.addLayout(words, 1)

    def _fit(self) -> None:
        """Let the number follow the words directly, or wrap them where they do not fit a line."""
        theme = self._theme
        needed = theme.metrics("body").horizontalAdvance(self.do)
        if self.number:
            needed += theme.air(12) + theme.metrics("cap").horizontalAdvance(self._number.text())
        fits = needed <= self._second.geometry().width() or not self._second.geometry().isValid()
        if self._do.wordWrap() == fits:
            self._do.setWordWrap(not fits)
            self._second.setStretch(0, 0 if fits else 1)
            self._second.setStretch(2, 1 if fits else 0)
