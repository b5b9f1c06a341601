"""One matter with the list of all beside it; in the compact layout the list gives way to ‹ and ›."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import Chip, OneLine, text_label
from bjdesk.ui.sync.matter_pane import MatterPane
from bjdesk.ui.sync.run_words import Today
from bjdesk.ui.sync.worklist import Worklist

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter, MatterKey

translate = QCoreApplication.translate
LIST_WIDTH = 256


class MatterView(QWidget):
    """`settled_wanted(bool)`: the list of what has been looked at, or the open one again."""

    settled_wanted = Signal(bool)
    gone = Signal()
    """The matter that was open is not there any more, and no other one either."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today: Today | None = None
        self.shows_settled = False
        self.list = Worklist(theme, is_narrow=True)
        self.list.say_empty(translate("Sync", "都看过了"), "")
        self.pane = MatterPane(theme)
        self.place = OneLine(theme, "", "body", "ink2")
        self.before = IconButton(theme, "chevron-left", translate("Matters", "上一件"))
        self.after = IconButton(theme, "chevron-right", translate("Matters", "下一件"))
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.before.clicked.connect(self.go_before)
        self.after.clicked.connect(self.go_after)
        self._settled_link.clicked.connect(self._on_settled_link)
        self.set_compact(False)

    def show_matters(self, matters: "Sequence[Matter]", settled_count: int, today: Today, *, is_settled: bool) -> None:
        """The list read anew; the open matter stays open while it is in it, else the next one takes its place."""
        self._today, self.shows_settled = today, is_settled
        place = self._place()
        self.list.show_matters(matters, today)
        self._title.setText(translate("Matters", "看过的") if is_settled else translate("Sync", "要您看一下"))
        tone = "bad" if any(matter.is_blocking for matter in matters) else "warn"
        self._count.show_as(str(len(matters)), "mute" if is_settled else tone)
        self._count.setVisible(bool(matters))
        self._show_link(settled_count)
        if not matters:
            self._show_place()
            self.gone.emit()
            return
        keys = self.list.keys
        key = self.pane.key
        self.show_key(key if key in keys else keys[min(max(place, 0), len(keys) - 1)])

    def show_key(self, key: "MatterKey | None") -> bool:
        """Open this one; False if it is not in the list."""
        found = self.list.matter(key) if key is not None else None
        if found is None or self._today is None or key is None:
            return False
        self.list.select(key)
        self.pane.show_matter(found, self._today)
        self._show_place()
        return True

    def go_before(self) -> None:
        self._go(-1)

    def go_after(self) -> None:
        self._go(1)

    def set_compact(self, is_compact: bool) -> None:
        air(self._theme, self._row, spacing=10 if is_compact else 20)
        self._left.setVisible(not is_compact)
        self.pane.set_compact(is_compact)
        for button in (self.before, self.after):
            button.setVisible(is_compact)

    def _go(self, step: int) -> None:
        keys, place = self.list.keys, self._place() + step
        if 0 <= place < len(keys):
            self.show_key(keys[place])

    def _place(self) -> int:
        keys, key = self.list.keys, self.pane.key
        return keys.index(key) if key in keys else 0

    def _show_place(self) -> None:
        count, place = len(self.list.keys), self._place()
        words = translate("Matters", "第 {n} 件，共 {of} 件").format(n=place + 1, of=count) if count else ""
        self.place.setText(words)
        self.place.updateGeometry()
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place + 1 < count)

    def _show_link(self, count: int) -> None:
        if self.shows_settled:
            words, icon = translate("Matters", "回到要看的"), "chevron-left"
        else:
            words, icon = translate("Matters", "看过的（{n}）").format(n=count), "history"
        self._settled_link.setText(words)
        self._settled_link.set_icon(icon)
        for part in (self._settled_link, self._foot_line):
            part.setVisible(self.shows_settled or count > 0)

    def _on_chosen(self, key: "MatterKey") -> None:
        self.show_key(key)

    def _on_opened(self, key: "MatterKey") -> None:
        if self.show_key(key):
            self.pane.focus_first()

    def _on_settled_link(self) -> None:
        self.settled_wanted.emit(not self.shows_settled)

    def _lay_out(self) -> None:
        theme = self._theme
        self._left = Card(theme)
        fix(theme, self._left, width=LIST_WIDTH)
        head = QHBoxLayout()
        air(theme, head, (12, 12, 12, 8), 8)
        self._title = text_label(translate("Sync", "要您看一下"), "h3")
        self._count = Chip(theme, "", "warn")
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        self._settled_link = ActionButton(theme, "", "link", icon="history", height=36)
        foot = QHBoxLayout()
        air(theme, foot, (12, 4, 12, 4))
        foot.addWidget(self._settled_link)
        foot.addStretch(1)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._foot_line = Hairline(theme)
        column.addWidget(self._foot_line)
        column.addLayout(foot)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._left)
        self._row.addWidget(self.pane, 1)
