"""Who has not come and who has, one click each, and what is done with the whole class (R26)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.checkin.caption import tab_words
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.choices import Segmented
from bjdesk.ui.shell.widgets.frames import Card, Hairline

if TYPE_CHECKING:
    from bjdesk.ui.checkin.class_actions import ClassActions

MISSING, ARRIVED = 0, 1
_WIDTH, _FOOT = 320, 54


class RosterPanel(Card):
    """The right column of the full layout: switch, list, foot. The list is put in once there is data."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.switch = Segmented(
            theme, self.tr("名单"), [self.tr("没到"), self.tr("已到")], fill_width=True, parent=self
        )
        self.switch.chosen.connect(self.chosen)
        holder = QWidget(self)
        self._foot = QHBoxLayout(holder)
        self._list = QVBoxLayout()
        self._list.addStretch(1)  # holds the place of the list, so that the switch does not move when it comes
        self._column = QVBoxLayout(self)
        air(theme, self._column, (1, 14, 1, 1))
        head = QHBoxLayout()
        air(theme, head, (13, 0, 13, 8))
        head.addWidget(self.switch)
        self._column.addLayout(head)
        self._column.addLayout(self._list, 1)
        self._column.addWidget(Hairline(theme, parent=self))
        air(theme, self._foot, (14, 0, 14, 0))
        fix(theme, holder, height=_FOOT)
        self._column.addWidget(holder)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        fix(theme, self, width=_WIDTH)

    def put_in(self, rows: QWidget, acts: "ClassActions") -> None:
        """The list and what stands below it."""
        self._list.takeAt(0)
        self._list.addWidget(rows)
        self._foot.addWidget(acts)

    def show_counts(self, missing: int, arrived: int) -> None:
        for place, words in enumerate(tab_words(missing, arrived)):
            self.switch.set_text(place, words)
