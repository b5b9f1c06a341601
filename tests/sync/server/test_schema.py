"""What scale-out forbids is nowhere in the schema (SYNC §13)."""

import pytest
from sqlalchemy import Table, UniqueConstraint

from bjdesk.declared import declarations
from sync.server.schema import schema_of
from tests.sync.server.branches import DECLARATIONS

TABLES = [*schema_of(declarations()).metadata.sorted_tables, *schema_of(DECLARATIONS).metadata.sorted_tables]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_key_and_every_index_starts_with_the_scope(table: Table) -> None:
    assert next(iter(table.primary_key)).name == "scope"
    for index in table.indexes:
        assert next(iter(index.columns)).name == "scope"
        assert not index.unique


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_nothing_is_unique_but_the_key_and_nothing_refers_across(table: Table) -> None:
    assert not [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    assert not table.foreign_keys
    assert not [column for column in table.columns if column.autoincrement is True or column.server_default is not None]


def test_every_table_that_travels_has_its_own_table_for_queries() -> None:
    found = schema_of(declarations())
    assert set(found.rows) == set(declarations().tables)
    assert {"session_id", "learner_id", "checked_at"} <= set(found.rows["attendance"].c.keys())
