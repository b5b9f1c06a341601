"""What the oracles look at when a run is over: the files, what the observer saw, and what kind of run it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bjdesk.declared import declarations
from sync.clock import Identity
from sync.declarations import TableDeclaration
from tests.simulation import files
from tests.simulation.desk import SimDesk
from tests.simulation.diary import DISTRICT, Diary
from tests.simulation.district import SimDistrict
from tests.simulation.files import Key, ServerRow
from tests.simulation.operations import Op


@dataclass(frozen=True)
class Profile:
    """What may happen in a run; some promises hold only where some things do not."""

    has_restores: bool
    """Whether the district's database may be put back to a copy."""
    has_right_clocks: bool
    has_clones: bool


@dataclass(frozen=True)
class ConflictSeen:
    """A conflict record as people read it."""

    key: Key
    register: str
    kept: Any
    lost: Any


@dataclass
class Case:
    """A finished run."""

    profile: Profile
    district: SimDistrict
    desks: list[SimDesk]
    """Those that live and were not revoked."""
    diary: Diary
    erased: dict[bytes, set[str]] = field(default_factory=dict)
    """Learner -> everything that was ever written about her."""
    erased_at: Mapping[bytes, int] = field(default_factory=dict)
    """Learner -> the observer's serial when she was erased."""
    printed: list[tuple[str, str]] = field(default_factory=list)
    restores: int = 0
    """How often anything, a desk or the district, was put back to a copy."""
    district_restores: int = 0
    running_copies: int = 0
    """How often a running machine was copied, its memory included."""

    @cached_property
    def rows(self) -> Mapping[Key, ServerRow]:
        """Every row of a known table at the district."""
        return {
            row.key: row
            for declared in declarations()
            for row in files.server_rows(self.district.sql, declared.name).values()
        }

    @cached_property
    def generic(self) -> Mapping[Key, Mapping[str, Any]]:
        return files.generic_rows(self.district.sql)

    @cached_property
    def journal(self) -> Mapping[Identity, str | None]:
        return files.journal(self.district.sql)

    @cached_property
    def conflicts(self) -> list[ConflictSeen]:
        return [_conflict(row) for row in self.rows.values() if row.table == "conflict" and "register" in row.registers]

    @property
    def ops(self) -> list[Op]:
        return self.diary.order

    @cached_property
    def by_row(self) -> Mapping[Key, list[Op]]:
        found: dict[Key, list[Op]] = {}
        for op in self.ops:
            found.setdefault(op.key, []).append(op)
        return found

    def is_merged(self, op: Op) -> bool:
        return op.desk == DISTRICT or (self.journal.get(op.identity, "") is None and self.stands_for(op))

    def stands_for(self, op: Op) -> bool:
        """Whether the journal's entry is this operation: of two with one identity only the first one is known."""
        twins = self.diary.ops[op.identity]
        if len(twins) == 1:
            return True
        rows = self.district.sql(
            "SELECT tbl, id FROM sync_journal WHERE incarnation = ? AND op = ?",
            op.identity.incarnation,
            op.identity.op,
        )
        return any((table, bytes(record)) == op.key for table, record in rows)

    @staticmethod
    def person_of(table: str, record: bytes, registers: Mapping[str, Any]) -> bytes | None:
        """The learner whom a row speaks of, where an erasure would find it."""
        erasing = declarations().erasing
        column = erasing.person_columns.get(table) if erasing is not None else None
        if column == "id":
            return record
        person = registers.get(column) if column is not None else None
        return bytes.fromhex(person) if person else None

    def declared(self, op: Op) -> TableDeclaration | None:
        return declarations().get(op.table)

    def owed(self) -> Iterator[Op]:
        """Operations that must not have been lost."""
        for op in self.ops:
            is_one = op.desk != DISTRICT and len(self.diary.ops[op.identity]) == 1
            if is_one and op.identity not in self.diary.excused:
                yield op


def _conflict(row: ServerRow) -> ConflictSeen:
    cells = row.registers
    target = (str(cells["target_table"]), bytes.fromhex(str(cells["target_id"])))
    return ConflictSeen(target, str(cells["register"]), cells["kept"], cells["lost"])
