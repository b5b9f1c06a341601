"""What every list of the house carries on paper: organisation, facts, signatures, foot, and 演示 where it is one."""

from datetime import datetime

from bjdesk.documents.grid import LEFT, PAD
from bjdesk.documents.sheet import HEIGHT, INK2, INK3, LINE_STRONG, MM, RED, Align, Sheet
from bjdesk.documents.text import Block, Fit, set_block

WIDTH = 174 * MM
RIGHT = LEFT + WIDTH
CENTRE = (LEFT + RIGHT) / 2
TOP, FOOT = HEIGHT - 11 * MM, 15.5 * MM
ORGANISATION, FACT = 7 * MM, 6.3 * MM
STAMP_WIDTH, STAMP_HEIGHT = 28 * MM, 8 * MM

_TITLE = Fit((21, 20, 19, 18, 17, 16), ((15, 2), (13, 2), (11, 3)))
_ORGANISATION = Fit((10, 9, 8, 7))
_FACT = Fit((10, 9.5, 9, 8.5, 8), ((7, 2),))
_CONTINUED = Fit((10, 9.5, 9, 8.5), ((8, 2), (7, 3), (6, 3)))
_WHEN = Fit((9, 8, 7, 6))
_FOOT = Fit((7.5, 7, 6.5, 6))


def margin(is_training: bool) -> float:
    """What the 演示 stamp takes from the width of the head."""
    return STAMP_WIDTH + 3 * MM if is_training else 0


def set_title(sheet: Sheet, words: str, is_training: bool) -> Block:
    return set_block(words, WIDTH - 2 * margin(is_training), _TITLE, sheet.faces, 700)


def draw_title(sheet: Sheet, names: tuple[str, ...], title: Block, is_training: bool) -> float:
    """College and branch between the blossom and the title; gives the lower edge."""
    width = WIDTH - 2 * margin(is_training)
    y = TOP - ORGANISATION / 2
    words = "·".join(dict.fromkeys(name for name in names if name))
    organisation = set_block(words, width - 8 * MM, _ORGANISATION, sheet.faces, 500)
    sheet.blossom(CENTRE - organisation.lines[0].width / 2 - 4 * MM, y, 2 * MM)
    sheet.block(organisation, CENTRE - width / 2, y, width, Align.CENTRE, INK2)
    sheet.block(title, CENTRE - width / 2, TOP - ORGANISATION - title.height / 2, width, Align.CENTRE)
    return TOP - ORGANISATION - title.height


def draw_facts(sheet: Sheet, facts: tuple[tuple[str, str, str, str], ...], y: float, first: float = 108 * MM) -> float:
    """Lines of two labelled facts each, ruled; gives the lower edge."""
    sheet.rule(LEFT, y, RIGHT, y)
    for label, value, second_label, second in facts:
        draw_fact(sheet, label, value, LEFT, first, y - FACT / 2)
        draw_fact(sheet, second_label, second, LEFT + first + 4 * MM, WIDTH - first - 4 * MM, y - FACT / 2)
        y -= FACT
        sheet.rule(LEFT, y, RIGHT, y)
    return y


def draw_fact(sheet: Sheet, label: str, value: str, x: float, width: float, y: float) -> None:
    sheet.words(label, x + PAD, y, 9, colour=INK3)
    indent = 11 * MM
    sheet.block(set_block(value, width - indent, _FACT, sheet.faces, 500), x + indent, y, width - indent, Align.LEFT)


def draw_continued(sheet: Sheet, words: str, beside: str, is_training: bool) -> None:
    """The head of a following page: whose list this is, in one line."""
    y = TOP - STAMP_HEIGHT / 2
    right = RIGHT - margin(is_training)
    when = set_block(beside, (right - LEFT) / 2, _WHEN, sheet.faces)
    sheet.block(when, LEFT, y, right - LEFT, Align.RIGHT, INK2)
    width = right - LEFT - when.lines[0].width - 6 * MM
    sheet.block(set_block(words, width, _CONTINUED, sheet.faces, 600), LEFT, y, width, Align.LEFT)


def draw_signatures(sheet: Sheet) -> None:
    """Teacher, staff and date at the foot of the last page."""
    y = FOOT + 5.5 * MM
    third = WIDTH / 3
    for index, label in enumerate(("任课教师（签字）", "经办人（签字）")):
        x = LEFT + index * third
        used = sheet.words(label, x + PAD, y, 9, colour=INK2)
        sheet.rule(x + PAD + used + 1 * MM, y - 2 * MM, x + third - 5 * MM, y - 2 * MM, 0.5, LINE_STRONG)
    _draw_date(sheet, LEFT + 2 * third, y)


def _draw_date(sheet: Sheet, x: float, y: float) -> None:
    x += sheet.words("日期", x, y, 9, colour=INK2) + 1 * MM
    for unit, width in (("年", 14 * MM), ("月", 9 * MM), ("日", 9 * MM)):
        sheet.rule(x, y - 2 * MM, x + width, y - 2 * MM, 0.5, LINE_STRONG)
        x += width + 1 * MM
        x += sheet.words(unit, x, y, 9, colour=INK2) + 1 * MM


def draw_foot(sheet: Sheet, branch: str, printed_at: datetime, printed_by: str, number: int, total: int) -> None:
    y, side = 9.5 * MM, WIDTH * 0.38
    sheet.rule(LEFT, y + 3 * MM, RIGHT, y + 3 * MM)
    sheet.block(set_block(branch, side, _FOOT, sheet.faces), LEFT, y, side, Align.LEFT, INK3)
    sheet.words(f"第 {number} 页 / 共 {total} 页", CENTRE, y, 7.5, align=Align.CENTRE, colour=INK3)
    words = f"{printed_at:%Y-%m-%d %H:%M} 打印 {printed_by}"
    sheet.block(set_block(words, side, _FOOT, sheet.faces), RIGHT - side, y, side, Align.RIGHT, INK3)


def draw_marks(sheet: Sheet, is_training: bool) -> None:
    """演示 across every page and framed at its corner: nobody files it as a real one (D15)."""
    if not is_training:
        return
    sheet.watermark("演示", 190)
    x, y = RIGHT - STAMP_WIDTH, TOP - STAMP_HEIGHT
    sheet.frame(x, y, STAMP_WIDTH, STAMP_HEIGHT, RED, 0.9)
    middle = y + STAMP_HEIGHT / 2
    sheet.words("演示", x + 2.5 * MM, middle, 12, weight=700, colour=RED)
    sheet.words("不作凭证", x + STAMP_WIDTH - 2.5 * MM, middle, 8, weight=500, align=Align.RIGHT, colour=RED)
