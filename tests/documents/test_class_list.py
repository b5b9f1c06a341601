"""The list of a class on paper, read back the way a reader and a search would (R25)."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from bjdesk.documents.class_list import ClassList, ClassListRow, missing_glyphs, suggested_name, write_class_list
from bjdesk.documents.register import Counts, Register, RegisterRow
from bjdesk.documents.register_book import register_about, register_table, suggested_book_name
from bjdesk.documents.workbook import workbook_bytes
from bjdesk.kernel.errors import FileRejected
from tests.documents.conftest import CHINA, Printed


def paper(rows, **more):
    facts = {
        "college_name": "滨江区社区学院",
        "branch_name": "浦沿街道分院",
        "title": "国画基础（演示）",
        "number": "330108003-26A-010003",
        "when": "周二 09:00–10:30",
        "term": "2026年秋季",
        "room": "203 教室",
        "teacher": "演示·王老师",
        "span": "2026-11-24 至 2026-12-15，共 4 次课",
        "seats": "24/30，候补 2",
        "printed_at": datetime(2026, 11, 24, 9, 5, tzinfo=CHINA),
        "printed_by": "演示员",
    }
    return ClassList(**{**facts, "rows": tuple(rows), **more})


def people(count):
    names = ("王桂芳", "𬭸国强", "陈𫖯", "买买提江·阿不都热合曼·吐尔逊江", "𠮷田芳", "龚䶮")
    return [
        ClassListRow(no, names[no % 6], "1948", "4417", "2026-11-24", "3/4", "6.0", "已报名", "班长")
        for no in range(1, count + 1)
    ]


def printed(found, faces):
    document = BytesIO()
    write_class_list(found, document, faces)
    return Printed(document.getvalue())


def test_everything_about_the_class_and_its_people_can_be_read(faces):
    text = "".join(printed(paper(people(6)), faces).whole_text.split())

    wanted = [
        "国画基础（演示）班级名册",
        "330108003-26A-010003",
        "周二09:00–10:30",
        "24/30，候补2",
        "𬭸国强",
        "龚䶮",
        "6.0",
    ]
    assert [words for words in wanted if words not in text] == []
    assert "签到表" not in text


def test_a_long_list_goes_over_pages_with_its_name_and_all_its_people(faces):
    document = printed(paper(people(120)), faces)

    assert len(document) > 2
    assert all("班级名册" in document.text(page) for page in range(len(document)))
    assert sum(document.text(page).count("2026-11-24") for page in range(len(document))) >= 120


def test_a_class_without_people_says_so(faces):
    assert "这个班还没有人报名" in printed(paper([]), faces).whole_text


@pytest.mark.parametrize("is_training", [False, True])
def test_a_training_branch_marks_every_page(faces, is_training):
    document = printed(paper(people(60), is_training=is_training), faces)

    assert all(("不作凭证" in document.text(page)) == is_training for page in range(len(document)))


def test_the_same_list_gives_the_same_bytes(faces):
    assert printed(paper(people(9)), faces).data == printed(paper(people(9)), faces).data


def test_it_is_called_what_any_system_takes_and_writes_over_nothing(tmp_path: Path, faces):
    found = paper(people(1), title="A/B:班")
    target = tmp_path / suggested_name(found)
    write_class_list(found, target, faces)

    assert target.name == "班级名册 A B 班 2026-11-24.pdf"
    with pytest.raises(FileRejected):
        write_class_list(found, target, faces)


def test_a_character_of_no_face_is_reported(faces):
    assert missing_glyphs(paper(people(1), teacher="沈\ue000"), faces) == ["\ue000"]


def test_the_sign_in_register_is_a_table_too():
    at = datetime(2026, 11, 24, 9, tzinfo=CHINA)
    rows = (RegisterRow(1, "王桂芳", "1948", "0417", "迟到", "09:20", "刷卡"), RegisterRow(2, "=李", "", "", "未到"))
    found = Register("学院", "分院", "国画", 3, at, at, "203", "王", rows, Counts(2, 1, 0, 1, 0), at, "演示员", True)
    made = register_table(found)

    assert made.rows[0] == (1, "王桂芳", "1948", "0417", "09:20", "迟到", "刷卡", "")
    assert made.lines[1] == "应到 2　实到 1　请假 0　未到 1　临时 0"
    assert suggested_book_name(found) == "签到表 国画 第3次课 2026-11-24.xlsx"
    assert workbook_bytes(made, register_about(found)).startswith(b"PK")
