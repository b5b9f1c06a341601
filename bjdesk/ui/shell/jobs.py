"""Work that grows with the data or leaves the machine runs beside the window, with a bar and a way to stop it."""

import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QThread, Signal

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


class Jobs(QObject):
    """Starts jobs, no more at once than there are processors, and keeps them until their thread has let go of them.

    Whoever drops an object last destroys it, and a QObject that is destroyed beside the GUI thread ends the program:
    so a job that has finished is kept until its thread is gone.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most = max(2, QThread.idealThreadCount())
        self._running: list[Job] = []
        self._waiting: deque[Job] = deque()
        self._threads: dict[Job, threading.Thread] = {}

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running)

    def start(self, job: Job) -> Job:
        job.is_running = True
        self._running.append(job)
        job.finished.connect(self._on_finished)
        self.started.emit(job)
        self._waiting.append(job)
        self._start_next()
        return job

    def stop(self, seconds: float = 5.0) -> bool:
        """Cancel all and wait for them; True when none is left running."""
        for job in self._running:
            job.cancel()
        self._waiting.clear()
        until = time.monotonic() + seconds
        for thread in self._threads.values():
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads.values())

    def _start_next(self) -> None:
        while self._waiting and len(self._threads) < self._most:
            job = self._waiting.popleft()
            thread = threading.Thread(target=job.run, name="job", daemon=True)
            self._threads[job] = thread
            thread.start()

    def _on_finished(self) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        thread = self._threads.pop(job, None)
        if thread is not None:
            thread.join()  # its last act was to say so
        if job in self._running:
            self._running.remove(job)
        self._start_next()
