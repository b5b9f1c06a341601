"""The lines of a record's history: what was entered, changed, taken away, came by sync, or did not stand (D6)."""

from dataclasses import dataclass
from typing import Any

from bjdesk.kernel.clock import Instant
from bjdesk.syncing import screen

NEW, CHANGED, REMOVED, CAME, LOST = "new", "changed", "removed", "came", "lost"
"""What a line tells; `came` is a value of which only this is known, that it was written somewhere else."""
_WHOSE = ("learner_id", "society_id", "activity_id", "booking_id")
TELL_NOTHING = screen.HIDDEN | {"hours_parsed", "status_on", "lat_gcj02", "applied_at", *_WHOSE}
"""Fields that nobody has to read."""
HOURS = "hours"
"""The rows of a venue's opening hours, which the audit keeps as one field."""

LineId = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One field as on screen; `kind` is one of `screen.kinds`, or `hours`. What was erased by order has no values."""

    field: str
    kind: str
    old: Any = None
    new: Any = None
    is_erased: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `name` says of what, where that is not the record itself."""

    what: str
    at: Instant
    table: str
    values: tuple[Value, ...]
    name: str = ""
    begins: Instant | None = None
    """When that takes place, if it is a meeting."""
    staff: str | None = None
    desk: str = ""
    is_ours: bool = True
    is_districts: bool = False
