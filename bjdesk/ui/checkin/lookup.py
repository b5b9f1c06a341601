"""Letters in the scan field become a list of people; Enter takes the one that is marked (R24, D7)."""

from PySide6.QtCore import QObject, Signal

from bjdesk.kernel.errors import DeskError
from bjdesk.learning.finding import Candidate
from bjdesk.ui.checkin.sign_in import SignIn
from bjdesk.ui.checkin.view import CheckInView


class Lookup(QObject):
    """Finds while somebody types; what a chosen person is for (签到, a new card) the page decides by `verb`."""

    chosen = Signal(object)
    """Candidate."""
    card_typed = Signal(str)
    """A whole card number that no person answers to."""
    enter_pressed = Signal()
    """Enter in the empty field."""
    failed = Signal(object)

    def __init__(self, view: CheckInView, sign_in: SignIn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        assert view.lookup is not None
        self._view, self._list, self._sign_in = view, view.lookup, sign_in
        self.verb = ""
        view.field.typed.connect(self._on_typed)
        view.field.entered.connect(self._on_entered)
        view.field.moved.connect(self._list.move_by)
        self._list.chosen.connect(self._on_chosen)

    @property
    def is_shown(self) -> bool:
        return self._list.isVisible()

    def hide(self) -> None:
        """Out of the way of a result; what was typed stays."""
        self._view.show_lookup(False)

    def clear(self) -> None:
        self._view.field.clear()
        self.hide()

    def _on_typed(self, typed: str) -> None:
        if not typed.strip():
            self.hide()
            return
        try:
            found = self._sign_in.find(typed)
        except DeskError as error:
            self.failed.emit(error)
            return
        self._list.show_found(found, typed.strip(), self.verb)
        self._view.show_lookup(True)

    def _on_entered(self, typed: str) -> None:
        if not typed:
            self.enter_pressed.emit()
            return
        if not self.is_shown:
            self._on_typed(typed)
        if (current := self._list.current) is not None:
            self._on_chosen(current)
        elif self._list.candidates:
            self._list.move_by(1)
        elif self._sign_in.is_card(typed):
            self.clear()
            self.card_typed.emit(typed)

    def _on_chosen(self, candidate: Candidate) -> None:
        self.clear()
        self._view.field.take_focus()
        self.chosen.emit(candidate)
