"""The list of classes as an Excel table: a class a line, as the list shows them (R25, D11)."""

from collections.abc import Sequence

from bjdesk.credits.class_papers import hours_text
from bjdesk.documents.workbook import DAY, NUMBER, Cell, Column, Table
from bjdesk.learning.classes.queries import ClassRow
from bjdesk.learning.classes.records import CANCELLED_CLASS, CLASS_OVER, DRAFT, PUBLISHED, RUNNING

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
_STATE = {
    DRAFT: "草拟",
    PUBLISHED: "报名中",
    RUNNING: "在上",
    CLASS_OVER: "结班",
    CANCELLED_CLASS: "取消",
}


def classes_table(rows: Sequence[ClassRow], term: str) -> Table:
    """The rows in their order; `term` stands under the title."""
    lines = tuple(_line(number, row) for number, row in enumerate(rows, 1))
    return Table("班级名单", COLUMNS, lines, (term,) if term else ())


def _line(number: int, row: ClassRow) -> tuple[Cell, ...]:
    return (
        number,
        row.number,
        row.title,
        row.teacher,
        hours_text(row.hours),
        row.place,
        row.starts_on,
        row.ends_on,
        row.seats.held,
        row.seats.waiting,
        row.seats.quota,
        row.held,
        row.meetings,
        _STATE.get(row.state, ""),
    )
