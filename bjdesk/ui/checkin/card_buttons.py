"""Buttons on the coloured card: white ones with words in the colour of the card, and hollow ones beside them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bjdesk.ui.checkin.card_text import ENTER, CardButton
from bjdesk.ui.shell.paint import rounded
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton

_MOST_ROWS = 2
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class OnCardButton(ActionButton):
    """One button in the colours of the card; a key presses it only when `may_press` says so."""

    def __init__(
        self, theme: Theme, button: CardButton, tones: tuple[str, str], may_press: Callable[[], bool], parent: QWidget
    ) -> None:
        key = self.tr("回车") if button.key == ENTER else button.key
        super().__init__(theme, button.text, key=key, icon=button.icon, height=48, parent=parent)
        self._fill, self._ink = tones
        self._is_primary = button.is_primary
        self._may_press = may_press
        self.name = button.name
        self._whole, self._short = button.text, button.short or button.text
        self.is_default = button.key == ENTER

    def set_short(self, is_short: bool) -> None:
        """The short words, where the whole ones leave no room for the other buttons."""
        self.setText(self._short if is_short else self._whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _KEYS:
            super().keyPressEvent(event)
        elif self._may_press() and not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box, radius = QRectF(self.rect()), self._theme.px(8)
        if self._is_primary:
            rounded(painter, box, radius, self._shade(self._face()))
            self._paint_words(painter, self._theme.colour(self._words()))
        else:
            edge = QColor(self._theme.colour(self._ink))
            edge.setAlphaF(1.0 if self.underMouse() else 0.7)
            rounded(painter, box, radius, None, edge, 2)
            self._paint_words(painter, self._theme.colour(self._ink))

    def _role(self) -> str:
        return "bigStrong" if self._is_primary and self._height == 48 else "bodyMedium"

    def _face(self) -> str:
        return "accent" if self._fill == "waiting" else "surface"

    def _words(self) -> str:
        return "on" if self._fill == "waiting" else self._fill

    def _shade(self, face: str) -> QColor:
        colour = self._theme.colour(face)
        return colour.darker(106) if self.underMouse() or self.isDown() else colour

    def _paint_key(self, painter: QPainter, left: float, base: float, colour: QColor) -> None:
        painter.setFont(self._theme.font("cap"))
        painter.setPen(colour)
        painter.drawText(round(left), round(base), self._key)


class CardButtonRow(QObject):
    """The buttons of the answer that is shown, side by side and, where they do not fit, in rows."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, may_press: Callable[[], bool], card: QWidget) -> None:
        super().__init__(card)
        self._theme = theme
        self.may_press = may_press
        self._card = card
        self._height = 48
        self._buttons: list[OnCardButton] = []

    @property
    def shown(self) -> Sequence[OnCardButton]:
        return tuple(self._buttons)

    def show_buttons(self, buttons: Sequence[CardButton], fill: str, ink: str) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [
            OnCardButton(self._theme, button, (fill, ink), self.may_press, self._card) for button in buttons
        ]
        for place, made in enumerate(self._buttons, 1):
            made.setShortcut(f"Alt+{place}")
            made.set_height(self._height)
            made.clicked.connect(self._on_clicked)
            made.show()

    def press_primary(self) -> bool:
        """Press the button that says 回车, if there is one and the last scan is long enough ago."""
        button = next((button for button in self._buttons if button.is_default), None)
        if button is None or not self.may_press():
            return False
        button.click()
        return True

    def set_compact(self, is_compact: bool) -> None:
        self._height = 40 if is_compact else 48
        for button in self._buttons:
            button.set_height(self._height)

    def height_for(self, width: int) -> int:
        if not self._buttons:
            return 0
        rows = len(self._rows(width))
        return rows * self._theme.px(self._height) + (rows - 1) * self._gap()

    def place(self, room: QRect) -> None:
        """Lay the buttons out from the left, row by row."""
        top = room.top()
        for row in self._rows(room.width()):
            left = room.left()
            for button in row:
                size: QSize = button.sizeHint()
                button.setGeometry(left, top, size.width(), size.height())
                left += size.width() + self._theme.air(12)
            top += self._theme.px(self._height) + self._gap()

    def _gap(self) -> int:
        return self._theme.air(8)

    def _rows(self, width: int) -> list[list[OnCardButton]]:
        """Rows of buttons; more than two rows of whole words become short ones."""
        rows: list[list[OnCardButton]] = []
        for is_short in (False, True):
            for button in self._buttons:
                button.set_short(is_short)
            rows = self._filled_rows(width)
            if len(rows) <= _MOST_ROWS:
                break
        return rows

    def _filled_rows(self, width: int) -> list[list[OnCardButton]]:
        rows: list[list[OnCardButton]] = [[]]
        left = 0
        for button in self._buttons:
            needed = button.sizeHint().width()
            if rows[-1] and left + needed > width:
                rows.append([])
                left = 0
            rows[-1].append(button)
            left += needed + self._theme.air(12)
        return rows

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, OnCardButton):
            self.pressed.emit(button.name)
