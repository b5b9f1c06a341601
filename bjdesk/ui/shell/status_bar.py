"""The line at the bottom: reader and staff at the left, what happens without a network at the right (D1)."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paint import flat
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.labels import Chip, IconText
from bjdesk.ui.shell.workspace import DeskFacts


class StatusBar(QWidget):
    """Icons carry the tone, the words the meaning."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.reader = IconText(theme, "usb")
        self.staff = IconText(theme, "user")
        self.demo = Chip(theme, self.tr("演示数据"), height=22)
        self.offline = IconText(theme, "cloud-check", self.tr("断网也能用"))
        self.sync = IconText(theme, "cloud")
        self.waiting = IconText(theme, "cloud-upload", icon_tone="accent")
        self._row = QHBoxLayout(self)
        for widget in (self.reader, self.staff, self.demo):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in (self.offline, self.sync, self.waiting):
            self._row.addWidget(widget)
        for hidden in (self.staff, self.demo, self.sync, self.waiting):
            hidden.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix(theme, self, height=34)
        self.show_reader("unused")
        self.set_compact(False)

    def show_facts(self, facts: DeskFacts) -> None:
        self.staff.setText(self.tr("值班：{name}").format(name=facts.staff_name) if facts.staff_name else "")
        self.demo.setVisible(facts.is_training)
        self._make_room()

    def show_reader(self, state: str) -> None:
        """unused (nothing was scanned yet), good, or misread (the last card came in broken)."""
        icon_tone, words = {
            "unused": ("ink3", self.tr("读卡器还没用过")),
            "good": ("ok", self.tr("读卡器好用")),
            "misread": ("warn", self.tr("没读准，请再刷一次")),
        }[state]
        self.reader.show_as("usb", words, icon_tone)
        self._make_room()

    def show_waiting(self, count: int | None) -> None:
        """How many changes wait to be sent to the district; None while that is not known."""
        self.waiting.setVisible(count is not None)
        if count is not None:
            self.waiting.setText(self.tr("待上传 {n} 条").format(n=count))
        self._make_room()

    def show_sync(self, icon: str, tone: str, words: str) -> None:
        """How this desk and the district stand; the icon's colour is red only where a person is needed."""
        self.sync.setVisible(bool(words))
        self.sync.show_as(icon, words, tone)
        self._make_room()

    def set_compact(self, is_compact: bool) -> None:
        air(self._theme, self._row, (12, 1, 12, 0) if is_compact else (24, 1, 24, 0), 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def adapt_to_scale(self) -> None:
        self._make_room()

    def _make_room(self) -> None:
        """The bar never cuts a word: first the comfort that no network is needed gives way, then who is on duty.

        With large text in a small window how the sync stands gives way as well; the navigation has its red dot then.
        """
        shown = [w for w in (self.reader, self.demo, self.waiting) if not w.isHidden()]
        left = self.width() - 2 * self._theme.air(24) - sum(self._needed(w) for w in shown)
        has_sync = bool(self.sync.text()) and self._needed(self.sync) <= left
        self.sync.setVisible(has_sync)
        left -= self._needed(self.sync) if has_sync else 0
        has_staff = bool(self.staff.text()) and self._needed(self.staff) <= left
        self.staff.setVisible(has_staff)
        left -= self._needed(self.staff) if has_staff else 0
        self.offline.setVisible(self._needed(self.offline) <= left)

    def _needed(self, widget: QWidget) -> int:
        return widget.sizeHint().width() + self._theme.air(18)

    def paintEvent(self, event: QPaintEvent) -> None:
        flat(QPainter(self), QRect(0, 0, self.width(), 1), self._theme.colour("line"))
