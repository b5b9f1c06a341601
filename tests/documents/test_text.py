"""Words on paper: a face for each character, breaks where a reader expects them, never wider than its box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.documents.text import Fit, balanced, missing, set_block, set_line, shown, wrap

CHARS = "王桂芳陈龚䶮𬭸𠮷，。（）·第6次 Maria-Luz 2026:“”、"


def faces_of(line):
    return [(run.face.name, run.text) for run in line.runs]


def test_each_character_is_drawn_by_the_first_face_that_has_it(faces):
    assert faces_of(set_line("張𠮷芳", 10, faces, 500)) == [
        ("BJSansSCRest-Regular", "張"),
        ("HanaMinB", "𠮷"),
        ("NotoSansSC-Medium", "芳"),
    ]


def test_a_missing_character_shows_its_code_and_the_others_stay(faces):
    assert shown("王\U0003fffd芳", faces) == "王〔U+3FFFD〕芳"


def test_missing_characters_are_named_once_in_the_order_met(faces):
    assert missing(["王\ue001", "\ue000\ue001"], faces) == ["\ue001", "\ue000"]


def test_unseen_characters_are_neither_drawn_nor_missed(faces):
    name = "葛\U000e0100城\u200b\ufeff \t\n市"

    assert shown(name, faces) == "葛城   市"
    assert missing([name], faces) == []


def test_latin_letters_are_composed_and_compatibility_ideographs_are_left_alone(faces):
    assert shown("Jose\u0301", faces) == "José"
    assert shown("\uf9d0", faces) in ("\uf9d0", "〔U+F9D0〕")


def test_punctuation_never_begins_a_line_nor_a_bracket_ends_one(faces):
    lines = wrap("没带卡，身份证核对（代签），已说明。", 10, 40, faces)

    assert not any(line[0] in "，。）" for line in lines)
    assert not any(line.endswith("（") for line in lines)


def test_words_and_codes_are_kept_whole(faces):
    assert wrap("陈小燕儿 Ferreira 何〔U+3FFFD〕芳", 10, 72, faces) == ["陈小燕儿", "Ferreira 何", "〔U+3FFFD〕芳"]


def test_an_aside_stays_together(faces):
    assert wrap("移动支付安全班（第三期）签到表", 10, 105, faces) == ["移动支付安全班", "（第三期）签到表"]


def test_lines_are_of_like_length(faces):
    assert balanced("没带卡身份证核对过", 10, 82, faces) == ["没带卡身份", "证核对过"]


def test_a_text_shrinks_before_it_wraps_and_wraps_before_it_is_cut(faces):
    fit = Fit((10, 8), ((7, 2),))

    assert set_block("王桂芳", 30, fit, faces).size == 10
    assert set_block("王桂芳", 25, fit, faces).size == 8
    assert len(set_block("王桂芳陈", 25, fit, faces).lines) == 2
    cut = set_block("王桂芳陈小燕何美娟", 25, fit, faces)
    assert [run.text for run in cut.lines[-1].runs][-1].endswith("…")


@pytest.mark.parametrize("width", [20.0, 45.0, 90.0])
@given(text=st.text(CHARS, max_size=40))
def test_no_line_is_wider_than_its_box_and_no_character_is_lost(width, text, faces):
    lines = wrap(text, 9, width, faces)

    assert all(set_line(line, 9, faces).width <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
