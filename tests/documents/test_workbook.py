"""Tables as Excel files: what was text stays text, nothing of the data is a formula, nothing is written over."""

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bjdesk.documents.saving import free_name
from bjdesk.documents.workbook import (
    DAY,
    HOURS,
    NUMBER,
    About,
    Column,
    Table,
    sheet_name,
    workbook_bytes,
    write_workbook,
)
from bjdesk.kernel.errors import FileRejected

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ABOUT = About("滨江区社区学院", "浦沿街道分院", "演示员", datetime(2026, 11, 24, 9, 5, tzinfo=UTC), ("学时按规定计算",))
COLUMNS = (Column("姓名", 16), Column("卡尾号", 8), Column("到课", 8, NUMBER), Column("学时", 8, HOURS))
ROWS = (
    ("王桂芳", "0417", 4, 8.0),
    ("=1+1", "0000", 0, 0.0),
    ("+HYPERLINK", "@SUM(A1)", 3, 6.5),
    ("𬭸国强", "-1", 1, 2),
)


def table(rows=ROWS, **more):
    return Table("国画 班级名册", COLUMNS, rows, **more)


class Book:
    """A workbook as Excel reads it."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(BytesIO(data))
        strings = self.xml("xl/sharedStrings.xml").findall("m:si", NS)
        self.strings = ["".join(text.text or "" for text in one.iter(f"{{{NS['m']}}}t")) for one in strings]

    def xml(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.archive.read(name))

    def cells(self, sheet: int = 1) -> dict[str, tuple[str, object]]:
        """A1 -> (kind, value); a kind of "" is a number."""
        found = {}
        for cell in self.xml(f"xl/worksheets/sheet{sheet}.xml").iter(f"{{{NS['m']}}}c"):
            value = cell.find("m:v", NS)
            if value is not None:
                kind = cell.get("t", "")
                found[cell.get("r")] = (kind, self.strings[int(value.text)] if kind == "s" else float(value.text))
        return found

    def values(self, sheet: int = 1) -> list[object]:
        return [value for _, value in self.cells(sheet).values()]


def test_texts_and_numbers_arrive_as_what_they_were():
    cells = Book(workbook_bytes(table(), ABOUT)).cells()

    assert [cells[f"A{row}"] for row in range(1, 7)] == [
        ("s", "国画 班级名册"),
        ("s", "姓名"),
        ("s", "王桂芳"),
        ("s", "=1+1"),
        ("s", "+HYPERLINK"),
        ("s", "𬭸国强"),
    ]
    assert [cells[f"B{row}"] for row in (3, 4, 5, 6)] == [("s", "0417"), ("s", "0000"), ("s", "@SUM(A1)"), ("s", "-1")]
    assert [cells[f"D{row}"] for row in (3, 5)] == [("", 8.0), ("", 6.5)]


def test_nothing_of_the_data_is_a_formula_or_a_link():
    rows = (
        ("=cmd|'/c calc'!A1", "http://a.b", 1, 1.0),
        ("{=1}", "mailto:a@b", 2, 2.0),
        ("\t=2", "internal:A1", 3, 3.0),
    )
    data = workbook_bytes(table(rows, lines=("=3", "https://example.org")), ABOUT)
    text = Book(data).archive.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in text
    assert "hyperlink" not in text
    assert "=cmd|'/c calc'!A1" in Book(data).values()


def test_a_day_is_a_day_and_an_empty_cell_is_empty():
    found = Table("表", (Column("日", 12, DAY), Column("注", 9)), ((date(2026, 11, 24), None), (None, "")))
    cells = Book(workbook_bytes(found, ABOUT)).cells()

    assert cells["A3"] == ("", 46350.0)
    assert {"B3", "A4", "B4"}.isdisjoint(cells)


def test_the_head_stays_while_the_rows_are_scrolled():
    sheet = Book(workbook_bytes(table(lines=("一行",)), ABOUT)).xml("xl/worksheets/sheet1.xml")
    pane = sheet.find(".//m:pane", NS)

    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "A4")
    columns = [(one.get("min"), one.get("max"), float(one.get("width")) > 8) for one in sheet.findall(".//m:col", NS)]
    assert columns == [("1", "1", True), ("2", "4", True)]


def test_the_second_sheet_says_who_made_it_when_and_how_many_rows_it_has():
    values = Book(workbook_bytes(table(), ABOUT)).values(2)

    assert {"国画 班级名册", "浦沿街道分院", "演示员", "2026-11-24 09:05", "学时按规定计算"} <= set(values)
    assert values[values.index("行数") + 1] == 4.0


def test_a_training_branch_says_so_on_both_sheets():
    about = About("学院", "分院", "演示员", datetime(2026, 11, 24, tzinfo=UTC), is_training=True)
    book = Book(workbook_bytes(table(), about))

    assert all("演示，不作凭证" in book.values(sheet) for sheet in (1, 2))


def test_the_same_table_gives_the_same_bytes():
    assert workbook_bytes(table(), ABOUT) == workbook_bytes(table(), ABOUT)


@pytest.mark.parametrize(
    ("words", "name"),
    [("国画[1]:a/b?*\\c'", "国画 1 a b c"), ("一" * 40, "一" * 31), ("///", "表"), ("'班'", "班")],
)
def test_a_sheet_is_called_what_excel_takes(words, name):
    assert sheet_name(words) == name


def test_a_cell_holds_no_more_than_excel_takes():
    book = Book(workbook_bytes(table((("长" * 40_000, "", 0, 0),)), ABOUT))

    assert max(len(one) for one in book.strings) == 32_767


def test_control_characters_do_not_break_the_file():
    book = Book(workbook_bytes(table((("王\x00\x1f芳", "a\nb", 0, 0),)), ABOUT))

    assert any(re.search("王.*芳", one) for one in book.strings)


# --- saving ----------------------------------------------------------------------------------------------------------


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path):
    target = tmp_path / "名册.xlsx"
    write_workbook(table(), ABOUT, target)
    before = target.read_bytes()

    with pytest.raises(FileRejected, match="file-exists"):
        write_workbook(table(()), ABOUT, target)
    write_workbook(table(()), ABOUT, free_name(target))

    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["名册.xlsx", "名册（2）.xlsx"]


@pytest.mark.parametrize("sign", ["~$名册.xlsx", ".~lock.名册.xlsx#"])
def test_a_file_open_in_another_program_is_left_alone_and_said_so(tmp_path: Path, sign: str):
    target = tmp_path / "名册.xlsx"
    write_workbook(table(), ABOUT, target)
    before = target.read_bytes()
    (tmp_path / sign).touch()

    with pytest.raises(FileRejected) as refusal:
        write_workbook(table(()), ABOUT, target, replace=True)

    assert (refusal.value.code, refusal.value.facts) == ("workbook-unwritable", {"path": str(target)})
    assert target.read_bytes() == before


def test_a_place_that_the_system_does_not_let_us_write_has_the_same_words(tmp_path: Path):
    target = tmp_path / "名册.xlsx"
    (target / "inside").mkdir(parents=True)

    with pytest.raises(FileRejected, match="workbook-unwritable"):
        write_workbook(table(), ABOUT, target, replace=True)

    assert [path.name for path in tmp_path.iterdir()] == ["名册.xlsx"]


def test_it_is_written_where_it_was_wanted(tmp_path: Path):
    target = tmp_path / "名册.xlsx"
    write_workbook(table(), ABOUT, target)
    write_workbook(table(()), ABOUT, target, replace=True)

    assert Book(target.read_bytes()).values()[0] == "国画 班级名册"
