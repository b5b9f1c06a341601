"""What a PDF says its codes mean, and glyphs as shapes."""

import re
import struct

import pytest

from bjdesk.documents.embedding import embeddable, to_unicode
from bjdesk.documents.faces import register_faces
from bjdesk.documents.outlines import Point, contours, trace


def test_a_character_beyond_the_bmp_is_written_as_two_utf_16_units():
    table = to_unicode("AAAAAA+Face", [0, ord("王"), ord("𬭸")])

    assert "<01> <738B>" in table
    assert "<02> <D872DF78>" in table
    assert "<00> <0000>" not in table


def test_no_block_of_the_table_is_longer_than_readers_allow():
    table = to_unicode("AAAAAA+Face", list(range(0x4E00, 0x4E00 + 250)))

    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", table)] == [100, 100, 50]
    assert table.count("endbfchar") == 3


def test_weights_are_told_by_the_files_themselves(screen_faces):
    names = [screen_faces.for_char("王", weight).name for weight in (400, 500, 600, 700, 900)]

    assert names == [f"NotoSansSC-{word}" for word in ("Regular", "Medium", "SemiBold", "Bold", "Regular")]


def test_a_folder_without_a_regular_face_is_a_broken_installation(tmp_path):
    with pytest.raises(FileNotFoundError):
        register_faces(tmp_path)


def test_fallbacks_that_are_not_there_yet_are_left_out(fonts, tmp_path):
    faces = register_faces(fonts, [tmp_path, tmp_path / "gone.ttf"])

    assert faces.for_char("𠮷") is None


@pytest.mark.parametrize("char", "演示口A")
def test_the_contours_of_a_glyph_fill_the_box_that_the_face_states(char, fonts):
    face = embeddable(fonts / "NotoSansSC-Bold.ttf").face
    glyph = face.get_table("glyf")[face.glyphPos[face.charToGlyph[ord(char)]] :]

    points = [point for contour in contours(face, char) for point in contour]

    xs, ys = [point.x for point in points], [point.y for point in points]
    assert (min(xs), min(ys), max(xs), max(ys)) == struct.unpack_from(">4h", glyph, 2)


def test_a_space_has_no_contours(fonts):
    assert contours(embeddable(fonts / "NotoSansSC-Bold.ttf").face, " ") == []


def test_a_contour_is_drawn_as_a_closed_curve_also_when_no_point_lies_on_it():
    ring = [Point(0, 1, False), Point(1, 0, False), Point(0, -1, False), Point(-1, 0, False)]
    pen = Pen()

    trace(ring, pen, 10, 2)

    assert pen.calls[0] == ("move", 9, 1)
    assert [call[0] for call in pen.calls] == ["move", "curve", "curve", "curve", "curve", "close"]
    assert pen.calls[-2][-2:] == (9, 1)


class Pen:
    """Keeps what was drawn."""

    def __init__(self):
        self.calls = []

    def moveTo(self, *at):
        self.calls.append(("move", *at))

    def curveTo(self, *points):
        self.calls.append(("curve", *points))

    def close(self):
        self.calls.append(("close",))
