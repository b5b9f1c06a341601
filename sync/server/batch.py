"""One batch of one desk in one transaction: merged, published, journalled and acknowledged, or none of it.

Order of locks: the device's row, the rows by (scope, table, id), then the counters of all feeds concerned by scope.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import le
from typing import Any

from sqlalchemy import Connection

from sync.clock import AHEAD_MS, Identity, Stamp, clamp
from sync.protocol.messages import Operation
from sync.protocol.operations import OperationColumns
from sync.server.conflicts import Writer
from sync.server.contents import digest8
from sync.server.forgotten import Forgotten
from sync.server.fresh import Fresh, Sieve
from sync.server.journal import Entry, Journal, Known, by_process, plain_base, with_real_base
from sync.server.merge import Refused, check_kind, merge
from sync.server.rights import Rights
from sync.server.rows import Held, Key, check_values
from sync.server.working import Context, Working


@dataclass(frozen=True, slots=True)
class Sender:
    """The desk that sent a batch: its branch, its chain's clock, and how far it has read its own feed."""

    scope: str
    device: bytes
    ms: int
    seq: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch: refused operations, the device's new ms, the largest clamp, and whether it brought
    again what was known already (a restored or copied desk sends all that it kept)."""

    bad: tuple[tuple[int, str], ...]
    ms: int
    clamped: int
    repeats: bool = False


class BatchMerge:
    """Merges the operations of one batch; the caller owns the transaction. `clashing` rows exist elsewhere."""

    def __init__(
        self, context: Context, db: Connection, now: int, sender: Sender, clashing: Collection[Key] = frozenset()
    ) -> None:
        self._context = context
        self._db = db
        self._now = now
        self._sender = sender
        self._clashing = clashing
        self._journal = Journal(db, context.schema, sender.scope)
        self.working = Working(context, db, now, sender.scope)
        self._rights = Rights(db, context, self.working, sender.scope, sender.seq)
        self._forgotten = Forgotten(db, context)

    def run(self, n: int, groups: Sequence[OperationColumns]) -> Outcome:
        """Merge, publish and journal; refusals are part of the outcome."""
        ms, last, clamped = self._clamped(groups)
        known = self._journal.look_up(_numbers(groups))
        repeats = _repeats(groups, known)
        fresh = self._sift(groups, ms, known)
        taken = {place for part in fresh for place in part.places}
        one_by_one = [
            (place, operation)
            for group in groups
            if not taken.issuperset(group.places)
            for place, operation in zip(group.places, group.operations(), strict=True)
            if place not in taken
        ]
        one_by_one.sort(key=_place)
        self.working.fresh += fresh
        bad, entries = self._merge_all(one_by_one, ms, known)
        self._context.points("server.merged")
        self.working.publish()
        self._context.points("server.published")
        for part in fresh:
            self._journal.write_fresh(self._sender.device, n, part)
        self._journal.write(self._sender.device, n, entries)
        return Outcome(tuple(bad), last, clamped, repeats)

    def _clamped(self, groups: Sequence[OperationColumns]) -> tuple[dict[int, int], int, int]:
        """(ms of each place, the device's new ms, by how much the worst one lay ahead)."""
        given = dict(sorted((place, ms) for group in groups for place, ms in zip(group.places, group.ms, strict=True)))
        times, last = list(given.values()), self._sender.ms
        ahead = max(times) - self._now
        if ahead <= AHEAD_MS and times[0] >= last and all(map(le, times, times[1:])):
            return given, times[-1], 0  # a clock as it should be
        for place, ms in given.items():
            given[place], last = clamp(ms, last, self._now)
        return given, last, ahead if ahead > AHEAD_MS else 0

    # --- new rows ----------------------------------------------------------------------------------------------------

    def _sift(
        self, groups: Sequence[OperationColumns], ms: Mapping[int, int], known: Collection[Identity]
    ) -> list[Fresh]:
        made: set[str] = set()
        sieve = Sieve(
            self._sender.scope,
            known,
            _twice(groups) | {key for _, key in self._clashing},
            lambda table, ids: self.working.rows.existing(table, self._sender.scope, ids),
            lambda table, columns: self._rights.admits(table, columns, made),
        )
        found: list[Fresh] = []
        claimed = self._claimed()
        for group in sorted(groups, key=self._people_first):
            layout = self._context.layouts.get(group.table) if group.table not in claimed else None
            part = sieve.sift(group, [ms[place] for place in group.places], layout) if layout else None
            part = self._forgotten.fresh(part) if part is not None else None
            if part is not None and part.ids:
                found.append(part)
                if group.table == self._context.declarations.person_table:
                    made.update(part.persons() or ())
        return found

    def _claimed(self) -> set[str | None]:
        """Tables of what is claimed: claims of the same batch are judged in sight of their new rows."""
        return {declared.claim.thing for declared in self._context.declarations if declared.claim is not None}

    def _people_first(self, group: OperationColumns) -> bool:
        return group.table != self._context.declarations.person_table

    # --- one by one --------------------------------------------------------------------------------------------------

    def _merge_all(
        self, operations: Sequence[tuple[int, Operation]], ms: Mapping[int, int], known: dict[Identity, Known]
    ) -> tuple[list[tuple[int, str]], list[Entry]]:
        self._rights.prepare([operation for _, operation in operations])
        bad: list[tuple[int, str]] = []
        entries: list[Entry] = []
        for place, operation in operations:
            entry = self._take(place, operation, ms[place], known)
            reason = entry.known.reason if isinstance(entry, Entry) else entry
            if reason is not None:
                bad.append((place, reason))
            if isinstance(entry, Entry):
                entries.append(entry)
                known[operation.identity] = entry.known
        return bad, entries

    def _take(self, place: int, operation: Operation, ms: int, known: Mapping[Identity, Known]) -> Entry | str | None:
        """A journal entry; or, for an operation that is known for ever, only the answer it once got."""
        digest = digest8(operation)
        before = known.get(operation.identity)
        if before is not None:
            return before.reason if before.digest8 == digest else self._other_content(operation)
        operation = with_real_base(operation, known)
        reason = None
        try:
            self._merge(place, operation, ms)
        except Refused as refused:
            reason = refused.reason
        base = plain_base(operation) if reason else None
        return Entry(operation.identity, operation.table, operation.id, Known(digest, reason, base))

    def _other_content(self, operation: Operation) -> str:
        """A known identity with other content: a snapshot that went on twice, or a person's content was taken out."""
        held = self.working.held.get((operation.table, operation.id))
        return "erased" if held is not None and held.row is not None and held.row.is_erased else "identity"

    def _merge(self, place: int, operation: Operation, ms: int) -> None:
        working = self.working
        declared = self._context.declarations.get(operation.table)
        held = working.held.get((operation.table, operation.id))
        if (operation.table, operation.id) in self._clashing:
            raise Refused("foreign")
        check_kind(operation, declared)
        if self._forgotten.speaks_of(operation, is_there=held is not None and held.row is not None):
            if operation.kind == "insert" and operation.home in self._context.declarations.branches:
                self._forgotten.keep_out(operation, self._now)
            raise Refused("erased")
        self._rights.check(operation, held)
        if declared is not None:
            check_values(self._context.layouts[declared.name], operation.registers)
        stamp = Stamp(ms, operation.op, operation.incarnation)
        merged = merge(held.row if held else None, operation, stamp, declared)
        if held is None:
            held = Held(operation.table, operation.id, operation.home)
        held.row = merged.row
        if merged.has_changed:
            working.put(held, place)
        working.lose(held, merged.losers, self._writers(operation), place)

    def _writers(self, operation: Operation) -> Mapping[Identity, Writer]:
        return {operation.identity: (self._sender.device, operation.actor)}


def _numbers(groups: Sequence[OperationColumns]) -> dict[int, set[int]]:
    """Numbers of the operations by process, and of the versions that their writers saw."""
    found: dict[int, set[int]] = {}
    for group in groups:
        seen = (identity for cells in group.base.values() for identity in cells.values if identity is not None)
        for incarnation, ops in by_process(chain(zip(group.incarnations, group.ops, strict=True), seen)).items():
            found.setdefault(incarnation, set()).update(ops)
    return found


def _repeats(groups: Sequence[OperationColumns], known: Collection[Identity]) -> bool:
    """Whether an operation of the batch is known already."""
    return bool(known) and any(one in known for group in groups for one in map(Identity, group.incarnations, group.ops))


def _twice(groups: Sequence[OperationColumns]) -> set[bytes]:
    """Ids that the batch names more than once."""
    seen: set[bytes] = set()
    twice: set[bytes] = set()
    for group in groups:
        twice.update(seen.intersection(group.ids))
        if len(set(group.ids)) < len(group.ids):
            counted: set[bytes] = set()
            twice.update(key for key in group.ids if key in counted or counted.add(key))  # type: ignore[func-returns-value]
        seen.update(group.ids)
    return twice


def _place(item: tuple[int, Any]) -> int:
    return item[0]
