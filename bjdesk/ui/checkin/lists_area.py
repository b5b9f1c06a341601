"""The lower part of the page: 刚才签到 and, in the compact layout, the roster behind one switch; whole rows only."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from bjdesk.ui.checkin.lists import RECENT_HEIGHT, ROSTER_HEIGHT, RecentTable, RosterTable
from bjdesk.ui.checkin.question_strip import QuestionStrip
from bjdesk.ui.checkin.roster_panel import ClassActions, tab_words
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.tables import HEADER_HEIGHT, ListCard
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.choices import Segmented
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import text_label

if TYPE_CHECKING:
    from bjdesk.ui.checkin.board import Board

RECENT = 0
_CAPTION, _GAP = 36, 5
_COMPACT_CAPTION, _COMPACT_GAP = 42, 10
_MOST_ROWS = 5
_LOW_ROWS = 2


class TypingGoesHome(QObject):
    """A letter typed while a list has the focus belongs into the scan field, not into the list's own search."""

    typed = Signal(str)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_typing(event):
            self.typed.emit(event.text())
            return True
        return False


def is_typing(event: QKeyEvent) -> bool:
    """Whether the key gives a visible letter by itself."""
    chord = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    text = event.text()
    return not chord and bool(text) and text.isprintable() and not text.isspace()


class Caption(QWidget):
    """Full: 刚才签到 and a word about it. Compact: the switch between the three lists."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text_label(self.tr("刚才签到"), "h3")
        self._note = text_label(self.tr("最近 50 条，撤销会留下原因"), "cap", "ink2")
        self._short_note = text_label(self.tr("最近 50 条"), "cap", "ink2")
        texts = [self.tr("刚才签到"), self.tr("没到"), self.tr("已到")]
        self.switch = Segmented(theme, self.tr("名单"), texts)
        self.switch.chosen.connect(self._on_chosen)
        self.class_acts = ClassActions(theme, is_spread=False)
        row = QHBoxLayout(self)
        air(theme, row, spacing=8)
        for widget in (self._title, self._note, self.switch):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._short_note)
        row.addWidget(self.class_acts)
        self.set_compact(False)

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
        self.class_acts.setVisible(self._is_compact and not is_recent)

    def _on_chosen(self, index: int) -> None:
        self._show_end()
        self.chosen.emit(index)


class ListsArea(QWidget):
    """Caption and lists; `fit` gives the list as many whole rows as there is room for."""

    undo_wanted = Signal(object)
    restore_wanted = Signal(object)
    arrive_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self.caption = Caption(theme)
        self.question = QuestionStrip(theme)
        self.recent: RecentTable | None = None
        self.roster: RosterTable | None = None
        self.typing = TypingGoesHome(self)
        self._head = QStackedLayout()
        self._head.addWidget(self.caption)
        self._head.addWidget(self.question)
        self._holder = QWidget()
        self._holder.setLayout(self._head)
        self._cards = QWidget()
        self._stack = QStackedLayout(self._cards)
        self._blank = Card(theme)
        self._stack.addWidget(self._blank)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._holder)
        self._column.addWidget(self._cards)
        self.caption.chosen.connect(self._on_chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    # --- filling -----------------------------------------------------------------------------------------------------

    def build(self, recent: RecentTable, roster: RosterTable) -> None:
        """The tables, once there is data: they are too dear for the first paint."""
        theme = self._theme
        self.recent, self.roster = recent, roster
        first = EmptyState(theme, "scan-line", self.tr("还没有人签到，第一位马上就来"), small=True)
        nobody = EmptyState(theme, "users", self.tr("这里还没有人"), small=True)
        self._stack.addWidget(ListCard(theme, recent, first))
        self._stack.addWidget(ListCard(theme, roster, nobody))
        self._stack.removeWidget(self._blank)
        self._blank.deleteLater()
        for table in (recent, roster):
            table.installEventFilter(self.typing)
            table.acted.connect(self.on_acted)
        recent.set_compact(self._is_compact)
        self._on_chosen(self.caption.switch.index)

    def show_counts(self, board: "Board") -> None:
        self.caption.show_counts(len(board.missing), len(board.arrived))
        self.caption.class_acts.allow(board)

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
        self._head.setCurrentWidget(self.question if is_asking else self.caption)

    @property
    def is_asking(self) -> bool:
        return self._head.currentWidget() is self.question

    def _on_chosen(self, index: int) -> None:
        if self.recent is not None:
            self._stack.setCurrentIndex(1 if self._is_compact and index != RECENT else 0)

    def on_acted(self, record: UUID, name: str) -> None:
        row = table.row(record) if isinstance(table := self.sender(), RecentTable | RosterTable) else None
        if row is None:
            return
        {"undo": self.undo_wanted, "restore": self.restore_wanted, "arrive": self.arrive_wanted}[name].emit(row)
