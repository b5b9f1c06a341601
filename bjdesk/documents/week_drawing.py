"""How the week of a venue looks on A4 portrait: seven columns of half hours, bookings in boxes, closed hours grey."""

from typing import BinaryIO

from reportlab.lib.colors import HexColor

from bjdesk.documents import furniture
from bjdesk.documents.faces import Faces
from bjdesk.documents.furniture import CENTRE, FOOT, ORGANISATION, RIGHT, TOP
from bjdesk.documents.grid import LEFT
from bjdesk.documents.sheet import FILL, INK2, INK3, LINE, LINE_STRONG, MM, Align, Sheet
from bjdesk.documents.text import Fit, set_block
from bjdesk.documents.week_sheet import WeekBlock, WeekSheet

HALF, DAYS = 30, 7
WHITE = HexColor("#FFFFFF")
FIRST_MIN, LAST_MIN = 8 * 60, 21 * 60
TIMES, HEAD = 13 * MM, 10 * MM
_WEEKDAYS = "一二三四五六日"
_TITLE = Fit((9, 8.5, 8), ((8, 2), (7, 3), (6, 4)))
_SMALL = Fit((7.5, 7, 6.5), ((6, 2),))
_HOURS = Fit((9, 8.5, 8), ((7.5, 2), (7, 3)))


def draw_week(found: WeekSheet, target: BinaryIO, faces: Faces) -> None:
    """The whole document into `target`."""
    at = found.printed_at
    sheet = Sheet(target, faces, title=found.heading, author=found.branch_name, at=at, subject="场地周表")
    title = furniture.set_title(sheet, found.heading, found.is_training)
    furniture.draw_marks(sheet, found.is_training)
    furniture.draw_title(sheet, (found.college_name, found.branch_name), title, found.is_training)
    y = TOP - ORGANISATION - title.height - 2 * MM
    y = _draw_hours(sheet, found, y)
    _Week(sheet, found, y, FOOT).draw()
    furniture.draw_foot(sheet, found.branch_name, at, found.printed_by, 1, 1)
    sheet.next_page()
    sheet.finish()


def _draw_hours(sheet: Sheet, found: WeekSheet, y: float) -> float:
    first, last = found.days[0], found.days[-1]
    when = f"{first.year} 年 {first.month} 月 {first.day} 日至 {last.month} 月 {last.day} 日"
    sheet.words(when, CENTRE, y - 2.5 * MM, 10, weight=500, align=Align.CENTRE)
    y -= 5.5 * MM
    if found.hours:
        block = set_block(f"开放时间：{found.hours}", RIGHT - LEFT, _HOURS, sheet.faces)
        sheet.block(block, LEFT, y - block.height / 2, RIGHT - LEFT, Align.CENTRE, INK2)
        y -= block.height
    return y - 3 * MM


class _Week:
    """The table from `top` down to `bottom`."""

    def __init__(self, sheet: Sheet, found: WeekSheet, top: float, bottom: float) -> None:
        self._sheet, self._found = sheet, found
        edges = [edge for spans in found.opened for span in spans or () for edge in span]
        self._first = min([FIRST_MIN, *edges, *(b.first for b in found.blocks)]) // HALF * HALF
        self._last = -(-max([LAST_MIN, *edges, *(b.last for b in found.blocks)]) // HALF) * HALF
        self._top, self._bottom = top - HEAD, bottom + 2 * MM
        self._width = (RIGHT - LEFT - TIMES) / DAYS

    def draw(self) -> None:
        for day in range(DAYS):
            self._draw_closed(day)
        self._draw_lines()
        for day in range(DAYS):
            self._draw_head(day)
            self._say_closed(day)
        for block in self._found.blocks:
            self._draw_block(block)

    def _x(self, day: int) -> float:
        return LEFT + TIMES + day * self._width

    def _y(self, minute: int) -> float:
        return self._top - (minute - self._first) / (self._last - self._first) * (self._top - self._bottom)

    def _draw_head(self, day: int) -> None:
        date, x = self._found.days[day], self._x(day) + self._width / 2
        self._sheet.words(f"周{_WEEKDAYS[day]}", x, self._top + 7 * MM, 10, weight=600, align=Align.CENTRE)
        self._sheet.words(f"{date.month}-{date.day}", x, self._top + 2.8 * MM, 8.5, align=Align.CENTRE, colour=INK2)

    def _draw_closed(self, day: int) -> None:
        spans = self._found.opened[day]
        if spans is None:
            return
        begin = self._first
        for first, last in [*spans, (self._last, self._last)]:
            if first > begin:
                bottom = self._y(min(first, self._last))
                self._sheet.fill(self._x(day), bottom, self._width, self._y(begin) - bottom, FILL)
            begin = max(begin, last)

    def _say_closed(self, day: int) -> None:
        if self._found.opened[day] == ():
            middle = (self._top + self._bottom) / 2 - 2 * MM
            self._sheet.words("不开放", self._x(day) + self._width / 2, middle, 9, align=Align.CENTRE, colour=INK3)

    def _draw_lines(self) -> None:
        sheet = self._sheet
        for minute in range(self._first, self._last + 1, HALF):
            y, is_hour = self._y(minute), minute % 60 == 0
            sheet.rule(LEFT + TIMES, y, RIGHT, y, 0.4 if is_hour else 0.2, LINE)
            if is_hour and minute < self._last:
                said = f"{minute // 60}:00"
                sheet.words(said, LEFT + TIMES - 1.5 * MM, y - 1.6 * MM, 8, align=Align.RIGHT, colour=INK3)
        for day in range(DAYS + 1):
            sheet.rule(self._x(day), self._top, self._x(day), self._bottom, 0.4, LINE_STRONG)
        sheet.rule(LEFT + TIMES, self._top, RIGHT, self._top, 1, LINE_STRONG)

    def _draw_block(self, block: WeekBlock) -> None:
        width = self._width / block.lanes
        x, top, bottom = self._x(block.day) + block.lane * width, self._y(block.first), self._y(block.last)
        height, pad = top - bottom, 0.8 * MM
        self._sheet.fill(x + pad / 2, bottom + pad / 2, width - pad, height - pad, WHITE)
        self._sheet.frame(x + pad / 2, bottom + pad / 2, width - pad, height - pad, INK2, 0.8)
        y = top - 1.2 * MM
        for text, fit, weight in ((block.title, _TITLE, 600), (block.when, _SMALL, 400), (block.who, _SMALL, 400)):
            if not text:
                continue
            set_ = set_block(text, width - 3 * pad, fit, self._sheet.faces, weight)
            if y - set_.height < bottom + 0.4 * MM and y < top - 2 * MM:
                return
            self._sheet.block(set_, x + 1.5 * pad, y - set_.height / 2, width - 3 * pad, Align.LEFT)
            y -= set_.height
