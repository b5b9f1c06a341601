"""What is done with rows and with the whole class: undo with its reason, 全班到齐, 下课收尾, the register (R26, D6)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from bjdesk.kernel.commands import Command
from bjdesk.kernel.errors import DeskError
from bjdesk.learning.queries import RecentRow, RosterRow, SessionRow
from bjdesk.ui.checkin.board import Board
from bjdesk.ui.checkin.lists_area import ListsArea
from bjdesk.ui.checkin.question_strip import Option
from bjdesk.ui.checkin.sign_in import SignIn
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.jobs import Jobs
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.dialogs import DestroyBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ClassActs(QObject):
    """Asks in the caption of the lists; only the closing, which nothing takes back, asks in a box."""

    undone = Signal(object)
    """Id of the attendance that was taken back."""
    settled = Signal()
    """A question is over: the focus may go home."""

    def __init__(
        self,
        desk: DeskWorkspace,
        board: Board,
        sign_in: SignIn,
        lists: ListsArea,
        messages: Messages,
        jobs: Jobs,
        theme: Theme,
        page: "QWidget",
    ) -> None:
        super().__init__(page)
        self._desk, self._board, self._sign_in = desk, board, sign_in
        self._lists, self._messages, self._jobs = lists, messages, jobs
        self._theme, self._page = theme, page
        self._on_yes: Callable[[str], None] | None = None
        self._take_back: Command | None = None
        self._printed: Path | None = None
        self.box: DestroyBox | None = None
        assert lists.question is not None
        self._question = lists.question
        self._question.answered.connect(self._on_answered)
        self._question.cancelled.connect(self.cancel)
        lists.undo_wanted.connect(self.ask_undo)
        lists.restore_wanted.connect(self.restore)

    # --- one row -----------------------------------------------------------------------------------------------------

    def ask_undo(self, row: RecentRow | RosterRow) -> None:
        """Why? 点错了 unless something else is said."""
        record = row.mark.id if isinstance(row, RosterRow) and row.mark else getattr(row, "id", None)
        if record is None:
            return
        name = row.person.name if isinstance(row, RosterRow) else row.name
        if self._lists.recent is not None:
            self._lists.recent.select(record)
        reasons = (self.tr("点错了"), self.tr("替人刷的"), self.tr("走错教室"))
        options = [*(Option(reason) for reason in reasons), Option(self.tr("其他"), is_free=True)]
        self._ask(self.tr("为什么撤销{name}？").format(name=name), options, partial(self._undo, record))

    def undo_last(self) -> None:
        """Ctrl Z: the newest arrival that was not taken back yet."""
        row = self._lists.recent.first if self._lists.recent is not None else None
        if row is not None:
            self.ask_undo(row)

    def restore(self, row: RecentRow) -> None:
        self._sign_in.restore(row.id)
        self.settled.emit()

    def _undo(self, record: UUID, reason: str) -> None:
        if self._sign_in.undo(record, reason):
            self.undone.emit(record)

    # --- the class ---------------------------------------------------------------------------------------------------

    def ask_all(self) -> None:
        count = len(self._board.missing)
        if count and self._board.session is not None:
            words = self.tr("没到的 {n} 人都记成已到？").format(n=count)
            people = tuple(row.person.id for row in self._board.missing)
            self._ask(words, [Option(self.tr("都到了"))], partial(self._mark_all, self._board.session.id, people))

    def ask_close(self) -> None:
        session = self._board.session
        if session is None or session.state != "1":
            return
        question = self.tr("“{title}”下课收尾？").format(title=session.title)
        count = len(self._board.missing)
        words = self.tr("收尾以后这节课不能再签到。")
        if count:
            words = self.tr("没到的 {n} 人会记成缺席。").format(n=count) + words
        self.box = DestroyBox(self._theme, question, words, self.tr("收尾"), self._page.window())
        self.box.accepted.connect(partial(self._close, session))
        self.box.finished.connect(self._on_box_finished)
        self.box.open()

    def print_register(self) -> None:
        """The register of the session in front, drawn beside the window."""
        if self._board.session is not None:
            self._print(self._board.session)

    def _mark_all(self, session: UUID, people: tuple[UUID, ...], _words: str) -> None:
        outcome = self._sign_in.mark_all(session, people)
        if outcome is None or not outcome.value:
            return
        self._take_back = outcome.undo
        what = self.tr("{n} 人都记成已到了").format(n=outcome.value)
        do = self.tr("点错了就撤销，没到的还是没到")
        self._messages.say("ok", what, do, action=self.tr("撤销")).acted.connect(self._on_take_back)

    def _close(self, session: SessionRow) -> None:
        self._board.release()
        outcome = self._sign_in.close(session.id, session.rev)
        if outcome is None:
            return
        self._closed = session
        what = self.tr("“{title}”收尾好了").format(title=session.title)
        do = self.tr("{n} 人记成缺席").format(n=outcome.value) if outcome.value else self.tr("全都到了")
        banner = self._messages.say("info", what, do, action=self.tr("打印签到表"), icon="circle-check")
        banner.acted.connect(self._on_print_closed)

    def _print(self, session: SessionRow) -> None:
        from bjdesk.ui.checkin.printing import register_job  # reportlab's neighbours: not before somebody prints

        job = register_job(self._desk, session)
        job.succeeded.connect(self._on_printed)
        job.failed.connect(self._on_print_failed)
        self._jobs.start(job)

    # --- what comes back ---------------------------------------------------------------------------------------------

    def cancel(self) -> None:
        """The question is withdrawn; nothing happens."""
        self._on_yes = None
        self._lists.show_question(False)
        if self._lists.recent is not None:
            self._lists.recent.setCurrentIndex(QModelIndex())
        self.settled.emit()

    def _ask(self, words: str, options: list[Option], on_yes: Callable[[str], None]) -> None:
        self._on_yes = on_yes
        self._lists.show_question(True)
        self._question.ask(words, options)

    def _on_answered(self, words: str) -> None:
        on_yes = self._on_yes
        self.cancel()
        if on_yes is not None:
            on_yes(words)

    def _on_box_finished(self, _result: int) -> None:
        if self.box is not None:
            self.box.deleteLater()
            self.box = None
        self._page.window().activateWindow()
        self.settled.emit()

    def _on_take_back(self) -> None:
        if self._take_back is not None and self._sign_in.execute(self._take_back) is not None:
            self._messages.say("ok", self.tr("全班到齐已经撤销"))
        self._take_back = None

    def _on_print_closed(self) -> None:
        self._print(self._closed)

    def _on_printed(self, path: Path) -> None:
        self._printed = path
        do = self.tr("{name}，在“{folder}”里").format(name=path.name, folder=path.parent)
        banner = self._messages.say("ok", self.tr("签到表存好了"), do, action=self.tr("打开"), icon="printer")
        banner.acted.connect(self._on_open_printed)

    def _on_open_printed(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._printed)))

    def _on_print_failed(self, error: object) -> None:
        if isinstance(error, DeskError):
            text = words_for(error)
            self._messages.say(text.tone, text.what, text.do, number=text.number)
