"""The one door through which anything changes: permission, transaction, audit and notification in one place.

A command is a frozen dataclass in the imperative; its handler has the same name in snake_case. `Executor.execute`
checks the role, opens one unit of work, runs the handler, writes the audit row, commits and returns an `Outcome`.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.errors import NotAllowed
from bjdesk.kernel.unit_of_work import Actor, UnitOfWork

Command = Any
"""A frozen dataclass; which ones exist is the key set of the handler table."""

Unit = UnitOfWork[Any]
Roles = Mapping[type, frozenset[str]]


@dataclass(frozen=True)
class Done:
    """What a handler returns: a value for the caller, and the command that would undo it."""

    value: Any = None
    undo: Command | None = None


Handler = Callable[[Any, Any], Done]
"""(unit of work, command) -> Done; raises DeskError, and then nothing of it is kept."""


@dataclass(frozen=True)
class Outcome:
    """What a committed command gave: it is returned only after COMMIT came back."""

    value: Any
    changes: Changes
    undo: Command | None


class Writer(Protocol):
    """The store as commands see it."""

    def write(self, actor: Actor, command: str) -> AbstractContextManager[Unit]:
        """BEGIN IMMEDIATE … COMMIT around the block; a raised error rolls everything back."""
        ...


Auditor = Callable[[Unit, str, str], None]
"""(unit, command name, outcome code of `audit_outcome`) -> None; writes the audit row inside the transaction."""

DONE, REFUSED = "1", "2"


class Executor:
    """Runs commands for one actor."""

    def __init__(
        self,
        writer: Writer,
        handlers: Mapping[type, Handler],
        roles: Roles,
        auditor: Auditor,
        actor: Actor,
        unaudited: frozenset[type] = frozenset(),
    ) -> None:
        self._writer = writer
        self._handlers = handlers
        self._roles = roles
        self._auditor = auditor
        self._unaudited = unaudited
        self.actor = actor

    def execute(self, command: Command) -> Outcome:
        """Run one command; DeskError says why not, and then the database is as it was."""
        kind = type(command)
        name = kind.__name__
        if self.actor.role not in self._roles.get(kind, frozenset()):
            self._refuse(name)
        with self._writer.write(self.actor, name) as unit:
            done = self._handlers[kind](unit, command)
            if kind not in self._unaudited:
                self._auditor(unit, name, DONE)
        return Outcome(done.value, unit.changes, done.undo)

    def _refuse(self, name: str) -> None:
        """A command beyond the role leaves a trace and changes nothing (D6, D9)."""
        with self._writer.write(self.actor, name) as unit:
            self._auditor(unit, name, REFUSED)
        raise NotAllowed(command=name, role=self.actor.role)
