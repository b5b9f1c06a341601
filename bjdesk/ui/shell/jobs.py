"""Work that grows with the data or leaves the machine runs beside the window, with a bar and a way to stop it."""

import sys
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from bjdesk.kernel.errors import DeskError


class Cancelled(Exception):
    """Raised inside the work once the user has cancelled."""


class Step(NamedTuple):
    """How far a job is: `done` of `of` (0 when not known) and the words for it."""

    done: int
    of: int
    words: str


class Progress:
    """The job as its work sees it, in the other thread."""

    def __init__(self, tell: Callable[[Step], None]) -> None:
        self._tell = tell
        self._is_cancelled = False

    def report(self, done: int, of: int, words: str = "") -> None:
        """Say how far it is; raises Cancelled when the user wants it to end here."""
        self.check()
        self._tell(Step(done, of, words))

    def check(self) -> None:
        if self._is_cancelled:
            raise Cancelled

    def cancel(self) -> None:
        self._is_cancelled = True


class Job(QObject):
    """One piece of work, `work(progress) -> result`. All signals arrive on the GUI thread.

    Exactly one of succeeded, failed or neither (when cancelled) comes, then finished.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    """DeskError: its words are for the user. Any other error is a fault and reaches sys.excepthook as well."""
    progressed = Signal(object)
    finished = Signal()
    _told = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self,
        title: str,
        work: Callable[[Progress], object],
        icon: str = "printer",
        parent: QObject | None = None,
        *,
        is_quiet: bool = False,
    ) -> None:
        """`is_quiet`: a place on the page itself says that something is coming, e.g. a picture."""
        super().__init__(parent)
        self.title = title
        self.icon = icon
        self.is_quiet = is_quiet
        self.is_running = False
        self._work = work
        self._progress = Progress(self._told.emit)
        self._told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask it to end at its next step; what it has committed stays."""
        self._progress.cancel()

    def run(self) -> None:
        """The other thread's part."""
        result: object = None
        error: BaseException | None = None
        try:
            self._progress.check()
            result = self._work(self._progress)
        except BaseException as problem:
            error = problem
        self._ended.emit(result, error)

    def _on_ended(self, result: object, error: BaseException | None) -> None:
        self.is_running = False
        if error is None:
            self.succeeded.emit(result)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)
            if not isinstance(error, DeskError):
                sys.excepthook(type(error), error, error.__traceback__)
        self.finished.emit()


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Jobs(QObject):
    """Starts jobs and keeps them alive until they have ended."""

    started = Signal(object)

    def __init__(self, pool: QThreadPool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool or QThreadPool(self)
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running)

    def start(self, job: Job) -> Job:
        job.is_running = True
        self._running.append(job)
        job.finished.connect(self._on_finished)
        self.started.emit(job)
        self._pool.start(_Runner(job))
        return job

    def stop(self, seconds: float = 5.0) -> bool:
        """Cancel all and wait for them; True when none is left running."""
        for job in self._running:
            job.cancel()
        return self._pool.waitForDone(int(seconds * 1000))

    def _on_finished(self) -> None:
        job = self.sender()
        if job in self._running:
            self._running.remove(job)
