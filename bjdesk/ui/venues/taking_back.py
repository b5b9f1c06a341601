"""What was done on a page last, to be taken back by Ctrl+Z as a new command (HOUSE: undo is another command)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from bjdesk.kernel.commands import Command
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.workspace import Workspace

translate = QCoreApplication.translate


class TakingBack(QObject):
    """Holds the last deed alone; one that was saved in two steps goes back in two, the later one first."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._steps: list[Command] = []

    @property
    def words(self) -> str:
        """按 Ctrl Z 撤销。"""
        return translate("Venues", "按 {key} 撤销。").format(key=key_for("undo").printed)

    def remember(self, *steps: Command | None) -> None:
        found = [step for step in steps if step is not None]
        self._steps = found or self._steps

    def take_back(self, workspace: Workspace | None) -> None:
        """Undo it; what another desk changed meanwhile is told and stays."""
        if not self._steps or workspace is None:
            self._messages.say("info", translate("Venues", "这一页没有可以撤销的"))
            return
        steps, self._steps = self._steps, []
        try:
            self._undo(workspace, steps)
        except DeskError as error:
            self._messages.say_error(error)
        else:
            self._messages.say("ok", translate("Venues", "撤销了"), icon="undo-2")

    def _undo(self, workspace: Workspace, steps: Sequence[Command]) -> None:
        for step in reversed(steps):
            workspace.execute(step)
