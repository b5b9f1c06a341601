"""Triggers, made from the declared sync policies, that write every change into the outbox in its own transaction (D2).

Three kinds a table: capture (insert, update, removal), and guards that refuse what would not be captured: a DELETE,
an UPDATE of an append-only row, of `id` or `scope`, of columns the server owns, a removal taken back, a row of the
district. Sources 2 (from the district) and 3 (migration) of the context row silence all of them.

Under `trusted_schema=OFF` a trigger can neither call Python nor read a temporary table, so each write transaction
first writes `sync_context`; a missing context makes the counters NULL, and that is an error.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy import Column, MetaData, Table

from bjdesk.store.base import Blob, Id, JsonText
from sync.policy import Register, SyncPolicy

PREFIX = "capture_"
_LOUD = "coalesce((SELECT source FROM sync_context), 0) NOT IN (2, 3)"
NOT_PAYLOAD = frozenset({"id", "scope", "rev", "removed"})
_TICK = (
    "UPDATE sync_state SET op = op + 1, rev = rev + 1,"
    " last_ms = max((SELECT wall FROM sync_context) / 1000 + offset, floor, last_ms);"
)
_OUTBOX = (
    "INSERT INTO sync_outbox"
    " (op, incarnation, tbl, row_id, home, kind, changed, base, from_state, covered, ms, actor_id)"
)
_COUNTED = "(SELECT op FROM sync_state), (SELECT incarnation FROM sync_context)"
_STAMPED = "(SELECT last_ms FROM sync_state), (SELECT staff_id FROM sync_context)"


def synced_tables(metadata: MetaData) -> Iterator[tuple[Table, SyncPolicy]]:
    """All tables that travel, with their policy, parents first."""
    for table in metadata.sorted_tables:
        policy = table.info.get("sync")
        if policy is not None:
            yield table, policy


@cache
def trigger_statements(metadata: MetaData) -> tuple[str, ...]:
    """Every CREATE TRIGGER of the schema."""
    return tuple(s for table, policy in synced_tables(metadata) for s in _table_triggers(table, policy))


def trigger_digest(statements: Iterable[str]) -> str:
    """What `setting` keeps to notice triggers of another program version."""
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()


def desk_registers(table: Table, policy: SyncPolicy) -> tuple[Register, ...]:
    """The registers that a desk writes."""
    columns = tuple(c.name for c in table.columns if c.name not in NOT_PAYLOAD)
    return tuple(r for r in policy.registers(columns) if not r.is_server_owned)


def _table_triggers(table: Table, policy: SyncPolicy) -> Iterator[str]:
    yield from _guards(table, policy)
    if policy.policy == "district":
        return
    registers = desk_registers(table, policy)
    yield _on_insert(table, policy, registers)
    if policy.policy != "grow":
        yield _on_update(table, registers)
        yield _on_removal(table, registers)


# --- capture ---------------------------------------------------------------------------------------------------------


def _on_insert(table: Table, policy: SyncPolicy, registers: tuple[Register, ...]) -> str:
    pairs = ", ".join(f"'{r.name}', {_value(table, r, 'NEW')}" for r in registers)
    numbered = "" if policy.policy == "grow" else _bump(table)
    return (
        f"CREATE TRIGGER {PREFIX}{table.name}_insert AFTER INSERT ON {table.name} WHEN {_LOUD} BEGIN {_TICK}"
        f" {_OUTBOX} SELECT {_COUNTED}, '{table.name}', NEW.id, NEW.scope, 'insert', json_object({pairs}), '{{}}',"
        f" NULL, '{{}}', {_STAMPED};{numbered} END"
    )


def _on_update(table: Table, registers: tuple[Register, ...]) -> str:
    columns = ", ".join(f'"{c}"' for r in registers for c in r.columns)
    moved = " UNION ALL ".join(
        f"SELECT '{r.name}' AS reg, {_quoted(table, r, 'NEW')} AS now, {_quoted(table, r, 'OLD')} AS was"
        f" WHERE {_differs(r)}"
        for r in registers
    )
    from_state = "CASE WHEN NEW.state IS NOT OLD.state THEN OLD.state END" if "state" in table.columns else "NULL"
    return (
        f"CREATE TRIGGER {PREFIX}{table.name}_update AFTER UPDATE OF {columns} ON {table.name}"
        f" WHEN {_LOUD} AND NEW.removed = OLD.removed AND ({' OR '.join(_differs(r) for r in registers)}) BEGIN {_TICK}"
        f" {_OUTBOX} SELECT {_COUNTED}, '{table.name}', NEW.id, NEW.scope, 'update',"
        f" json_group_object(d.reg, json(d.now)),"
        f" json_group_object(d.reg, json({_base(table, 'd.reg')})), {from_state},"
        f" json_group_object(d.reg, json(d.was))"
        f" FILTER (WHERE r.stamps IS NOT NULL AND {_own(table, 'd.reg')} IS NULL),"
        f" {_STAMPED} FROM ({moved}) AS d"
        f" LEFT JOIN sync_row AS r ON r.tbl = '{table.name}' AND r.row_id = NEW.id;{_bump(table)} END"
    )


def _on_removal(table: Table, registers: tuple[Register, ...]) -> str:
    names = " UNION ALL ".join(f"SELECT '{r.name}' AS reg" for r in registers)
    return (
        f"CREATE TRIGGER {PREFIX}{table.name}_removal AFTER UPDATE OF removed ON {table.name}"
        f" WHEN {_LOUD} AND NEW.removed = 1 AND OLD.removed = 0 BEGIN {_TICK}"
        f" {_OUTBOX} SELECT {_COUNTED}, '{table.name}', NEW.id, NEW.scope, 'delete', '{{\"removed\":1}}',"
        f" json_group_object(d.reg, json({_base(table, 'd.reg')})), NULL, '{{}}', {_STAMPED} FROM ({names}) AS d"
        f" LEFT JOIN sync_row AS r ON r.tbl = '{table.name}' AND r.row_id = NEW.id;{_bump(table)} END"
    )


def _bump(table: Table) -> str:
    return f" UPDATE {table.name} SET rev = (SELECT rev FROM sync_state) WHERE id = NEW.id;"


def _own(table: Table, reg: str) -> str:
    """The stamp of this desk's last operation on a register that the district has not echoed, or NULL."""
    return (
        "(SELECT json_array(o.ms, o.op, o.incarnation) FROM sync_outbox AS o"
        f" WHERE o.tbl = '{table.name}' AND o.row_id = NEW.id"
        f" AND json_type(o.changed, '$.\"' || {reg} || '\"') IS NOT NULL ORDER BY o.op DESC LIMIT 1)"
    )


def _base(table: Table, reg: str) -> str:
    """Which version the writer saw: our own last operation, else the published stamp, else null."""
    published = f"json_extract(r.stamps, '$.\"' || {reg} || '\"'), json_extract(r.stamps, '$._')"
    return f"coalesce({_own(table, reg)}, {published}, 'null')"


def _differs(register: Register) -> str:
    return "(" + " OR ".join(f'NEW."{c}" IS NOT OLD."{c}"' for c in register.columns) + ")"


def _value(table: Table, register: Register, side: str) -> str:
    """A register as an argument of json_object: a bare value, or an object by column."""
    if len(register.columns) == 1 and register.name == register.columns[0]:
        return _cell(table.columns[register.columns[0]], side)
    pairs = ", ".join(f"'{c}', {_cell(table.columns[c], side)}" for c in register.columns)
    return f"json_object({pairs})"


def _quoted(table: Table, register: Register, side: str) -> str:
    """The same as JSON text, null included."""
    value = _value(table, register, side)
    return value if value.startswith("json_object(") else f"json_quote({value})"


def _cell(column: Column[object], side: str) -> str:
    name = f'{side}."{column.name}"'
    if isinstance(column.type, Id | Blob):
        # hex(NULL) is '', and a BLOB that happens to look like JSONB would be read as one
        return f"iif({name} IS NULL, NULL, hex({name}))"
    return f"json({name})" if isinstance(column.type, JsonText) else name


# --- guards ----------------------------------------------------------------------------------------------------------


def _guards(table: Table, policy: SyncPolicy) -> Iterator[str]:
    yield _guard(table, "delete", "DELETE", _LOUD)
    if policy.policy == "district":
        yield _guard(table, "insert", "INSERT", _LOUD)
        yield _guard(table, "change", "UPDATE", _LOUD)
        return
    if policy.policy == "grow":
        yield _guard(table, "change", "UPDATE", _LOUD)
    else:
        yield _guard(
            table, "key", "UPDATE OF id, scope", f"{_LOUD} AND (NEW.id IS NOT OLD.id OR NEW.scope IS NOT OLD.scope)"
        )
        yield _guard(table, "revival", "UPDATE OF removed", f"{_LOUD} AND OLD.removed = 1 AND NEW.removed = 0")
        yield from _server_guard(table, policy)
        yield from _note_guard(table)
    if policy.policy != "claim" and "*" in policy.home:
        yield _guard(table, "district_insert", "INSERT", f"{_LOUD} AND NEW.scope = '*'")
        yield _guard(table, "district_update", "UPDATE", f"{_LOUD} AND NEW.scope = '*'")


def _server_guard(table: Table, policy: SyncPolicy) -> Iterator[str]:
    owned = [r for r in policy.groups if r.is_server_owned]
    if owned:
        columns = ", ".join(f'"{c}"' for r in owned for c in r.columns)
        changed = " OR ".join(_differs(r) for r in owned)
        yield _guard(table, "server", f"UPDATE OF {columns}", f"{_LOUD} AND ({changed})")


def _note_guard(table: Table) -> Iterator[str]:
    """A state, its moment and its note are one register: none changes without the state."""
    if "state" in table.columns:
        moved = "NEW.state IS OLD.state AND (NEW.state_at IS NOT OLD.state_at OR NEW.state_note IS NOT OLD.state_note)"
        yield _guard(table, "note", "UPDATE OF state_at, state_note", f"{_LOUD} AND {moved}")


def _guard(table: Table, name: str, event: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {PREFIX}{table.name}_no_{name} BEFORE {event} ON {table.name} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{table.name}: {name} would not be captured'); END"
    )
