"""The sign-in register 签到表 of one session: what stands on it, and how it becomes a file (R24, R26)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from bjdesk.documents.faces import PRESS, Faces
from bjdesk.documents.saving import save
from bjdesk.documents.text import missing

_PRESENT = ("", "出席", "已到", "签到")  # the time says it already
_FULL_WIDTH = ("）", "」", "》", "】", "”")  # they bring their own space
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*' + "".join(map(chr, range(32))), " "))


@dataclass(frozen=True)
class Counts:
    """The counts of the session; None leaves a blank to be filled in by hand."""

    expected: int | None
    present: int | None
    excused: int | None
    absent: int | None
    walk_in: int | None


@dataclass(frozen=True)
class RegisterRow:
    """One person: texts as they are printed, empty where there is nothing to say."""

    no: int
    name: str
    birth_year: str = ""
    last4: str = ""
    status: str = ""
    checked_at: str = ""
    method: str = ""
    note: str = ""

    @property
    def arrival(self) -> str:
        """The time of check-in or, without one, how the person stands (请假, 未到)."""
        return self.checked_at or self.status

    @property
    def remark(self) -> str:
        """The note, led by a standing that the time alone does not tell (迟到)."""
        standing = self.status if self.checked_at and self.status not in _PRESENT else ""
        return "；".join(part for part in (standing, self.note) if part)


@dataclass(frozen=True)
class Register:
    """A session's register; all instants are local to the district."""

    college_name: str
    branch_name: str
    title: str
    session_no: int | None
    starts: datetime
    ends: datetime
    room: str
    teacher: str
    rows: tuple[RegisterRow, ...]
    counts: Counts
    printed_at: datetime
    printed_by: str
    is_training: bool = False

    @property
    def heading(self) -> str:
        """Course and kind of paper."""
        return headed(self.title, "签到表")

    @property
    def session_text(self) -> str:
        """第 n 次课, empty for a single event."""
        return "" if self.session_no is None else f"第 {self.session_no} 次课"

    @property
    def when(self) -> str:
        """Day, weekday and hours; the second day only where it is another."""
        end = "" if self.ends.date() == self.starts.date() else day_text(self.ends.date())
        return f"{day_text(self.starts.date())}{self.starts:%H:%M}–{end}{self.ends:%H:%M}"

    def texts(self) -> Iterator[str]:
        """Everything on the paper that came from a record."""
        yield from (self.college_name, self.branch_name, self.title, self.room, self.teacher, self.printed_by)
        for row in self.rows:
            yield from (row.name, row.birth_year, row.last4, row.status, row.checked_at, row.method, row.note)


def write_register(register: Register, target: Path | BinaryIO, faces: Faces, *, replace: bool = False) -> None:
    """Make the PDF (A4 portrait) and save it whole; the same register gives the same bytes.

    Raises what `saving.save` raises. Takes some 0.1 s: call it in a job, not on the GUI thread.
    """
    from bjdesk.documents.register_sheet import draw_register  # reportlab: 50 ms that the first paint must not pay

    document = BytesIO()
    with PRESS:
        draw_register(register, document, faces)
    save(document.getvalue(), target, replace=replace)


def missing_glyphs(register: Register, faces: Faces) -> list[str]:
    """The characters of this register that no face has; they are printed as 〔U+xxxxx〕."""
    with PRESS:
        return missing(register.texts(), faces)


def suggested_name(register: Register) -> str:
    """A file name that any system takes: 签到表 国画基础班 第6次课 2026-11-24.pdf"""
    parts = ("签到表", register.title, register.session_text.replace(" ", ""), f"{register.starts:%Y-%m-%d}")
    return file_words(*parts) + ".pdf"


def headed(title: str, kind: str) -> str:
    """国画基础班 签到表: no space where a bracket brings its own, and nothing said twice."""
    if title.endswith(kind):
        return title
    return f"{title}{kind}" if title.endswith(_FULL_WIDTH) else f"{title} {kind}"


def file_words(*parts: str) -> str:
    """Words with single spaces between, none of them longer than a file name bears."""
    return " ".join(" ".join(part.translate(_FORBIDDEN)[:60] for part in parts).split())


def day_text(day: date) -> str:
    """2026年11月24日（星期二）: Arabic numerals as on official papers since GB/T 9704-2012."""
    return f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[day.weekday()]}）"
