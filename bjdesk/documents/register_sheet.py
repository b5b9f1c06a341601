"""How the sign-in register looks on A4 portrait: one glance gives the numbers, one line a person."""

from typing import BinaryIO

from bjdesk.documents import furniture, grid
from bjdesk.documents.faces import Faces
from bjdesk.documents.furniture import CENTRE, FACT, FOOT, ORGANISATION, TOP, WIDTH
from bjdesk.documents.grid import LEFT
from bjdesk.documents.register import Register
from bjdesk.documents.register_table import GRID, NOBODY, texts
from bjdesk.documents.sheet import FILL, INK2, INK3, LINE, LINE_STRONG, MM, Align, Sheet
from bjdesk.documents.text import Block

AFTER_TITLE, GAP, COUNTS = 3 * MM, 2.5 * MM, 13.5 * MM
CONTINUED, CLOSING = 11 * MM, 13 * MM

_COUNT_WORDS = (
    ("应到", "名单上的人"),
    ("实到", "到课的人，含临时"),
    ("请假", "名单上请了假的人"),
    ("未到", "名单上没来也没请假的人"),
    ("临时", "名单外当场加入的人"),
)


def draw_register(register: Register, target: BinaryIO, faces: Faces) -> None:
    """The whole document into `target`."""
    sheet = Sheet(target, faces, title=register.heading, author=register.branch_name, at=register.printed_at)
    rows = GRID.set_rows([texts(row) for row in register.rows], faces)
    title = furniture.set_title(sheet, register.heading, register.is_training)
    first = TOP - _head_height(title) - grid.HEAD - FOOT
    heights, pages = grid.share_out(rows, first, TOP - CONTINUED - grid.HEAD - FOOT, CLOSING)
    for number, page in enumerate(pages, 1):
        furniture.draw_marks(sheet, register.is_training)
        y = _draw_first_head(sheet, register, title) if number == 1 else _draw_continued(sheet, register)
        y = GRID.draw_head(sheet, y)
        y = GRID.draw_rows(sheet, y, rows, heights, page) if rows else GRID.draw_nobody(sheet, y, NOBODY)
        if number == len(pages):
            _draw_closing(sheet, register, y)
        furniture.draw_foot(sheet, register.branch_name, register.printed_at, register.printed_by, number, len(pages))
        sheet.next_page()
    sheet.finish()


def _head_height(title: Block) -> float:
    return ORGANISATION + title.height + AFTER_TITLE + 2 * FACT + GAP + COUNTS + GAP


def _draw_first_head(sheet: Sheet, register: Register, title: Block) -> float:
    y = furniture.draw_title(sheet, (register.college_name, register.branch_name), title, register.is_training)
    facts = (("时间", register.when, "课次", register.session_text), ("地点", register.room, "教师", register.teacher))
    y = furniture.draw_facts(sheet, facts, y - AFTER_TITLE)
    return _draw_counts(sheet, register, y - GAP) - GAP


def _draw_counts(sheet: Sheet, register: Register, y: float) -> float:
    """Five numbers with their definitions under them, since 实到 and 应到 are read in more than one way."""
    counts = register.counts
    numbers = (counts.expected, counts.present, counts.excused, counts.absent, counts.walk_in)
    cell = WIDTH / len(numbers)
    sheet.fill(LEFT, y - COUNTS, WIDTH, COUNTS, FILL)
    for index, (number, (label, meaning)) in enumerate(zip(numbers, _COUNT_WORDS, strict=True)):
        middle = LEFT + cell * (index + 0.5)
        _draw_number(sheet, label, number, middle, y - 5.3 * MM)
        sheet.words(meaning, middle, y - COUNTS + 2.9 * MM, 7, align=Align.CENTRE, colour=INK3)
        if index:
            x = LEFT + cell * index
            sheet.rule(x, y - 2.5 * MM, x, y - COUNTS + 2.5 * MM, 0.35, LINE)
    return y - COUNTS


def _draw_number(sheet: Sheet, label: str, number: int | None, middle: float, y: float) -> None:
    gutter = 1.2 * MM
    sheet.words(label, middle - gutter, y - 0.5 * MM, 9.5, weight=500, align=Align.RIGHT, colour=INK2)
    if number is None:
        sheet.rule(middle + gutter, y - 2 * MM, middle + gutter + 9 * MM, y - 2 * MM, 0.5, LINE_STRONG)
    else:
        sheet.words(str(number), middle + gutter, y, 17, weight=700)


def _draw_continued(sheet: Sheet, register: Register) -> float:
    words = " ".join(part for part in (f"{register.heading}（续）", register.session_text) if part)
    furniture.draw_continued(sheet, words, register.when, register.is_training)
    return TOP - CONTINUED


def _draw_closing(sheet: Sheet, register: Register, y: float) -> None:
    """Signatures at the foot of the last page; the empty space above is said to be empty once the session is over."""
    if register.counts.present is not None and y - FOOT - CLOSING > 8 * MM:
        sheet.words("以下空白", CENTRE, y - 5 * MM, 8, align=Align.CENTRE, colour=INK3)
    furniture.draw_signatures(sheet)
