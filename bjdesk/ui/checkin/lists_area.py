"""The lower part of the page: 刚才签到 and, in the compact layout, the roster behind one switch; whole rows only."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from bjdesk.ui.checkin.caption import RECENT, Caption
from bjdesk.ui.checkin.typing_home import TypingGoesHome
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card

if TYPE_CHECKING:
    from datetime import tzinfo
    from uuid import UUID

    from bjdesk.ui.checkin.class_actions import ClassActions
    from bjdesk.ui.checkin.lists import RecentTable, RosterTable
    from bjdesk.ui.checkin.question_strip import QuestionStrip
    from bjdesk.ui.shell.widgets.empty import EmptyState

RECENT_HEIGHT, ROSTER_HEIGHT, HEADER_HEIGHT = 44, 56, 36
_CAPTION, _GAP = 36, 5
_COMPACT_CAPTION, _COMPACT_GAP = 42, 10
_MOST_ROWS = 5
_LOW_ROWS = 2


class ListsArea(QWidget):
    """Caption and lists; `fit` gives the list as many whole rows as there is room for."""

    undo_wanted = Signal(object)
    restore_wanted = Signal(object)
    arrive_wanted = Signal(object)
    asked = Signal()
    """A question is there, or gone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._holder = QWidget(self)
        self.caption = Caption(theme, self._holder)
        self.question: QuestionStrip | None = None
        self.recent: RecentTable | None = None
        self.roster: RosterTable | None = None
        self._nobody: EmptyState | None = None
        self.typing = TypingGoesHome(self)
        self._head = QStackedLayout(self._holder)
        self._head.addWidget(self.caption)
        self._cards = QWidget(self)
        self._stack = QStackedLayout(self._cards)
        self._blank = Card(theme, parent=self._cards)
        self._stack.addWidget(self._blank)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._holder)
        self._column.addWidget(self._cards)
        self.caption.chosen.connect(self._on_chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    # --- filling -----------------------------------------------------------------------------------------------------

    def build(self, zone: "tzinfo", acts: "ClassActions") -> None:
        """The tables, once there is data."""
        from bjdesk.ui.checkin.lists import RecentTable, RosterTable
        from bjdesk.ui.checkin.question_strip import QuestionStrip
        from bjdesk.ui.shell.tables import ListCard
        from bjdesk.ui.shell.widgets.empty import EmptyState

        theme = self._theme
        self.recent, self.roster = RecentTable(theme, zone), RosterTable(theme, zone)
        self.question = QuestionStrip(theme)
        self._head.addWidget(self.question)
        self.caption.put_acts(acts)
        first = EmptyState(theme, "scan-line", self.tr("还没有人签到，第一位马上就来"), small=True)
        self._nobody = nobody = EmptyState(theme, "users", self.tr("这里还没有人"), small=True)
        self._stack.addWidget(ListCard(theme, self.recent, first))
        self._stack.addWidget(ListCard(theme, self.roster, nobody))
        self._stack.removeWidget(self._blank)
        self._blank.deleteLater()
        for table in (self.recent, self.roster):
            table.installEventFilter(self.typing)
            table.acted.connect(self.on_acted)
        self.recent.set_compact(self._is_compact)
        self._on_chosen(self.caption.switch.index)

    def say_nobody(self, words: str) -> None:
        """Why the roster is empty."""
        if self._nobody is not None:
            self._nobody.say(words)

    # --- layout ------------------------------------------------------------------------------------------------------

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        fix(self._theme, self._holder, height=_COMPACT_CAPTION if is_compact else _CAPTION)
        air(self._theme, self._column, spacing=_COMPACT_GAP if is_compact else _GAP)
        self.caption.set_compact(is_compact)
        if self.recent is not None:
            self.recent.set_compact(is_compact)
        self._on_chosen(self.caption.switch.index)

    def fit(self, room: int, is_low: bool) -> bool:
        """Take no more than `room`: the caption, and whole rows under it; False when there is room for none."""
        head = self._holder.height()
        height = self._list_height(room - head - self._column.spacing(), is_low)
        self._cards.setVisible(height > 0)
        self._cards.setFixedHeight(height)
        self.setFixedHeight(head + (self._column.spacing() + height if height else 0))
        return height > 0

    def _list_height(self, room: int, is_low: bool) -> int:
        is_roster = self._is_compact and self.caption.switch.index != RECENT
        row, header = self._roster_rows(room) if is_roster else self._recent_rows(room)
        most = _LOW_ROWS if is_low else _MOST_ROWS
        rows = min(most, (room - header - 2) // row)
        return header + rows * row + 2 if rows > 0 else 0

    def _recent_rows(self, room: int) -> tuple[int, int]:
        """Height of a row and of the header, which goes first where room is short."""
        row, header = self._theme.px(RECENT_HEIGHT), self._theme.px(HEADER_HEIGHT)
        header = header if room >= header + row + 2 else 0
        if self.recent is not None:
            self.recent.horizontalHeader().setVisible(header > 0)
        return row, header

    def _roster_rows(self, room: int) -> tuple[int, int]:
        """Two lines a person, or one where not even one person would fit."""
        is_short = room < self._theme.px(ROSTER_HEIGHT) + 2
        if self.roster is not None:
            self.roster.set_short(is_short)
        return self._theme.px(RECENT_HEIGHT if is_short else ROSTER_HEIGHT), 0

    # --- questions ---------------------------------------------------------------------------------------------------

    def show_question(self, is_asking: bool) -> None:
        self._head.setCurrentIndex(1 if is_asking else 0)
        self.asked.emit()

    @property
    def is_asking(self) -> bool:
        return self._head.currentIndex() == 1

    def _on_chosen(self, index: int) -> None:
        if self.recent is not None:
            self._stack.setCurrentIndex(1 if self._is_compact and index != RECENT else 0)

    def on_acted(self, record: "UUID", name: str) -> None:
        """A link of any of the lists."""
        row = cast("RecentTable | RosterTable", self.sender()).row(record)
        if row is not None:
            {"undo": self.undo_wanted, "restore": self.restore_wanted, "arrive": self.arrive_wanted}[name].emit(row)
