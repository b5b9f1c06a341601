"""Every change that may leave the desk is in the outbox of its own transaction, register by register (D2)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bjdesk.people.commands import SaveDraft
from bjdesk.people.model import Learner
from bjdesk.reference.model import Org
from bjdesk.store.database import FROM_DESK, FROM_DISTRICT, FROM_IMPORT, FROM_MIGRATION
from tests.makers import STREET, Branch, plant
from tests.store.wire import (
    MODELS,
    Captured,
    another_template,
    captured,
    last_op,
    on_wire,
    other_values,
    parents,
    registers,
    row_of,
    spelt,
    tables,
    values_of,
)

MOVABLE = tables("fields", "states", "claim")
ALL = tables("grow", "fields", "states", "claim")


def named(table: Table) -> str:
    return table.name


def change(branch: Branch, table: Table, record: UUID, *, source: int = FROM_DESK, **values: Any) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=source) as unit:
        unit.db.execute(update(table).where(table.c.id == record).values(**values))


def planted(branch: Branch, table: Table, *, source: int = FROM_DESK, every_column: bool = True) -> UUID:
    known = parents(branch)
    with branch.desk.database.write(branch.actor, "Test", source=source) as unit:
        return plant(unit, MODELS[table.name], values_of(table, known, every_column=every_column))


def only(rows: list[Captured]) -> Captured:
    assert len(rows) == 1
    return rows[0]


# --- what is written -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("every_column", [True, False], ids=["full", "sparse"])
@pytest.mark.parametrize("table", ALL, ids=named)
def test_an_insert_is_captured_register_by_register(branch: Branch, table: Table, every_column: bool) -> None:
    record = planted(branch, table, every_column=every_column)
    row = on_wire(table, row_of(branch, table, record))
    found = captured(branch)[-1]
    assert (found.tbl, found.row_id, found.home, found.kind) == (table.name, record, STREET, "insert")
    assert found.changed == {register.name: spelt(row, register) for register in registers(table)}
    assert (found.base, found.covered, found.from_state) == ({}, {}, None)
    assert (found.actor, found.incarnation) == (branch.actor.staff, branch.desk.database.ids.incarnation)


@pytest.mark.parametrize("table", MOVABLE, ids=named)
def test_a_change_of_one_register_captures_that_register_alone(branch: Branch, table: Table) -> None:
    record = planted(branch, table)
    known = {**parents(branch), "org 2": UUID(bytes=branch.value("SELECT id FROM org WHERE type = 'DC'"))}
    known |= {f"{name} 2": known[name] for name in ("venue", "activity", "booking")}
    known["certificate_template 2"] = another_template(branch)
    for register in registers(table):
        before, old = last_op(branch), on_wire(table, row_of(branch, table, record))
        change(branch, table, record, **other_values(register, table, known))
        new = on_wire(table, row_of(branch, table, record))
        assert spelt(new, register) != spelt(old, register), register.name
        found = only(captured(branch, before))
        assert (found.kind, found.changed) == ("update", {register.name: spelt(new, register)})
        assert found.from_state == (old["state"] if register.name == "state" else None)


@pytest.mark.parametrize("table", MOVABLE, ids=named)
def test_a_change_of_several_registers_is_one_operation(branch: Branch, table: Table) -> None:
    record = planted(branch, table)
    known = parents(branch)
    movable = [r for r in registers(table) if not any(table.c[name].foreign_keys for name in r.columns)]
    values = {name: value for register in movable for name, value in other_values(register, table, known).items()}
    before = last_op(branch)
    change(branch, table, record, **values)
    assert set(only(captured(branch, before)).changed) == {register.name for register in movable}


def test_a_change_to_the_same_value_is_no_change(branch: Branch) -> None:
    record = branch.learner("王桂芳")
    rev, before = branch.value("SELECT rev FROM learner WHERE id = ?", record), last_op(branch)
    change(branch, Learner.__table__, record, name="王桂芳", phone=None)
    assert captured(branch, before) == []
    assert branch.value("SELECT rev FROM learner WHERE id = ?", record) == rev


@pytest.mark.parametrize("table", MOVABLE, ids=named)
def test_a_removal_names_the_version_of_every_register(branch: Branch, table: Table) -> None:
    record = planted(branch, table)
    made = captured(branch)[-1]
    change(branch, table, record, removed=True)
    found = only(captured(branch, made.op))
    assert (found.kind, found.changed, found.covered) == ("delete", {"removed": 1}, {})
    assert found.base == {register.name: made.stamp for register in registers(table)}


def test_operations_are_numbered_without_a_gap_in_order_of_work(branch: Branch) -> None:
    branch.class_now(4)
    operations = [found.op for found in captured(branch)]
    assert operations == list(range(1, len(operations) + 1))


def test_operations_carry_a_time_that_never_goes_back(branch: Branch) -> None:
    branch.learner()
    branch.clock.step(-timedelta(hours=1))
    branch.learner()
    times = [found.ms for found in captured(branch)]
    assert times == sorted(times)


# --- which version the writer saw ------------------------------------------------------------------------------------

STAMP, OTHER = [1_700_000_000_000, 12, 77], [1_700_000_000_500, 3, 78]


def published(branch: Branch, stamps: str) -> UUID:
    """A learner as the district sent her, of whom this desk changed nothing."""
    with branch.desk.database.write(branch.actor, "Pull", source=FROM_DISTRICT) as unit:
        record = plant(unit, Learner, {"name": "王桂芳", "of_age": "1", "phone": "13800000001"})
        unit.db.exec_driver_sql(
            "INSERT INTO sync_row (tbl, row_id, feed, seq, nonce, idx, stamps) VALUES ('learner', ?, ?, 1, ?, 0, ?)",
            (bytearray(record.bytes), STREET, bytearray(8), stamps),
        )
        return record


def test_the_base_of_a_published_register_is_its_stamp_and_what_it_covers_is_kept(branch: Branch) -> None:
    record, before = published(branch, f'{{"_": {STAMP}, "phone": {OTHER}}}'), last_op(branch)
    change(branch, Learner.__table__, record, name="王桂芬", phone="13800000002")
    found = only(captured(branch, before))
    assert found.base == {"name": STAMP, "phone": OTHER}
    assert found.covered == {
        "name": {"name": "王桂芳", "name_note": None},
        "phone": {"phone": "13800000001", "phone_owner": None},
    }


def test_the_base_of_a_further_change_is_the_one_before_and_covers_nothing_more(branch: Branch) -> None:
    record, before = published(branch, f'{{"_": {STAMP}}}'), last_op(branch)
    change(branch, Learner.__table__, record, phone="13800000002")
    first = only(captured(branch, before))
    change(branch, Learner.__table__, record, phone="13800000003", name="王桂芬")
    second = only(captured(branch, first.op))
    assert second.base == {"phone": first.stamp, "name": STAMP}
    assert set(second.covered) == {"name"}
    change(branch, Learner.__table__, record, phone="13800000004")
    third = only(captured(branch, second.op))
    assert (third.base, third.covered) == ({"phone": second.stamp}, {})


def test_the_base_of_a_row_nobody_published_and_nobody_captured_is_null(branch: Branch) -> None:
    with branch.desk.database.write(branch.actor, "Pull", source=FROM_DISTRICT) as unit:
        record = plant(unit, Learner, {"name": "王桂芳", "of_age": "1"})
    before = last_op(branch)
    change(branch, Learner.__table__, record, phone="13800000002")
    found = only(captured(branch, before))
    assert (found.base, found.covered) == ({"phone": None}, {})


def test_the_base_of_a_removal_is_what_was_published(branch: Branch) -> None:
    record, before = published(branch, f'{{"_": {STAMP}, "phone": {OTHER}}}'), last_op(branch)
    change(branch, Learner.__table__, record, removed=True)
    base = only(captured(branch, before)).base
    assert (base["phone"], base["name"], base["sex"]) == (OTHER, STAMP, STAMP)


# --- spelling --------------------------------------------------------------------------------------------------------


def test_ids_and_digests_are_spelt_in_hex_and_nothing_as_null(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.check_in(group.session, group.people[0])
    changed = captured(branch)[-1].changed
    assert (changed["session_id"], changed["learner_id"]) == (
        group.session.hex.upper(),
        group.people[0].hex.upper(),
    )
    assert changed["voids_id"] is None
    assert changed["is_correction"] == 0
    assert changed["status"] == "1"


@pytest.mark.parametrize("digest", [b"{}", b"\x0c1", b"\x00" * 32, b"\x8b[1]"], ids=repr)
def test_bytes_that_look_like_json_are_still_hex(branch: Branch, digest: bytes) -> None:
    branch.learner(id_hash=digest, id_type="1")
    found = next(c for c in reversed(captured(branch)) if c.tbl == "learner")
    assert found.changed["id_type"]["id_hash"] == digest.hex().upper()


def test_json_is_carried_as_json_and_any_text_as_it_is(branch: Branch) -> None:
    name = '𠮷"\\\n王\u2028'
    branch.course(title=name, target_groups=["老年", {"b": 1, "a": None}])
    changed = captured(branch)[-1].changed
    assert changed["title"]["title"] == name
    assert changed["target_groups"] == ["老年", {"a": None, "b": 1}]


# --- row versions ----------------------------------------------------------------------------------------------------


def test_every_change_gives_the_row_a_higher_version(branch: Branch) -> None:
    record, seen = branch.learner(), [0]
    for phone in ("13800000001", "13800000002"):
        seen.append(branch.value("SELECT rev FROM learner WHERE id = ?", record))
        change(branch, Learner.__table__, record, phone=phone)
    seen.append(branch.value("SELECT rev FROM learner WHERE id = ?", record))
    change(branch, Learner.__table__, record, removed=True)
    seen.append(branch.value("SELECT rev FROM learner WHERE id = ?", record))
    assert seen == sorted(set(seen))
    assert seen[-1] == branch.value("SELECT rev FROM sync_state")


# --- sources ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", [FROM_DESK, FROM_IMPORT])
@pytest.mark.parametrize("table", ALL, ids=named)
def test_what_people_and_imports_do_is_captured(branch: Branch, table: Table, source: int) -> None:
    record = planted(branch, table, source=source)
    assert captured(branch)[-1].row_id == record


@pytest.mark.parametrize("source", [FROM_DISTRICT, FROM_MIGRATION])
@pytest.mark.parametrize("table", ALL, ids=named)
def test_what_the_district_sends_and_migrations_do_is_not(branch: Branch, table: Table, source: int) -> None:
    parents(branch)
    record = planted(branch, table, source=source)
    before = last_op(branch)
    change(branch, table, record, source=source, scope="330108001")
    with branch.desk.database.write(branch.actor, "Test", source=source) as unit:
        unit.db.execute(table.delete().where(table.c.id == record))
    assert captured(branch, before) == []
    assert [found for found in captured(branch) if found.row_id == record] == []


@pytest.mark.parametrize("table", ALL, ids=named)
def test_without_a_context_nothing_can_be_written(branch: Branch, table: Table) -> None:
    values = values_of(table, parents(branch), every_column=False)
    before = (last_op(branch), branch.value(f"SELECT count(*) FROM {table.name}"))
    with branch.desk.database.write(branch.actor, "Test") as unit:
        unit.db.exec_driver_sql("DELETE FROM sync_context")
        with pytest.raises(Exception, match="NOT NULL constraint failed"):
            plant(unit, MODELS[table.name], values)
    assert (last_op(branch), branch.value(f"SELECT count(*) FROM {table.name}")) == before


def test_local_tables_are_never_captured(branch: Branch) -> None:
    before = last_op(branch)
    branch.execute(SaveDraft("walk-in", {"name": "王"}))
    assert captured(branch, before) == []


def test_an_upsert_of_a_known_row_is_captured_as_the_change_it_is(branch: Branch) -> None:
    record, before = branch.learner("王桂芳"), last_op(branch)
    with branch.desk.database.write(branch.actor, "Test") as unit:
        statement = upsert(Learner).values(id=record, scope=STREET, name="王桂芬", sex="0", of_age="1", standing="1")
        unit.db.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"name": "王桂芬"}))
    found = only(captured(branch, before))
    assert (found.kind, set(found.changed)) == ("update", {"name"})


# --- guards ----------------------------------------------------------------------------------------------------------


def refused(branch: Branch, statement: Any, words: str) -> None:
    counts = branch.value("SELECT count(*) FROM sync_outbox")
    with pytest.raises(Exception, match=words), branch.desk.database.write(branch.actor, "Test") as unit:
        unit.db.execute(statement)
    assert branch.value("SELECT count(*) FROM sync_outbox") == counts


@pytest.mark.parametrize("table", tables("grow", "fields", "states", "claim", "district"), ids=named)
def test_no_row_is_deleted(branch: Branch, table: Table) -> None:
    record = planted(branch, table, source=FROM_DISTRICT)
    refused(branch, table.delete().where(table.c.id == record), "delete would not be captured")


@pytest.mark.parametrize("table", tables("grow", "fields", "states", "claim"), ids=named)
def test_no_row_is_replaced(branch: Branch, table: Table) -> None:
    record = planted(branch, table)
    stored = dict(row_of(branch, table, record))
    names, marks = ", ".join(f'"{name}"' for name in stored), ", ".join("?" for _ in stored)
    values = tuple(bytearray(v) if isinstance(v, bytes) else v for v in stored.values())
    with (
        pytest.raises(Exception, match="delete would not be captured"),
        branch.desk.database.write(branch.actor, "Test") as unit,
    ):
        unit.db.exec_driver_sql(f"INSERT OR REPLACE INTO {table.name} ({names}) VALUES ({marks})", values)


@pytest.mark.parametrize("table", tables("grow"), ids=named)
def test_an_append_only_row_is_never_changed(branch: Branch, table: Table) -> None:
    record = planted(branch, table)
    refused(branch, update(table).where(table.c.id == record).values(reason="因为"), "change would not be captured")


@pytest.mark.parametrize("column", ["id", "scope"])
@pytest.mark.parametrize("table", MOVABLE, ids=named)
def test_a_row_keeps_its_id_and_its_home(branch: Branch, table: Table, column: str) -> None:
    record = planted(branch, table)
    value = UUID(int=99) if column == "id" else "330108001"
    refused(branch, update(table).where(table.c.id == record).values({column: value}), "key would not be captured")


@pytest.mark.parametrize("table", MOVABLE, ids=named)
def test_a_removal_is_not_taken_back(branch: Branch, table: Table) -> None:
    record = planted(branch, table)
    change(branch, table, record, removed=True)
    refused(branch, update(table).where(table.c.id == record).values(removed=False), "revival would not be captured")


SERVER_COLUMNS = [
    (table, column)
    for table in MOVABLE
    for group in table.info["sync"].groups
    if group.is_server_owned
    for column in group.columns
]


@pytest.mark.parametrize(("table", "column"), SERVER_COLUMNS, ids=lambda part: getattr(part, "name", part))
def test_a_desk_does_not_write_what_the_server_decides(branch: Branch, table: Table, column: str) -> None:
    record = planted(branch, table)
    value = 1 if table.c[column].type.python_type is int else "9"
    value = UUID(int=9) if column.endswith("_id") else value
    value = date(2027, 3, 1) if column.endswith("_on") else value
    refused(branch, update(table).where(table.c.id == record).values({column: value}), "server would not be captured")


@pytest.mark.parametrize("table", tables("states", "claim"), ids=named)
def test_a_note_without_a_change_of_state_is_refused(branch: Branch, table: Table) -> None:
    if "state" not in table.c:
        return
    record = planted(branch, table)
    refused(branch, update(table).where(table.c.id == record).values(state_note="因为"), "note would not be captured")


@pytest.mark.parametrize("table", tables("district"), ids=named)
def test_rows_of_the_district_are_only_read(branch: Branch, table: Table) -> None:
    record = planted(branch, table, source=FROM_DISTRICT)
    refused(branch, update(table).where(table.c.id == record).values(removed=True), "change would not be captured")
    row = values_of(table, parents(branch), every_column=False)
    refused(branch, insert(table).values(id=UUID(int=5), scope="*", **row), "insert would not be captured")


def test_a_desk_neither_makes_nor_changes_a_row_of_the_district_in_a_shared_table(branch: Branch) -> None:
    table = Org.__table__
    row = values_of(table, parents(branch), every_column=False)
    refused(branch, insert(table).values(id=UUID(int=5), scope="*", **row), "district_insert would not be captured")
    refused(
        branch,
        update(table).where(table.c.id == branch.branch_id).values(name="别的分院"),
        "district_update would not be captured",
    )
