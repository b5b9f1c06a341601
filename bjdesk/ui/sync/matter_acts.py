"""What a choice does: a command, words for what came of it, and the way to take it back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.sync import outcome_words, run_words
from bjdesk.ui.sync.clock_matter import ACCEPT
from bjdesk.ui.sync.matter_pane import MatterPane
from bjdesk.ui.sync.settling import command_for, reopening
from bjdesk.ui.sync.sync_desk import SyncDesk

if TYPE_CHECKING:
    from bjdesk.kernel.commands import Command
    from bjdesk.syncing.matter import MatterKey


class MatterActs(QObject):
    """`read_wanted` after every act, so that the newest is shown; then what became of the matter."""

    read_wanted = Signal()
    settled = Signal()
    reopened = Signal(object)
    """MatterKey of a matter that is on the list again."""
    time_accepted = Signal()

    def __init__(self, pane: MatterPane, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._messages = messages
        self._sync: SyncDesk | None = None
        self._undo: Command | None = None

    def attach(self, sync: SyncDesk) -> None:
        self._sync = sync

    @property
    def can_undo(self) -> bool:
        return self._undo is not None

    def choose(self, choice: str, values: Any) -> None:
        """What somebody decided about the matter that is open; `values` are what was filled in."""
        matter = self._pane.matter
        if matter is None or self._sync is None:
            return
        if choice == ACCEPT:
            self._sync.run(run_words.BY_HAND, accept_time=True)
            self.time_accepted.emit()
        elif self._execute(command_for(matter, choice, values)):
            how = self.tr("选错了按 Ctrl Z，马上改回来。") if self.can_undo else ""
            self._messages.say("ok", outcome_words.done(matter, choice), how)
            self.settled.emit()

    def undo(self) -> None:
        """Ctrl Z: the last choice is taken back, once."""
        command, self._undo = self._undo, None
        if command is not None and self._execute(command):
            self._undo = None
            self._messages.say("ok", self.tr("改回来了"), self.tr("这一件又在列表里了。"), icon="undo-2")

    def reopen(self) -> None:
        """A settled one is to be looked at again."""
        matter = self._pane.matter
        if matter is not None and self._execute(reopening(matter)):
            key: MatterKey = matter.key
            self.reopened.emit(key)

    def _execute(self, command: "Command") -> bool:
        """Act; a refusal is told in words, what was typed stays, and the newest values are shown."""
        assert self._sync is not None
        self._messages.clear()
        try:
            outcome = self._sync.desk.execute(command)
        except DeskError as error:
            self._messages.say_error(error)
            self.read_wanted.emit()
            return False
        self._pane.stop_filling_in()
        self._undo = outcome.undo
        self.read_wanted.emit()
        return True
