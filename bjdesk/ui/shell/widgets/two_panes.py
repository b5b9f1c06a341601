"""A list and what it lists, side by side; where both do not fit, one at a time with a way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton

NARROW_BELOW = 640
"""Width ÷ text scale under which a list of 300 leaves too little for the rest."""


class TwoPanes(QWidget):
    """In the narrow layout → in the list opens the right pane, the link over it and `go_back` lead to the list."""

    narrowed = Signal(bool)

    def __init__(
        self, theme: Theme, left: QWidget, right: QWidget, back: str, keys: QWidget, parent: QWidget | None = None
    ) -> None:
        """`back` names the list, `keys` is the widget of it that has the keyboard."""
        super().__init__(parent)
        self._theme = theme
        self._left, self._right = left, right
        self._keys = keys
        self._back = ActionButton(theme, back, "link", icon="chevron-left", height=36)
        self._back.clicked.connect(self.go_back)
        self._is_narrow = self._is_right_wanted = False
        self._has_right = True
        self._share = (0, 1)
        keys.installEventFilter(self)
        column = QVBoxLayout()
        air(theme, column)
        column.addWidget(self._back)
        column.addWidget(right, 1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(left)
        self._row.addLayout(column)
        self.set_gap(24)
        self._choose()

    @property
    def is_narrow(self) -> bool:
        return self._is_narrow

    @property
    def has_left_list(self) -> bool:
        """Whether the right pane stands where the list was."""
        return self._left.isHidden()

    def set_share(self, left: int, right: int) -> None:
        """How the width is shared between those that have no fixed one."""
        self._share = (left, right)
        self._choose()

    def set_gap(self, gap: int) -> None:
        air(self._theme, self._row, spacing=gap)

    def set_right(self, has_right: bool) -> None:
        """Without anything to show there the list has the whole width."""
        self._has_right = has_right
        self._choose()

    def open_right(self) -> None:
        """Where only one fits, the right one."""
        self._is_right_wanted = True
        self._choose()
        if self._is_narrow:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        """To the list; False where it is seen already."""
        was_hidden = self.has_left_list
        self._is_right_wanted = False
        self._choose()
        if was_hidden:
            self._keys.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_hidden

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def adapt_to_scale(self) -> None:
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        opens = event.key() == Qt.Key.Key_Right and self._is_narrow and self._has_right
        if opens:
            self.open_right()
        return opens

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Before it is seen its width says nothing."""
        if not self.isVisible():
            return
        is_narrow = self.width() / self._theme.scale < NARROW_BELOW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._choose()
            self.narrowed.emit(is_narrow)

    def _choose(self) -> None:
        is_right_alone = self._is_narrow and self._has_right and self._is_right_wanted
        self._left.setVisible(not is_right_alone)
        self._right.setVisible(self._has_right and (not self._is_narrow or is_right_alone))
        self._back.setVisible(is_right_alone)
        is_left_alone = self._right.isHidden()  # a layout without anything in it would still take its share
        for place, share in enumerate((1, 0) if is_left_alone else self._share):
            self._row.setStretch(place, share)
        self._row.activate()  # now: what is looked at next may ask how wide it is
