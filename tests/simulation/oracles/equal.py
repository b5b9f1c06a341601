"""Everybody ends with the same, and with no more than concerns them: O2 and O5."""

from collections.abc import Iterator, Mapping
from typing import Any

from bjdesk.declared import declarations
from sync.declarations import TableDeclaration
from tests.simulation import files
from tests.simulation.case import Case
from tests.simulation.desk import SimDesk
from tests.simulation.files import Key, ServerRow, text
from tests.simulation.releases import NEWER_COLUMN

EVERYBODY = "*"


def o2(case: Case) -> Iterator[str]:
    """After quiet rounds every desk equals its feeds and has nothing under way."""
    for desk in case.desks:
        waiting = [table for (table,) in desk.sql("SELECT tbl FROM sync_outbox") if declarations().get(table)]
        if waiting:
            yield f"{desk.name} still has {len(waiting)} operations under way: {waiting}"
        yield from _versions(case, desk)
        yield from _values(case, desk)
        yield from _unpublished(case, desk)


def published(case: Case, desk: SimDesk) -> Mapping[Key, tuple[bytes, int]]:
    """What the feeds of a desk hold."""
    return {**files.feed(case.district.sql, EVERYBODY), **files.feed(case.district.sql, desk.scope)}


def _versions(case: Case, desk: SimDesk) -> Iterator[str]:
    expected = published(case, desk)
    found = {
        (table, bytes(record)): (bytes(nonce), int(index))
        for table, record, nonce, index in desk.sql("SELECT tbl, row_id, nonce, idx FROM sync_row WHERE left = 0")
    }
    for key in sorted(expected.keys() | found.keys()):
        if expected.get(key) != found.get(key):
            yield f"{desk.name}: {key[0]} {key[1].hex()} is version {found.get(key)}, published is {expected.get(key)}"


def _values(case: Case, desk: SimDesk) -> Iterator[str]:
    seen = published(case, desk)
    extra, parked = files.desk_extra(desk.sql), _parked(desk)
    for declared in declarations():
        keys = [key for key in seen if key[0] == declared.name]
        here = files.desk_rows(desk.sql, declared.name) if keys else {}
        for key in keys:
            row = case.rows[key]
            if row.is_erased or key in parked:
                continue
            mine = here.get(key[1])
            if mine is None:
                yield f"{desk.name} does not have {key[0]} {key[1].hex()}"
                continue
            if mine.is_removed != row.is_removed:
                here_and_there = f"{mine.is_removed}, at the district {row.is_removed}"
                yield f"{desk.name}: {key[0]} {key[1].hex()} removed: {here_and_there}"
            registers = files.with_keys(dict(mine.registers), extra.get(key, {}))
            yield from _differences(desk, declared, row, registers)


def _differences(
    desk: SimDesk, declared: TableDeclaration, row: ServerRow, registers: Mapping[str, Any]
) -> Iterator[str]:
    for name, value in row.registers.items():
        if _written(value) != _written(registers.get(name)) and not _is_unwritten(declared, name, value):
            both = f"{registers.get(name)!r}, at the district {value!r}"
            yield f"{desk.name}: {row.table} {row.id.hex()} {name} is {both}"


def _written(value: Any) -> Any:
    """A group without the next release's column, as long as nobody has written it."""
    if isinstance(value, Mapping) and value.get(NEWER_COLUMN, 0) is None:
        return {column: cell for column, cell in value.items() if column != NEWER_COLUMN}
    return value


def _is_unwritten(declared: TableDeclaration, name: str, value: Any) -> bool:
    """Whether the server has never written a register of its own; the desk then shows its default."""
    owned = any(register.name == name for register in declared.owned_registers)
    return owned and isinstance(value, Mapping) and all(cell is None for cell in value.values())


def _parked(desk: SimDesk) -> set[Key]:
    return {(table, bytes(record)) for table, record in desk.sql("SELECT tbl, row_id FROM sync_parked")}


def _unpublished(case: Case, desk: SimDesk) -> Iterator[str]:
    """Rows at home in a branch that nobody published: only a refused row that another one names, and hidden."""
    seen, founded = published(case, desk), desk.founded
    for declared in declarations():
        for record, is_removed in files.desk_ids(desk.sql, declared.name).items():
            key = (declared.name, record)
            if key in seen or key in founded:
                continue
            if not is_removed and declared.policy.policy != "grow":
                yield f"{desk.name} shows {key[0]} {record.hex()}, which is in none of its feeds"
            elif not _is_named(desk, *key):
                yield f"{desk.name} keeps {key[0]} {record.hex()}, which is in none of its feeds"


def _is_named(desk: SimDesk, table: str, record: bytes) -> bool:
    """Whether another row here names it by a reference that is checked."""
    return any(
        desk.sql(f'SELECT 1 FROM "{declared.name}" WHERE "{column.name}" = ? LIMIT 1', files.blob(record))
        for declared in declarations()
        for column in declared.parents
        if column.refers_to == table
    )


# --- O5 --------------------------------------------------------------------------------------------------------------


def o5(case: Case) -> Iterator[str]:
    """Each feed holds exactly what its audience says, and no desk keeps content of a row that left."""
    for scope in (EVERYBODY, *declarations().branches):
        present = set(files.feed(case.district.sql, scope))
        for key, row in case.rows.items():
            if (scope in _audience(case, row)) != (key in present):
                yield f"{key[0]} {key[1].hex()} of {row.scope}: in feed {scope}: {key in present}, which is wrong"
    for desk in case.desks:
        seen = published(case, desk)
        for table, record in desk.sql("SELECT tbl, row_id FROM sync_row WHERE left = 1"):
            key = (table, bytes(record))
            row = desk.row(*key) if declarations().get(table) else None
            if row is not None and key not in seen and not _is_named(desk, *key):
                yield f"{desk.name} keeps {table} {bytes(record).hex()}, which left its branch"


def _audience(case: Case, row: ServerRow) -> frozenset[str]:
    """The audience of SYNC §3, told once more."""
    declared = declarations().tables[row.table]
    if row.scope == EVERYBODY or (declared.policy.seen == "A" and not row.is_parked):
        return frozenset({EVERYBODY})
    if row.is_parked:
        return frozenset({row.scope}) | (row.seen_by if declared.policy.seen in ("L", "LH") else frozenset())
    if declared.policy.seen in ("L", "LH"):
        person = text(row.id) if row.table == "learner" else row.registers.get("learner_id")
        branches = _branches_of(case, person)
        home = frozenset({row.scope})
        return branches | home if declared.policy.seen == "LH" else branches or home
    if declared.policy.seen == "O":
        subject = (str(row.registers["target_table"]), bytes.fromhex(str(row.registers["target_id"])))
        return _audience(case, case.rows[subject]) if subject in case.rows else row.seen_by
    return frozenset({row.scope})


def _branches_of(case: Case, person: Any) -> frozenset[str]:
    relation = declarations().relation
    assert relation is not None
    rows = [row for row in case.rows.values() if row.table == relation.table and not row.is_erased]
    voided = {row.registers.get("voids_id") for row in rows}
    return frozenset(
        relation.scope_of(row.registers)
        for row in rows
        if row.registers.get("learner_id") == person
        and row.registers.get("voids_id") is None
        and text(row.id) not in voided
    )
