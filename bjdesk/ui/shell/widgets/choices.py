"""One of a few: the segmented switch and the tabs, which differ only in how they paint.

Left and right move between the choices; the row is one stop for Tab.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paint import baseline, flat, rounded, text_at
from bjdesk.ui.shell.theme import Theme


class _Choice(QPushButton):
    """One choice; measured in the heavier weight so that choosing it moves nothing."""

    def __init__(self, theme: Theme, text: str, height: int, padding: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self._theme = theme
        self._height = height
        self._padding = padding
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = theme.metrics("bodyStrong").horizontalAdvance(self.text()) + 2 * theme.air(self._padding)
        return QSize(int(width + 0.99), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def is_elided(self) -> bool:
        return self.width() < self.sizeHint().width()

    def nextCheckState(self) -> None:
        """The row decides what is checked; a click on the chosen one does not unchoose it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # a plain button would walk on through the page
        else:
            super().keyPressEvent(event)

    def _paint_words(self, painter: QPainter, middle: float) -> None:
        theme = self._theme
        role = "bodyStrong" if self.isChecked() else "body"
        metrics = theme.metrics(role)
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("ink" if self.isChecked() else "ink2"))
        left = (self.width() - metrics.horizontalAdvance(self.text())) / 2
        text_at(painter, left, baseline(metrics, middle), self.text())


class _Segment(_Choice):
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            rounded(painter, box, theme.px(7), theme.colour("surface"), theme.colour("line2"))
        elif self.underMouse():
            rounded(painter, box, theme.px(7), theme.colour("press"))
        self._paint_words(painter, self.height() / 2)


class _Tab(_Choice):
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        bar = theme.px(3)
        if self.underMouse() and not self.isChecked():
            box = QRectF(self.rect()).adjusted(0, theme.px(4), 0, -theme.px(4))
            rounded(painter, box, theme.px(6), theme.colour("hover"))
        if self.isChecked():
            flat(painter, QRect(0, self.height() - bar, self.width(), bar), theme.colour("accent"))
        self._paint_words(painter, (self.height() - bar) / 2)


class _Choices(QWidget):
    """A row of choices of which exactly one holds."""

    chosen = Signal(int)
    _make: type[_Choice]
    _inner_height: int
    _padding: int

    def __init__(self, theme: Theme, name: str, texts: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._buttons: list[_Choice] = []
        for text in texts:
            button = self._make(theme, text, self._inner_height, self._padding, self)
            button.clicked.connect(self._on_clicked)
            self._row.addWidget(button)
            self._buttons.append(button)
        self._index = 0
        self._mark()

    @property
    def index(self) -> int:
        return self._index

    def set_index(self, index: int) -> None:
        """Choose without telling anybody."""
        self._index = index
        self._mark()

    def set_text(self, index: int, text: str) -> None:
        """New words, e.g. another count; the screen reader hears them too."""
        self._buttons[index].setText(text)
        self._buttons[index].updateGeometry()

    def adapt_to_scale(self) -> None:
        for button in self._buttons:
            button.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        index = (self._index + step) % len(self._buttons)
        self._choose(index)
        self._buttons[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        for index, button in enumerate(self._buttons):
            if button is self.sender():
                self._choose(index)

    def _choose(self, index: int) -> None:
        if index != self._index:
            self.set_index(index)
            self.chosen.emit(index)

    def _mark(self) -> None:
        for index, button in enumerate(self._buttons):
            button.setChecked(index == self._index)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if index == self._index else Qt.FocusPolicy.NoFocus)


class Segmented(_Choices):
    """A switch inside a card or bar: 没到 7 | 已到 23."""

    _make, _inner_height, _padding = _Segment, 34, 14

    def __init__(
        self, theme: Theme, name: str, texts: list[str], fill_width: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, texts, parent)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(2)
        if fill_width:
            for place, button in enumerate(self._buttons):
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                self._row.setStretch(place, 1)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if fill_width else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        box = QRectF(self.rect())
        rounded(QPainter(self), box, theme.px(10), theme.colour("hover"), theme.colour("line"))


class Tabs(_Choices):
    """The parts of a detail pane, with a hairline below over the whole width.

    `indent` moves the first tab in; its words stand 14 px further right, above the text of the card.
    """

    _make, _inner_height, _padding = _Tab, 40, 14

    def __init__(
        self, theme: Theme, name: str, texts: list[str], indent: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, texts, parent)
        air(theme, self._row, (indent, 0, 0, 0), 2)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        flat(QPainter(self), QRect(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))
