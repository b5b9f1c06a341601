"""What both ends are told about the tables that travel; `sync` itself names none of them.

The two composition roots build one `Declarations` from the models and hand it in: columns and their kinds, policies,
state machines, who sees a row, and what a claim is judged by.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sync.policy import Register, SyncPolicy

Kind = Literal["id", "text", "int", "bool", "date", "instant", "json", "blob"]
Row = Mapping[str, Any]
"""Column -> value as on the wire: ids in upper-case hex, dates text, instants and booleans integers."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `refers_to` is the table that a checked reference (→) points at."""

    name: str
    kind: Kind
    nullable: bool
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class StateMachine:
    """Declared transitions of a state code, and which of two states that did not see each other stands."""

    moves: Mapping[str, frozenset[str]]
    order: tuple[str, ...]
    """Furthest first."""
    of_district: frozenset[str] = frozenset()
    """States that only the district gives."""

    def allows(self, origin: str, target: str) -> bool:
        return target in self.moves.get(origin, frozenset())

    def rank(self, state: str) -> int:
        """Larger is further; an unknown code is the least."""
        return len(self.order) - self.order.index(state) if state in self.order else 0


def machine(moves: str, order: str, of_district: str = "") -> StateMachine:
    """ "1>2 5; 2>5" and "5 2 1" as a machine."""
    found: dict[str, frozenset[str]] = {}
    for part in moves.split(";"):
        origin, _, targets = part.strip().partition(">")
        found[origin] = frozenset(targets.split())
    return StateMachine(found, tuple(order.split()), frozenset(of_district.split()))


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """How claims on one thing are judged, inside one scope.

    `column` is where the thing that is claimed stands and `group` its value in a row (None: it claims nothing, e.g. a
    booking without a venue); `collide` says whether two rows of a group exclude each other; `holds` whether a row
    still claims; `slot` is the part whose change counts as a new claim (a booking that moves waits anew).

    `thing` is the table of what is claimed. With `part_of` (a column of it that names the whole) a claim on a whole
    also excludes those on its parts; with `limit` only so many claims on a thing hold at once.
    """

    column: str
    group: Callable[[Row], str | None]
    collide: Callable[[Row, Row], bool]
    holds: Callable[[Row], bool]
    slot: Callable[[Row], Any]
    thing: str | None = None
    part_of: str | None = None
    limit: Callable[[Row], int | None] | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """The table that says which branches see a person: a grow row with these columns, voided like any other."""

    table: str
    person_column: str
    scope_of: Callable[[Row], str]
    """The branch scope that the row lets see the person."""


@dataclass(frozen=True, slots=True)
class TableDeclaration:
    """One table that travels. `person_column` names the learner of a row that is seen by her relations."""

    name: str
    policy: SyncPolicy
    columns: tuple[Column, ...]
    registers: tuple[Register, ...]
    machine: StateMachine | None = None
    claim: ClaimRule | None = None
    person_column: str | None = None
    subject_columns: tuple[str, str] | None = None
    """(table column, id column) of the row that a record with audience `O` speaks of."""

    @property
    def desk_registers(self) -> tuple[Register, ...]:
        """Registers that a desk may write."""
        return tuple(r for r in self.registers if not r.is_server_owned)

    @property
    def owned_registers(self) -> tuple[Register, ...]:
        """Registers that only the server writes."""
        return tuple(r for r in self.registers if r.is_server_owned)

    @property
    def parents(self) -> tuple[Column, ...]:
        """Columns that must find their row before this one can be placed on a desk."""
        return tuple(column for column in self.columns if column.refers_to is not None)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that somebody wrote and that does not stand, to be shown to people on both sides."""

    id: bytes
    table: str
    row: bytes
    home: str
    register: str
    kept: Any
    lost: Any
    lost_ms: int
    lost_device: bytes | None
    lost_actor: bytes | None
    person: str | None
    is_removed: bool = False
    """Whether a removal is one of the two sides."""
    kept_ms: int | None = None
    kept_device: bytes | None = None
    kept_actor: bytes | None = None
    """Who wrote the value that stands, and when, as far as it is known."""


@dataclass(frozen=True, slots=True)
class DeviceFacts:
    """A desk that was taken in, or whose right was taken away."""

    id: bytes
    scope: str
    name: str
    number: int | None
    public_key: bytes
    enrolled_ms: int
    revoked_ms: int | None = None


Sign = Callable[[bytes], bytes]
"""Content -> the district's signature."""
OwnRow = tuple[str, str, bytes, Mapping[str, Any]]
"""A row that the district writes itself: (scope, table, id, registers)."""


@dataclass(frozen=True, slots=True)
class Erasing:
    """What an erasure empties, and the row of the district that says so.

    `emptied[extent][table]` is None for a whole row, else the registers and what is put in their place; rows of a
    table are found by `person_columns[table]`. `record(person, extent, ms)` gives (table, registers) of the record.
    """

    person_columns: Mapping[str, str]
    emptied: Mapping[str, Mapping[str, Mapping[str, Any] | None]]
    record: Callable[[str, str, int], tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class Declarations:
    """Every table that travels, parents first, and what ties people to branches."""

    tables: Mapping[str, TableDeclaration]
    relation: Relation | None = None
    person_table: str | None = None
    branches: tuple[str, ...] = ()
    """Scopes of the branches that exist."""
    record_conflict: Callable[[Conflict], tuple[str, Mapping[str, Any]]] | None = None
    """(table, registers) of the row that shows a conflict; None where nobody keeps them."""
    record_device: Callable[[DeviceFacts], tuple[str, Mapping[str, Any]]] | None = None
    """(table, registers) of the row that shows a desk; it has the device's id."""
    record_keys: Callable[[DeviceFacts, int, Sign], Iterable[OwnRow]] | None = None
    """(desk, ms, the district's signature) -> rows that let the desk sign papers; the same ones each time."""
    erasing: Erasing | None = None

    def __iter__(self) -> Iterator[TableDeclaration]:
        return iter(self.tables.values())

    def get(self, name: str) -> TableDeclaration | None:
        """The declaration, or None for a table of another release."""
        return self.tables.get(name)

    def order(self, names: Sequence[str]) -> list[str]:
        """Table names parents first, unknown ones last."""
        known = list(self.tables)
        return sorted(names, key=lambda name: (known.index(name) if name in self.tables else len(known), name))


def register_value(register: Register, row: Row, spell: Callable[[str, Any], Any]) -> Any:
    """A register as it travels: a bare value, or an object by column; `spell(column, value)` spells one cell."""
    if register.columns == (register.name,):
        return spell(register.name, row[register.name])
    return {column: spell(column, row[column]) for column in register.columns}
