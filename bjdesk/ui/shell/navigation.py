"""The bar at the left: the mark, the branch, and the pages that exist, each with icon, word and digit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.icons import paint_icon, paint_mark
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.pages import PageEntry
from bjdesk.ui.shell.paint import baseline, flat, rounded, text_at
from bjdesk.ui.shell.theme import Theme

_WIDE, _NARROW = 176, 72
_ITEM, _ICON, _ICON_AT, _TEXT_AT = 44, 20, 14, 46


class NavItem(QPushButton):
    """One page; a dot on its icon when something there asks for attention."""

    def __init__(self, theme: Theme, entry: PageEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(entry.title)
        self._theme = theme
        self._entry = entry
        self._is_compact = False
        self._has_dot = False
        self.key = entry.key
        self.setCheckable(True)
        self.setAccessibleDescription(_printed(entry.digit))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.setToolTip(f"{_printed(self._entry.digit)}  {self.text()}".strip() if is_compact else "")
        self.update()

    @property
    def has_attention(self) -> bool:
        return self._has_dot

    def set_attention(self, has_dot: bool) -> None:
        self._has_dot = has_dot
        key = _printed(self._entry.digit)
        words = self.tr("{key}，要您看一下").format(key=key) if has_dot else key
        self.setAccessibleDescription(words)
        self.update()

    def nextCheckState(self) -> None:
        """The window decides which page is shown."""

    def is_elided(self) -> bool:
        """Whether the word does not fit beside or under its icon."""
        left = 0 if self._is_compact else self._theme.px(_TEXT_AT)
        return left + self._theme.metrics(self._role()).horizontalAdvance(self.text()) > self.width()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_NARROW) - 12, self._theme.px(_ITEM))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            rounded(painter, box, theme.px(8), theme.colour("surface"), theme.colour("line"))
            self._paint_bar(painter)
        elif self.underMouse():
            rounded(painter, box, theme.px(8), theme.colour("press"))
        if self._is_compact:
            self._paint_compact(painter)
        else:
            self._paint_wide(painter)

    def _role(self) -> str:
        if self._is_compact:
            return "navSmallStrong" if self.isChecked() else "navSmall"
        return "bigStrong" if self.isChecked() else "big"

    def _paint_bar(self, painter: QPainter) -> None:
        height = self._theme.px(20)
        bar = QRectF(0, round((self.height() - height) / 2), self._theme.px(4), height)
        rounded(painter, bar, 2, self._theme.colour("accent"))

    def _paint_compact(self, painter: QPainter) -> None:
        theme = self._theme
        metrics = theme.metrics(self._role())
        part = self.height() / theme.px(_ITEM)
        size = round(theme.px(_ICON) * part)
        self._paint_icon(painter, QRectF(round((self.width() - size) / 2), round(theme.px(3) * part), size, size))
        painter.setFont(theme.font(self._role()))
        painter.setPen(theme.colour("ink" if self.isChecked() else "ink2"))
        left = (self.width() - metrics.horizontalAdvance(self.text())) / 2
        text_at(painter, left, baseline(metrics, theme.px(32) * part), self.text())

    def _paint_wide(self, painter: QPainter) -> None:
        theme = self._theme
        metrics = theme.metrics(self._role())
        middle, size = self.height() / 2, theme.px(_ICON)
        self._paint_icon(painter, QRectF(theme.px(_ICON_AT), round(middle - size / 2), size, size))
        painter.setFont(theme.font(self._role()))
        painter.setPen(theme.colour("ink" if self.isChecked() else "ink2"))
        text_at(painter, theme.px(_TEXT_AT), baseline(metrics, middle), self.text())
        painter.setFont(theme.font("cap"))
        painter.setPen(theme.colour("ink3"))
        digit = self._entry.digit
        right = self.width() - theme.px(12) - theme.metrics("cap").horizontalAdvance(digit)
        text_at(painter, right, baseline(theme.metrics("cap"), middle + 0.5), digit)

    def _paint_icon(self, painter: QPainter, place: QRectF) -> None:
        colour = self._theme.colour
        paint_icon(painter, self._entry.icon, place, colour("accent" if self.isChecked() else "ink2"))
        if self._has_dot:
            size = self._theme.px(10)
            dot = QRectF(place.right() - size * 0.6, place.top() - size * 0.3, size, size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface" if self.isChecked() else "nav"))
            painter.drawEllipse(dot.adjusted(-2, -2, 2, 2))
            painter.setBrush(colour("bad"))
            painter.drawEllipse(dot)


class _Brand(QWidget):
    """The mark and, beside it, branch and college."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._branch = ""
        self._college = ""
        fix(theme, self, height=65)

    def show_names(self, branch: str, college: str) -> None:
        self._branch, self._college = branch, college
        self.setAccessibleName(f"{branch} {college}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        size = theme.px(26)
        paint_mark(painter, QRectF(theme.px(7), theme.px(19), size, size), theme.colour("gold"))
        left = theme.px(44)
        for text, role, tone, middle in ((self._branch, "bodyStrong", "ink", 24), (self._college, "cap", "ink2", 44)):
            metrics = theme.metrics(role)
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(tone))
            room = self.width() - left - theme.px(8)
            words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            text_at(painter, left, baseline(metrics, theme.px(middle)), words)


class Navigation(QWidget):
    """Wide with digits, or narrow with the word under the icon; never icons alone."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self.setAccessibleName(self.tr("页面"))
        self._brand = _Brand(theme)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._brand)
        self.items: dict[str, NavItem] = {}
        for entry in (*(e for e in entries if not e.is_at_bottom), None, *(e for e in entries if e.is_at_bottom)):
            if entry is None:
                self._column.addStretch(1)
            else:
                self._add(entry)
        self.set_compact(False)

    def set_compact(self, is_compact: bool) -> None:
        self._brand.setVisible(not is_compact)
        fix(self._theme, self, width=_NARROW if is_compact else _WIDE)
        air(self._theme, self._column, (6, 6, 6, 8) if is_compact else (8, 0, 8, 9), 1 if is_compact else 2)
        for item in self.items.values():
            item.set_compact(is_compact)
        self._is_compact = is_compact
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def adapt_to_scale(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Where a low window has large text, all pages share what height there is."""
        height, margins, gap = self._theme.px(_ITEM), self._column.contentsMargins(), self._column.spacing()
        if self._is_compact and self.isVisible():
            room = self.height() - margins.top() - margins.bottom() - gap * len(self.items)
            height = min(height, room // max(len(self.items), 1))
        for item in self.items.values():
            item.setFixedHeight(height)

    def set_attention(self, key: str, has_dot: bool) -> None:
        """A red dot where a person is needed; a page that is not there needs nobody."""
        if key in self.items:
            self.items[key].set_attention(has_dot)

    def mark(self, key: str) -> None:
        """Show that this page is in front."""
        for item in self.items.values():
            item.setChecked(item.key == key)

    def show_names(self, branch: str, college: str) -> None:
        self._brand.show_names(branch, college)

    def paintEvent(self, event: QPaintEvent) -> None:
        flat(QPainter(self), self.rect(), self._theme.colour("nav"))

    def _add(self, entry: PageEntry) -> None:
        item = NavItem(self._theme, entry)
        item.clicked.connect(self._on_clicked)
        self.items[entry.key] = item
        self._column.addWidget(item)

    def _on_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, NavItem):
            self.chosen.emit(item.key)


def _printed(digit: str) -> str:
    return f"Ctrl {digit}" if digit.isdigit() else digit
