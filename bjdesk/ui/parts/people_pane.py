"""Taking people in one after the other: found by pinyin, the tail of a phone or a card, Enter takes (D7, R24, R71)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.people.queries import LearnerRow
from bjdesk.ui.learners import words as people
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.walking import WalkingKeys
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import OneLine

TAKE = "take"
translate = QCoreApplication.translate


@dataclass(frozen=True)
class PaneWords:
    """What an area calls it: the box, the question while nobody is found, who is in, the link, the way out."""

    search: str
    whom: str
    is_in: str
    take: str
    done: str


class PeoplePane(Card):
    """Enter in the box or on a row takes her in; the cursor stays in the box for the next one."""

    typed = Signal(str)
    meant = Signal(object)
    done = Signal()
    register_wanted = Signal()

    def __init__(self, theme: Theme, words: PaneWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._words = words
        self._rows: dict[UUID, LearnerRow] = {}
        self._inside: Collection[UUID] = ()
        self._build()
        self._lay_out()
        self.search.edit.textChanged.connect(self.typed)

    @property
    def text(self) -> str:
        return self.search.edit.text().strip()

    def start(self, title: str) -> None:
        """Nobody is looked for yet."""
        self.search.edit.clear()
        self.show_title(title)
        self.show_people([])
        self.focus_search()

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.updateGeometry()

    def show_people(self, rows: Sequence[LearnerRow], inside: Collection[UUID] = ()) -> None:
        """Who is meant; those who are in already say so."""
        self._rows, self._inside = {row.id: row for row in rows}, inside
        self.table.show_ids(list(self._rows))
        if rows:
            self.table.selectRow(0)
        self._area.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._say_nobody()

    def ask_for_next(self) -> None:
        """Somebody was taken in: the box is empty for the next one."""
        if self.isVisible():
            self.search.edit.clear()
            self.focus_search()

    def focus_search(self) -> None:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def set_compact(self, is_compact: bool) -> None:
        side, end = (12, 8) if is_compact else (20, 14)
        air(self._theme, self._head, (side, end, side, end), 8)
        air(self._theme, self._foot, (side, 8, side, 8), 12)
        for button in (self.register, self.leave):
            button.set_height(36 if is_compact else 40)

    def _say_nobody(self) -> None:
        if self.text:
            what = translate("People", "没找到“{text}”").format(text=self.text)
            do = translate("People", "试试全拼、手机号后 4 位；还没登记的按 {key} 登记，再回到这一页。")
            self.empty.say(what, do.format(key=key_for("register").printed), "search")
            return
        do = translate("People", "打姓名的拼音首字母，或者直接刷她的卡。")
        self.empty.say(self._words.whom, do, "user-plus")

    def _name(self, row: LearnerRow) -> Cell:
        chips = people.chips(row)
        if row.id in self._inside:
            chips = ((self._words.is_in, "ok"), *chips)
        return Cell(row.name, "bigStrong", sub=people.whereabouts(row), chips=tuple(chips))

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, LearnerRow]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _actions(self, row: LearnerRow, place: int) -> Sequence[RowAction]:
        return () if row.id in self._inside else (RowAction(TAKE, self._words.take, twin="enter"),)

    def _build(self) -> None:
        theme = self._theme
        self._title = OneLine(theme, "", "h3")
        self.search = SearchField(theme, self._words.search, translate("People", "姓名、手机后 4 位或卡号"))
        columns = (Column(translate("People", "姓名"), self._name),)
        model = PagedTableModel(columns, [], self._fetch, self._actions, self)
        self.table = RowTable(theme, translate("People", "找到的人"), model, row_height=58, has_header=False)
        self.table.acted.connect(self._on_acted)
        self._keys = WalkingKeys(self.search.edit, self.table)
        self._keys.entered.connect(self.meant)
        self._area = WholeRows(self.table)
        self.empty = EmptyState(theme, "user-plus", "", small=True)
        key = key_for("register").printed
        self.register = ActionButton(theme, translate("People", "新登记"), "quiet", key=key)
        self.leave = ActionButton(theme, self._words.done, key="Esc")
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
