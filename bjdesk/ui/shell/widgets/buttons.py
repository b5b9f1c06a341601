"""Buttons that print their key: the words, then the shortcut in small grey type."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.paint import baseline, rounded, text_at
from bjdesk.ui.shell.theme import Theme

_PADDING = {"primary": 17, "secondary": 17, "danger": 17, "quiet": 11, "link": 0}
_ICON, _ICON_GAP, _KEY_GAP, _RADIUS = 20, 8, 10, 8

# kind -> state -> fill, edge, text; None paints nothing
_LOOKS: dict[str, dict[str, tuple[str | None, str | None, str]]] = {
    "primary": {
        "rest": ("accent", None, "on"),
        "hover": ("accentHover", None, "on"),
        "down": ("accentPressed", None, "on"),
        "off": ("disabledFill", "line", "disabledText"),
    },
    "secondary": {
        "rest": ("surface", "line2", "ink"),
        "hover": ("hover", "ink2", "ink"),
        "down": ("press", "ink2", "ink"),
        "off": ("disabledFill", "line", "disabledText"),
    },
    "quiet": {
        "rest": (None, None, "accent"),
        "hover": ("hover", None, "accent"),
        "down": ("press", None, "accent"),
        "off": (None, None, "disabledText"),
    },
    "link": {
        "rest": (None, None, "accent"),
        "hover": (None, None, "accent"),
        "down": (None, None, "accentPressed"),
        "off": (None, None, "disabledText"),
    },
    "danger": {
        "rest": ("surface", "bad", "bad"),
        "hover": ("badTint", "bad", "bad"),
        "down": ("bad", None, "on"),
        "off": ("disabledFill", "line", "disabledText"),
    },
}


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ActionButton(QPushButton):
    """A button of one of the five kinds; `key` is the shortcut as printed, e.g. "F4" or "Ctrl S".

    A click does not take the keyboard focus away from where it is; Tab reaches the button.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "secondary",
        *,
        key: str = "",
        icon: str = "",
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._theme = theme
        self._kind = kind
        self._key = key
        self._icon = icon
        self._height = height
        self.setProperty("kind", kind)
        self.setAccessibleDescription(key)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def printed_key(self) -> str:
        return self._key

    def setText(self, text: str) -> None:
        """Other words; the shortcut stays, which Qt would take away with the old ones."""
        shortcut = self.shortcut()
        super().setText(text)
        self.setShortcut(shortcut)

    def set_height(self, height: int) -> None:
        """Another of the four heights, e.g. in the compact layout."""
        self._height = height
        self.adapt_to_scale()

    def set_icon(self, icon: str) -> None:
        """Another icon, or none."""
        self._icon = icon
        self.adapt_to_scale()

    def set_words(self, text: str, key: str = "") -> None:
        """Other words and another key."""
        self._key = key
        self.setText(text)
        self.setAccessibleDescription(key)
        self.adapt_to_scale()

    def is_elided(self) -> bool:
        """Whether the words no longer fit the button."""
        return self.width() < self.sizeHint().width()

    def adapt_to_scale(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = 2.0 * theme.air(_PADDING[self._kind])
        if self._icon:
            width += theme.px(_ICON) + (theme.px(_ICON_GAP) if self.text() else 0)
        width += theme.metrics(self._role()).horizontalAdvance(self.text())
        if self._key:
            width += theme.px(_KEY_GAP) + theme.metrics("cap").horizontalAdvance(self._key)
        return QSize(round(width), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge, text = _LOOKS[self._kind][self._state()]
        colour = self._theme.colour
        if fill or edge:
            box = QRectF(self.rect())
            edge_colour = colour(edge) if edge else None
            rounded(painter, box, self._theme.px(_RADIUS), colour(fill) if fill else None, edge_colour)
        self._paint_words(painter, colour(text))

    def _state(self) -> str:
        if not self.isEnabled():
            return "off"
        if self.isDown() or self.isChecked():
            return "down"
        return "hover" if self.underMouse() else "rest"

    def _role(self) -> str:
        return "bigStrong" if self._height == 48 else "bodyMedium"

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        theme = self._theme
        words = theme.metrics(self._role())
        advance = words.horizontalAdvance(self.text())
        left = max((self.width() - self.sizeHint().width()) / 2, 0.0) + theme.air(_PADDING[self._kind])
        middle = self.height() / 2
        if self._icon:
            size = theme.px(_ICON)
            paint_icon(painter, self._icon, QRectF(round(left), round(middle - size / 2), size, size), colour)
            left += size + theme.px(_ICON_GAP)
        base = baseline(words, middle)
        painter.setFont(theme.font(self._role()))
        painter.setPen(colour)
        text_at(painter, left, base, self.text())
        if self._kind == "link" and self.underMouse() and self.isEnabled():
            painter.drawLine(round(left), round(base + 3), round(left + advance), round(base + 3))
        if self._key:
            self._paint_key(painter, left + advance + theme.px(_KEY_GAP), base, colour)

    def _paint_key(self, painter: QPainter, left: float, base: float, colour: QColor) -> None:
        on_fill = self._kind == "primary" or (self._kind == "danger" and self._state() == "down")
        painter.setFont(self._theme.font("cap"))
        painter.setPen(colour if on_fill or not self.isEnabled() else self._theme.colour("ink3"))
        text_at(painter, left, base, self._key)


class IconButton(ActionButton):
    """A square quiet button that shows an icon alone (‹ › ✕) and says its name to a screen reader."""

    def __init__(self, theme: Theme, icon: str, name: str, size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "quiet", icon=icon, height=size, parent=parent)
        self._size = size
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        size = self._theme.px(_ICON)
        left, top = round((self.width() - size) / 2), round((self.height() - size) / 2)
        paint_icon(painter, self._icon, QRectF(left, top, size, size), colour)
