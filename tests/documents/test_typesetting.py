"""Chinese text set to a measure: even edges, and marks where a reader of Chinese expects them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bjdesk.documents.faces import certificate_faces
from bjdesk.documents.typesetting import Style, atoms, set_line, set_paragraph
from tests.documents.conftest import FONTS

SIZE = 10.0
STYLE = Style(SIZE)
FACES = certificate_faces(FONTS).serif
CLOSING, OPENING = "，。、；：？！）”》", "（“《"


def lines_of(text: str, ems: float, indent: float = 0.0) -> list:
    return set_paragraph(atoms(text, STYLE, FACES), ems * SIZE, indent)


def spelled(line) -> str:
    return "".join(run.text for run in line.runs)


def test_a_full_line_is_spread_to_the_measure():
    first, last = lines_of("参加浦沿街道分院举办的学习班准予结业", 10.5)

    assert spelled(first) == "参加浦沿街道分院举办"
    assert first.width == pytest.approx(105)
    assert first.runs[0].spread == pytest.approx(5 / 9)
    assert spelled(last) == "的学习班准予结业"
    assert last.runs[0].spread == 0


def test_a_comma_at_the_end_hangs_outside():
    first, _ = lines_of("参加浦沿街道分院举，办的学习班", 9)

    assert spelled(first) == "参加浦沿街道分院举，"
    assert first.width == pytest.approx(90)
    assert first.runs[0].x == 0


def test_a_bracket_at_the_end_takes_half_its_width():
    first, _ = lines_of("参加浦沿街道（分院）举办的学习班", 9.5)

    assert spelled(first) == "参加浦沿街道（分院）"


def test_an_opening_mark_at_the_beginning_loses_its_empty_half():
    _, second = lines_of("参加浦沿街道分院“智能手机应用”", 8)

    assert second.runs[0].x == pytest.approx(-SIZE / 2)


@pytest.mark.parametrize(("marks", "ems"), [("级）”学", 3.5), ("），", 1.5), ("“（", 1.5), ("》《", 1.5), ("，“", 1.5)])
def test_two_marks_beside_each_other_share_their_empty_halves(marks, ems):
    assert set_line(atoms(marks, STYLE, FACES)).width == pytest.approx(ems * SIZE)


def test_a_number_stands_a_little_apart_and_stays_with_its_unit():
    line = set_line(atoms("共32学时", STYLE, FACES))
    digits = FACES.for_char("3").width("32", SIZE)

    assert line.width == pytest.approx(3 * SIZE + digits + 2 * 0.14 * SIZE)
    assert [spelled(each) for each in lines_of("实际出勤共32学时", 6)] == ["实际出勤共", "32学时"]


def test_an_official_number_is_not_spread():
    line = set_line(atoms("第010123号", Style(SIZE, word_gap=0), FACES))

    assert line.width == pytest.approx(2 * SIZE + FACES.for_char("0").width("010123", SIZE))


def test_the_last_line_is_more_than_a_word():
    lines = [spelled(line) for line in lines_of("实际出勤三十学时经考核合格准予结业。", 16)]

    assert lines == ["实际出勤三十学时经考核合格准", "予结业。"]


def test_a_line_torn_too_wide_is_left_short():
    first, *_ = lines_of("参加Wolfeschlegelsteinhausen班", 12)

    assert spelled(first) == "参加"
    assert first.runs[0].spread == 0


def test_a_name_is_broken_at_its_dots_and_spaces_only():
    name = atoms("买买提江·阿不都热合曼·吐尔逊", STYLE, FACES, is_name=True)

    assert [spelled(line) for line in set_paragraph(name, 8 * SIZE, 0)] == ["买买提江·", "阿不都热合曼·", "吐尔逊"]


def test_a_name_longer_than_a_line_is_cut():
    name = atoms("欧阳司徒上官诸葛皇甫", STYLE, FACES, is_name=True)

    assert [spelled(line) for line in set_paragraph(name, 6 * SIZE, 0)] == ["欧阳司徒上官", "诸葛皇甫"]


def test_a_glyph_of_a_fallback_is_thickened_where_the_text_is_bold(fallbacks):
    faces = certificate_faces(FONTS, [fallbacks]).serif

    bold = atoms("王𠮷", Style(SIZE, 700), faces)
    plain = atoms("王𠮷", STYLE, faces)

    assert [atom.is_thickened for atom in bold] == [False, True]
    assert [atom.is_thickened for atom in plain] == [False, False]


@settings(max_examples=150, deadline=None)
@given(st.text("王桂芳学时共，。、（）“”《》·A1b2 ：", min_size=1, max_size=80), st.floats(3, 30))
def test_no_character_is_lost_and_no_line_is_wider_than_the_measure(text, ems):
    lines = lines_of(text, ems)

    kept = "".join(spelled(line) for line in lines)
    assert kept.replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert line.width <= ems * SIZE + 0.01 or len(line.runs) == 1
