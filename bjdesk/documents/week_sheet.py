"""The papers of the venues: the week of one on a page, the day of all of them in a list (R12, R57)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from bjdesk.documents.faces import PRESS, Faces
from bjdesk.documents.register import file_words
from bjdesk.documents.saving import save

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class WeekBlock:
    """A booking in a day, in minutes after midnight; `lane` of `lanes` where several overlap."""

    day: int
    first: int
    last: int
    title: str
    when: str
    who: str = ""
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True)
class WeekSheet:
    """Seven days of one venue; `opened` is None on days of which nobody knows; texts as they are printed."""

    college_name: str
    branch_name: str
    venue: str
    days: tuple[date, ...]
    opened: tuple[Spans | None, ...]
    blocks: tuple[WeekBlock, ...]
    hours: str
    printed_at: datetime
    printed_by: str
    is_training: bool = False

    @property
    def heading(self) -> str:
        return f"{self.venue} 一周安排"

    def texts(self) -> Iterator[str]:
        """Everything on the paper that came from a record."""
        yield from (self.college_name, self.branch_name, self.venue, self.hours, self.printed_by)
        for block in self.blocks:
            yield from (block.title, block.who)


@dataclass(frozen=True)
class DayLine:
    """One booking of the day."""

    when: str
    place: str
    title: str
    who: str = ""
    heads: str = ""
    note: str = ""

    def texts(self) -> tuple[str, ...]:
        return self.when, self.place, self.title, self.who, self.heads, self.note


@dataclass(frozen=True)
class DaySheet:
    """What is on in the branch on a day, in order of time."""

    college_name: str
    branch_name: str
    day: date
    lines: tuple[DayLine, ...]
    printed_at: datetime
    printed_by: str
    is_training: bool = False

    @property
    def heading(self) -> str:
        return f"场地日表 {self.day.year} 年 {self.day.month} 月 {self.day.day} 日"


def write_week_sheet(found: WeekSheet, target: Path | BinaryIO, faces: Faces, *, replace: bool = False) -> None:
    """Make the PDF (A4 portrait, one page) and save it whole; the same week gives the same bytes."""
    from bjdesk.documents.week_drawing import draw_week  # reportlab: the first paint must not pay for it

    document = BytesIO()
    with PRESS:
        draw_week(found, document, faces)
    save(document.getvalue(), target, replace=replace)


def write_day_sheet(found: DaySheet, target: Path | BinaryIO, faces: Faces, *, replace: bool = False) -> None:
    """Make the PDF (A4 portrait, as many pages as it takes) and save it whole."""
    from bjdesk.documents.day_drawing import draw_day

    document = BytesIO()
    with PRESS:
        draw_day(found, document, faces)
    save(document.getvalue(), target, replace=replace)


def week_file(found: WeekSheet) -> str:
    """周表 203 教室 2026-11-23.pdf"""
    return file_words("周表", found.venue, f"{found.days[0]:%Y-%m-%d}") + ".pdf"


def day_file(found: DaySheet) -> str:
    """场地日表 2026-11-24.pdf"""
    return file_words("场地日表", f"{found.day:%Y-%m-%d}") + ".pdf"
