"""What must not be known is not known: O11 (an erased person) and O15 (guessed ids)."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sync.protocol.codec import decode_operations
from tests.simulation.case import Case
from tests.simulation.desk import SimDesk
from tests.simulation.files import Sql
from tests.simulation.operations import Op

WHOLE = frozenset({"learner", "card", "certificate"})
"""Tables of which an erasure empties the rows that there are, and lets no new one in."""
BODIES = frozenset({"sync_batch", "sync_again"})
_TYPED = re.compile(r".{3,}[号人]|1[0-9]{10}")
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def o11(case: Case) -> Iterator[str]:
    """No value of an erased person lies in any database, batch, journal or worklist."""
    yield from written_again(case)
    words = {word: learner for learner, found in case.erased.items() for word in found}
    if not words:
        return
    for name, sql in (("district", case.district.sql), *((desk.name, desk.sql) for desk in case.desks)):
        for table, told in contents(sql):
            for word, learner in words.items():
                if word in told:
                    yield f"{name}: {table} still holds {word!r} of the erased {learner.hex()}"


def written_again(case: Case) -> Iterator[str]:
    """O11 as well: no new row about somebody erased is merged after the erasure."""
    merged = case.diary.history.merged_at
    for op in case.ops:
        person = case.person_of(op.table, op.id, op.changed) if op.kind == "insert" and op.table in WHOLE else None
        is_merged = case.journal.get(op.identity, "") is None and case.stands_for(op)
        if person in case.erased_at and is_merged and merged[op.identity] > case.erased_at[person]:
            yield f"{op.desk}: the insert {op.identity.op} of {op.table} about the erased {person.hex()} was merged"


def contents(sql: Sql) -> Iterator[tuple[str, str]]:
    """Every table of a file as text, sealed bodies opened."""
    for (table,) in sql(_TABLES):
        rows = sql(f'SELECT * FROM "{table}"')
        yield table, "\n".join(_told(table, cell) for row in rows for cell in row if isinstance(cell, str | bytes))


def _told(table: str, cell: str | bytes) -> str:
    if isinstance(cell, str):
        return cell
    if table in BODIES and len(cell) > 32:
        return "\n".join(_operation(op) for op in decode_operations(cell))
    return cell.decode("utf-8", "replace")


def _operation(operation: Any) -> str:
    return json.dumps([operation.registers, operation.from_state], ensure_ascii=False)


def words_of(op: Op) -> set[str]:
    """Texts in an operation that nobody else's row holds: what somebody typed, and telephone numbers."""
    return {word for value in op.changed.values() for word in _texts(value) if _TYPED.fullmatch(word)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)


def o15(case: Case) -> Iterator[str]:
    """Nothing was written by a guessed id."""
    for op in case.ops:
        if op.crafted == "guess" and case.journal.get(op.identity, "") is None and not _became_visible(case, op):
            yield f"{op.desk} wrote into {op.table} {op.id.hex()} by a guessed id"


def _became_visible(case: Case, op: Op) -> bool:
    """Whether the row was published to the branch before the guess was merged."""
    scope = _scope_of(case, op)
    merged = case.diary.history.merged_at.get(op.identity, 0)
    subject = ("learner", bytes.fromhex(op.changed["learner_id"])) if op.table == "learner_branch" else op.key
    versions = case.diary.history.versions.get(subject, [])
    return any(version.serial <= merged and version.is_seen_in(scope) for version in versions)


def _scope_of(case: Case, op: Op) -> str:
    desk: SimDesk | None = next((desk for desk in case.desks if desk.name == op.desk), None)
    return desk.scope if desk is not None else ""
