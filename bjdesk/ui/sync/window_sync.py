"""Ties the exchanges to the window: status bar, red dot, automatic runs, `bjdesk sync`, and 下班同步 at closing."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.window import ShellWindow
from bjdesk.ui.sync import run_words
from bjdesk.ui.sync.automatic import Automatic
from bjdesk.ui.sync.sync_desk import sync_desk_of

if TYPE_CHECKING:
    from bjdesk.syncing.queries import RunRow, SyncFacts
    from bjdesk.ui.shell.sync_reply import SyncReply
    from sync.client.report import Progress

PAGE = "sync"
CLOSING_MS = 8_000
"""The longest that a window stays for 下班同步; closing it once more closes it at once."""


class WindowSync(QObject):
    """Made when the store is open; lives as long as the workspace."""

    joined = Signal()
    """`bjdesk sync` waits for the exchange that runs."""

    def __init__(self, window: ShellWindow, desk: DeskWorkspace) -> None:
        super().__init__(desk)
        self._window = window
        self.sync = sync_desk_of(desk, window.jobs)
        self.automatic = Automatic(self.sync)
        self._replies: list[SyncReply] = []
        self._is_closing = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(CLOSING_MS)
        self._limit.timeout.connect(window.close)
        self.sync.changed.connect(self._on_facts)
        self.sync.ended.connect(self._on_ended)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Look once, and from now on by itself."""
        self.sync.look()
        self.automatic.begin()

    def stop(self) -> None:
        """The window is closed: nothing runs by itself any more, and nothing is shown."""
        self._limit.stop()
        self.automatic.stop()
        self.sync.changed.disconnect(self._on_facts)
        self.sync.ended.disconnect(self._on_ended)

    # --- the edges of the window -------------------------------------------------------------------------------------

    def _on_facts(self, facts: "SyncFacts") -> None:
        found = run_words.status(facts, self.sync.today)
        self._window.status_bar.show_sync(found.icon, found.tone, found.words)
        self._window.status_bar.show_waiting(found.waiting)
        self._window.navigation.set_attention(PAGE, facts.state == run_words.NEEDS_PERSON)

    # --- bjdesk sync -------------------------------------------------------------------------------------------------

    def on_asked(self, reply: "SyncReply") -> None:
        """`bjdesk sync` wants an exchange: one that runs already will do."""
        reply.take()
        self._replies.append(reply)
        reply.dropped.connect(self._on_dropped)
        job = self.sync.job or self.sync.run(run_words.COMMAND)
        if job is not None:
            job.told.connect(self._on_told)
        self.joined.emit()

    def _on_told(self, told: "Progress") -> None:
        for reply in self._replies:
            reply.progress(told.stage, told.done, told.total)

    def _on_dropped(self) -> None:
        """Nobody listens any more; the exchange goes on."""
        reply: Any = self.sender()
        if reply in self._replies:
            self._replies.remove(reply)

    def _on_ended(self, run: "RunRow | None") -> None:
        replies, self._replies = self._replies, []
        for reply in replies:
            if run is None:
                reply.finish(run_words.CANCELLED)
            else:
                reply.finish(run.outcome, sent=run.sent, received=run.received, refused=run.refused)
        if self._is_closing:
            self._window.close()

    # --- closing -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first close of a day on which something waits sends it first; the second one closes."""
        if watched is not self._window or event.type() != QEvent.Type.Close:
            return False
        if not self._is_closing and self._has_something_to_send():
            event.ignore()
            self._send_before_closing()
            return True
        self._limit.stop()
        self._is_closing = True
        if self.sync.is_running:
            self._window.hide()  # whoever goes home does not look at a window that waits for its line
        return False

    def _has_something_to_send(self) -> bool:
        facts = self.sync.look()
        is_possible = facts is not None and facts.is_enrolled and facts.state not in _NOT_NOW
        return is_possible and facts is not None and facts.waiting > 0 and not self.sync.is_running

    def _send_before_closing(self) -> None:
        facts = self.sync.facts
        self._is_closing = True
        what = self.tr("下班同步：正在送出 {n} 条").format(n=facts.waiting if facts is not None else 0)
        banner = self._window.page.messages.say(
            "info", what, self.tr("送完窗口自己关上。"), action=self.tr("不等了，关上"), icon="cloud-upload"
        )
        banner.acted.connect(self._window.close)
        self._limit.start()
        self.sync.run(run_words.CLOSING)


_NOT_NOW = (run_words.NEEDS_PERSON, run_words.UNREACHABLE)
"""States in which a try at closing time would only keep people."""
