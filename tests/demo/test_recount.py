"""How rows are counted: one spelling for every side, and a difference is told by its table."""

from pathlib import Path

import pytest

from bjdesk.declared import declarations
from bjdesk.demo.recount import CountedTable, counted_tables, differences, explained, main
from tests.makers import STREET

TABLE = CountedTable("thing", ("id", "scope", "verdict", "groups"), {"verdict": "0"}, frozenset({"groups"}))


def test_a_row_is_a_line_of_json_with_ids_in_hex_and_json_unfolded() -> None:
    line = TABLE.line((b"\x01\xab", "*", "0", '["a", "老"]'))

    assert line == '{"groups":["a","老"],"id":"01ab","scope":"*","verdict":"0"}\n'.encode()


def test_the_statement_fills_declared_defaults_and_sorts_by_id() -> None:
    assert TABLE.sql == (
        'SELECT "id", "scope", coalesce("verdict", \'0\') AS "verdict", "groups"'
        " FROM thing WHERE scope IN (?, ?) ORDER BY id"
    )


def test_every_table_that_travels_is_counted_with_every_column_but_rev() -> None:
    counted = {table.name: table for table in counted_tables()}

    assert list(counted) == [declared.name for declared in declarations()]
    for declared in declarations():
        columns = set(counted[declared.name].columns)
        assert {column.name for column in declared.columns} | {"id", "scope"} <= columns
        assert "rev" not in columns


def test_the_page_beside_the_files_has_every_statement() -> None:
    described = explained(STREET)

    assert all(f"{table.sql};" in described for table in counted_tables())
    assert "activity.target_groups" in described


@pytest.mark.parametrize(
    ("district", "told"),
    [
        ({"rows": 2, "sha256": "a" * 64}, []),
        ({"rows": 1, "sha256": "b" * 64}, ["venue：desk-1 2 行 aaaaaaaaaaaa，district 1 行 bbbbbbbbbbbb"]),
        ({"rows": 2, "sha256": "b" * 64}, ["venue：desk-1 2 行 aaaaaaaaaaaa，district 2 行 bbbbbbbbbbbb"]),
    ],
)
def test_tables_that_differ_are_told_with_both_sides(district: dict, told: list[str]) -> None:
    desk = {"venue": {"rows": 2, "sha256": "a" * 64}, "staff": {"rows": 0, "sha256": "c" * 64}}

    assert differences({"desk-1": desk, "district": {**desk, "venue": district}}) == told


def test_a_folder_without_databases_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="desk-1"):
        main([str(tmp_path)])
