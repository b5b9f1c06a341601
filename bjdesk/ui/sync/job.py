"""An exchange as a job beside the window: its stages in words, a way to stop it, and the pages told what changed."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from bjdesk.kernel.changes import Changes
from bjdesk.ui.shell.jobs import Cancelled, Job, Progress
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from bjdesk.syncing.running import Reconciler
    from sync.client.report import Progress as Told

ANNOUNCE_AFTER_MS = 500
"""The pages hear of what came in that often: read anew after every piece they would do nothing else."""
ROWS_AT_ONCE = 100
translate = QCoreApplication.translate

_STAGES = {
    "sealing": QT_TRANSLATE_NOOP("Sync", "正在整理要送的…"),
    "sending": QT_TRANSLATE_NOOP("Sync", "正在送出…"),
    "receiving": QT_TRANSLATE_NOOP("Sync", "正在收 {done} 条"),
    "offering": QT_TRANSLATE_NOOP("Sync", "正在和区里核对 {done} 条"),
    "finishing": QT_TRANSLATE_NOOP("Sync", "快好了…"),
}


class SyncJob(Job):
    """`arrived(Changes)` comes on the GUI thread while it runs, at most twice a second, and once at the end."""

    arrived = Signal(object)
    told = Signal(object)
    """Progress of the exchange as it tells it; on the GUI thread."""
    _brought = Signal(object)
    _passed = Signal(object)

    def __init__(
        self,
        reconciler: "Callable[[], Reconciler]",
        trigger: str,
        *,
        accept_time: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(translate("Sync", "和区里同步"), self._exchange, "refresh-cw", parent)
        self.trigger = trigger
        self._reconciler = reconciler
        self._accept_time = accept_time
        self._kinds: set[str] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ANNOUNCE_AFTER_MS)
        self._later.timeout.connect(self._announce)
        self._passed.connect(self.told, Qt.ConnectionType.QueuedConnection)
        self._brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)
        self.finished.connect(self._announce)

    def _exchange(self, progress: Progress) -> Any:
        """In the other thread."""
        from bjdesk.syncing.running import Trigger

        watch = _Watch(progress, self._brought.emit, self._passed.emit)
        return self._reconciler().run(
            Trigger(self.trigger),
            watch=watch,
            is_stopped=watch.is_stopped,
            accept_time=self._accept_time,
            rows_at_once=ROWS_AT_ONCE,
        )

    def _on_brought(self, kinds: frozenset[str]) -> None:
        self._kinds |= kinds
        if not self._later.isActive():
            self._later.start()

    def _announce(self) -> None:
        self._later.stop()
        kinds, self._kinds = frozenset(self._kinds), set()
        if kinds:
            self.arrived.emit(Changes(kinds))


class _Watch:
    """What an exchange tells, as a job tells it; a stop is taken by the exchange at its next step, not thrown at it."""

    def __init__(
        self, progress: Progress, brought: Callable[[frozenset[str]], None], passed: "Callable[[Told], None]"
    ) -> None:
        self._progress = progress
        self._brought = brought
        self._passed = passed

    def __call__(self, told: "Told") -> None:
        with suppress(Cancelled):
            self._progress.report(told.done, told.total or 0, _words(told))
        self._passed(told)
        if told.kinds:
            self._brought(told.kinds)

    def is_stopped(self) -> bool:
        try:
            self._progress.check()
        except Cancelled:
            return True
        return False


def _words(told: "Told") -> str:
    return translate("Sync", _STAGES.get(told.stage, "")).format(done=told.done)
