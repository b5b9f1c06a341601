"""How the sign-in register looks on A4 portrait: one glance gives the numbers, one line a person."""

from typing import BinaryIO

from bjdesk.documents import register_table as table
from bjdesk.documents.faces import Faces
from bjdesk.documents.register import Register
from bjdesk.documents.sheet import FILL, HEIGHT, INK2, INK3, LINE, LINE_STRONG, MM, RED, Align, Sheet
from bjdesk.documents.text import Block, Fit, set_block

LEFT, RIGHT = table.LEFT, table.LEFT + table.WIDTH
CENTRE = (LEFT + RIGHT) / 2
TOP, FOOT = HEIGHT - 11 * MM, 15.5 * MM
ORGANISATION, AFTER_TITLE, FACT, GAP, COUNTS = 7 * MM, 3 * MM, 6.3 * MM, 2.5 * MM, 13.5 * MM
CONTINUED, CLOSING = 11 * MM, 13 * MM
STAMP_WIDTH, STAMP_HEIGHT = 28 * MM, 8 * MM

_TITLE = Fit((21, 20, 19, 18, 17, 16), ((15, 2), (13, 2), (11, 3)))
_ORGANISATION = Fit((10, 9, 8, 7))
_FACT = Fit((10, 9.5, 9, 8.5, 8), ((7, 2),))
_CONTINUED = Fit((10, 9.5, 9, 8.5), ((8, 2), (7, 3), (6, 3)))
_WHEN = Fit((9, 8, 7, 6))
_FOOT = Fit((7.5, 7, 6.5, 6))
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
    rows = table.set_rows(register.rows, faces)
    title = _title(register, faces)
    first = TOP - _head_height(title) - table.HEAD - FOOT
    heights, pages = table.share_out(rows, first, TOP - CONTINUED - table.HEAD - FOOT, CLOSING)
    for number, page in enumerate(pages, 1):
        _draw_marks(sheet, register)
        y = _draw_first_head(sheet, register, title) if number == 1 else _draw_continued(sheet, register)
        y = table.draw_head(sheet, y)
        y = table.draw_rows(sheet, y, rows, heights, page) if rows else table.draw_nobody(sheet, y)
        if number == len(pages):
            _draw_closing(sheet, register, y)
        _draw_foot(sheet, register, number, len(pages))
        sheet.next_page()
    sheet.finish()


def _margin(register: Register) -> float:
    """What the 演示 stamp takes from the width of the head."""
    return STAMP_WIDTH + 3 * MM if register.is_training else 0


def _title(register: Register, faces: Faces) -> Block:
    return set_block(register.heading, table.WIDTH - 2 * _margin(register), _TITLE, faces, 700)


def _head_height(title: Block) -> float:
    return ORGANISATION + title.height + AFTER_TITLE + 2 * FACT + GAP + COUNTS + GAP


def _draw_first_head(sheet: Sheet, register: Register, title: Block) -> float:
    width = table.WIDTH - 2 * _margin(register)
    y = TOP - ORGANISATION / 2
    names = "·".join(dict.fromkeys(name for name in (register.college_name, register.branch_name) if name))
    organisation = set_block(names, width - 8 * MM, _ORGANISATION, sheet.faces, 500)
    sheet.blossom(CENTRE - organisation.lines[0].width / 2 - 4 * MM, y, 2 * MM)
    sheet.block(organisation, CENTRE - width / 2, y, width, Align.CENTRE, INK2)
    y = TOP - ORGANISATION - title.height / 2
    sheet.block(title, CENTRE - width / 2, y, width, Align.CENTRE)
    y = _draw_facts(sheet, register, TOP - ORGANISATION - title.height - AFTER_TITLE)
    return _draw_counts(sheet, register, y - GAP) - GAP


def _draw_facts(sheet: Sheet, register: Register, y: float) -> float:
    facts = (("时间", register.when, "课次", register.session_text), ("地点", register.room, "教师", register.teacher))
    sheet.rule(LEFT, y, RIGHT, y)
    for label, value, second_label, second in facts:
        _draw_fact(sheet, label, value, LEFT, 108 * MM, y - FACT / 2)
        _draw_fact(sheet, second_label, second, LEFT + 112 * MM, table.WIDTH - 112 * MM, y - FACT / 2)
        y -= FACT
        sheet.rule(LEFT, y, RIGHT, y)
    return y


def _draw_fact(sheet: Sheet, label: str, value: str, x: float, width: float, y: float) -> None:
    sheet.words(label, x + table.PAD, y, 9, colour=INK3)
    indent = 11 * MM
    sheet.block(set_block(value, width - indent, _FACT, sheet.faces, 500), x + indent, y, width - indent, Align.LEFT)


def _draw_counts(sheet: Sheet, register: Register, y: float) -> float:
    """Five numbers with their definitions under them, since 实到 and 应到 are read in more than one way."""
    counts = register.counts
    numbers = (counts.expected, counts.present, counts.excused, counts.absent, counts.walk_in)
    cell = table.WIDTH / len(numbers)
    sheet.fill(LEFT, y - COUNTS, table.WIDTH, COUNTS, FILL)
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
    """The head of a following page: whose register this is, in one line."""
    y = TOP - STAMP_HEIGHT / 2
    right = RIGHT - _margin(register)
    when = set_block(register.when, (right - LEFT) / 2, _WHEN, sheet.faces)
    sheet.block(when, LEFT, y, right - LEFT, Align.RIGHT, INK2)
    words = " ".join(part for part in (f"{register.heading}（续）", register.session_text) if part)
    width = right - LEFT - when.lines[0].width - 6 * MM
    sheet.block(set_block(words, width, _CONTINUED, sheet.faces, 600), LEFT, y, width, Align.LEFT)
    return TOP - CONTINUED


def _draw_closing(sheet: Sheet, register: Register, y: float) -> None:
    """Signatures at the foot of the last page; the empty space above is said to be empty once the session is over."""
    if register.counts.present is not None and y - FOOT - CLOSING > 8 * MM:
        sheet.words("以下空白", CENTRE, y - 5 * MM, 8, align=Align.CENTRE, colour=INK3)
    y = FOOT + 5.5 * MM
    third = table.WIDTH / 3
    for index, label in enumerate(("任课教师（签字）", "经办人（签字）")):
        x = LEFT + index * third
        used = sheet.words(label, x + table.PAD, y, 9, colour=INK2)
        sheet.rule(x + table.PAD + used + 1 * MM, y - 2 * MM, x + third - 5 * MM, y - 2 * MM, 0.5, LINE_STRONG)
    _draw_date(sheet, LEFT + 2 * third, y)


def _draw_date(sheet: Sheet, x: float, y: float) -> None:
    x += sheet.words("日期", x, y, 9, colour=INK2) + 1 * MM
    for unit, width in (("年", 14 * MM), ("月", 9 * MM), ("日", 9 * MM)):
        sheet.rule(x, y - 2 * MM, x + width, y - 2 * MM, 0.5, LINE_STRONG)
        x += width + 1 * MM
        x += sheet.words(unit, x, y, 9, colour=INK2) + 1 * MM


def _draw_foot(sheet: Sheet, register: Register, number: int, total: int) -> None:
    y, side = 9.5 * MM, table.WIDTH * 0.38
    sheet.rule(LEFT, y + 3 * MM, RIGHT, y + 3 * MM)
    sheet.block(set_block(register.branch_name, side, _FOOT, sheet.faces), LEFT, y, side, Align.LEFT, INK3)
    sheet.words(f"第 {number} 页 / 共 {total} 页", CENTRE, y, 7.5, align=Align.CENTRE, colour=INK3)
    printed = f"{register.printed_at:%Y-%m-%d %H:%M} 打印"
    words = f"{printed} {register.printed_by}"
    sheet.block(set_block(words, side, _FOOT, sheet.faces), RIGHT - side, y, side, Align.RIGHT, INK3)


def _draw_marks(sheet: Sheet, register: Register) -> None:
    """演示 across every page and framed at its corner: nobody files it as a real register (D15)."""
    if not register.is_training:
        return
    sheet.watermark("演示", 190)
    x, y = RIGHT - STAMP_WIDTH, TOP - STAMP_HEIGHT
    sheet.frame(x, y, STAMP_WIDTH, STAMP_HEIGHT, RED, 0.9)
    middle = y + STAMP_HEIGHT / 2
    sheet.words("演示", x + 2.5 * MM, middle, 12, weight=700, colour=RED)
    sheet.words("不作凭证", x + STAMP_WIDTH - 2.5 * MM, middle, 8, weight=500, align=Align.RIGHT, colour=RED)
