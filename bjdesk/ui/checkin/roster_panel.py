"""Who has not come and who has, one click each, and what is done with the whole class (R26)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.choices import Segmented
from bjdesk.ui.shell.widgets.frames import Card, Hairline

if TYPE_CHECKING:
    from bjdesk.ui.checkin.board import Board

MISSING, ARRIVED = 0, 1
_WIDTH, _FOOT = 320, 54


class ClassActions(QWidget):
    """全班到齐 · 下课收尾 · 打印签到表 F9."""

    all_wanted = Signal()
    close_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme, is_spread: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all_here = ActionButton(theme, self.tr("全班到齐"), "link", height=36)
        self.close_class = ActionButton(theme, self.tr("下课收尾"), "link", height=36)
        self.print_sheet = ActionButton(theme, self.tr("打印签到表"), "link", key="F9", height=36)
        self.all_here.clicked.connect(self.all_wanted)
        self.close_class.clicked.connect(self.close_wanted)
        self.print_sheet.clicked.connect(self.print_wanted)
        row = QHBoxLayout(self)
        air(theme, row, spacing=20)
        row.addWidget(self.all_here)
        row.addWidget(self.close_class)
        if is_spread:
            row.addStretch(1)
        row.addWidget(self.print_sheet)

    def allow(self, board: "Board") -> None:
        """What makes sense for the session in front; the rest is hidden, not greyed."""
        session = board.session
        is_upcoming = session is not None and session.state == "1"
        self.all_here.setVisible(is_upcoming and bool(board.missing))
        self.close_class.setVisible(is_upcoming)
        self.print_sheet.setVisible(session is not None)


def tab_words(missing: int, arrived: int) -> tuple[str, str]:
    """没到 7, 已到 23."""
    translate = QCoreApplication.translate
    return (
        translate("RosterPanel", "没到 {n}").format(n=missing),
        translate("RosterPanel", "已到 {n}").format(n=arrived),
    )


class RosterPanel(Card):
    """The right column of the full layout: switch, list, foot. The list is put in once there is data."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.switch = Segmented(theme, self.tr("名单"), [self.tr("没到"), self.tr("已到")], fill_width=True)
        self.switch.chosen.connect(self.chosen)
        self.foot = ClassActions(theme, is_spread=True)
        self._list = QVBoxLayout()
        self._column = QVBoxLayout(self)
        air(theme, self._column, (1, 14, 1, 1))
        head = QHBoxLayout()
        air(theme, head, (13, 0, 13, 8))
        head.addWidget(self.switch)
        self._column.addLayout(head)
        self._column.addLayout(self._list, 1)
        self._column.addWidget(Hairline(theme))
        foot = QHBoxLayout()
        air(theme, foot, (14, 0, 14, 0))
        foot.addWidget(self.foot)
        holder = QWidget()
        holder.setLayout(foot)
        fix(theme, holder, height=_FOOT)
        self._column.addWidget(holder)
        self.foot.setVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        fix(theme, self, width=_WIDTH)

    def put_list(self, widget: QWidget) -> None:
        self._list.addWidget(widget)

    def show_counts(self, missing: int, arrived: int) -> None:
        for place, words in enumerate(tab_words(missing, arrived)):
            self.switch.set_text(place, words)

    def allow(self, board: "Board") -> None:
        self.foot.setVisible(True)
        self.foot.allow(board)
