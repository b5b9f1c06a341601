"""What was told to the district about its venue: each wish with its state, open ones taken back with Delete."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.ui import formats
from bjdesk.ui.records import change_words
from bjdesk.ui.records.whole_table import WholeTable
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import text_label
from bjdesk.ui.sync.run_words import Today

if TYPE_CHECKING:
    from bjdesk.syncing.wishes import Wish

WITHDRAW = "withdraw"
MOST_SEEN = 4
_TONES = {"2": "info", "3": "info", "4": "ok", "5": "ok", "6": "warn", "7": "bad"}
translate = QCoreApplication.translate


class WishList(Card):
    """`withdraw_wanted(wish)`; hidden where nothing was wished."""

    withdraw_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._wishes: dict[Any, Wish] = {}
        self._states: Mapping[str, str] = {}
        self._today: Today | None = None
        columns = (Column("", self._what), Column("", self._state, 148))
        model = PagedTableModel(columns, [], self._fetch, self._actions, self)
        name = translate("Venues", "报给区里的")
        self.table = WholeTable(theme, name, model, row_height=54, pad=20, has_header=False)
        self.table.acted.connect(self._on_acted)
        column = QVBoxLayout(self)
        air(theme, column, (1, 16, 1, 8), 4)
        title = text_label(name, "h3")
        title.setContentsMargins(theme.air(20), 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.table)

    def show_wishes(self, wishes: "Sequence[Wish]", states: Mapping[str, str], today: Today) -> None:
        self._wishes = {wish.id: wish for wish in wishes}
        self._states, self._today = states, today
        self.table.show_ids(list(self._wishes))
        self.table.setFixedHeight(self.table.height_for(min(len(wishes), MOST_SEEN)))
        self.setVisible(bool(wishes))

    @property
    def said(self) -> list[tuple[str, str]]:
        """(what, state) of every wish, as it stands there."""
        return [(self._what(wish).text, self._state(wish).chips[0][0]) for wish in self._wishes.values()]

    def _fetch(self, ids: Sequence[Any]) -> "dict[Any, Wish]":
        return {one: self._wishes[one] for one in ids if one in self._wishes}

    def _actions(self, wish: "Wish", place: int) -> Sequence[RowAction]:
        if not wish.is_open:
            return ()
        return (RowAction(WITHDRAW, translate("Venues", "撤回"), twin="delete", tone="ink2"),)

    def _what(self, wish: "Wish") -> Cell:
        assert self._today is not None
        when = formats.short_moment(wish.at, self._today.zone, self._today.day)
        said = translate("Venues", "区里说：{words}").format(words=wish.decision) if wish.decision else wish.reason
        return Cell(change_words.title(wish.line, self._today), "bodyMedium", sub=formats.joined(when, said))

    def _state(self, wish: "Wish") -> Cell:
        chip = (self._states.get(wish.state, wish.state), _TONES.get(wish.state, "mute"))
        return Cell("", chips=(chip,))

    def _on_acted(self, record: Any, _action: str) -> None:
        self.withdraw_wanted.emit(self._wishes[record])
