"""The choices that stand at the foot of a matter, those of some kinds of button: links left, others right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.sync.offers import IN_CARDS, Offer, key_of
from bjdesk.ui.sync.run_words import Today

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter


class OfferRow(QWidget):
    """`chosen(name)`; the buttons are made anew for every matter, there are few."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, kinds: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kinds = kinds
        self._is_compact = False
        self._names: dict[ActionButton, str] = {}
        self._row = QHBoxLayout(self)
        air(theme, self._row, spacing=12)

    @property
    def buttons(self) -> tuple[ActionButton, ...]:
        return tuple(self._names)

    def show_matter(self, matter: "Matter", found: tuple[Offer, ...], today: Today) -> None:
        self._clear()
        mine = [offer for offer in found if offer.name not in IN_CARDS and offer.kind in self._kinds]
        for offer in (one for one in mine if one.kind == "link"):
            self._row.addWidget(self._button(offer, ""))
        if "link" in self._kinds:
            self._row.addStretch(1)
        for offer in (one for one in mine if one.kind != "link"):
            self._row.addWidget(self._button(offer, key_of(offer.name, matter, today)))

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        for button in self._names:
            button.set_height(self._height)

    @property
    def _height(self) -> int:
        return 40 if self._is_compact else 48

    def _button(self, offer: Offer, key: str) -> ActionButton:
        button = ActionButton(self._theme, offer.words, offer.kind, key=key, height=self._height)
        button.clicked.connect(self._on_clicked)
        self._names[button] = offer.name
        return button

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton) and button in self._names:
            self.chosen.emit(self._names[button])

    def _clear(self) -> None:
        self._names.clear()
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
