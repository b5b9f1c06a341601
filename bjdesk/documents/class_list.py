"""The list of a class 班级名册: what stands on it, and how it becomes a file (R25)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from bjdesk.documents.faces import PRESS, Faces
from bjdesk.documents.register import file_words, headed
from bjdesk.documents.saving import save
from bjdesk.documents.text import missing


@dataclass(frozen=True)
class ClassListRow:
    """One person: texts as they are printed, empty where there is nothing to say."""

    no: int
    name: str
    birth_year: str = ""
    last4: str = ""
    joined: str = ""
    attended: str = ""
    hours: str = ""
    standing: str = ""
    note: str = ""

    def texts(self) -> tuple[str, ...]:
        return (
            str(self.no),
            self.name,
            self.birth_year,
            self.last4,
            self.joined,
            self.attended,
            self.hours,
            self.standing,
            self.note,
        )


@dataclass(frozen=True)
class ClassList:
    """The people of a class on a day; all texts as they are printed, `printed_at` local to the district."""

    college_name: str
    branch_name: str
    title: str
    number: str
    when: str
    term: str
    room: str
    teacher: str
    span: str
    seats: str
    rows: tuple[ClassListRow, ...]
    printed_at: datetime
    printed_by: str
    is_training: bool = False

    @property
    def heading(self) -> str:
        return headed(self.title, "班级名册")

    @property
    def facts(self) -> tuple[tuple[str, str, str, str], ...]:
        """Lines of two labelled facts."""
        return (
            ("时间", self.when, "学期", self.term),
            ("地点", self.room, "教师", self.teacher),
            ("起止", self.span, "人数", self.seats),
            ("编号", self.number, "", ""),
        )

    def texts(self) -> Iterator[str]:
        """Everything on the paper that came from a record."""
        yield from (self.college_name, self.branch_name, self.title, self.room, self.teacher, self.printed_by)
        for row in self.rows:
            yield from row.texts()


def write_class_list(found: ClassList, target: Path | BinaryIO, faces: Faces, *, replace: bool = False) -> None:
    """Make the PDF (A4 portrait) and save it whole; the same list gives the same bytes. For a job, as the register."""
    from bjdesk.documents.class_list_sheet import draw_class_list  # reportlab: the first paint must not pay for it

    document = BytesIO()
    with PRESS:
        draw_class_list(found, document, faces)
    save(document.getvalue(), target, replace=replace)


def missing_glyphs(found: ClassList, faces: Faces) -> list[str]:
    """The characters of this list that no face has; they are printed as 〔U+xxxxx〕."""
    with PRESS:
        return missing(found.texts(), faces)


def suggested_name(found: ClassList) -> str:
    """A file name that any system takes: 班级名册 国画基础班 2026-11-24.pdf"""
    return file_words("班级名册", found.title, f"{found.printed_at:%Y-%m-%d}") + ".pdf"
