"""What is done with the whole class at once (R26)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton

if TYPE_CHECKING:
    from bjdesk.ui.checkin.board import Board


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
