"""Rules over all tables: what may refer to what, who sees it, how it travels."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Column, Table, UniqueConstraint

from bjdesk.declared import MACHINES
from bjdesk.models import AREAS, METADATA
from bjdesk.reference.shipped import FOLDER
from bjdesk.store.base import Base, Id
from sync.policy import SyncPolicy
from tests.store.wire import MODELS, policy_of, tables

SYNCED = tables("grow", "fields", "states", "claim", "district")
LOCAL = [table for table in METADATA.sorted_tables if policy_of(table) is None]
FLOOR = {
    mapper.local_table.name: next(n for n, area in enumerate(AREAS) if mapper.class_.__module__ == area.__name__)
    for mapper in Base.registry.mappers
}
OF_EVERY_ROW = {"id", "scope", "rev"}
COLUMNS_OF = {
    "grow": {"at", "offset_min", "by_id", "desk_id", "voids_id", "reason"},
    "fields": {"removed"},
    "district": {"removed"},
    "states": {"removed", "state", "state_at", "state_note"},
    "claim": {"removed", "since", "verdict", "contest_with"},
}
LATER = {"import_batch", "guardian", "worker", "society", "*", "self"}
"""What a link may name although its table comes later, and the two words for any row and for the table itself."""


def named(table: Table) -> str:
    return table.name


def policy(table: Table) -> SyncPolicy:
    found = policy_of(table)
    assert found is not None
    return found


def references() -> Iterator[tuple[Table, Table, Column[Any]]]:
    """(child, parent, column) of every `→`."""
    for child in METADATA.sorted_tables:
        for column in child.columns:
            for key in column.foreign_keys:
                yield child, key.column.table, column


# --- references ------------------------------------------------------------------------------------------------------


def test_every_reference_points_to_its_own_floor_or_below() -> None:
    upward = [
        f"{child}.{column.name} → {parent}"
        for child, parent, column in references()
        if FLOOR[parent.name] > FLOOR[child.name]
    ]
    assert upward == []


def test_every_reference_names_a_row_that_its_reader_may_see() -> None:
    """All branches see the parent, or it is the district's; what only some see is named by a link."""
    hidden = [
        f"{child}.{column.name} → {parent}"
        for child, parent, column in references()
        if policy_of(child) and not (policy_of(parent) and (policy(parent).seen == "A" or policy(parent).home == "*"))
    ]
    assert hidden == []


def test_a_row_of_the_district_names_only_tables_in_which_the_district_has_rows() -> None:
    for child, parent, column in references():
        if policy_of(child) and policy(child).home == "*":
            assert "*" in policy(parent).home, f"{child}.{column.name}"


def test_every_reference_is_checked_at_commit_and_never_cascades() -> None:
    for child, _, column in references():
        key = next(iter(column.foreign_keys))
        assert (key.deferrable, key.initially, key.ondelete, key.onupdate) == (True, "DEFERRED", None, None), child.name


def test_every_id_column_says_what_it_names() -> None:
    nameless = [
        f"{table}.{column.name}"
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, Id) and column.name.endswith("_id") and not column.foreign_keys
        if "link" not in column.info and table.name not in ("sync_outbox", "sync_row")
    ]
    assert nameless == []


def test_every_link_names_a_table() -> None:
    known = {*METADATA.tables, *LATER}
    for table in METADATA.sorted_tables:
        for column in table.columns:
            assert column.info.get("link", "*") in known, f"{table}.{column.name}"


def test_no_learner_member_of_staff_or_desk_is_named_by_a_reference() -> None:
    """A learner may be elsewhere, merged or erased, and the row about her stays."""
    assert [f"{c}.{col.name}" for c, p, col in references() if p.name in ("learner", "staff", "desk")] == []


# --- codes -----------------------------------------------------------------------------------------------------------


def shipped_lists() -> set[str]:
    lines = (FOLDER / "reference" / "codes.csv").read_text("utf-8").splitlines()
    place = lines[0].split(",").index("list")
    return {line.split(",")[place] for line in lines[1:]}


def test_every_code_column_has_its_list() -> None:
    known = shipped_lists()
    for table in METADATA.sorted_tables:
        for column in table.columns:
            assert column.info.get("codes") is None or column.info["codes"] in known, f"{table}.{column.name}"


def test_every_column_declared_as_a_code_says_of_which_list() -> None:
    for name, model in MODELS.items():
        for base in model.__mro__:
            for attribute, annotation in getattr(base, "__annotations__", {}).items():
                if "Code" in str(annotation).replace("CodeRow", "") and attribute in METADATA.tables[name].columns:
                    assert "codes" in METADATA.tables[name].columns[attribute].info, f"{name}.{attribute}"


@pytest.mark.parametrize("table", [table for table in SYNCED if "state" in table.columns], ids=named)
def test_every_state_has_its_list_and_its_machine(table: Table) -> None:
    assert table.info["states"] in shipped_lists()
    assert table.name in MACHINES


# --- how tables travel -----------------------------------------------------------------------------------------------


def test_every_table_lies_on_a_floor() -> None:
    assert set(FLOOR) == set(METADATA.tables)


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=named)
def test_every_table_is_strict(table: Table) -> None:
    assert table.dialect_options["sqlite"]["strict"] is True


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=named)
def test_every_table_says_what_it_is_and_how_it_travels(table: Table) -> None:
    assert MODELS[table.name].__doc__
    assert "sync" in table.info


@pytest.mark.parametrize("table", SYNCED, ids=named)
def test_nothing_of_a_synced_table_is_unique_but_its_key(table: Table) -> None:
    """What two desks did while apart is united; a UNIQUE would make a legal row one that cannot be applied."""
    assert [column.name for column in table.primary_key] == ["id"]
    assert not [c for c in table.constraints if isinstance(c, UniqueConstraint)]
    assert not [index.name for index in table.indexes if index.unique]
    assert not [column.name for column in table.columns if column.unique]


@pytest.mark.parametrize("table", SYNCED, ids=named)
def test_a_synced_table_has_the_columns_of_its_policy(table: Table) -> None:
    assert set(table.columns.keys()) >= OF_EVERY_ROW | COLUMNS_OF[policy(table).policy]
    assert not table.columns["scope"].nullable
    assert not table.columns["rev"].nullable
    if policy(table).policy == "grow":
        assert "removed" not in table.columns


@pytest.mark.parametrize("table", LOCAL, ids=named)
def test_a_local_table_has_nothing_of_a_synced_one(table: Table) -> None:
    assert table.name.startswith("sync_") or not {"scope", "removed"} & set(table.columns.keys())


@pytest.mark.parametrize("table", SYNCED, ids=named)
def test_the_groups_of_a_table_name_its_columns_and_none_twice(table: Table) -> None:
    grouped = [column for group in policy(table).groups for column in group.columns]
    assert set(grouped) <= set(table.columns.keys()) - {"id", "scope", "rev", "removed"}
    assert len(grouped) == len(set(grouped))


@pytest.mark.parametrize("table", SYNCED, ids=named)
def test_a_row_seen_by_a_learners_relations_names_its_learner(table: Table) -> None:
    if policy(table).seen in ("L", "LH"):
        assert table.name == "learner" or "learner_id" in table.columns


@pytest.mark.parametrize("table", tables("claim"), ids=named)
def test_a_claim_has_a_verdict_that_only_the_server_writes(table: Table) -> None:
    claim = next(group for group in policy(table).groups if group.name == "claim")
    assert claim.columns == ("since", "verdict", "contest_with")
    assert claim.is_server_owned


def test_no_column_holds_a_fraction() -> None:
    """No REAL anywhere, so that digests agree on every machine."""
    for table in METADATA.sorted_tables:
        for column in table.columns:
            assert column.type.compile() in ("TEXT", "INTEGER", "BLOB"), f"{table}.{column.name}"
