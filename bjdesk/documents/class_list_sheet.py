"""How the list of a class looks on A4 portrait: the class in its head, one line a person, hours on the right."""

from typing import BinaryIO

from bjdesk.documents import furniture, grid
from bjdesk.documents.class_list import ClassList
from bjdesk.documents.faces import Faces
from bjdesk.documents.furniture import CENTRE, FACT, FOOT, ORGANISATION, TOP
from bjdesk.documents.grid import NAME, NOTE, SHORT, Column, Grid
from bjdesk.documents.sheet import INK3, MM, Align, Sheet
from bjdesk.documents.text import Block

AFTER_TITLE, GAP = 3 * MM, 3.5 * MM
CONTINUED, CLOSING, REMARK = 11 * MM, 13 * MM, 6 * MM
NOBODY = "这个班还没有人报名"
DEFINITIONS = "到课 = 到了的课次 / 已上的课次；学时按当天有效的规定计算，随考勤更正而变"
GRID = Grid(
    (
        Column("序号", 10 * MM, Align.CENTRE, SHORT),
        Column("姓名", 37 * MM, Align.LEFT, NAME, 500),
        Column("出生年", 14 * MM, Align.CENTRE, SHORT),
        Column("卡尾号", 14 * MM, Align.CENTRE, SHORT),
        Column("入班", 21 * MM, Align.CENTRE, SHORT),
        Column("到课", 15 * MM, Align.CENTRE, SHORT),
        Column("学时", 13 * MM, Align.RIGHT, SHORT),
        Column("状态", 17 * MM, Align.CENTRE, SHORT),
        Column("备注", 33 * MM, Align.LEFT, NOTE),
    )
)


def draw_class_list(found: ClassList, target: BinaryIO, faces: Faces) -> None:
    """The whole document into `target`."""
    at, author = found.printed_at, found.branch_name
    sheet = Sheet(target, faces, title=found.heading, author=author, at=at, subject="班级名册")
    rows = GRID.set_rows([row.texts() for row in found.rows], faces)
    title = furniture.set_title(sheet, found.heading, found.is_training)
    first = TOP - _head_height(found, title) - grid.HEAD - FOOT
    heights, pages = grid.share_out(rows, first, TOP - CONTINUED - grid.HEAD - FOOT, CLOSING + REMARK)
    for number, page in enumerate(pages, 1):
        furniture.draw_marks(sheet, found.is_training)
        y = _draw_first_head(sheet, found, title) if number == 1 else _draw_continued(sheet, found)
        y = GRID.draw_head(sheet, y)
        y = GRID.draw_rows(sheet, y, rows, heights, page) if rows else GRID.draw_nobody(sheet, y, NOBODY)
        if number == len(pages):
            sheet.words(DEFINITIONS, CENTRE, y - REMARK / 2, 7.5, align=Align.CENTRE, colour=INK3)
            furniture.draw_signatures(sheet)
        furniture.draw_foot(sheet, found.branch_name, at, found.printed_by, number, len(pages))
        sheet.next_page()
    sheet.finish()


def _head_height(found: ClassList, title: Block) -> float:
    return ORGANISATION + title.height + AFTER_TITLE + len(found.facts) * FACT + GAP


def _draw_first_head(sheet: Sheet, found: ClassList, title: Block) -> float:
    y = furniture.draw_title(sheet, (found.college_name, found.branch_name), title, found.is_training)
    return furniture.draw_facts(sheet, found.facts, y - AFTER_TITLE) - GAP


def _draw_continued(sheet: Sheet, found: ClassList) -> float:
    furniture.draw_continued(sheet, f"{found.heading}（续）", found.number, found.is_training)
    return TOP - CONTINUED
