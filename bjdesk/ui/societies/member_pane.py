"""Adding members one after the other: found by pinyin, the tail of a phone or a card, Enter adds (D7, R24, R71)."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.people.queries import LearnerRow
from bjdesk.ui.learners import words as people
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import OneLine

ADD = "add"
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
translate = QCoreApplication.translate


class MemberPane(Card):
    """Enter in the box or on a row adds her; the cursor stays in the box for the next one."""

    typed = Signal(str)
    meant = Signal(object)
    done = Signal()
    register_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._rows: dict[UUID, LearnerRow] = {}
        self._inside: Collection[UUID] = ()
        self._build()
        self._lay_out()
        self.search.edit.installEventFilter(self)
        self.search.edit.textChanged.connect(self.typed)

    @property
    def text(self) -> str:
        return self.search.edit.text().strip()

    def start(self, name: str, count: int) -> None:
        """For this society; nobody is looked for yet."""
        self.search.edit.clear()
        self.show_society(name, count)
        self.show_people([])
        self.focus_search()

    def show_society(self, name: str, count: int) -> None:
        said = translate("Societies", "给“{name}”加成员，现在 {n} 人").format(name=name, n=count)
        self._title.setText(said)
        self._title.updateGeometry()

    def show_people(self, rows: Sequence[LearnerRow], inside: Collection[UUID] = ()) -> None:
        """Who is meant; those who belong to it already say so."""
        self._rows, self._inside = {row.id: row for row in rows}, inside
        self.table.show_ids(list(self._rows))
        if rows:
            self.table.selectRow(0)
        self._area.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._say_nobody()

    def focus_search(self) -> None:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def set_compact(self, is_compact: bool) -> None:
        side, end = (12, 8) if is_compact else (20, 14)
        air(self._theme, self._head, (side, end, side, end), 8)
        air(self._theme, self._foot, (side, 8, side, 8), 12)
        for button in (self.register, self.leave):
            button.set_height(36 if is_compact else 40)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self._rows:
            return False
        if event.key() in _WALKING:
            QApplication.sendEvent(self.table, event)
            return True
        if event.key() in _ENTER and self.table.current_id is not None:
            self.meant.emit(self.table.current_id)
            return True
        return False

    def _say_nobody(self) -> None:
        if self.text:
            what = translate("Societies", "没找到“{text}”").format(text=self.text)
            do = translate("Societies", "试试全拼、手机号后 4 位；还没登记的先登记。")
            self.empty.say(what, do, "search")
            return
        what = translate("Societies", "加谁？")
        self.empty.say(what, translate("Societies", "打姓名的拼音首字母，或者直接刷她的卡。"), "user-plus")

    def _name(self, row: LearnerRow) -> Cell:
        chips = people.chips(row)
        if row.id in self._inside:
            chips = ((translate("Societies", "已是成员"), "ok"), *chips)
        return Cell(row.name, "bigStrong", sub=people.whereabouts(row), chips=tuple(chips))

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, LearnerRow]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _actions(self, row: LearnerRow, place: int) -> Sequence[RowAction]:
        return () if row.id in self._inside else (RowAction(ADD, translate("Societies", "加进来"), twin="enter"),)

    def _build(self) -> None:
        theme = self._theme
        self._title = OneLine(theme, "", "h3")
        self.search = SearchField(
            theme, translate("Societies", "找要加的人"), translate("Societies", "姓名、手机后 4 位或卡号")
        )
        columns = (Column(translate("Societies", "姓名"), self._name),)
        model = PagedTableModel(columns, [], self._fetch, self._actions, self)
        self.table = RowTable(theme, translate("Societies", "找到的人"), model, row_height=58, has_header=False)
        self.table.acted.connect(self._on_acted)
        self._area = WholeRows(self.table)
        self.empty = EmptyState(theme, "user-plus", "", small=True)
        key = key_for("register").printed
        self.register = ActionButton(theme, translate("Societies", "新登记"), "quiet", key=key)
        self.leave = ActionButton(theme, translate("Societies", "加好了"), key="Esc")
        self.register.clicked.connect(self.register_wanted)
        self.leave.clicked.connect(self.done)

    def _lay_out(self) -> None:
        theme = self._theme
        self._head, self._foot = QVBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self.search)
        self._foot.addWidget(self.register)
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline(theme))
        column.addWidget(self._area, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(Hairline(theme))
        column.addLayout(self._foot)
        self.set_compact(False)

    def _on_acted(self, record: UUID, _action: str) -> None:
        self.meant.emit(record)
