"""What every step of the replica is given: the tables, whose desk it is, what follows a change, the named points."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.store.database import Unit
from bjdesk.store.prepared import raw
from bjdesk.store.replica.layout import Layout
from bjdesk.store.replica.ledger import Raw
from sync.declarations import Declarations

EVERYBODY = "*"

Effect = Callable[[Connection, Sequence[UUID]], None]
"""What else must follow when rows of a table came, changed on screen or went: letters to search by, for example."""


@dataclass(frozen=True, slots=True)
class ErasureRecord:
    """The table whose rows say that a person was erased, and which of its registers name her and the extent."""

    table: str
    person: str
    extent: str


@dataclass(frozen=True)
class Wiring:
    """Handed from the composition root; `branch` is the desk's own scope."""

    declarations: Declarations
    layouts: Mapping[str, Layout]
    branch: str
    effects: Mapping[str, Effect]
    personal: tuple[str, ...]
    """Statements that empty the desk's local tables of `:person`, at `:now`."""
    erasure_record: ErasureRecord | None
    points: Callable[[str], None]

    @property
    def scopes(self) -> tuple[str, str]:
        return EVERYBODY, self.branch


@dataclass
class Changed:
    """What a transaction changed on screen; `rows` counts steps, so that a loop knows when nothing is left."""

    rows: int = 0
    dropped: int = 0
    records: dict[str, set[bytes]] = field(default_factory=dict)
    awaited: frozenset[bytes] = frozenset()

    def note(self, table: str, *ids: bytes) -> None:
        self.records.setdefault(table, set()).update(ids)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self.records)


def follow(unit: Unit, wiring: Wiring, changed: Changed) -> None:
    """Let follow what the areas declared, in the same transaction."""
    for table, ids in changed.records.items():
        effect = wiring.effects.get(table)
        if effect is not None:
            effect(unit.db, [UUID(bytes=record) for record in sorted(ids)])
    unit.touch(*changed.records)


class Revisions:
    """Numbers for rows that change on screen, from the one counter of the desk; `close` writes the counter."""

    def __init__(self, db: Raw) -> None:
        self._db = db
        self.start = int(db.execute("SELECT rev FROM sync_state").fetchone()[0])
        self._given = 0

    def next(self) -> int:
        """How far above `start` the next row's number lies."""
        self._given += 1
        return self._given

    def close(self) -> None:
        self._db.execute("UPDATE sync_state SET rev = ?", (self.start + self._given,))


def driver(unit: Unit) -> Raw:
    """The driver's connection of an open transaction."""
    return raw(unit.db)
