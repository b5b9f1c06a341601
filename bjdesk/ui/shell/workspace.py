"""What every page holds of the desk: it reads with queries, acts with commands and hears of changes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # types alone: the window is painted before commands are needed
    from datetime import tzinfo

    from bjdesk.kernel.changes import Changes
    from bjdesk.kernel.clock import Clock
    from bjdesk.kernel.commands import Command, Outcome


class DeskFacts(NamedTuple):
    """What the frame says about this desk. `is_training` marks synthetic data (D15); `zone` is the district's."""

    branch_name: str
    college_name: str
    branch_label: str
    college_label: str
    staff_name: str
    is_training: bool
    zone: "tzinfo"


class Reader(Protocol):
    """Opens a reading connection, calls `query(db, *args, **kwargs)` and returns its rows."""

    def __call__(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any: ...


class Executes(Protocol):
    """Runs one command and returns after COMMIT; raises DeskError."""

    def execute(self, command: "Command") -> "Outcome": ...


class Workspace(QObject):
    """Lives on the GUI thread, as do all that listen to `changed`."""

    changed = Signal(object)
    """Changes, after a command was committed."""

    def __init__(
        self, reader: Reader, executor: Executes, facts: DeskFacts, clock: "Clock", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._executor = executor
        self.facts = facts
        self.clock = clock

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """The rows that `query(db, *args, **kwargs)` gives."""
        return self._reader(query, *args, **kwargs)

    def execute(self, command: "Command") -> "Outcome":
        """Act, then tell the pages what changed; raises DeskError, and then nothing was changed."""
        outcome = self._executor.execute(command)
        self.announce(outcome.changes)
        return outcome

    def announce(self, changes: "Changes") -> None:
        """Tell the pages of changes that a job committed; call it on the GUI thread."""
        if changes:
            self.changed.emit(changes)
