"""The frame that every line of input stands in: icon, borderless editor, something at the right end.

The frame paints its own border, 2 px when the editor has the focus or the input is wrong, so text never moves.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from bjdesk.ui.shell.icons import paint_icon
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paint import rounded
from bjdesk.ui.shell.theme import Theme

_OWN_MARGIN = 2
"""What a line editor keeps free left of its text, whatever the style says."""


class InputBox(QWidget):
    """Frame around one line editor. `accent` names the border's token while it is not focused ("line2")."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        role: str = "field",
        height: int = 48,
        radius: int = 8,
        icon: str = "",
        icon_size: int = 20,
        icon_gap: int = 12,
        padding: int = 16,
        edit: QLineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._radius = radius
        self._icon = icon
        self._icon_size = icon_size
        self._icon_gap = icon_gap
        self._padding = padding
        self._is_wrong = False
        self.edit = edit or QLineEdit()
        self.edit.setProperty("role", role)
        self.edit.setAccessibleName(name)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.edit, 1)
        air(theme, self._row, (0, 0, padding, 0), 8)
        fix(theme, self, height=height)
        self.adapt_to_scale()

    def add_at_end(self, widget: QWidget) -> None:
        """A chip or button inside the frame, right of the text."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_wrong(self, is_wrong: bool) -> None:
        self._is_wrong = is_wrong
        self.update()

    def adapt_to_scale(self) -> None:
        left = self._theme.air(self._padding) - _OWN_MARGIN
        if self._icon:
            left += self._theme.px(self._icon_size) + self._theme.air(self._icon_gap)
        margins = self._row.contentsMargins()
        self._row.setContentsMargins(left, 0, margins.right(), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn or kind == QEvent.Type.FocusOut or kind == QEvent.Type.EnabledChange:
            self.update()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._leaves_to_page(event)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        fill, edge, width = self._look()
        box = QRectF(self.rect())
        rounded(painter, box, theme.px(self._radius), theme.colour(fill), theme.colour(edge), width)
        if self._icon:
            size = theme.px(self._icon_size)
            place = QRectF(theme.air(self._padding), round((self.height() - size) / 2), size, size)
            paint_icon(painter, self._icon, place, theme.colour(self._icon_tone()))

    def _leaves_to_page(self, event: QKeyEvent) -> bool:
        """An editor claims Ctrl Z even when it has nothing to take back; then the page is to undo."""
        leaves = event.matches(QKeySequence.StandardKey.Undo) and not self.edit.isUndoAvailable()
        if leaves:
            event.ignore()
        return leaves

    def _look(self) -> tuple[str, str, float]:
        """Fill, border and border width."""
        if self._is_wrong:
            return "surface", "bad", 2
        if self.edit.isReadOnly() or not self.edit.isEnabled():
            return "disabledFill", "line", 1
        return ("surface", "accent", 2) if self.edit.hasFocus() else ("surface", "line2", 1)

    def _icon_tone(self) -> str:
        return "accent" if self.edit.hasFocus() else "ink3"


class SearchField(InputBox):
    """Where lists are searched: a glass, and the words of what may be typed."""

    def __init__(self, theme: Theme, name: str, placeholder: str, height: int = 48, parent: QWidget | None = None):
        super().__init__(theme, name, role="big", height=height, icon="search", padding=14, parent=parent)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setClearButtonEnabled(False)
