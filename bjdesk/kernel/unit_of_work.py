"""One user action is one write transaction: what it may use, what it notes, and who may write when.

SQLite lets one writer in and its `busy_timeout` polls unfairly; the gate makes a person at the desk go before the
next batch of a job, so that a swipe never waits for more than one batch.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from uuid import UUID

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.clock import Instant

Db = TypeVar("Db")


@dataclass(frozen=True)
class Actor:
    """Who acts: a member of staff (None before the first one is named), in a role, at a desk (R2, D9)."""

    staff: UUID | None
    role: str
    desk: UUID


@dataclass(frozen=True)
class AuditValue:
    """One value that a command changed: old and new as text, and the person it speaks of (D6)."""

    table: str
    row: UUID
    field: str
    old: str | None
    new: str | None
    person: UUID | None = None


def _nobody_vouches() -> bool:
    return False


@dataclass
class UnitOfWork(Generic[Db]):
    """What a handler holds while its transaction is open; `db` is a connection inside BEGIN IMMEDIATE."""

    db: Db
    actor: Actor
    now: Instant
    offset_min: int
    new_id: Callable[[], UUID]
    clock_doubted: bool = False
    believe_clock: Callable[[], bool] = _nobody_vouches
    kinds: set[str] = field(default_factory=set)
    subject_kind: str | None = None
    subject: UUID | None = None
    reason: str | None = None
    values: list[AuditValue] = field(default_factory=list)

    def about(self, kind: str, subject: UUID, reason: str | None = None) -> None:
        """Name the record that the audit row of this command is about.

        `reason` is hashed into the chain for good: a word of the house, never what somebody typed about a person;
        that is noted as a value, which an erasure can hollow (D5).
        """
        self.subject_kind, self.subject, self.reason = kind, subject, reason

    def touch(self, *kinds: str) -> None:
        """Say which tables this command changes."""
        self.kinds.update(kinds)

    def note(self, value: AuditValue) -> None:
        """Keep a changed value for the audit."""
        self.values.append(value)

    def takes_place(self, begins: Instant, ends: Instant) -> None:
        """What is recorded takes place in these hours: a clock far from where it was is right if it says so too."""
        if self.clock_doubted and begins <= self.now <= ends:
            self.clock_doubted = not self.believe_clock()

    @property
    def changes(self) -> Changes:
        return Changes(frozenset(self.kinds))


class WriterGate:
    """Lets one writer of this process in at a time, people before jobs."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._writing = False
        self._people_waiting = 0

    @property
    def people_waiting(self) -> int:
        """How many people want to write and do not yet."""
        return self._people_waiting

    @contextmanager
    def for_person(self) -> Iterator[None]:
        """Wait for at most the batch that is being written."""
        with self._turn:
            self._people_waiting += 1
            try:
                while self._writing:
                    self._turn.wait()
            finally:
                self._people_waiting -= 1
            self._writing = True
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def for_job(self) -> Iterator[None]:
        """Wait until nobody writes and no person wants to."""
        with self._turn:
            while self._writing or self._people_waiting:
                self._turn.wait()
            self._writing = True
        try:
            yield
        finally:
            self._leave()

    def _leave(self) -> None:
        with self._turn:
            self._writing = False
            self._turn.notify_all()
