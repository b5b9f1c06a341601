"""What a matter is that a person should look at: both values, who wrote them, when, why, and what can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from bjdesk.kernel.clock import Instant
from bjdesk.syncing.subjects import Subject

CONFLICT, REFUSED, HELD, CONTESTED = "conflict", "refused", "held", "contested"
"""Kinds of matters: a conflict row, a refused operation, a scope that waits, a claim that collides."""

THEIRS, OURS, OTHER, BOTH, STANDING = "theirs", "ours", "other", "both", "standing"
"""Choices at a conflict; `standing` leaves what stands as it is."""
AGAIN, GIVE_UP, PROPOSE = "again", "give-up", "propose"
"""Choices at a refusal: 改后重交, 放弃, and 报请 for a wish about a row of the district."""
MOVE, WITHDRAW = "move", "withdraw"
"""Choices at a contested claim."""
LET_GO = "let-go"
"""The choice at a scope that is held: what would go may go."""


class Here(Protocol):
    """Where we are: what of the desk's facts the matters need."""

    @property
    def street_code(self) -> str: ...

    @property
    def branch_id(self) -> UUID: ...

    @property
    def college_label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values; `values` by column as on screen: ids and codes are names already (see `Matter.kinds`)."""

    values: Mapping[str, Any]
    staff_name: str | None = None
    place: str = ""
    """Desk (of this branch), branch, or the district's college; empty where nobody knows."""
    at: Instant | None = None
    is_ours: bool = False
    is_standing: bool = False
    """Whether this is what everybody sees now."""
    is_removed: bool = False
    """Whether this side took the row away."""


@dataclass(frozen=True, slots=True)
class MatterKey:
    """Names a matter: `id` is a row's id in hex, "incarnation.op" of a refused operation, or a scope."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Free:
    """A place and time that a contested booking could move to."""

    venue: UUID
    venue_name: str
    starts_at: Instant
    ends_at: Instant


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter; `about` has the parts of `subject` and `hint` for whoever words them."""

    key: MatterKey
    table: str
    row: UUID
    rev: int | None
    """Of the row as shown; None if it is not on this desk."""
    subject: str
    hint: str
    about: Subject
    register: str
    columns: tuple[str, ...]
    kinds: Mapping[str, str]
    """column -> how its value is written: text, int, bool, date, instant, json, code, name."""
    reason: str
    before: Side | None = None
    theirs: Side | None = None
    ours: Side | None = None
    others: tuple[Subject, ...] = ()
    choices: tuple[str, ...] = ()
    settled: str | None = None
    settled_at: Instant | None = None
    is_blocking: bool = False
    is_erased: bool = False
    is_removed: bool = False
    free: Free | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    """table -> how many rows would go, of a scope that is held; under "" those of tables nobody noted."""
