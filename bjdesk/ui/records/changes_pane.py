"""修改记录: who changed a record, what, from what to what; one pane for every kind of record (D6)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui import formats
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.records import change_words as words
from bjdesk.ui.records.whole_table import WholeTable
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.told import told
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.sync.run_words import Today

if TYPE_CHECKING:
    from bjdesk.syncing.history_lines import Line
    from bjdesk.syncing.record_history import RecordHistory

translate = QCoreApplication.translate


class Record(NamedTuple):
    """Which record, by its table and id."""

    table: str
    row: UUID


class ChangesPane(QWidget):
    """Newest first; read only while somebody looks, and `read(count)` says that it was.

    A narrow one says below what was changed who did it when.
    """

    read = Signal(int)

    def __init__(self, theme: Theme, *, is_narrow: bool = False, pad: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plain", True)
        self._desk: DeskWorkspace | None = None
        self._tell: Callable[[DeskError], object] | None = None
        self._record: Record | None = None
        self._history: RecordHistory | None = None
        self._is_read = False
        self._is_compact = self._is_narrow = is_narrow
        self._today = date.min
        columns = (
            Column(translate("Changes", "时间"), self._when, 116, in_compact=False),
            Column(translate("Changes", "改了什么"), self._what),
            Column(translate("Changes", "谁"), self._who, 120, in_compact=not is_narrow),
        )
        model = PagedTableModel(columns, [], self._fetch, parent=self)
        name = translate("Changes", "修改记录")
        self.table = WholeTable(theme, name, model, row_height=54, pad=pad, has_header=not is_narrow)
        self.table.set_compact(is_narrow)
        self.empty = EmptyState(theme, "history", translate("Changes", "还没有改过"), small=True)
        self.empty.say(translate("Changes", "还没有改过"), translate("Changes", "以后谁改了什么，都记在这里。"))
        self._area = WholeRows(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.addWidget(self._area)
        column.addWidget(self.empty)
        self._place()

    def attach(self, desk: DeskWorkspace, tell: Callable[[DeskError], object]) -> None:
        """`tell` is how the page says what could not be read."""
        self._desk, self._tell = desk, tell

    def show_record(self, table: str, row: UUID) -> None:
        """What is shown now; read at once if the pane is seen, else when it is."""
        self._record, self._is_read = Record(table, row), False
        if self.isVisible():
            self._read()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact or self._is_narrow
        self.table.set_compact(self._is_compact)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_read:
            self._read()

    def say_error(self, error: DeskError) -> None:
        if self._tell is not None:
            self._tell(error)

    def focus_list(self) -> bool:
        """The keyboard goes into the list; False if there is nothing in it."""
        if not self.table.rows.ids:
            return False
        if self.table.current_id is None:
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    # --- reading -----------------------------------------------------------------------------------------------------

    @told
    def _read(self) -> None:
        if self._desk is None or self._record is None:
            return
        from bjdesk.syncing.record_history import record_history  # loaded when somebody looks

        self._today = self._desk.rules.day(self._desk.clock.now())
        self._history = self._desk.read(record_history, self._desk.desk.facts, *self._record)
        self._is_read = True
        self.table.show_ids(list(self._history.ids))
        self._place()
        self.read.emit(len(self._history.ids))

    def _fetch(self, ids: Sequence[Any]) -> dict[Any, "Line"]:
        """Asked for while the list is painted: what cannot be read is told after it."""
        if self._desk is None or self._history is None:
            return {}
        from bjdesk.syncing.record_history import lines

        try:
            found: dict[Any, Line] = self._desk.read(lines, self._history, ids)
        except DeskError as error:
            QTimer.singleShot(0, self, partial(self.say_error, error))
            return {}
        return found

    def _place(self) -> None:
        has_any = bool(self.table.rows.ids)
        self._area.setVisible(has_any)
        self.empty.setVisible(not has_any)

    # --- cells -------------------------------------------------------------------------------------------------------

    @property
    def _day(self) -> Today:
        assert self._desk is not None
        return Today(self._today, self._desk.facts.zone)

    def _when(self, line: "Line") -> Cell:
        return Cell(formats.short_moment(line.at, self._day.zone, self._today), tone="ink2")

    def _what(self, line: "Line") -> Cell:
        when = self._when(line).text if self._is_compact else ""
        tone = "ink2" if line.what == words.LOST else "ink"
        who = words.who(line) if self._is_narrow else ""
        sub = formats.joined(when, who, words.below(line, self._day))
        return Cell(words.title(line, self._day), "bodyMedium", tone, sub)

    def _who(self, line: "Line") -> Cell:
        return Cell(words.who(line), tone="ink2", sub=words.where(line))
