"""What stands over the lists: a title, or in the compact layout the switch between them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.choices import Segmented
from bjdesk.ui.shell.widgets.labels import text_label

if TYPE_CHECKING:
    from bjdesk.ui.checkin.class_actions import ClassActions

RECENT = 0
"""Place of 刚才签到 in the switch."""


def tab_words(missing: int, arrived: int) -> tuple[str, str]:
    """没到 7, 已到 23."""
    translate = QCoreApplication.translate
    return (
        translate("RosterPanel", "没到 {n}").format(n=missing),
        translate("RosterPanel", "已到 {n}").format(n=arrived),
    )


class Caption(QWidget):
    """Full: 刚才签到 and a word about it. Compact: the switch between the three lists."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: ClassActions | None = None
        self._title = text_label(self.tr("刚才签到"), "h3", parent=self)
        self._note = text_label(self.tr("最近 50 条，撤销会留下原因"), "cap", "ink2", parent=self)
        self._short_note = text_label(self.tr("最近 50 条"), "cap", "ink2", parent=self)
        texts = [self.tr("刚才签到"), self.tr("没到"), self.tr("已到")]
        self.switch = Segmented(theme, self.tr("名单"), texts, parent=self)
        self.switch.chosen.connect(self._on_chosen)
        self._row = QHBoxLayout(self)
        air(theme, self._row, spacing=8)
        for widget in (self._title, self._note, self.switch):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._short_note)
        self.set_compact(False)

    def put_acts(self, acts: "ClassActions") -> None:
        """At the right of the roster, in the compact layout."""
        self._acts = acts
        self._row.addWidget(acts)
        self._show_end()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        for widget in (self._title, self._note):
            widget.setVisible(not is_compact)
        self.switch.setVisible(is_compact)
        self._show_end()

    def show_counts(self, missing: int, arrived: int) -> None:
        for place, words in enumerate(tab_words(missing, arrived), 1):
            self.switch.set_text(place, words)

    def _show_end(self) -> None:
        is_recent = self.switch.index == RECENT
        self._short_note.setVisible(self._is_compact and is_recent)
        if self._acts is not None:
            self._acts.setVisible(self._is_compact and not is_recent)

    def _on_chosen(self, index: int) -> None:
        self._show_end()
        self.chosen.emit(index)
