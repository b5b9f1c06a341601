"""卡: every card of a person and what can be done with it; two clicks report a lost one (R24)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from bjdesk.kernel.clock import day_of
from bjdesk.people.queries import CANCELLED, LOST, VALID, CardRow
from bjdesk.ui import formats
from bjdesk.ui.learners import words
from bjdesk.ui.learners.portrait import Saying
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState

LOSE, FIND, REPLACE, CANCEL, RESTORE = "lose", "find", "replace", "cancel", "restore"
WANTED_STATE = {LOSE: LOST, FIND: VALID, CANCEL: CANCELLED, RESTORE: VALID}
"""Action -> `card_status` that it asks for."""

translate = QCoreApplication.translate


class CardsTab(QWidget):
    """Links in each row; Enter or the menu key opens the same as a menu, Delete asks to cancel the card."""

    wanted = Signal(object, str)
    """The card as it was shown (CardRow), and the action."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saying: Saying | None = None
        self._cards: dict[UUID, CardRow] = {}
        model = PagedTableModel(self._columns(), [], self._fetch, card_actions, self)
        self.table = RowTable(theme, translate("Learners", "卡"), model, row_height=54, parent=self)
        self.table.acted.connect(self._on_acted)
        self.table.opened.connect(self._on_opened)
        self._empty = EmptyState(
            theme,
            "credit-card",
            translate("Learners", "还没有卡"),
            translate("Learners", "停在这一页，刷一下新卡就登记给她。"),
            small=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.addWidget(self.table)
        column.addWidget(self._empty)

    def show_cards(self, cards: Sequence[CardRow], saying: Saying) -> None:
        self._saying = saying
        self._cards = {card.id: card for card in cards}
        self.table.show_ids([card.id for card in cards])
        self.table.setVisible(bool(cards))
        self._empty.setVisible(not cards)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Learners", "卡"), self._name),
            Column(translate("Learners", "状态"), _state, 96),
            Column(translate("Learners", "登记"), self._since, 104, in_compact=False),
            Column("", _nothing, 188),
        )

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, CardRow]:
        return {record: self._cards[record] for record in ids if record in self._cards}

    def _name(self, card: CardRow) -> Cell:
        assert self._saying is not None
        tone = "ink" if card.state == VALID else "ink3"
        return Cell(words.card_end(card.last4), "bodyMedium", tone, self._saying.card_types.get(card.type, ""))

    def _since(self, card: CardRow) -> Cell:
        assert self._saying is not None
        return Cell(formats.short_day(day_of(card.first_seen, self._saying.zone), self._saying.today), tone="ink2")

    def _on_acted(self, record: UUID, action: str) -> None:
        self.wanted.emit(self._cards[record], action)

    def _on_opened(self, record: UUID) -> None:
        """Enter on a card offers what the links offer."""
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(self.table.viewport(), QContextMenuEvent(reason, QPoint(), QPoint()))


def card_actions(card: CardRow, place: int) -> Sequence[RowAction]:
    """What the state of a card allows (`card_status`)."""
    replace = RowAction(REPLACE, translate("Learners", "换卡", "to be done"))
    cancel = RowAction(CANCEL, translate("Learners", "注销", "to be done"), twin="delete", tone="bad")
    if card.state == VALID:
        return (RowAction(LOSE, translate("Learners", "挂失", "to be done")), replace, cancel)
    if card.state == LOST:
        return (RowAction(FIND, translate("Learners", "解挂")), cancel)
    return (RowAction(RESTORE, translate("Learners", "恢复")),)


def _state(card: CardRow) -> Cell:
    return Cell("", chips=(words.card_chip(card.state),))


def _nothing(card: CardRow) -> Cell:
    return Cell("")
