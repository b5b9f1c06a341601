"""Who may write what: writing needs a right, not a guess. Ids are no secrets."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from sync.declarations import TableDeclaration
from sync.protocol.messages import Operation
from sync.server.bulk import KEY_SIZE, among
from sync.server.fresh import Columns
from sync.server.merge import Refused
from sync.server.rows import Held, Key, Place
from sync.server.schema import EVERYBODY
from sync.server.working import Context, Working


class Rights:
    """The rights of one sender inside one transaction; `seq` is how far the desk has read its own feed."""

    def __init__(self, db: Connection, context: Context, working: Working, scope: str, seq: int) -> None:
        self._db = db
        self._schema = context.schema
        self._declarations = context.declarations
        self._working = working
        self._scope = scope
        self._seq = seq
        self._homes = frozenset({EVERYBODY, scope, *context.declarations.branches})
        self._left: dict[Key, bool] = {}
        self._things: dict[Key, str] = {}

    def prepare(self, operations: Sequence[Operation]) -> None:
        """Take in hand, in one go, every row that the operations speak of, and what their rights hang on."""
        wanted: list[Place] = []
        for operation in operations:
            if operation.home in self._homes:
                wanted.append((operation.home, operation.table, operation.id))
                wanted += self._hangs_on(operation)
        self._working.load(wanted)
        self._left = self._exits({(operation.table, operation.id) for operation in operations})
        self._things = self._homes_of({thing for one in operations if (thing := self._claimed(one)) is not None})

    def _hangs_on(self, operation: Operation) -> Sequence[Place]:
        """The person of a new relation, the thing of a claim outside the sender's branch."""
        found: list[Place] = []
        relation, person_table = self._declarations.relation, self._declarations.person_table
        if relation is not None and person_table is not None and operation.table == relation.table:
            person = _key(operation.registers.get(relation.person_column))
            if person is not None:
                found.append((operation.home, person_table, person))
        thing = self._claimed(operation)
        if thing is not None and operation.home != self._scope:
            found.append((operation.home, *thing))
        return found

    def _claimed(self, operation: Operation) -> Key | None:
        declared = self._declarations.get(operation.table)
        if declared is None or declared.claim is None or declared.claim.thing is None:
            return None
        flat: dict[str, Any] = {}
        for name, value in operation.registers.items():
            flat.update(value if isinstance(value, Mapping) else {name: value})
        key = _key(flat.get(declared.claim.column))
        return (declared.claim.thing, key) if key is not None else None

    def _exits(self, keys: Collection[Key]) -> dict[Key, bool]:
        """Rows that left this branch -> whether that happened after what the desk had read."""
        feed = self._schema.feed
        ids: dict[str, list[bytes]] = {}
        for table, key in keys:
            held = self._working.held.get((table, key))
            if held is not None and not self._sees(held):
                ids.setdefault(table, []).append(key)
        found: dict[Key, bool] = {}
        for table, wanted in ids.items():
            here = (feed.c.scope == self._scope, feed.c.tbl == table)
            exits = select(feed.c.id, feed.c.seq, feed.c.present).where(*here, among(self._db, feed.c.id, wanted))
            rows = self._db.execute(exits)
            found.update(((table, key), seq > self._seq) for key, seq, is_present in rows if not is_present)
        return found

    def _homes_of(self, things: Collection[Key]) -> dict[Key, str]:
        """Where what is claimed lives, as far as this branch's feeds tell."""
        feed = self._schema.feed
        found: dict[Key, str] = {}
        for table in {table for table, _ in things}:
            ids = [key for name, key in things if name == table]
            here = (feed.c.scope.in_((self._scope, EVERYBODY)), feed.c.tbl == table)
            rows = self._db.execute(select(feed.c.id, feed.c.home).where(*here, among(self._db, feed.c.id, ids)))
            found.update(((table, key), home) for key, home in rows)
        return found

    def check(self, operation: Operation, held: Held | None) -> None:
        """Raise Refused unless the sender may write this."""
        if not self._lies_by_its_thing(operation):
            raise Refused("foreign")
        if held is None:
            if operation.home not in self._homes or not self._may_make(operation):
                raise Refused("foreign")
        elif held.home != operation.home:
            raise Refused("foreign")
        elif not held.is_new and not self._may_edit(held):
            key = (operation.table, operation.id)
            if not self._left.get(key, False):  # it may not know yet that the row has left
                raise Refused("left" if key in self._left else "foreign")

    def _lies_by_its_thing(self, operation: Operation) -> bool:
        """A claim lies in the branch of the thing claimed: claims that lie apart are not judged together."""
        thing = self._claimed(operation)
        home = self._things.get(thing) if thing is not None else None
        declared = self._declarations.get(operation.table)
        if home is None or (home == EVERYBODY and declared is not None and EVERYBODY not in declared.policy.home):
            return True  # not known here; or a place in something of the district, which no branch row can lie beside
        return home == operation.home

    def _may_edit(self, held: Held) -> bool:
        """What this branch's own feed holds; of what everybody reads, its own rows, claims, and records on claims."""
        if self._scope in held.seen_by:
            return True
        declared = self._declarations.get(held.table)
        is_shared = declared is not None and (declared.claim is not None or declared.subject_columns is not None)
        return EVERYBODY in held.seen_by and (is_shared or held.home == self._scope)

    def _sees(self, held: Held) -> bool:
        return bool(held.seen_by & {self._scope, EVERYBODY})

    def _may_make(self, operation: Operation) -> bool:
        """A new row belongs to the branch; a claim lies where the thing claimed does; a relation of the branch's own
        where the person is at home."""
        declared = self._declarations.get(operation.table)
        relation = self._declarations.relation
        if relation is not None and operation.table == relation.table:
            return self._may_relate(operation)
        if operation.home == self._scope:
            return True
        return declared is not None and self._may_claim(declared, operation)

    def _may_claim(self, declared: TableDeclaration, operation: Operation) -> bool:
        thing = self._claimed(operation)
        if declared.claim is None or thing is None:
            return False
        held = self._working.held.get(thing)
        return held is not None and held.home == operation.home and self._sees(held)

    def _may_relate(self, operation: Operation) -> bool:
        """A new relation is the branch's own and speaks of somebody it sees or makes in this batch."""
        relation, person_table = self._declarations.relation, self._declarations.person_table
        assert relation is not None
        assert person_table is not None
        if relation.scope_of(operation.registers) != self._scope:
            return False
        person = _key(operation.registers.get(relation.person_column))
        held = self._working.held.get((person_table, person)) if person is not None else None
        if held is None:
            return any(person in part.ids for part in self._working.fresh if part.layout.name == person_table)
        return held.home == operation.home and (held.is_new or self._sees(held))

    def admits(self, table: str, columns: Columns, made: Collection[str]) -> Sequence[bool]:
        """Which plainly new rows of the branch may come in; relations only of people made in the same batch."""
        count = len(next(iter(columns.values()), ()))
        relation = self._declarations.relation
        if relation is None or table != relation.table:
            return [True] * count
        names = tuple(columns)
        rows = (dict(zip(names, cells, strict=True)) for cells in zip(*columns.values(), strict=True))
        return [row[relation.person_column] in made and relation.scope_of(row) == self._scope for row in rows]


def _key(value: Any) -> bytes | None:
    """An id as it stands in a column."""
    try:
        key = bytes.fromhex(value)
    except (TypeError, ValueError):
        return None
    return key if len(key) == KEY_SIZE else None
