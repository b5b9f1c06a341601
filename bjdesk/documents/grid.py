"""A table on paper: columns, how high a row must be, and the drawing of rows over as many pages as it takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from bjdesk.documents.faces import Faces
from bjdesk.documents.paging import paginate
from bjdesk.documents.sheet import FILL, INK, INK2, INK3, LINE, LINE_STRONG, MM, Align, Sheet
from bjdesk.documents.text import Block, Fit, set_block

LEFT = 20 * MM  # room for the punch
PAD = 1.5 * MM
HEAD = 7.5 * MM
EMPTY = 24 * MM
ROW_LEAST, ROW_COMMON, ROW_MOST = 6.3 * MM, 7 * MM, 8.6 * MM

Cells = tuple[Block, ...]
SHORT = Fit((9.5, 9, 8.5, 8, 7.5), ((6.8, 2), (6, 6)))
NAME = Fit((10.5, 10, 9.5, 9), ((7.5, 2), (6.8, 12)))
NOTE = Fit((8.5, 8), ((7.5, 2), (7, 2), (6.5, 12)))
_TITLE = Fit((8.5,))


@dataclass(frozen=True)
class Column:
    """A column: width in points and how its texts give way."""

    title: str
    width: float
    align: Align
    fit: Fit
    weight: int = 400


class Grid:
    """The columns of a paper and how they are drawn."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self.width = sum(column.width for column in columns)

    def set_rows(self, rows: Sequence[Sequence[str]], faces: Faces) -> list[Cells]:
        """Every cell fitted to its column; an empty one stays empty for the pen."""
        return [
            tuple(
                set_block(text, column.width - 2 * PAD, column.fit, faces, column.weight)
                for text, column in zip(row, self.columns, strict=True)
            )
            for row in rows
        ]

    def draw_head(self, sheet: Sheet, y: float) -> float:
        """The line of titles below `y`; gives its lower edge."""
        sheet.fill(LEFT, y - HEAD, self.width, HEAD, FILL)
        x = LEFT
        for column in self.columns:
            title = set_block(column.title, column.width - 2 * PAD, _TITLE, sheet.faces, 600)
            sheet.block(title, x + PAD, y - HEAD / 2, column.width - 2 * PAD, column.align, INK2)
            x += column.width
        sheet.rule(LEFT, y, LEFT + self.width, y, 1, INK)
        sheet.rule(LEFT, y - HEAD, LEFT + self.width, y - HEAD, 0.6, INK)
        return y - HEAD

    def draw_rows(self, sheet: Sheet, y: float, rows: Sequence[Cells], heights: Sequence[float], page: range) -> float:
        """The rows of a page below `y`, a stronger line after every fifth; gives the lower edge of the table."""
        top = y
        for row in page:
            x = LEFT
            for column, block in zip(self.columns, rows[row], strict=True):
                sheet.block(block, x + PAD, y - heights[row] / 2, column.width - 2 * PAD, column.align)
                x += column.width
            y -= heights[row]
            sheet.rule(LEFT, y, LEFT + self.width, y, 0.35, LINE if (row + 1) % 5 else LINE_STRONG)
        self._draw_columns(sheet, top + HEAD, y)
        sheet.rule(LEFT, y, LEFT + self.width, y, 1, INK)
        return y

    def draw_nobody(self, sheet: Sheet, y: float, words: str) -> float:
        """One tall row that says there are no rows."""
        sheet.words(words, LEFT + self.width / 2, y - EMPTY / 2, 10, align=Align.CENTRE, colour=INK3)
        sheet.rule(LEFT, y - EMPTY, LEFT + self.width, y - EMPTY, 1, INK)
        return y - EMPTY

    def _draw_columns(self, sheet: Sheet, top: float, bottom: float) -> None:
        x = LEFT
        for column in self.columns[:-1]:
            x += column.width
            sheet.rule(x, top, x, bottom, 0.35, LINE)


def share_out(rows: Sequence[Cells], first: float, following: float, closing: float) -> tuple[list[float], list[range]]:
    """The height of each row and the rows of each page: one page if it can be, then as airy as it allows."""
    if not rows:
        return [], [range(0)]
    least = [_height(cells, ROW_LEAST) for cells in rows]
    spare = first - closing - sum(least)
    if spare >= 0:
        air = min(spare / len(rows), ROW_MOST - ROW_LEAST)
        return [height + air for height in least], [range(len(rows))]
    heights = [_height(cells, ROW_COMMON) for cells in rows]
    return heights, paginate(heights, first, following, closing)


def _height(cells: Cells, least: float) -> float:
    return max(least, *(block.height + 0.6 for block in cells))
