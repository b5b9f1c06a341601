"""Nothing that somebody wrote is lost without a trace: O1, O3, O4, O10, O12, O13, O18."""

from collections.abc import Iterator, Mapping
from typing import Any

from bjdesk.declared import declarations
from sync.declarations import StateMachine
from tests.simulation.case import Case
from tests.simulation.files import Key, ServerRow
from tests.simulation.operations import REMOVED, Op, agrees, code_of
from tests.simulation.people import SHARED_WORD

STATE = "state"


def o1(case: Case) -> Iterator[str]:
    """An operation that somebody held is in the journal, or its effect came back by an offer, and once."""
    twice = case.district.sql(
        "SELECT incarnation, op, count(*) FROM sync_journal GROUP BY incarnation, op HAVING count(*) > 1"
    )
    yield from (f"operation {op} of {incarnation} stands {n} times in the journal" for incarnation, op, n in twice)
    yield from _twins(case)
    yield from _gone(case)
    for op in case.owed():
        if case.district_restores and _is_about_erased(case, op):
            continue  # its batch is hollow meanwhile, and no offer brings her back
        if op.identity not in case.journal and not _came_back(case, op):
            yield f"{op.desk}: operation {op.identity.op} ({op.kind} {op.table} {op.id.hex()}) is not in the journal"
        elif op.identity in case.journal and op.kind == "insert" and case.is_merged(op) and not _is_there(case, op):
            yield f"{op.desk}: the merged insert {op.identity.op} of {op.table} {op.id.hex()} made no row"


def _gone(case: Case) -> Iterator[str]:
    """A row that was published once is there at the end, whatever the district lost, if anybody held it."""
    for key, versions in case.diary.history.versions.items():
        if key not in case.rows and key not in case.diary.lost_rows and not _speaks_of_erased(case, versions[-1].row):
            yield f"{key[0]} {key[1].hex()} was published, held, and is gone"


def _is_about_erased(case: Case, op: Op) -> bool:
    known = case.diary.history.versions.get(op.key)
    registers = known[0].row.registers if known else op.changed
    return _person(case, op.table, op.id, registers) in case.erased


def _speaks_of_erased(case: Case, row: ServerRow) -> bool:
    """Whether a row would not be taken back: an erased person's, or a conflict about such a row."""
    if row.table == "conflict":
        target = (str(row.registers.get("target_table")), bytes.fromhex(str(row.registers.get("target_id") or "")))
        about = case.diary.history.versions.get(target)
        return row.is_erased or about is None or _speaks_of_erased(case, about[-1].row)
    return row.is_erased or _person(case, row.table, row.id, row.registers) in case.erased


def _person(case: Case, table: str, record: bytes, registers: Mapping[str, Any]) -> bytes | None:
    """Whom a row is about; a relation outlives an erasure, but not a district that was put back."""
    relation = declarations().relation
    if relation is not None and table == relation.table:
        return bytes.fromhex(registers[relation.person_column])
    return case.person_of(table, record, registers)


def _twins(case: Case) -> Iterator[str]:
    """Two pieces of honest work bear one identity only where the memory of a running process was copied."""
    for identity, ops in case.diary.ops.items() if not case.running_copies else ():
        honest = [op for op in ops if op.crafted is None]
        if len(honest) > 1:
            names = ", ".join(f"{op.kind} {op.table} of {op.desk}" for op in honest)
            yield f"operation {identity.op} of {identity.incarnation} is {len(honest)}: {names}"


def _came_back(case: Case, op: Op) -> bool:
    """After the writer and the district's file were lost, another desk may have brought the row."""
    if op.kind == "insert":
        return _is_there(case, op)
    if op.kind == "delete":
        return op.key in case.rows and case.rows[op.key].is_removed
    return all(_is_good(case, op.key, register, value) for register, value in op.changed.items())


def _is_there(case: Case, op: Op) -> bool:
    return op.key in case.rows or op.key in case.generic


# --- O3 --------------------------------------------------------------------------------------------------------------


def o3(case: Case) -> Iterator[str]:
    """Each merged value stands, or lies in a conflict record, or was shown in the form of one who wrote after it."""
    for op in case.owed():
        row = case.rows.get(op.key)
        if op.kind == "delete" or not _is_judged(case, op) or (row is not None and row.is_erased):
            continue
        if row is None and case.district_restores and _is_about_erased(case, op):
            continue
        declared = case.declared(op)
        if declared is not None and declared.policy.policy == "grow":
            if row is None or not all(agrees(v, row.registers.get(r)) for r, v in op.changed.items()):
                yield f"the record {op.table} {op.id.hex()} of {op.desk} is not what was written"
            continue
        for register, value in op.changed.items():
            if not _is_good(case, op.key, register, value):
                yield (
                    f"{op.desk} wrote {value!r} into {op.table} {op.id.hex()} {register} (operation {op.identity.op});"
                    f" it stands nowhere, and nobody who wrote after it had seen it"
                )


def _is_judged(case: Case, op: Op) -> bool:
    """Merged, or (after the district lost its journal) there all the same; what was refused lies in a worklist."""
    return case.is_merged(op) or (op.identity not in case.journal and case.restores > 0)


def _is_good(case: Case, key: Key, register: str, value: Any) -> bool:
    row, seen, todo = case.rows.get(key), [], [value]
    generic = case.generic.get(key)
    is_removed = row is not None and row.is_removed
    final = row.registers if row is not None else generic or {}
    kept = [c.lost for c in case.conflicts if c.key == key and c.register == register]
    while todo:
        one = todo.pop()
        if any(_same(register, one, other) for other in seen):
            continue
        seen.append(one)
        if (not is_removed and register in final and _same(register, one, final[register])) or any(
            _same(register, one, lost) for lost in kept
        ):
            return True
        for writer in case.by_row.get(key, ()):
            if writer.shown is None or not _same(register, one, writer.shown.get(register)):
                continue
            if writer.kind == "delete" and is_removed:
                return True
            if register in writer.changed:
                todo.append(writer.changed[register])
    return False


def _same(register: str, written: Any, found: Any) -> bool:
    if register == STATE and written is not None and found is not None:
        return code_of(written) == code_of(found)
    return agrees(written, found) or agrees(found, written)


# --- O4, O10, O12 ----------------------------------------------------------------------------------------------------


def o4(case: Case) -> Iterator[str]:
    """What was taken out stays out, everywhere."""
    for op in case.owed():
        if op.kind != "delete" or not _is_judged(case, op):
            continue
        row = case.rows.get(op.key)
        if row is not None and not row.is_removed:
            yield f"{op.table} {op.id.hex()} was taken out by {op.desk} and stands again"
        for desk in case.desks:
            here = desk.row(*op.key)
            if here is not None and not here.is_removed:
                yield f"{op.table} {op.id.hex()} was taken out by {op.desk} and is shown by {desk.name}"


def o10(case: Case) -> Iterator[str]:
    """Every refusal lies in a worklist of a desk that holds the operation's file."""
    shown = {(i, o) for desk in case.desks for i, o in desk.sql("SELECT incarnation, op FROM sync_refused")}
    living = {desk.name for desk in case.desks}
    for op in case.owed():
        if case.journal.get(op.identity) is None or op.identity in shown or op.desk not in living:
            continue
        if op.identity in case.diary.forgotten:
            continue
        if case.journal[op.identity] == "erased" and op.identity in case.diary.history.accepted:
            continue  # everybody had it; a district that was put back refuses it because she was erased since
        yield f"{op.desk}: operation {op.identity.op} was refused ({case.journal[op.identity]}) and nobody was told"


def o12(case: Case) -> Iterator[str]:
    """No conflict is recorded against a writer who saw the value that lost, nor one who saw the value that stood."""
    for found in case.conflicts:
        if SHARED_WORD in str(found.lost) or SHARED_WORD in str(found.kept):
            continue
        writers = [op for op in case.by_row.get(found.key, ()) if found.register in op.changed and op.shown is not None]
        for op in writers:
            wrote, saw = op.changed[found.register], op.shown.get(found.register) if op.shown else None
            if found.kept is not None and _exactly(wrote, found.kept) and _exactly(saw, found.lost):
                yield f"{op.desk} saw {found.lost!r}, wrote {found.kept!r}, and a conflict was recorded"
            if found.kept is not None and _exactly(wrote, found.lost) and _exactly(saw, found.kept):
                yield f"{op.desk} saw {found.kept!r}, wrote {found.lost!r}, and lost"
        yield from _seen_by_every_deleter(case, found.key, found.register, found.lost, found.kept)


def _seen_by_every_deleter(case: Case, key: Key, register: str, lost: Any, kept: Any) -> Iterator[str]:
    """What was taken out in sight is no conflict."""
    if kept is not None or register == REMOVED:
        return
    deleters = [op for op in case.by_row.get(key, ()) if op.kind == "delete" and case.is_merged(op) and op.shown]
    if deleters and all(_exactly(op.shown.get(register), lost) for op in deleters if op.shown is not None):
        yield f"{key[0]} {key[1].hex()} {register}: {lost!r} was in the form of who took the row out, and conflicts"


def _exactly(one: Any, other: Any) -> bool:
    return one is not None and other is not None and (agrees(one, other) or agrees(other, one))


# --- O13, O18 --------------------------------------------------------------------------------------------------------


def o13(case: Case) -> Iterator[str]:
    """With right clocks the later act wins."""
    latest: dict[tuple[Key, str], Op] = {}
    for op in case.ops:
        if op.crafted is None and op.kind != "delete" and case.is_merged(op):
            for register in op.changed:
                known = latest.get((op.key, register))
                if known is None or op.true_ms > known.true_ms:
                    latest[(op.key, register)] = op
    for (key, register), op in latest.items():
        row, declared = case.rows.get(key), case.declared(op)
        if row is None or row.is_removed or row.is_erased or declared is None or register == STATE:
            continue
        if not _same(register, op.changed[register], row.registers.get(register)) and not _forged(case, key, register):
            yield (
                f"{key[0]} {key[1].hex()} {register} is {row.registers.get(register)!r},"
                f" but the last to write was {op.desk}: {op.changed[register]!r}"
            )


def _forged(case: Case, key: Key, register: str) -> bool:
    """Whether somebody wrote it by hand, outside of any form."""
    return any(op.crafted is not None and register in op.changed for op in case.by_row.get(key, ()))


def o18(case: Case) -> Iterator[str]:
    """No state goes back: it is what was written, or further, or somebody moved it on from there."""
    for op in case.owed():
        machine = _machine(op.table)
        row = case.rows.get(op.key)
        if machine is None or STATE not in op.changed or row is None or row.is_removed or row.is_erased:
            continue
        if op.kind == "delete" or not _is_judged(case, op):
            continue
        here, wrote = code_of(row.registers[STATE]), code_of(op.changed[STATE])
        if here not in _onwards(case, op.key, wrote, machine):
            yield f"{op.table} {op.id.hex()} went from {wrote} ({op.desk}) back to {here}"


def _onwards(case: Case, key: Key, code: str, machine: StateMachine) -> set[str]:
    """Every state that a row may have come to from this one."""
    found: set[str] = set()
    todo = {code}
    while todo:
        one = todo.pop()
        found.add(one)
        further = {other for other in machine.order if machine.rank(other) > machine.rank(one)}
        moved = {code_of(op.changed[STATE]) for op in _movers(case, key, one)}
        todo |= (further | moved) - found
    return found


def _movers(case: Case, key: Key, code: str) -> list[Op]:
    return [
        op
        for op in case.by_row.get(key, ())
        if STATE in op.changed and op.crafted is None and op.shown is not None and _shown_code(op.shown) == code
    ]


def _shown_code(shown: Mapping[str, Any]) -> str | None:
    return code_of(shown[STATE]) if shown.get(STATE) is not None else None


def _machine(table: str) -> StateMachine | None:
    declared = declarations().get(table)
    return declared.machine if declared is not None else None
