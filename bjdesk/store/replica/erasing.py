"""Takes the content of erased rows out of this desk: row, overlay, worklist, what lies beside, retained batches (D5).

Ids, dates and counts stay. The chain runs over digests, so a batch without its content still proves its place; what
else stood in a batch that was not acknowledged is sealed anew.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import MetaData, Table

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import Id, canonical_json
from bjdesk.store.database import Unit
from bjdesk.store.replica import ledger, refused
from bjdesk.store.replica.layout import REMOVED, Layout
from bjdesk.store.replica.ledger import Key, Raw
from bjdesk.store.replica.wiring import Changed, ErasureRecord, Revisions, Wiring, driver
from sync.declarations import Declarations
from sync.protocol.codec import decode_operations, encode_operations
from sync.protocol.messages import Operation, PublishedRow

STATE = "state"
HOLLOWED_AT = "hollowed_at"


@dataclass(frozen=True, slots=True)
class Hollowed:
    """A retained body without some of its operations: what is left of it stood at `places` of the sealed one."""

    n: int
    body: bytes
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """Rows to be emptied whole, people to be forgotten, and the retained bodies that held something of them."""

    keys: tuple[Key, ...] = ()
    persons: tuple[bytes, ...] = ()
    batches: tuple[Hollowed, ...] = ()
    again: tuple[Hollowed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.keys or self.persons)


def record_of(declarations: Declarations) -> ErasureRecord | None:
    """How the record of an erasure looks, told from one that is made up."""
    if declarations.erasing is None:
        return None
    person, extent = "person", "extent"
    table, registers = declarations.erasing.record(person, extent, 0)
    named = {value: name for name, value in registers.items() if isinstance(value, str)}
    return ErasureRecord(table, named[person], named[extent])


# --- before the writer's turn ----------------------------------------------------------------------------------------


def prepare(db: Raw, wiring: Wiring, erased: Iterable[Key], records: Iterable[PublishedRow] = ()) -> Erasure:
    """`erased` were published empty, `records` say who was erased. Looks through everything that is retained, which
    nobody but the exchange writes."""
    whole, partly, persons = set(erased), dict[Key, set[str]](), set[bytes]()
    persons |= {record for table, record in whole if table == wiring.declarations.person_table}
    for row in records:
        person = bytes.fromhex(row.registers[_record(wiring).person])
        persons.add(person)
        _concerned(db, wiring, person, row.registers[_record(wiring).extent], whole, partly)
    if not whole and not partly:
        return Erasure(persons=tuple(sorted(persons)))
    sealed = db.execute("SELECT n, body, places, acked_at FROM sync_batch WHERE length(body) > 0 ORDER BY n").fetchall()
    again = db.execute("SELECT position, body, NULL, 1 FROM sync_again ORDER BY position").fetchall()
    batches, bodies = (tuple(_hollowed(kept, whole, partly)) for kept in (sealed, again))
    return Erasure(tuple(sorted(whole)), tuple(sorted(persons)), batches, bodies)


def _record(wiring: Wiring) -> ErasureRecord:
    assert wiring.erasure_record is not None
    return wiring.erasure_record


def _concerned(
    db: Raw, wiring: Wiring, person: bytes, extent: str, whole: set[Key], partly: dict[Key, set[str]]
) -> None:
    """Rows about the person that the extent empties, whole or in some registers."""
    erasing = wiring.declarations.erasing
    assert erasing is not None
    for table, registers in erasing.emptied.get(extent, {}).items():
        column = erasing.person_columns[table]
        found = {(table, person)} if column == "id" else set()
        rows = db.execute(f"SELECT id FROM {table} WHERE {column} = ?", (bytearray(person),))
        found |= {(table, bytes(row[0])) for row in rows}
        if registers is None:
            whole |= found
        else:
            for key in found:
                partly.setdefault(key, set()).update(registers)


def _hollowed(kept: Sequence[Any], whole: Collection[Key], partly: Mapping[Key, set[str]]) -> Iterator[Hollowed]:
    for n, body, places, acked in kept:
        operations = decode_operations(bytes(body))
        stood = json.loads(places) if places else range(len(operations))
        left = [
            (operation, place)
            for operation, place in zip(operations, stood, strict=True)
            if not _is_erased(operation, whole, partly if acked else {})
        ]
        if len(left) < len(operations):
            rest = encode_operations([operation for operation, _ in left]) if left else b""
            yield Hollowed(n, rest, tuple(place for _, place in left))


def _is_erased(operation: Operation, whole: Collection[Key], partly: Mapping[Key, set[str]]) -> bool:
    key = (operation.table, operation.id)
    return key in whole or not partly.get(key, set()).isdisjoint(operation.registers)


# --- in the writer's turn --------------------------------------------------------------------------------------------


def erase(unit: Unit, wiring: Wiring, erasure: Erasure, changed: Changed) -> None:
    """Empty everything that this desk has of the rows."""
    db = driver(unit)
    revisions = Revisions(db)
    for table, record in erasure.keys:
        layout = wiring.layouts[table]
        if db.execute(empty_row(layout), (revisions.next(), bytearray(record))).rowcount:
            changed.note(table, record)
        _empty_overlay(db, wiring, layout, record, unit.now)
        refused.forget_content(db, table, record)
    for person in erasure.persons:
        refused.forget_person(db, person)
        for statement in wiring.personal:
            db.execute(statement, {"person": bytearray(person), "now": unit.now})
    revisions.close()
    ledger.look_again(db, wiring.branch, _unpublished(db, erasure.keys))
    write_hollowed(db, erasure)


def _unpublished(db: Raw, keys: Iterable[Key]) -> Iterator[Key]:
    """Rows that no feed brought: without operations nothing else would ever look at what is left of them."""
    for table, ids in ledger.by_table(keys).items():
        known = ledger.known_rows(db, table, ids)
        yield from ((table, record) for record in ids if record not in known)


def empty_row(layout: Layout) -> str:
    """Null where it may be, no text elsewhere; ids, dates, numbers and the state's code stay. Out of all lists."""
    emptied = [f'"{slot.column}" = {value}' for slot in layout.slots if (value := _empty(slot)) is not None]
    if layout.has_removed:
        emptied.append(f"{REMOVED} = 1")
    return f"UPDATE {layout.name} SET {', '.join(emptied)}, rev = (SELECT rev FROM sync_state) + ? WHERE id = ?"


def _empty(slot: Any) -> str | None:
    if slot.kind == "id" or slot.register == STATE or slot.is_owned:
        return None
    if slot.is_nullable:
        return "NULL"
    return {"text": "''", "blob": "x''", "json": "'{}'"}.get(slot.kind)


def _empty_overlay(db: Raw, wiring: Wiring, layout: Layout, record: bytes, now: Instant) -> None:
    """Operations under way go; those nobody acknowledged are told of, without their content."""
    rows = db.execute(
        f"SELECT op, incarnation FROM sync_outbox WHERE tbl = ? AND row_id = ? AND NOT {ledger.ACKED}",
        (layout.name, bytearray(record)),
    ).fetchall()
    person = record if layout.name == wiring.declarations.person_table else None
    for op, incarnation in rows:
        refused.keep(db, refused.Refused(incarnation, op, layout.name, record, person, "erased", "{}"), now)
    db.execute("DELETE FROM sync_outbox WHERE tbl = ? AND row_id = ?", (layout.name, bytearray(record)))


def write_hollowed(db: Raw, erasure: Erasure) -> None:
    """Take the erased operations out of what is retained."""
    for found in erasure.batches:
        db.execute(
            "UPDATE sync_batch SET body = ?, hollow = 1, places = ? WHERE n = ?",
            (bytearray(found.body), canonical_json(list(found.places)), found.n),
        )
        # what else stood in it and was not acknowledged travels in a new batch: this one proves its place only
        db.execute(f"UPDATE sync_outbox SET n = NULL WHERE n = ? AND NOT {ledger.ACKED}", (found.n,))
    for found in erasure.again:
        if found.body:
            db.execute("UPDATE sync_again SET body = ? WHERE position = ?", (bytearray(found.body), found.n))
        else:
            db.execute("DELETE FROM sync_again WHERE position = ?", (found.n,))


# --- what lies beside ------------------------------------------------------------------------------------------------


def personal_statements(metadata: MetaData, person_table: str | None) -> tuple[str, ...]:
    """What empties the desk's local tables of one person (`:person`): values that may be hollowed are, rows go else."""
    local = [t for t in metadata.sorted_tables if t.info.get("sync") is None and not t.name.startswith("sync_")]
    return tuple(
        _hollowing(table, column.name)
        for table in local
        for column in table.columns
        if person_table is not None and column.info.get("link") == person_table
    )


def _hollowing(table: Table, person: str) -> str:
    if HOLLOWED_AT not in table.columns:
        return f"DELETE FROM {table.name} WHERE {person} = :person"
    values = [c.name for c in table.columns if c.nullable and c.name != HOLLOWED_AT and not isinstance(c.type, Id)]
    emptied = ", ".join(f'"{name}" = NULL' for name in values)
    return f"UPDATE {table.name} SET {emptied}, {HOLLOWED_AT} = :now WHERE {person} = :person"
