"""Tables as an Excel file that cannot harm: texts stay texts, nothing of the data is a formula, nothing is replaced.

Every file says on a second sheet what it is, who made it when, and how many rows it has (D6, D13).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from bjdesk.documents.saving import save
from bjdesk.kernel.errors import FileRejected, NotWritable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | None
LONGEST_TEXT = 32_767
"""Characters that Excel takes in one cell."""
LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
TEXT, NUMBER, HOURS, DAY = "@", "0", "0.0", "yyyy-mm-dd"
"""Formats of a column; a text keeps its leading zeros."""


@dataclass(frozen=True)
class Column:
    """A column: its title, its width in characters, the format of its cells."""

    title: str
    width: float
    form: str = TEXT


@dataclass(frozen=True)
class Table:
    """One sheet: a title line, lines below it, then the columns and their rows."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """What the second sheet says; `made_at` is local to the district, `notes` are the definitions."""

    college_name: str
    branch_name: str
    made_by: str
    made_at: datetime
    notes: tuple[str, ...] = ()
    is_training: bool = False


def write_workbook(table: Table, about: About, target: Path | BinaryIO, *, replace: bool = False) -> None:
    """Make the file and save it whole; the same table gives the same bytes.

    Raises FileRejected("file-exists") unless `replace`, FileRejected("workbook-unwritable") where the file is open in
    another program or may not be written, and DiskFull or DiskFailed; then nothing is left behind.
    """
    if isinstance(target, Path) and replace and _is_open(target):
        raise FileRejected("workbook-unwritable", path=str(target))
    document = workbook_bytes(table, about)
    try:
        save(document, target, replace=replace)
    except NotWritable as error:
        raise FileRejected("workbook-unwritable", **error.facts) from error


def _is_open(target: Path) -> bool:
    """Whether Excel or LibreOffice has it open: they say so beside it, where the system would let it be replaced."""
    return any(target.with_name(name).exists() for name in (f"~${target.name}", f".~lock.{target.name}#"))


def workbook_bytes(table: Table, about: About) -> bytes:
    """The file itself."""
    from xlsxwriter import Workbook  # wanted only when somebody exports

    document = BytesIO()
    book = Workbook(document, _OPTIONS)
    book.set_properties(
        {
            "title": table.title,
            "author": about.made_by,
            "company": about.branch_name,
            "created": about.made_at.replace(tzinfo=None),
        }
    )
    _Writer(book).write(table, about)
    book.close()
    return document.getvalue()


class _Writer:
    """The sheets of one file."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._plain = book.add_format({"num_format": TEXT, "valign": "top"})
        self._title = book.add_format({"bold": True, "font_size": 16, "num_format": TEXT})
        self._head = book.add_format({"bold": True, "bg_color": "#F4F1EB", "bottom": 1, "num_format": TEXT})
        self._warn = book.add_format({"bold": True, "font_color": "#B3261E", "num_format": TEXT})

    def write(self, table: Table, about: About) -> None:
        self._write_table(table, about)
        self._write_about(table, about)

    def _write_table(self, table: Table, about: About) -> None:
        sheet = self._book.add_worksheet(sheet_name(table.title))
        self._text(sheet, 0, 0, table.title, self._title)
        lines = [*(["演示，不作凭证"] if about.is_training else []), *table.lines]
        for number, line in enumerate(lines, 1):
            self._text(sheet, number, 0, line, self._warn if line.startswith("演示，") else self._plain)
        top = len(lines) + 1
        forms = [self._book.add_format({"num_format": column.form, "valign": "top"}) for column in table.columns]
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width)
            self._text(sheet, top, number, column.title, self._head)
        for row, cells in enumerate(table.rows, top + 1):
            for number, (cell, form) in enumerate(zip(cells, forms, strict=True)):
                self._cell(sheet, row, number, cell, form)
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        _lay_out(sheet, table.columns)

    def _write_about(self, table: Table, about: About) -> None:
        sheet = self._book.add_worksheet("说明")
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 60)
        facts = (
            ("表名", table.title),
            ("学院", about.college_name),
            ("分院", about.branch_name),
            ("经办人", about.made_by),
            ("导出时间", f"{about.made_at:%Y-%m-%d %H:%M}"),
        )
        for row, (label, value) in enumerate(facts):
            self._text(sheet, row, 0, label, self._head)
            self._text(sheet, row, 1, value, self._plain)
        self._text(sheet, len(facts), 0, "行数", self._head)
        sheet.write_number(len(facts), 1, len(table.rows))
        notes = [*about.notes, *(["演示，不作凭证"] if about.is_training else [])]
        for row, note in enumerate(notes, len(facts) + 1):
            self._text(sheet, row, 0, "说明", self._head)
            self._text(sheet, row, 1, note, self._plain)

    def _cell(self, sheet: "Worksheet", row: int, column: int, cell: Cell, form: Any) -> None:
        if cell is None or cell == "":
            sheet.write_blank(row, column, None, form)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), form)  # noqa: DTZ001 - a day
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, form)
        else:
            self._text(sheet, row, column, cell, form)

    def _text(self, sheet: "Worksheet", row: int, column: int, words: str, form: Any) -> None:
        """Never by `write`, which takes "=1+1" for a formula and "http://" for a link."""
        sheet.write_string(row, column, words[:LONGEST_TEXT], form)


def _lay_out(sheet: "Worksheet", columns: Sequence[Column]) -> None:
    """On paper: A4, as wide as the page, the head on every one."""
    sheet.set_paper(9)
    if sum(column.width for column in columns) > 90:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页 / 共 &N 页")


def sheet_name(words: str) -> str:
    """A name that Excel takes: without []:*?/\\', at most 31 characters, not empty."""
    return " ".join(words.translate(_NOT_IN_NAMES).split())[:LONGEST_NAME].strip() or "表"
