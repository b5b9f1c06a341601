"""How the day of all venues looks on A4 portrait: one line a booking, in order of time."""

from typing import BinaryIO

from bjdesk.documents import furniture, grid
from bjdesk.documents.faces import Faces
from bjdesk.documents.furniture import FOOT, ORGANISATION, TOP
from bjdesk.documents.grid import NAME, NOTE, SHORT, Column, Grid
from bjdesk.documents.sheet import MM, Align, Sheet
from bjdesk.documents.week_sheet import DaySheet

AFTER_TITLE, CONTINUED, CLOSING = 4 * MM, 11 * MM, 4 * MM
NOTHING = "这一天没有预订"
GRID = Grid(
    (
        Column("时间", 25 * MM, Align.LEFT, SHORT),
        Column("场地", 36 * MM, Align.LEFT, NOTE),
        Column("做什么", 52 * MM, Align.LEFT, NAME, 500),
        Column("谁用", 26 * MM, Align.LEFT, NOTE),
        Column("人数", 12 * MM, Align.RIGHT, SHORT),
        Column("备注", 23 * MM, Align.LEFT, NOTE),
    )
)


def draw_day(found: DaySheet, target: BinaryIO, faces: Faces) -> None:
    """The whole document into `target`."""
    at, author = found.printed_at, found.branch_name
    sheet = Sheet(target, faces, title=found.heading, author=author, at=at, subject="场地日表")
    rows = GRID.set_rows([line.texts() for line in found.lines], faces)
    title = furniture.set_title(sheet, found.heading, found.is_training)
    first = TOP - ORGANISATION - title.height - AFTER_TITLE - grid.HEAD - FOOT
    heights, pages = grid.share_out(rows, first, TOP - CONTINUED - grid.HEAD - FOOT, CLOSING)
    for number, page in enumerate(pages, 1):
        furniture.draw_marks(sheet, found.is_training)
        if number == 1:
            names = (found.college_name, found.branch_name)
            y = furniture.draw_title(sheet, names, title, found.is_training) - AFTER_TITLE
        else:
            furniture.draw_continued(sheet, f"{found.heading}（续）", "", found.is_training)
            y = TOP - CONTINUED
        y = GRID.draw_head(sheet, y)
        if rows:
            GRID.draw_rows(sheet, y, rows, heights, page)
        else:
            GRID.draw_nobody(sheet, y, NOTHING)
        furniture.draw_foot(sheet, found.branch_name, at, found.printed_by, number, len(pages))
        sheet.next_page()
    sheet.finish()
