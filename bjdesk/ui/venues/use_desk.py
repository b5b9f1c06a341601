"""One booking at work: read for its pane, given back by a command (R57)."""

from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.venues.reading import Reading
from bjdesk.ui.venues.use_pane import UsePane
from bjdesk.venues.commands import WithdrawBooking
from bjdesk.venues.week import Use


class UseDesk(QObject):
    """`withdrawn` after COMMIT; `move_wanted` and `session_wanted(session)` go elsewhere."""

    withdrawn = Signal()
    refused = Signal(object)
    move_wanted = Signal()
    session_wanted = Signal(object)

    def __init__(self, pane: UsePane, desk: DeskWorkspace, reading: Reading, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._desk, self._reading = pane, desk, reading
        pane.move_wanted.connect(self.move_wanted)
        pane.session_wanted.connect(self.session_wanted)
        pane.withdraw_wanted.connect(self._withdraw)

    @property
    def found(self) -> Use | None:
        return self._pane.use

    @property
    def venue(self) -> UUID | None:
        return self._pane.use.venue if self._pane.use is not None else None

    def open(self, booking: UUID) -> bool:
        """Show it; False if it is gone."""
        found = self._reading.use(booking)
        if found is not None:
            self._pane.show_use(*found, self._desk.facts.zone, self._reading.today)
        return found is not None

    def focus(self) -> None:
        """What can be done with it has the keyboard."""
        self._pane.ask(is_asking=False)

    def ask(self) -> None:
        """Whether it is to be given back; a meeting of a class is not given back here."""
        if self._pane.can_change:
            self._pane.ask(is_asking=True)

    def stop_asking(self) -> bool:
        """False if nothing was asked."""
        was_asking = self._pane.is_asking and self._pane.isVisible()
        if was_asking:
            self._pane.ask(is_asking=False)
            self._pane.move_it.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_asking

    def _withdraw(self) -> None:
        use = self._pane.use
        if use is None:
            return
        try:
            self._desk.execute(WithdrawBooking(use.id, use.rev))
        except DeskError as error:
            self.refused.emit(error)
        else:
            self.withdrawn.emit()
