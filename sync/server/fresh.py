"""The quick way in for what most batches are made of: new rows, taken column by column.

Everything that needs to be looked at one by one (a claim, a doubtful value, an id that is there already) is left to
the merge of single operations, which gives the same result.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any

from sync.clock import Identity
from sync.declarations import Row
from sync.protocol.cells import Cells
from sync.protocol.operations import OperationColumns
from sync.server.audience import BY_PERSON
from sync.server.bulk import Spelt
from sync.server.cells import all_fit, bound, document, fits
from sync.server.contents import digest_start, digests
from sync.server.layout import ABSENT, Layout
from sync.server.publish import Block

Columns = Mapping[str, Sequence[Any]]
Marks = Sequence[bool]


@dataclass(frozen=True)
class Fresh:
    """New rows of one table, all at home in one scope; `ms` are their stamps after the clamp."""

    layout: Layout
    home: str
    places: Sequence[int]
    ids: Sequence[bytes]
    identities: Sequence[Identity]
    ms: Sequence[int]
    digests: Sequence[bytes]
    columns: Columns
    absent: Sequence[str]
    spelt: Spelt = field(default_factory=Spelt)
    seen_by: list[frozenset[str]] = field(default_factory=list)
    parked: list[bool] = field(default_factory=list)

    def only(self, marks: Marks) -> "Fresh":
        """The rows that are marked."""
        return replace(
            self,
            places=list(compress(self.places, marks)),
            ids=list(compress(self.ids, marks)),
            identities=list(compress(self.identities, marks)),
            ms=list(compress(self.ms, marks)),
            digests=list(compress(self.digests, marks)),
            columns={name: list(compress(cells, marks)) for name, cells in self.columns.items()},
        )

    def persons(self) -> Sequence[str] | None:
        """The learner that each row hangs on; None if the audience does not hang on her."""
        declared = self.layout.declared
        assert declared is not None
        if declared.policy.seen not in BY_PERSON or declared.person_column is None:
            return None
        if declared.person_column == "id":
            return [key.hex().upper() for key in self.ids]
        return self.columns[declared.person_column]

    def see(self, seen_by: list[frozenset[str]], parked: list[bool] | None = None) -> None:
        """Who sees each row, and which wait for the person they speak of."""
        self.seen_by[:] = seen_by
        self.parked[:] = parked or [False] * len(self.ids)

    def rows(self) -> dict[bytes, Row]:
        """The rows by id, for what reads them one by one."""
        names = tuple(self.columns)
        cells = zip(*self.columns.values(), strict=True)
        return {key: dict(zip(names, row, strict=True)) for key, row in zip(self.ids, cells, strict=True)}

    def spell(self, dialect: str) -> None:
        """Spell the ids for the driver, once for all tables that they go into."""
        self.spelt[:] = bound(dialect, "key", self.ids)

    def blocks(self) -> Iterator[Block]:
        """The rows for their feeds, by audience; the place in the batch is the place in the commit."""
        for seen_by in sorted(set(self.seen_by), key=sorted):
            marks = list(map(seen_by.__eq__, self.seen_by))
            if all(marks):
                yield Block(self.layout.name, self.home, seen_by, self.ids, self.spelt, self.places)
            else:
                parts = (list(compress(self.ids, marks)), Spelt(compress(self.spelt, marks)))
                yield Block(self.layout.name, self.home, seen_by, *parts, list(compress(self.places, marks)))

    def cells(self, nonce: bytes) -> Columns:
        """The columns of the table."""
        count = len(self.ids)
        audiences = {seen_by: document(sorted(seen_by)) for seen_by in set(self.seen_by)}
        return {
            **self.columns,
            "scope": [self.home] * count,
            "id": self.spelt,
            "removed": [False] * count,
            "nonce": [nonce] * count,
            "idx": self.places,
            "stamps": Spelt(self._stamps()),
            "seen_by": Spelt(map(audiences.__getitem__, self.seen_by)),
            "parked": self.parked,
            "erased": [False] * count,
        }

    def _stamps(self) -> Iterator[str]:
        rest = f',"{ABSENT}":{document(sorted(self.absent))}' if self.absent else ""
        for ms, (incarnation, op) in zip(self.ms, self.identities, strict=True):
            yield f'{{"_":[{ms},{op},{incarnation}]{rest}}}'


@dataclass(frozen=True)
class Sieve:
    """Finds the rows of a batch that are plainly new and at home with their sender.

    `known` are identities that the journal has, `twice` ids that the batch names more than once, `stored(table, ids)`
    tells which ids are there already, `admits(table, columns)` which rows the sender may add.
    """

    home: str
    known: Collection[Identity]
    twice: Collection[bytes]
    stored: Callable[[str, Sequence[bytes]], Collection[bytes]]
    admits: Callable[[str, Columns], Marks]

    def sift(self, group: OperationColumns, ms: Sequence[int], layout: Layout) -> Fresh | None:
        """The new rows of a group; `ms` are its stamps after the clamp."""
        columns = laid_out(group, layout)
        if columns is None:
            return None
        identities = list(map(Identity, group.incarnations, group.ops))
        absent = sorted(layout.desk_names - group.registers.keys())
        parts = (group.places, group.ids, identities, ms, _digests(group), columns, absent)
        fresh = Fresh(layout, self.home, *parts)
        marks = self._marks(fresh, group.homes)
        if all(marks):
            return fresh
        return fresh.only(marks) if any(marks) else None

    def _marks(self, fresh: Fresh, homes: Sequence[str]) -> Marks:
        there = self.stored(fresh.layout.name, fresh.ids)
        marks = self.admits(fresh.layout.name, fresh.columns)
        if not there and not self.twice and not self.known and set(homes) == {self.home} and all(marks):
            doubtful = _doubtful(fresh)
            return [place not in doubtful for place in range(len(fresh.ids))] if doubtful else marks
        doubtful = _doubtful(fresh)
        return [
            mark and home == self.home and key not in there and key not in self.twice and one not in self.known
            and place not in doubtful
            for place, (mark, home, key, one) in enumerate(zip(marks, homes, fresh.ids, fresh.identities, strict=True))
        ]  # fmt: skip


def laid_out(group: OperationColumns, layout: Layout) -> dict[str, Sequence[Any]] | None:
    """The registers of a group of inserts as columns of their table; None if they must be taken one by one."""
    declared = layout.declared
    is_plain = declared is not None and declared.policy.policy in ("grow", "fields", "states")
    if not is_plain or group.kind != "insert" or group.base or not group.registers.keys() <= layout.desk_names:
        return None
    assert declared is not None
    if (declared.machine is not None and declared.machine.of_district) or declared.subject_columns is not None:
        return None
    columns: dict[str, Sequence[Any]] = {}
    for name, cells in group.registers.items():
        spread = _spread(name, cells, layout)
        if spread is None:
            return None
        columns.update(spread)
    person = declared.person_column
    return columns if person in (None, "id", *columns) else None


def _spread(name: str, cells: Cells, layout: Layout) -> Mapping[str, Sequence[Any]] | None:
    """One register as columns; None if not every row has it whole."""
    group = layout.groups.get(name)
    if cells.rows is not None:
        return None
    if group is None:
        return {name: cells.values}
    wanted = set(group)
    if not all(type(value) is dict and value.keys() == wanted for value in cells.values):
        return None
    return {column: [value[column] for value in cells.values] for column in group}


def _doubtful(fresh: Fresh) -> set[int]:
    """Places with a value that its column cannot hold."""
    declared = fresh.layout.declared
    assert declared is not None
    found: set[int] = set()
    for column in declared.columns:
        values = fresh.columns.get(column.name, ())
        present = [value for value in values if value is not None] if None in values else values
        if (len(present) == len(values) or column.nullable) and all_fit(column.kind, present):
            continue
        found.update(
            place
            for place, value in enumerate(values)
            if not (column.nullable if value is None else fits(column.kind, value))
        )
    return found


def _digests(group: OperationColumns) -> list[bytes]:
    names = sorted(group.registers)
    nothing: dict[str, Any] = {}
    values = [group.registers[name].values for name in names]
    rest = zip(
        group.ids, group.homes, group.from_states, group.ms, group.actors, [nothing] * len(group.ids), *values,
        strict=True,
    )  # fmt: skip
    return digests(digest_start(group.table, group.kind, names), rest)
