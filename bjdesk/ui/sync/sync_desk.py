"""The window's side of the exchange: how it stands, one run at a time, and everybody told when that changes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.clock import day_of
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.jobs import Job, Jobs
from bjdesk.ui.sync.job import SyncJob
from bjdesk.ui.sync.run_words import Today
from bjdesk.ui.sync.yielding import Yielding

if TYPE_CHECKING:
    from bjdesk.syncing.queries import RunRow, SyncFacts
    from bjdesk.syncing.running import Reconciler

KINDS = frozenset({"conflict", "sync_run", "sync_refused", "sync_scope", "booking", "enrolment"})
"""Tables in which a person's list or the state of the sync may have changed."""
Enrol = Callable[[str, str, str | None], object]
"""(code, address, authority) -> enrolled; raises DeskError."""


class SyncDesk(QObject):
    """One for a window; made when the store is open. `changed(SyncFacts)` whenever it was looked at anew."""

    changed = Signal(object)
    started = Signal()
    ended = Signal(object)
    """RunRow of an exchange; of one that was turned away None."""
    enrolled = Signal(object)
    not_enrolled = Signal(object)
    """DeskError: why the district did not take the desk in."""
    failed = Signal(object)
    """DeskError of a read."""

    def __init__(
        self,
        desk: DeskWorkspace,
        jobs: Jobs,
        *,
        reconciler: "Reconciler | None" = None,
        enrol: Enrol | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or desk)
        self.desk = desk
        self.facts: SyncFacts | None = None
        self.job: SyncJob | None = None
        self._jobs = jobs
        self._made = reconciler
        self._enrol = enrol or desk.desk.enrol
        self._enrolling: Job | None = None
        self._yielding = Yielding()
        desk.changed.connect(self._on_changed)

    @property
    def may_try(self) -> bool:
        """Whether an exchange that nobody asked for makes sense now, after those that failed."""
        return self._made is None or self._made.may_try

    def _reconciler(self) -> "Reconciler":
        """What runs exchanges; made by the first one, in its thread, because it has much to load."""
        if self._made is None:
            self._made = self.desk.desk.reconciler()
        return self._made

    @property
    def is_running(self) -> bool:
        return self.job is not None

    @property
    def is_enrolling(self) -> bool:
        return self._enrolling is not None

    @property
    def today(self) -> Today:
        zone = self.desk.facts.zone
        return Today(day_of(self.desk.clock.now(), zone), zone)

    def look(self) -> "SyncFacts | None":
        """Read anew how it stands; what cannot be read is told by `failed`."""
        from bjdesk.syncing.queries import sync_facts

        try:
            self.facts = self.desk.read(sync_facts, self.desk.clock.now(), self.desk.facts.zone)
        except DeskError as error:
            self.failed.emit(error)
            return None
        self.changed.emit(self.facts)
        return self.facts

    def run(self, trigger: str, *, accept_time: bool = False) -> SyncJob | None:
        """Start an exchange beside the window; None while one runs already."""
        if self.job is not None:
            return None
        job = SyncJob(self._reconciler, trigger, accept_time=accept_time, parent=self)
        job.arrived.connect(self.desk.announce)
        job.succeeded.connect(self._on_ended)
        job.finished.connect(self._on_finished)
        self.job = job
        self._yielding.begin()
        self._jobs.start(job)
        self.started.emit()
        return job

    def stop(self) -> None:
        """Ask a running exchange to end at its next step."""
        if self.job is not None:
            self.job.cancel()

    def enrol(self, code: str, url: str, authority: str | None, title: str) -> Job | None:
        """Ask the district to take this desk in, beside the window; None while it is being asked."""
        if self._enrolling is not None:
            return None

        def work(_progress: Any) -> object:
            return self._enrol(code, url, authority)

        job = Job(title, work, "cloud", self)
        job.succeeded.connect(self._on_enrolled)
        job.failed.connect(self._on_not_enrolled)
        self._enrolling = job
        self._jobs.start(job)
        return job

    # --- what comes of it --------------------------------------------------------------------------------------------

    def _on_ended(self, run: "RunRow") -> None:
        self.job = None
        self._yielding.end()
        self.look()
        self.ended.emit(run)
        self.desk.announce(Changes.of("sync_run"))

    def _on_finished(self) -> None:
        """An exchange that was stopped before its first step, or that broke, ends here alone."""
        job = self.sender()
        if job is self.job and job is not None:
            self.job = None
            self._yielding.end()
            self.look()
            self.ended.emit(None)
        if isinstance(job, SyncJob):
            job.deleteLater()

    def _on_enrolled(self, found: object) -> None:
        self._enrolling = None
        self.look()
        self.enrolled.emit(found)

    def _on_not_enrolled(self, error: object) -> None:
        self._enrolling = None
        if isinstance(error, DeskError):
            self.not_enrolled.emit(error)

    def _on_changed(self, changes: Changes) -> None:
        """A choice or an exchange changed what a person should look at."""
        if changes.concern(KINDS) and not self.is_running:
            self.look()


def sync_desk_of(desk: DeskWorkspace, jobs: Jobs) -> SyncDesk:
    """The one that the workspace has, or a new one."""
    found = desk.findChild(SyncDesk)
    return found if isinstance(found, SyncDesk) else SyncDesk(desk, jobs)
