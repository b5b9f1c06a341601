"""The list of classes as an Excel table: a class a line, as the list shows them (R25, D11)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from bjdesk.documents.workbook import DAY, NUMBER, Cell, Column, Table
from bjdesk.learning.classes.queries import ClassRow
from bjdesk.ui.courses import class_words as words
from bjdesk.ui.exporting import Exports
from bjdesk.ui.shell.jobs import Job, Progress

COLUMNS = (
    Column("序号", 6, NUMBER),
    Column("班号", 18),
    Column("班级", 26),
    Column("老师", 12),
    Column("什么时候", 28),
    Column("在哪里", 20),
    Column("开始", 12, DAY),
    Column("结束", 12, DAY),
    Column("报名", 7, NUMBER),
    Column("候补", 7, NUMBER),
    Column("名额", 7, NUMBER),
    Column("上过几次", 9, NUMBER),
    Column("一共几次", 9, NUMBER),
    Column("状态", 10),
)
NOTES = ("报名：占着名额的人数；上过几次：已经结的课次",)
translate = QCoreApplication.translate


class _Register:
    """The rows are on the screen already; the job writes them."""

    def __init__(self, rows: Sequence[ClassRow], term: str) -> None:
        self._rows, self._term = tuple(rows), term

    def __call__(self, progress: Progress) -> Table:
        progress.check()
        lines = tuple(_line(number, row) for number, row in enumerate(self._rows, 1))
        return Table("班级名单", COLUMNS, lines, (self._term,) if self._term else ())


def save_classes(exports: Exports, rows: Sequence[ClassRow], term: str) -> Job:
    """What the list shows, in its order; `term` stands under the title."""
    return exports.start(translate("Classes", "班级名单 Excel"), "classes", _Register(rows, term), NOTES)


def _line(number: int, row: ClassRow) -> tuple[Cell, ...]:
    return (
        number,
        row.number,
        row.title,
        row.teacher,
        words.weekly(row.hours),
        row.place,
        row.starts_on,
        row.ends_on,
        row.seats.held,
        row.seats.waiting,
        row.seats.quota,
        row.held,
        row.meetings,
        words.state_chip(row.state)[0],
    )
