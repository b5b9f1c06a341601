"""Bundled faces, makers of registers, and a reader of what was printed."""

import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import resources
from bjdesk.documents.faces import Faces, register_faces
from bjdesk.documents.register import Counts, Register, RegisterRow, write_register

FONTS = Path(resources.__file__).parent / "fonts"
CHINA = timezone(timedelta(hours=8))

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Letter:
    """A visible character on a page."""

    char: str
    box: Box


class Printed:
    """A document as a reader sees it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self.document)

    def text(self, page: int) -> str:
        return self.document[page].get_textpage().get_text_range().replace("\r\n", "\n")

    @property
    def whole_text(self) -> str:
        return "\n".join(self.text(page) for page in range(len(self)))

    def letters(self, page: int) -> list[Letter]:
        text = self.document[page].get_textpage()
        found = ((chr(pdfium.FPDFText_GetUnicode(text, i)), i) for i in range(text.count_chars()))
        return [
            Letter(char, text.get_charbox(i)) for char, i in found if not char.isspace() and not is_second_half(char)
        ]

    def rules(self, page: int) -> Iterator[Box]:
        """The thin straight lines."""
        for shape in self.document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = shape.get_bounds()
            if min(right - left, top - bottom) < 2:
                yield left, bottom, right, top


def is_second_half(unit: str) -> bool:
    """A character beyond the BMP is met as two surrogates in the same place."""
    return "\udc00" <= unit <= "\udfff"


def make_rows(count: int, **changes: str) -> tuple[RegisterRow, ...]:
    """Plain rows of invented people (演示)."""
    common = {"name": "王桂芳", "birth_year": "1948", "last4": "4417", "status": "出席", "checked_at": "13:58"}
    return tuple(RegisterRow(no, **{**common, "method": "刷卡", **changes}) for no in range(1, count + 1))


def make_register(rows: tuple[RegisterRow, ...] = (), **changes: object) -> Register:
    """A register of one afternoon; `changes` replace its facts."""
    facts: dict[str, object] = {
        "college_name": "滨江区社区学院",
        "branch_name": "浦沿街道分院",
        "title": "智能手机应用（初级）",
        "session_no": 6,
        "starts": datetime(2026, 11, 24, 14, 0, tzinfo=CHINA),
        "ends": datetime(2026, 11, 24, 15, 30, tzinfo=CHINA),
        "room": "203 教室",
        "teacher": "沈老师",
        "rows": rows,
        "counts": Counts(expected=30, present=25, excused=2, absent=4, walk_in=1),
        "printed_at": datetime(2026, 11, 24, 15, 42, tzinfo=CHINA),
        "printed_by": "陈小燕",
    }
    return Register(**{**facts, **changes})


@pytest.fixture(scope="session")
def fonts() -> Path:
    return FONTS


@pytest.fixture(scope="session")
def fallbacks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fallbacks")
    for packed in FONTS.glob("*.ttf.xz"):
        (folder / packed.stem).write_bytes(lzma.decompress(packed.read_bytes()))
    return folder


@pytest.fixture(scope="session")
def faces(fallbacks: Path) -> Faces:
    return register_faces(FONTS, [fallbacks])


@pytest.fixture(scope="session")
def screen_faces() -> Faces:
    """Before the fallbacks are unpacked."""
    return register_faces(FONTS)


@pytest.fixture
def rows() -> Callable[..., tuple[RegisterRow, ...]]:
    return make_rows


@pytest.fixture
def register() -> Callable[..., Register]:
    return make_register


@pytest.fixture
def printed(faces: Faces) -> Callable[[Register], Printed]:
    def print_it(register: Register) -> Printed:
        target = BytesIO()
        write_register(register, target, faces)
        return Printed(target.getvalue())

    return print_it
