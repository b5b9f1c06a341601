"""Words on the page: plain labels by role and tone, chips, icon with words, and one line that elides."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.measures import fix
from bjdesk.ui.shell.paint import baseline, text_at
from bjdesk.ui.shell.theme import Theme


def text_label(text: str = "", role: str = "body", tone: str = "ink", parent: QWidget | None = None) -> QLabel:
    """A label in one of the type roles; never rich text, because names and notes come from data."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setProperty("tone", tone)
    return label


def dress(widget: QWidget, **properties: str) -> None:
    """Change properties that the style sheet selects by, and let it look again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will look when it is shown
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()


class Chip(QLabel):
    """A small tinted word beside a name; tones ok, warn, bad, info and mute."""

    def __init__(
        self, theme: Theme, text: str, tone: str = "mute", height: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", tone)
        self.setIndent(0)  # a framed label would add half a letter of its own
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fix(theme, self, height=height)

    def show_as(self, text: str, tone: str) -> None:
        self.setText(text)
        if self.property("chip") != tone:
            dress(self, chip=tone)


class IconText(QLabel):
    """An icon with its words right of it; the icon carries the tone, the words the meaning."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str = "",
        *,
        role: str = "cap",
        tone: str = "ink2",
        icon_tone: str = "ink2",
        size: int = 16,
        gap: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._icon_tone = icon_tone
        self._size = size
        self._gap = gap
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.adapt_to_scale()

    def show_as(self, icon: str, text: str, icon_tone: str) -> None:
        self._icon = icon
        self._icon_tone = icon_tone
        self.setText(text)
        self.update()

    def adapt_to_scale(self) -> None:
        self.setContentsMargins(self._theme.px(self._size + self._gap), 0, 0, 0)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self._theme.px(self._size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._theme.px(self._size)
        box = QRectF(0, round((self.height() - size) / 2), size, size)
        paint_icon(QPainter(self), self._icon, box, self._theme.colour(self._icon_tone))


class OneLine(QLabel):
    """A line that may be too long: it ends in … and its tooltip gives the whole."""

    def __init__(
        self, theme: Theme, text: str = "", role: str = "body", tone: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def is_elided(self) -> bool:
        return self._metrics().horizontalAdvance(self.text()) > self.width() + 0.5

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        return QSize(int(metrics.horizontalAdvance(self.text()) + 0.99), int(metrics.height() + 0.99))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(int(self._metrics().horizontalAdvance("一二…")), whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.is_elided() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self._metrics()
        painter = QPainter(self)
        painter.setFont(self._theme.font(self.property("role")))
        painter.setPen(self._theme.colour(self.property("tone")))
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() + 0.5)
        text_at(painter, 0, baseline(metrics, self.height() / 2), text)

    def _metrics(self) -> QFontMetricsF:
        return self._theme.metrics(self.property("role"))
