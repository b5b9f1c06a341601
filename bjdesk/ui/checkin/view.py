"""How the parts of 签到 share the page in its two layouts: field, card, lists, roster."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.checkin.lists_area import ListsArea
from bjdesk.ui.checkin.result_card import ResultCard
from bjdesk.ui.checkin.roster_panel import MISSING, RosterPanel
from bjdesk.ui.checkin.scan_field import ScanField
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import LOW_BELOW, Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton

if TYPE_CHECKING:
    from datetime import tzinfo

    from bjdesk.ui.checkin.board import Board
    from bjdesk.ui.checkin.card_text import CardText
    from bjdesk.ui.checkin.class_actions import ClassActions
    from bjdesk.ui.checkin.lists import RosterTable
    from bjdesk.ui.checkin.lookup_list import LookupList


class CheckInView(QWidget):
    """The result card takes what is left; the lists show whole rows; nothing moves when results change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self.field = ScanField(theme, self)
        self.walk_in = ActionButton(theme, self.tr("无卡登记"), key="F4", icon="user-plus", height=60, parent=self)
        self.card = ResultCard(theme, parent=self)
        self.lists = ListsArea(theme, self)
        self.panel = RosterPanel(theme, self)
        self.panel_list: RosterTable | None = None
        self.lookup: LookupList | None = None
        self.class_actions: tuple[ClassActions, ...] = ()
        self._lay_out()
        self.lists.caption.chosen.connect(self._on_layout_wanted)
        self.lists.asked.connect(self.share_height)

    # --- filling -----------------------------------------------------------------------------------------------------

    def build(self, zone: "tzinfo") -> None:
        """The lists, once there is data: they are too dear for the first paint."""
        from bjdesk.ui.checkin.class_actions import ClassActions
        from bjdesk.ui.checkin.lists import PlainList, RosterTable
        from bjdesk.ui.checkin.lookup_list import LookupList
        from bjdesk.ui.shell.widgets.empty import EmptyState

        theme = self._theme
        self.panel_list = RosterTable(theme, zone)
        nobody = EmptyState(theme, "users", self.tr("都到齐了"), small=True)
        self.class_actions = (ClassActions(theme, is_spread=True), ClassActions(theme, is_spread=False))
        self.panel.put_in(PlainList(theme, self.panel_list, nobody), self.class_actions[0])
        self._nobody = nobody
        self.panel_list.installEventFilter(self.lists.typing)
        self.panel_list.acted.connect(self.lists.on_acted)
        self.lists.build(zone, self.class_actions[1])
        self.lookup = LookupList(theme, self)
        self.share_height()

    def show_board(self, board: "Board") -> None:
        """Rows and counts as they are now."""
        self.show_recent(board)
        self.show_roster(board)

    def show_recent(self, board: "Board") -> None:
        if self.lists.recent is not None:
            self.lists.recent.show_rows(board.recent, len(board.sessions) > 1)

    def show_roster(self, board: "Board") -> None:
        missing, arrived = board.missing, board.arrived
        self.panel.show_counts(len(missing), len(arrived))
        self.lists.caption.show_counts(len(missing), len(arrived))
        for actions in self.class_actions:
            actions.allow(board)
        can_mark = board.session is not None and board.session.state == "1"
        if self._is_compact and self.lists.roster is not None:
            is_missing = self.lists.caption.switch.index == 1
            self.lists.say_nobody(self._empty_words(board, is_missing))
            self.lists.roster.show_rows(missing if is_missing else arrived, can_mark)
        elif self.panel_list is not None:
            is_missing = self.panel.switch.index == MISSING
            self._nobody.say(self._empty_words(board, is_missing))
            self.panel_list.show_rows(missing if is_missing else arrived, can_mark)

    def show_text(self, text: "CardText") -> None:
        self.card.show_text(text)
        self.share_height()

    # --- layout ------------------------------------------------------------------------------------------------------

    @property
    def is_low(self) -> bool:
        """Too little height for the large name and five rows."""
        return self.window().height() / self._theme.scale < LOW_BELOW

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.panel.setVisible(not is_compact)
        self.field.set_compact(is_compact)
        self.walk_in.set_height(52 if is_compact else 60)
        self.lists.set_compact(is_compact)
        gap = 10 if is_compact else 12
        air(self._theme, self._left, (0, 0, 0, 0), gap)
        air(self._theme, self._top, (0, 0, 0, 0), 8 if is_compact else 12)
        self.share_height()

    def adapt_to_scale(self) -> None:
        self.share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_height()

    def share_height(self) -> None:
        """First what the card needs, then whole rows, and the card takes the rest; a question is never hidden."""
        self.card.set_layout(self._is_compact, self.is_low)
        room = self.height() - self.field.height() - 2 * self._left.spacing()
        least = self.card.least_height()
        if not self.lists.fit(room - self.card.needed_height(), self.is_low):
            self.lists.fit(room - least, self.is_low)
        has_lists = self.lists.is_asking or room - self.lists.height() >= least
        self.lists.setVisible(has_lists)
        self.card.set_tight(least > room - (self.lists.height() if has_lists else -self._left.spacing()))
        self.lists.setVisible(self.lists.is_asking or room - self.lists.height() >= self.card.least_height())
        self._place_lookup()

    def show_lookup(self, is_shown: bool) -> None:
        if self.lookup is None:
            return
        self.lookup.setVisible(is_shown)
        self._place_lookup()

    def _place_lookup(self) -> None:
        if self.lookup is None or not self.lookup.isVisible():
            return
        place = self.field.geometry()
        top = place.bottom() + 5
        self.lookup.place_in(QRect(place.left(), top, place.width(), self.height() - top))

    def _on_layout_wanted(self, index: int) -> None:
        self.share_height()

    def _empty_words(self, board: "Board", is_missing: bool) -> str:
        if board.session is None:
            return self.tr("选好课，名单就在这里")
        return self.tr("都到齐了") if is_missing and board.arrived else self.tr("这里还没有人")

    def _lay_out(self) -> None:
        theme = self._theme
        row = QHBoxLayout(self)
        self._left, self._top = QVBoxLayout(), QHBoxLayout()
        self._top.addWidget(self.field, 1)
        self._top.addWidget(self.walk_in, 0, Qt.AlignmentFlag.AlignTop)
        self._left.addLayout(self._top)
        self._left.addWidget(self.card, 1)
        self._left.addWidget(self.lists)
        row.addLayout(self._left, 1)
        row.addWidget(self.panel)
        air(theme, row, spacing=24)
        air(theme, self._left, spacing=12)
        air(theme, self._top, spacing=12)
