"""The Excel tables of societies: days are days, numbers are numbers, nothing of the data is a formula (R71, D13)."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Any

from bjdesk.documents.society_book import (
    MEMBERS,
    REGISTER,
    SocietyFacts,
    about_societies,
    member_table,
    register_table,
    suggested_name,
)
from bjdesk.documents.workbook import About, Table, workbook_bytes

NOW = datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 - local to the district


def facts(**more: Any) -> SocietyFacts:
    known: dict[str, Any] = {
        "name": "书画社（演示）",
        "category": "书画",
        "community": "闻涛社区",
        "coordinator": "",
        "leader": "周文渊",
        "people": 19,
        "core": 5,
        "founded_on": date(2019, 3, 1),
        "has_charter": True,
        "has_rules": False,
        "meeting_rule": "每周四",
        "place": "203 教室",
        "months": (2, 1, 0, 2, 1, 1, 0, 1, 0, 1, 0, 0),
        "held": 9,
        "planned": 18,
        "last_on": date(2026, 10, 20),
        "is_stale": False,
        "state": "已备案",
        "filing_no": "0012",
    }
    return SocietyFacts(**{**known, **more})


def about() -> About:
    return about_societies("演示学院", "演示分院", "演示员", NOW, stale_days=60, is_training=True)


def sheet(table: Table, number: int = 1) -> str:
    with zipfile.ZipFile(BytesIO(workbook_bytes(table, about()))) as book:
        return book.read(f"xl/worksheets/sheet{number}.xml").decode() + book.read("xl/sharedStrings.xml").decode()


def test_a_society_is_a_line_under_its_columns() -> None:
    table = register_table([facts(), facts(name="太极社（演示）", is_stale=True, last_on=None)])

    assert [len(row) for row in table.rows] == [len(REGISTER), len(REGISTER)]
    named = [dict(zip((column.title for column in REGISTER), row, strict=True)) for row in table.rows]
    assert (named[0]["1 月"], named[0]["今年开了"], named[0]["章程"], named[0]["备案号"]) == (2, 9, "有", "0012")
    assert (named[1]["要关心"], named[1]["上次活动"]) == ("是", None)


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    made = sheet(register_table([facts(name='=HYPERLINK("http://x")')]))

    assert "<f>" not in made
    assert "=HYPERLINK" in made


def test_members_are_numbered_and_the_second_sheet_says_who_made_it() -> None:
    person = ("安梅", 1950, "新浦社区", "0012", "负责人", "是", date(2026, 1, 1), None, "")
    table = member_table("书画社（演示）", [person])

    assert table.rows == ((1, *person),)
    assert len(table.rows[0]) == len(MEMBERS)
    assert "60 天没有活动记录的社团" in sheet(table, 2)
    assert suggested_name(table, NOW) == "书画社（演示）成员名单 2026-11-24.xlsx"
