"""What is done with certificates that were issued, and how the last mark is taken back (R28, D6, D12)."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from bjdesk.kernel.commands import Command, Outcome
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.messages import Messages

if TYPE_CHECKING:
    from bjdesk.certificates.queries import CertificateRow
    from bjdesk.ui.certificates.print_run import Printed

_REMEMBERED = 50


class CertificateActs(QObject):
    """Tells what was done as a banner; `print_wanted(ids)` after an act whose paper is to be printed at once."""

    print_wanted = Signal(object)
    refused = Signal()
    """Something was not done: what is shown may be old."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._desk: DeskWorkspace | None = None
        self._marks: list[tuple[str, list[Command]]] = []

    def attach(self, desk: DeskWorkspace) -> None:
        self._desk = desk

    @property
    def can_undo(self) -> bool:
        return bool(self._marks)

    def issue(self, activity: UUID, learners: Sequence[UUID]) -> tuple[UUID, ...]:
        """New certificates in the order of the roster; empty after the reason was told."""
        from bjdesk.certificates.commands import IssueCertificates

        done = self._do(IssueCertificates(activity, tuple(learners)))
        return tuple(done.value) if done is not None else ()

    def seal(self, records: Sequence[UUID]) -> bool:
        from bjdesk.certificates.commands import MarkSealed, UndoEvent

        done = self._do(MarkSealed(tuple(records)))
        if done is None:
            return False
        self._remember(self.tr("盖章"), [UndoEvent(event) for event in done.value])
        self._say_done(self.tr("{n} 张盖好了，等人来领").format(n=len(records)))
        return True

    def collect(self, row: "CertificateRow", collector: str, tail: str) -> bool:
        from bjdesk.certificates.commands import MarkCollected

        done = self._do(MarkCollected(row.id, collector, tail))
        if done is None:
            return False
        self._remember(self.tr("领走"), [done.undo] if done.undo is not None else [])
        self._say_done(self.tr("{name}的证书领走了").format(name=row.name))
        return True

    def jam(self, row: "CertificateRow") -> bool:
        """The same page once more."""
        from bjdesk.certificates.commands import NoteJam

        return self._and_print(NoteJam(row.id), lambda _done: row.id)

    def reissue(self, row: "CertificateRow", cause: str, reason: str) -> bool:
        from bjdesk.certificates.commands import ReissueCertificate

        return self._and_print(ReissueCertificate(row.id, cause, reason), lambda _done: row.id)

    def replace(self, row: "CertificateRow", cause: str, reason: str) -> bool:
        from bjdesk.certificates.commands import ReplaceCertificate

        return self._and_print(ReplaceCertificate(row.id, cause, reason), lambda done: done.value)

    def revoke(self, row: "CertificateRow", cause: str, reason: str) -> bool:
        from bjdesk.certificates.commands import RevokeCertificate

        if self._do(RevokeCertificate(row.id, cause, reason)) is None:
            return False
        self._say_done(self.tr("{name}的证书作废了").format(name=row.name))
        return True

    def printed(self, result: "Printed") -> None:
        """The marks of a print run can be taken back together."""
        if result.undo:
            self._remember(self.tr("打印"), result.undo)

    def undo(self) -> None:
        """Ctrl Z: the last mark that was set here, of however many certificates."""
        if not self._marks:
            return
        what, commands = self._marks.pop()
        for command in reversed(commands):
            if self._do(command) is None:
                return
        self._say_done(self.tr("撤销了上一步：{what}").format(what=what))

    def _and_print(self, command: Command, record: Callable[[Outcome], UUID]) -> bool:
        done = self._do(command)
        if done is None:
            return False
        self.print_wanted.emit((record(done),))
        return True

    def _do(self, command: Command) -> Outcome | None:
        assert self._desk is not None
        try:
            return self._desk.execute(command)
        except DeskError as error:
            self.refused.emit()
            self._messages.say_error(error)
            return None

    def _remember(self, what: str, commands: list[Command]) -> None:
        self._marks = [*self._marks, (what, commands)][-_REMEMBERED:]

    def _say_done(self, what: str) -> None:
        self._messages.clear()
        self._messages.say("ok", what)
