"""One batch of one desk in one transaction: merged, published, journalled and acknowledged, or none of it.

Order of locks: the device's row, the rows by (scope, table, id), then the counters of all feeds concerned by scope.
Claims are judged after the counters are held: judged before, two workers would both accept.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, insert, select

from sync.clock import Identity, Stamp, clamp
from sync.declarations import Conflict, Declarations
from sync.protocol.messages import Operation
from sync.protocol.operations import encode_operations
from sync.server.audience import EVERYBODY, Audiences
from sync.server.merge import Loser, Refused, ServerRow, Written, merge
from sync.server.publish import NONCE_BYTES, Publication, lock_counters
from sync.server.rows import CHUNK, Held, Key, Rows, check_values
from sync.server.schema import Schema
from sync.server.verdict import judge

Points = Callable[[str], None]
MERGED, REFUSED_AS = "merged", "refused"


@dataclass(frozen=True, slots=True)
class Sender:
    """The desk that sent a batch: its branch, its chain's clock, and how far it has read its own feed."""

    scope: str
    device: bytes
    ms: int
    seq: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal says of an operation."""

    digest8: bytes
    reason: str | None
    base: Mapping[str, Any] | None


class BatchMerge:
    """Merges the operations of one batch; the caller owns the transaction."""

    def __init__(
        self,
        db: Connection,
        schema: Schema,
        declarations: Declarations,
        now: int,
        random: Callable[[int], bytes],
        points: Points,
    ) -> None:
        self._db = db
        self._schema = schema
        self._declarations = declarations
        self._now = now
        self._random = random
        self._points = points
        self._rows = Rows(db, schema, declarations)
        self._audiences = Audiences(self._rows, declarations, declarations.branches)
        self._held: dict[Key, Held] = {}
        self._order: dict[Key, None] = {}

    def run(self, sender: Sender, n: int, operations: Sequence[Operation]) -> tuple[list[tuple[int, str]], int]:
        """(refused operations by index, the device's new ms)."""
        known = self._journalled(sender.scope, operations)
        self._held = self._rows.load((op.home, op.table, op.id) for op in operations)
        self._left = self._exits(sender, operations)
        bad: list[tuple[int, str]] = []
        fresh: list[dict[str, Any]] = []
        ms = sender.ms
        for index, operation in enumerate(operations):
            used, ms = clamp(operation.ms, ms, self._now)
            reason, entry = self._take(sender, n, operation, used, known)
            if reason is not None:
                bad.append((index, reason))
            if entry is not None:
                fresh.append(entry)
        self._points("server.merged")
        self._publish()
        self._points("server.published")
        for start in range(0, len(fresh), CHUNK * 5):
            self._db.execute(insert(self._schema.journal), fresh[start : start + CHUNK * 5])
        return bad, ms

    # --- one operation -----------------------------------------------------------------------------------------------

    def _take(
        self, sender: Sender, n: int, operation: Operation, ms: int, known: dict[Identity, Known]
    ) -> tuple[str | None, dict[str, Any] | None]:
        """(reason of a refusal, journal entry); an operation known for ever has one effect and one answer."""
        digest8 = operation_digest(operation)
        before = known.get(operation.identity)
        if before is not None:
            return (before.reason, None) if before.digest8 == digest8 else ("identity", None)
        reason: str | None = None
        try:
            self._merge(sender, self._with_real_base(operation, known), ms)
        except Refused as refused:
            reason = refused.reason
        base = {name: list(identity) if identity else None for name, identity in operation.base.items()}
        known[operation.identity] = Known(digest8, reason, base if reason else None)
        return reason, {
            "scope": sender.scope,
            "incarnation": operation.incarnation,
            "op": operation.op,
            "digest8": digest8,
            "tbl": operation.table,
            "id": operation.id,
            "reason": reason,
            "base": base if reason else None,
            "device": sender.device,
            "n": n,
        }

    def _with_real_base(self, operation: Operation, known: Mapping[Identity, Known]) -> Operation:
        """A base that names a refused operation stands for what that one had seen."""
        base = {name: self._beneath(name, identity, known) for name, identity in operation.base.items()}
        return operation if base == operation.base else replace(operation, base=base)

    def _beneath(self, register: str, identity: Identity | None, known: Mapping[Identity, Known]) -> Identity | None:
        while identity is not None and (found := known.get(identity)) is not None and found.reason is not None:
            beneath = (found.base or {}).get(register)
            identity = Identity(*beneath) if beneath else None
        return identity

    def _merge(self, sender: Sender, operation: Operation, ms: int) -> None:
        declared = self._declarations.get(operation.table)
        key = (operation.table, operation.id)
        held = self._held.get(key)
        self._check_right(sender, operation, held)
        if declared is not None:
            check_values(declared, operation.registers)
        stamp = Stamp(ms, operation.op, operation.incarnation)
        merged = merge(held.row if held else None, operation, stamp, declared)
        if held is None:
            held = self._held[key] = Held(operation.table, operation.id, operation.home)
        held.row = merged.row
        if merged.has_changed:
            held.has_changed = True
            self._order.setdefault(key)
        for loser in merged.losers:
            self._keep_loser(held, loser, sender)

    def _check_right(self, sender: Sender, operation: Operation, held: Held | None) -> None:
        """Writing needs a right, not a guess: an existing row must be published to the sender's branch."""
        if held is not None and not held.is_new:
            if not held.seen_by & {sender.scope, EVERYBODY} and not self._may_not_know(operation):
                raise Refused("left" if (operation.table, operation.id) in self._left else "foreign")
            return
        if held is None and operation.home not in self._homes(sender, operation):
            raise Refused("foreign")

    def _may_not_know(self, operation: Operation) -> bool:
        """Whether the row left this branch after what the desk had read: it could not know."""
        return self._left.get((operation.table, operation.id), False)

    def _homes(self, sender: Sender, operation: Operation) -> frozenset[str]:
        """Where this desk may make a new row: its branch; a claim where the thing claimed lives; a relation of its
        own branch where the person is at home."""
        declared = self._declarations.get(operation.table)
        own = frozenset({sender.scope})
        if declared is not None and declared.policy.policy == "claim":
            return own | {EVERYBODY, *self._declarations.branches}
        relation = self._declarations.relation
        if relation is not None and operation.table == relation.table and self._is_own_relation(sender, operation):
            return own | {operation.home}
        return own

    def _is_own_relation(self, sender: Sender, operation: Operation) -> bool:
        """A new relation must be the desk's own and speak of somebody it sees or makes in this batch."""
        relation = self._declarations.relation
        if relation is None or relation.scope_of(operation.registers) != sender.scope:
            return False
        person = operation.registers.get(relation.person_column)
        found = self._rows.where(self._declarations.person_table or "", (operation.home,), "id", [str(person)])
        return any(held.seen_by & {sender.scope, EVERYBODY} for held in found)

    # --- what comes of it --------------------------------------------------------------------------------------------

    def _keep_loser(self, held: Held, loser: Loser, sender: Sender) -> None:
        record = self._declarations.record_conflict
        if record is None:
            return
        stamp = loser.lost.stamp
        facts = Conflict(
            id=conflict_id(held.key, loser),
            table=held.table,
            row=held.id,
            home=held.home,
            register=loser.register,
            kept=loser.kept,
            lost=loser.lost.value,
            lost_ms=stamp.ms,
            lost_device=sender.device,
            lost_actor=None,
            person=self._audiences.person_of(held),
        )
        table, registers = record(facts)
        key = (table, facts.id)
        if key in self._held or self._rows.load([(held.home, table, facts.id)]):
            return
        written = {name: Written(value, stamp) for name, value in registers.items()}
        self._held[key] = Held(table, facts.id, held.home, ServerRow(held.home, written), has_changed=True)
        self._order.setdefault(key)

    def _publish(self) -> None:
        changed = [self._held[key] for key in self._order]
        moved = self._persons_that_moved(changed)
        dependents = [held for held in self._audiences.dependents(moved) if held.key not in self._order]
        everything = [*changed, *dependents]
        persons = {person for held in everything if (person := self._audiences.person_of(held)) is not None}
        relations = self._audiences.relations(persons, changed)
        audiences = self._all_audiences(everything, relations)
        feeds = {scope for held in everything for scope in (*audiences[held.key], *held.seen_by)}
        if not feeds:
            return
        counters = lock_counters(self._db, self._schema, feeds)
        for held in judge(self._rows, self._declarations, changed, counters, self._now):
            if held.key not in audiences:
                everything.append(held)
                audiences[held.key] = held.seen_by
        missing = {scope for held in everything for scope in audiences[held.key]} - set(counters)
        counters.update(lock_counters(self._db, self._schema, missing))
        publication = Publication(self._db, self._schema, self._random(NONCE_BYTES), self._now)
        publication.publish(self._rows, everything, audiences, counters)

    def _persons_that_moved(self, changed: Iterable[Held]) -> set[str]:
        relation = self._declarations.relation
        if relation is None:
            return set()
        return {
            str(held.row.registers[relation.person_column].value)
            for held in changed
            if held.table == relation.table and held.row is not None
        }

    def _all_audiences(
        self, held: Iterable[Held], relations: Mapping[str, frozenset[str]]
    ) -> dict[Key, frozenset[str]]:
        found: dict[Key, frozenset[str]] = {}
        for one in held:
            found[one.key] = self._audiences.of(
                one, relations, {f"{t}{i.hex().upper()}": a for (t, i), a in found.items()}
            )
        return found

    # --- look-ups ----------------------------------------------------------------------------------------------------

    def _journalled(self, scope: str, operations: Sequence[Operation]) -> dict[Identity, Known]:
        journal = self._schema.journal
        found: dict[Identity, Known] = {}
        wanted: dict[int, set[int]] = {}
        for operation in operations:
            wanted.setdefault(operation.incarnation, set()).add(operation.op)
            for identity in operation.base.values():
                if identity is not None:
                    wanted.setdefault(identity.incarnation, set()).add(identity.op)
        for incarnation, ops in wanted.items():
            numbers = sorted(ops)
            for start in range(0, len(numbers), CHUNK):
                rows = self._db.execute(
                    select(journal.c.op, journal.c.digest8, journal.c.reason, journal.c.base).where(
                        journal.c.scope == scope,
                        journal.c.incarnation == incarnation,
                        journal.c.op.in_(numbers[start : start + CHUNK]),
                    )
                )
                found.update((Identity(incarnation, r.op), Known(bytes(r.digest8), r.reason, r.base)) for r in rows)
        return found

    def _exits(self, sender: Sender, operations: Sequence[Operation]) -> dict[Key, bool]:
        """Rows of the batch that left this branch -> whether that happened after what the desk had read."""
        feed = self._schema.feed
        unseen = [held.key for held in self._held.values() if not held.seen_by & {sender.scope, EVERYBODY}]
        found: dict[Key, bool] = {}
        for table, record in unseen:
            row = self._db.execute(
                select(feed.c.seq).where(
                    and_(feed.c.scope == sender.scope, feed.c.tbl == table, feed.c.id == record, ~feed.c.present)
                )
            ).first()
            if row is not None:
                found[(table, record)] = row.seq > sender.seq
        return found


def operation_digest(operation: Operation) -> bytes:
    """8 bytes of the operation's own content: a known identity with other content is never taken for a repeat."""
    return hashlib.sha256(encode_operations([operation])).digest()[:8]


def conflict_id(key: Key, loser: Loser) -> bytes:
    """A UUIDv7 of the loser's ms and 74 bits of a hash, so that a repeat adds nothing."""
    stamp = loser.lost.stamp
    text = f"{key[0]}|{key[1].hex()}|{loser.register}|{stamp.incarnation}|{stamp.op}"
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:10], "big")
    tail, counter = number & ((1 << 62) - 1), (number >> 62) & 0xFFF
    value = (stamp.ms << 80) | (7 << 76) | (counter << 64) | (0b10 << 62) | tail
    return value.to_bytes(16, "big")
