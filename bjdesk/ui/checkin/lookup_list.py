"""The people whom the typed letters may mean, over the card and under the field; the cursor stays in the field."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.ui.checkin.lists import born_text, tail_text
from bjdesk.ui.formats import joined
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import OneLine

if TYPE_CHECKING:
    from bjdesk.learning.finding import Candidate

MOST = 6
_ROW, _FOOT = 52, 36


class LookupList(Card):
    """One person is marked at once; of several none is, until the arrows have chosen."""

    chosen = Signal(object)
    """The Candidate."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, edge="line2", radius=10, parent=parent)
        self._rows: dict[UUID, Candidate] = {}
        self._verb = ""
        model = PagedTableModel((Column("", _person),), (), self._fetch, self._actions)
        self._table = RowTable(
            theme, self.tr("找到的人"), model, row_height=_ROW, pad=20, has_header=False, parent=self
        )
        self._table.acted.connect(self._on_acted)
        self._table.opened.connect(self._on_opened)
        self._foot = OneLine(theme, "", "cap", "ink3")
        column = QVBoxLayout(self)
        air(theme, column, (1, 1, 1, 1))
        column.addWidget(self._table)
        column.addWidget(Hairline(theme))
        below = QVBoxLayout()
        air(theme, below, (20, 0, 20, 0))
        below.addWidget(self._foot)
        holder = QWidget()
        holder.setLayout(below)
        fix(theme, holder, height=_FOOT)
        column.addWidget(holder)
        self.hide()

    @property
    def candidates(self) -> Sequence["Candidate"]:
        return tuple(self._rows.values())

    @property
    def current(self) -> "Candidate | None":
        return self._rows.get(self._table.current_id)

    @property
    def words(self) -> str:
        """The line at the bottom: what to press, or that nobody was found."""
        return self._foot.text()

    def show_found(self, found: Sequence["Candidate"], typed: str, verb: str) -> None:
        """`verb` is what happens to the chosen one: 签到, or that she is given a card."""
        self._rows = {candidate.row.id: candidate for candidate in found}
        self._verb = verb
        self._table.clearSelection()
        self._table.rows.set_ids(())
        self._table.rows.set_ids(tuple(self._rows))
        self._table.setVisible(bool(found))
        if len(found) == 1:
            self._table.selectRow(0)
        self._foot.setText(self._foot_words(len(found), typed))
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Mark the next or the previous one."""
        count = len(self._rows)
        if not count:
            return
        index = self._table.currentIndex()
        place = (index.row() + step) % count if index.isValid() else (0 if step > 0 else count - 1)
        self._table.selectRow(place)

    def place_in(self, room: QRect) -> None:
        """Hang from the top of `room`, no longer than it."""
        theme = self._theme
        rows = min(len(self._rows), max((room.height() - theme.px(_FOOT) - 3) // theme.px(_ROW), 1))
        self._table.setFixedHeight(rows * theme.px(_ROW))
        height = theme.px(_FOOT) + 3 + (rows * theme.px(_ROW) if self._rows else 0)
        self.setGeometry(room.left(), room.top(), room.width(), height)

    def _foot_words(self, count: int, typed: str) -> str:
        if not count:
            return self.tr("没找到“{typed}”。试试全拼、手机后 4 位，或按 F3 用汉字找").format(typed=typed)
        if count == 1:
            return self.tr("按回车{verb}").format(verb=self._verb)
        return self.tr("按 ↓ 选人，再按回车{verb}").format(verb=self._verb)

    def _fetch(self, ids: Sequence[UUID]) -> Mapping[UUID, "Candidate"]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _actions(self, candidate: "Candidate", place: int) -> Sequence[RowAction]:
        return (RowAction("choose", self._verb, twin="enter"),)

    def _on_acted(self, record: UUID, name: str) -> None:
        self.chosen.emit(self._rows[record])

    def _on_opened(self, record: UUID) -> None:
        self.chosen.emit(self._rows[record])


def _person(candidate: "Candidate") -> Cell:
    translate = QCoreApplication.translate
    row = candidate.row
    chips = []
    if row.has_namesake:
        chips.append((translate("LookupList", "同名"), "info"))
    if candidate.has_come:
        chips.append((translate("LookupList", "已到"), "ok"))
    elif candidate.is_expected:
        chips.append((translate("LookupList", "名单里"), "mute"))
    parts = (born_text(row.year), row.community or "", tail_text(row.last4), phone_text(row.phone))
    return Cell(row.name, "bigStrong", sub=joined(*parts), chips=tuple(chips))


def phone_text(phone: str | None) -> str:
    """手机 …2210: the four digits that tell people apart (D5)."""
    if not phone:
        return ""
    return QCoreApplication.translate("LookupList", "手机尾号 {tail}").format(tail=phone[-4:])
