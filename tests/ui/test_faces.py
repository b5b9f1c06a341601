"""The desk draws every name that a Chinese identity card can carry, in the weights the pages ask for (R26)."""

import hashlib
import logging
import lzma
import os
import re
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QPaintEvent, QRawFont
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell import faces
from bjdesk.ui.shell.faces import FALLBACKS, FAMILIES, FOLDER, SCREEN_FACES, PackedFace

COMMON = "".join((FOLDER / "common-8105.txt").read_text(encoding="utf-8").split())
SIGNS_OF_THE_PAGES = "●○▂①②③④⑤⑥⑦⑧⑨←→≠≤≥√×÷°℃·–—…“”「」（）：，。　！？ﾟ"
LEVEL_3 = (
    (0x4E00, 0x9FEF),
    (0x3400, 0x4DB5),
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
)
TWELVE_AMONG_COMPATIBILITY = (
    *(0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F),
    *(0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29),
)


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return faces.prepare_fallbacks(tmp_path_factory.mktemp("faces"))


@pytest.fixture
def registered(qapp: QGuiApplication, unpacked: list[Path]) -> None:
    faces.register_faces()
    faces.register_fallbacks(unpacked)


class CountingLabel(QLabel):
    """A label that counts how often it is painted."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)

    def was_painted(self) -> bool:
        return self.paints > 0


def raw(file: Path) -> QRawFont:
    return QRawFont(str(file), 12)


def level_3_of_gb_18030() -> set[int]:
    return {point for first, last in LEVEL_3 for point in range(first, last + 1)} | set(TWELVE_AMONG_COMPATIBILITY)


def two_byte_area_of_gb_18030() -> set[int]:
    codes = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F)
    points = {ord(code.decode("gb18030")) for code in codes}
    return {point for point in points if not 0xE000 <= point <= 0xF8FF}


def ink(text: str, weight: int, family: str = "") -> int:
    """How much of a strip the text blackens in this weight, from the one family or from the list of the pages."""
    image = QImage(400, 60, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    font = QFont([family] if family else [*faces.families_for(weight)])
    font.setPixelSize(40)
    font.setWeight(QFont.Weight(weight))
    with QPainter(image) as painter:
        painter.setFont(font)
        painter.drawText(image.rect(), 0, text)
    return sum(255 - level for level in bytes(image.constBits()))


def packed_from(source: Path, content: bytes) -> PackedFace:
    source.write_bytes(lzma.compress(content))
    return PackedFace(source, len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("weight", SCREEN_FACES)
def test_each_screen_face_draws_the_8105_common_characters_and_the_signs_of_the_pages(
    qapp: QGuiApplication, weight: int
) -> None:
    face = raw(SCREEN_FACES[weight])

    missing = [char for char in COMMON + SIGNS_OF_THE_PAGES if not face.supportsCharacter(ord(char))]

    assert len(set(COMMON)) == 8105
    assert missing == []


def test_all_faces_together_draw_level_3_of_gb_18030_and_its_radicals(
    qapp: QGuiApplication, unpacked: list[Path]
) -> None:
    together = [raw(file) for file in (SCREEN_FACES[400], *unpacked)]
    han, radicals = level_3_of_gb_18030(), set(range(0x2F00, 0x2FD6))

    missing = [point for point in han | radicals if not any(face.supportsCharacter(point) for face in together)]

    assert (len(han), len(radicals)) == (87_887, 214)
    assert missing == []


def test_all_faces_together_draw_every_sign_an_old_gbk_system_can_hand_over(
    qapp: QGuiApplication, unpacked: list[Path]
) -> None:
    together = [raw(file) for file in (SCREEN_FACES[400], *unpacked)]

    missing = [
        hex(point)
        for point in two_byte_area_of_gb_18030()
        if not any(face.supportsCharacter(point) for face in together)
    ]

    assert missing == []


def test_the_four_weights_come_from_four_files(registered: None) -> None:
    blackness = [ink("王桂芳𬭸 1948", weight) for weight in sorted(SCREEN_FACES)]

    assert blackness == sorted(set(blackness))


def test_every_weight_the_pages_ask_for_is_known_under_the_family_it_is_asked_from(registered: None) -> None:
    for weight in SCREEN_FACES:
        family = faces.families_for(weight)[0]
        weights = {QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)}
        assert family == FAMILIES[0]
        assert weight in weights


class FourStylesAFamily(QFontDatabase):
    """A system that knows only regular and bold in one family and lists the other weights apart."""

    @staticmethod
    def styles(family: str) -> list[str]:
        return ["Regular", "Bold"]

    @staticmethod
    def weight(family: str, style: str) -> int:
        return {"Regular": 400, "Bold": 700}[style]

    @staticmethod
    def hasFamily(family: str) -> bool:
        return family in {"Noto Sans SC", "Noto Sans SC Medium"}


@pytest.mark.parametrize(("weight", "first"), [(400, None), (500, "Noto Sans SC Medium"), (600, None), (700, None)])
def test_a_weight_that_a_system_lists_apart_is_asked_for_under_that_name(weight: int, first: str | None) -> None:
    expected = (first, *FAMILIES) if first else FAMILIES

    assert faces.families_for(weight, FourStylesAFamily) == expected


@pytest.mark.parametrize("weight", SCREEN_FACES)
def test_a_bold_name_draws_its_rare_characters_from_the_fallbacks(registered: None, weight: int) -> None:
    assert ink("張", weight) == ink("張", weight, "BJ Sans SC Rest")
    assert ink("𠮷", weight) == ink("𠮷", weight, "HanaMinB")
    assert faces.uncovered("張𠮷王") == ()


def test_a_character_that_no_face_has_is_named_once(registered: None) -> None:
    private, unassigned = chr(0xE001), chr(0x2FFFD)

    missing = faces.uncovered(f"王{private}桂 {unassigned}{private}芳")

    assert missing == (private, unassigned)


def test_labels_already_on_the_screen_are_painted_again_when_the_fallbacks_arrive(
    qtbot: QtBot, unpacked: list[Path]
) -> None:
    label = CountingLabel("張𠮷")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    qtbot.waitUntil(label.was_painted)
    label.paints = 0

    faces.register_fallbacks(unpacked)

    qtbot.waitUntil(label.was_painted)


def test_the_fallbacks_are_unpacked_once(tmp_path: Path) -> None:
    face = packed_from(tmp_path / "Rest.ttf.xz", b"glyphs" * 1000)
    folder = tmp_path / "desk" / "faces"
    [first] = faces.prepare_fallbacks(folder, [face])
    os.utime(first, (1, 1))

    [second] = faces.prepare_fallbacks(folder, [face])

    assert second == first
    assert first.stat().st_mtime == 1
    assert list(folder.iterdir()) == [first]


def test_two_threads_that_unpack_at_once_both_get_whole_files(tmp_path: Path) -> None:
    face = packed_from(tmp_path / "Rest.ttf.xz", os.urandom(300_000))
    got: list[list[Path]] = []

    def unpack() -> None:
        got.append(faces.prepare_fallbacks(tmp_path / "faces", [face]))

    threads = [Thread(target=unpack) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got == [[face.unpacked_in(tmp_path / "faces")]] * 4
    assert hashlib.sha256(got[0][0].read_bytes()).hexdigest() == face.sha256


def test_a_new_version_of_a_face_is_unpacked_beside_the_old_one(tmp_path: Path) -> None:
    old = packed_from(tmp_path / "Rest.ttf.xz", b"old")
    [old_file] = faces.prepare_fallbacks(tmp_path, [old])

    [new_file] = faces.prepare_fallbacks(tmp_path, [packed_from(tmp_path / "Rest.ttf.xz", b"new")])

    assert (old_file.read_bytes(), new_file.read_bytes()) == (b"old", b"new")


def cut_short(packed: bytes) -> bytes:
    return packed[: len(packed) // 2]


def with_a_flipped_byte(packed: bytes) -> bytes:
    return packed[:100] + bytes((packed[100] ^ 0xFF,)) + packed[101:]


def of_another_face(packed: bytes) -> bytes:
    return lzma.compress(b"another face")


def no_archive(packed: bytes) -> bytes:
    return bytes(len(packed))


@pytest.mark.parametrize("damage", [cut_short, with_a_flipped_byte, of_another_face, no_archive])
def test_a_damaged_archive_costs_its_face_and_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: Callable[[bytes], bytes]
) -> None:
    good = packed_from(tmp_path / "Good.ttf.xz", b"glyphs")
    bad = packed_from(tmp_path / "Bad.ttf.xz", os.urandom(5000))
    bad.source.write_bytes(damage(bad.source.read_bytes()))

    with caplog.at_level(logging.WARNING):
        usable = faces.prepare_fallbacks(tmp_path / "faces", [bad, good])

    assert usable == [good.unpacked_in(tmp_path / "faces")]
    assert "Bad.ttf.xz" in caplog.text
    assert list((tmp_path / "faces").iterdir()) == usable


def test_a_missing_archive_costs_its_face_and_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    gone = PackedFace(tmp_path / "Gone.ttf.xz", 3, "0" * 64)

    assert faces.prepare_fallbacks(tmp_path / "faces", [gone]) == []
    assert "Gone.ttf.xz" in caplog.text


def test_a_disk_that_takes_no_more_bytes_costs_the_fallbacks_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    face = packed_from(tmp_path / "Rest.ttf.xz", b"glyphs")
    target = face.unpacked_in(tmp_path)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    full = Path("/dev/full")
    part.symlink_to(full) if full.exists() else part.mkdir()

    assert faces.prepare_fallbacks(tmp_path, [face]) == []
    assert "Rest.ttf.xz" in caplog.text
    assert not target.exists()


def test_a_folder_that_cannot_be_made_costs_the_fallbacks_only(tmp_path: Path) -> None:
    occupied = tmp_path / "faces"
    occupied.write_text("a file where the folder should be")

    assert faces.prepare_fallbacks(occupied) == []


def test_a_file_that_is_no_face_is_left_out_with_a_line_in_the_log(
    qapp: QGuiApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    torn = tmp_path / "torn.ttf"
    torn.write_bytes(b"\0" * 100)

    faces.register_fallbacks([torn, tmp_path / "absent.ttf"])

    assert "torn.ttf" in caplog.text
    assert "absent.ttf" in caplog.text


def test_the_page_of_sources_names_the_digest_of_every_file(unpacked: list[Path]) -> None:
    page = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| (\S+) \| \d+ \| ([0-9a-f]{64}) \|$", page, flags=re.MULTILINE))

    shipped = {file.name: file for file in FOLDER.iterdir() if file.suffix in {".ttf", ".xz", ".txt"}}
    for face, file in zip(FALLBACKS, unpacked, strict=True):
        shipped[face.source.name.removesuffix(".xz")] = file

    assert stated == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in shipped.items()}
