"""The body of a batch: captured operations as columns, one group for each table and kind.

    {"groups": [{"table", "kind", "count": n, "id", "home", "registers": cells, "base": cells of identities,
                 "from": texts or nil, "ms", "op", "by": incarnations, "actor": ids or nil}, …], "order"}

`base`, `from` and `actor` are left out where no operation has one. Equal operations are equal bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sync.protocol import bounds
from sync.protocol.body import decode, encode_judged
from sync.protocol.bounds import Budget, refuse
from sync.protocol.cells import Cells, by_row, pack_cells, read_cells
from sync.protocol.columns import Frame, Packed
from sync.protocol.messages import Operation
from sync.protocol.tables import Group, grouped, pack_order, pack_row_ids, placed, read_groups, read_row_ids
from sync.protocol.typed import IDENTITIES, IDS, INCARNATIONS, NUMBERS, OPS, SCOPES, TEXTS, or_none

KINDS = ("insert", "update", "delete")
_STATES = or_none(TEXTS)
_ACTORS = or_none(IDS)


@dataclass(frozen=True, slots=True)
class OperationColumns:
    """All operations of one table and kind in a batch, for bulk work; `places` are their numbers in the batch."""

    table: str
    kind: str
    places: list[int]
    ids: list[bytes]
    homes: list[str]
    registers: Mapping[str, Cells]
    base: Mapping[str, Cells]
    from_states: list[str | None]
    ms: list[int]
    ops: list[int]
    incarnations: list[int]
    actors: list[bytes | None]

    def operations(self) -> Iterator[Operation]:
        """The same one by one."""
        count = len(self.ids)
        tables, kinds = [self.table] * count, [self.kind] * count
        registers, base = by_row(self.registers, count), by_row(self.base, count)
        stamps = self.ms, self.ops, self.incarnations
        return map(
            Operation, tables, self.ids, kinds, self.homes, registers, base, self.from_states, *stamps, self.actors
        )


# --- encode ----------------------------------------------------------------------------------------------------------


def encode_operations(operations: Sequence[Operation]) -> bytes:
    """A batch's body. What the other end would refuse is refused here: a sealed body can never be mended."""
    if not 0 < len(operations) <= bounds.OPERATIONS:
        refuse("ops", "too-many" if operations else "empty")
    groups = grouped((operation.table, operation.kind) for operation in operations)
    budget = Budget()
    packed = [
        _pack_group(table, kind, [operations[place] for place in places], budget)
        for (table, kind), places in groups.items()
    ]
    body = encode_judged({"groups": packed, **pack_order(list(groups.values()))}, "ops")
    if len(body) > bounds.BATCH_EXPANDED:
        refuse("ops", "too-large")
    return body


def _pack_group(table: str, kind: str, rows: Sequence[Operation], budget: Budget) -> dict[str, Any]:
    ids, frame = pack_row_ids([row.id for row in rows], budget)
    return {
        "table": bounds.name(table, "table"),
        "kind": _kind(kind, "kind"),
        "count": len(rows),
        "id": ids,
        "home": SCOPES.pack([row.home for row in rows], frame, "home"),
        "registers": pack_cells([row.registers for row in rows], frame, "registers"),
        "ms": NUMBERS.pack([row.ms for row in rows], frame, "ms"),
        "op": OPS.pack([row.op for row in rows], frame, "op"),
        "by": INCARNATIONS.pack([row.incarnation for row in rows], frame, "by"),
        **dict(_pack_rare(rows, frame)),
    }


def _pack_rare(rows: Sequence[Operation], frame: Frame) -> Iterator[tuple[str, Packed]]:
    """What not every operation has."""
    if any(row.base for row in rows):
        yield "base", pack_cells([row.base for row in rows], frame, "base", IDENTITIES)
    if any(row.from_state is not None for row in rows):
        yield "from", _STATES.pack([row.from_state for row in rows], frame, "from")
    if any(row.actor is not None for row in rows):
        yield "actor", _ACTORS.pack([row.actor for row in rows], frame, "actor")


def _kind(kind: object, field: str) -> str:
    if type(kind) is not str or kind not in KINDS:
        refuse(field, "kind")
    return kind


# --- decode ----------------------------------------------------------------------------------------------------------


def decode_columns(body: bytes, field: str = "ops", count: int | None = None) -> tuple[OperationColumns, ...]:
    """The groups of a batch; `count` is what its head says. Unknown tables and registers are kept."""
    if len(body) > bounds.BATCH_EXPANDED:
        refuse(field, "too-large")
    groups = read_groups(bounds.fields(decode(body, field), field), field, bounds.OPERATIONS)
    total = sum(len(group.places) for group in groups)
    if total == 0 or count not in (None, total):
        refuse(f"{field}.count", "number")
    budget = Budget()
    return tuple(_read_group(group, budget) for group in groups)


def _read_group(group: Group, budget: Budget) -> OperationColumns:
    ids, frame = read_row_ids(group, budget)
    found, field = group.content, group.field
    missing: list[Any] = [None] * frame.count
    return OperationColumns(
        table=bounds.name(found.get("table"), f"{field}.table"),
        kind=_kind(found.get("kind"), f"{field}.kind"),
        places=group.places,
        ids=ids,
        homes=SCOPES.read(found.get("home"), frame, f"{field}.home"),
        registers=read_cells(found.get("registers"), frame, f"{field}.registers"),
        base=read_cells(found["base"], frame, f"{field}.base", IDENTITIES) if "base" in found else {},
        from_states=_STATES.read(found["from"], frame, f"{field}.from") if "from" in found else missing,
        ms=NUMBERS.read(found.get("ms"), frame, f"{field}.ms"),
        ops=OPS.read(found.get("op"), frame, f"{field}.op"),
        incarnations=INCARNATIONS.read(found.get("by"), frame, f"{field}.by"),
        actors=_ACTORS.read(found["actor"], frame, f"{field}.actor") if "actor" in found else missing,
    )


def decode_operations(body: bytes, field: str = "ops", count: int | None = None) -> tuple[Operation, ...]:
    """The operations of a batch in the order in which they were captured."""
    groups = decode_columns(body, field, count)
    return placed(((group.places, group.operations()) for group in groups), sum(len(group.ids) for group in groups))
