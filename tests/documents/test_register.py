"""The sign-in register on paper, read back the way a reader, a printer and a search would (R24, R26)."""

import re
import subprocess
import sys
from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bjdesk.documents.register import Counts, RegisterRow, missing_glyphs, suggested_name, write_register

RARE = ("𬭸国强", "陈𫖯", "𠮷田芳", "龚䶮", "𬱖思远", "𠅤𣵦𨟠", "㛃堃喆", "𡊮䒟")
OTHER = (
    "Maria da Conceição Ferreira",
    "阿依古丽·买买提",
    "买买提江·阿不都热合曼·吐尔逊江·伊布拉音哈力克",
    "欧阳司徒上官诸葛皇甫尉迟公孙慕容令狐宇文长孙轩辕东",  # 25 characters without a break
    "Wolfeschlegelsteinhausenbergerdorff",
)


def mixed_rows(count):
    names = RARE + OTHER
    notes = ("", "临时加入", "没带卡，身份证核对后由值班人代签，已和任课教师说明")
    standings = (("出席", "13:58", "刷卡"), ("迟到", "14:22", "手工"), ("请假", "", ""))
    return tuple(
        RegisterRow(no, names[no % len(names)], "1948", "4417", *standings[no % 3], notes[no % 3])
        for no in range(1, count + 1)
    )


@pytest.mark.parametrize("name", RARE + OTHER)
def test_a_name_is_copied_out_of_the_file_as_it_was_typed(name, register, rows, printed):
    text = printed(register(rows(1, name=name))).text(0)

    assert name.replace(" ", "") in re.sub(r"\s", "", text)


def test_a_character_of_no_face_is_printed_as_its_code_and_reported(register, rows, printed, faces):
    paper = register(rows(1, name="王\U0003fffd芳"), teacher="沈\ue000")

    assert "王〔U+3FFFD〕芳" in printed(paper).text(0)
    assert missing_glyphs(paper, faces) == ["\ue000", "\U0003fffd"]


def test_without_the_fallbacks_a_rare_name_keeps_its_code(register, rows, screen_faces):
    assert missing_glyphs(register(rows(1, name="𠮷田芳")), screen_faces) == ["𠮷"]


def test_every_character_leaves_ink_on_the_paper(register, printed):
    document = printed(register(mixed_rows(30)))
    scale = 3
    picture = document.document[0].render(scale=scale).to_pil().convert("L")

    for letter in document.letters(0):
        left, bottom, right, top = letter.box
        area = (left * scale, picture.height - top * scale, right * scale + 1, picture.height - bottom * scale + 1)
        assert picture.crop(tuple(map(round, area))).getextrema()[0] < 170, letter


def test_faces_are_embedded_and_no_other_is_asked_for(register, printed):
    data = printed(register(mixed_rows(30))).data

    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == data.count(b"/Type /FontDescriptor") >= 5


def test_pages_are_a4_portrait_and_their_language_is_chinese(register, rows, printed):
    document = printed(register(rows(3)))

    assert document.document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.01)
    assert b"/Lang (zh-CN)" in document.data


def test_thirty_people_fit_on_one_page(register, rows, printed):
    assert len(printed(register(rows(30)))) == 1


def test_thirty_people_with_names_of_25_characters_fit_on_one_page(register, rows, printed):
    assert len(printed(register(rows(30, name=OTHER[3])))) == 1


def test_a_file_of_thirty_people_is_small(register, printed):
    assert len(printed(register(mixed_rows(30))).data) < 120_000


def test_three_hundred_people_stand_on_numbered_pages_with_the_titles_of_the_columns_on_each(register, rows, printed):
    document = printed(register(rows(300)))
    total = len(document)

    assert total == 9
    for page in range(total):
        assert "序号 姓名 出生年 卡尾号 到课时间 方式 签名 备注" in document.text(page)
        assert f"第 {page + 1} 页 / 共 {total} 页" in document.text(page)
        assert "浦沿街道分院" in document.text(page)
    numbers = [int(no) for no in re.findall(r"^(\d+) 王桂芳", document.whole_text, re.MULTILINE)]
    assert numbers == list(range(1, 301))


def test_signatures_stand_once_at_the_end(register, rows, printed):
    document = printed(register(rows(70)))

    for words in ("任课教师（签字）", "经办人（签字）"):
        assert document.whole_text.count(words) == 1
        assert words in document.text(len(document) - 1)


def test_the_head_tells_course_session_time_place_and_teacher(register, rows, printed):
    text = printed(register(rows(3))).text(0)

    for words in (
        "滨江区社区学院·浦沿街道分院",
        "智能手机应用（初级）签到表",
        "2026年11月24日（星期二）14:00–15:30",
        "第 6 次课",
        "203 教室",
        "沈老师",
        "2026-11-24 15:42 打印 陈小燕",
    ):
        assert words in text


def test_each_number_has_its_meaning_under_it(register, rows, printed):
    text = printed(register(rows(3))).text(0)

    for words in ("应到 30\n名单上的人", "实到 25\n到课的人，含临时", "未到 4\n名单上没来也没请假的人"):
        assert words in text


def test_a_register_printed_before_the_class_leaves_blanks_for_the_pen(register, rows, printed):
    blank = Counts(expected=12, present=None, excused=None, absent=None, walk_in=None)

    text = printed(register(rows(12, status="", checked_at="", method=""), counts=blank)).text(0)

    assert "实到\n" in text
    assert "以下空白" not in text


def test_the_time_stands_where_one_came_and_the_standing_where_not(register, printed):
    people = (
        RegisterRow(1, "何美娟", status="出席", checked_at="13:58", method="刷卡"),
        RegisterRow(2, "吴阿毛", status="请假"),
        RegisterRow(3, "沈月仙", status="迟到", checked_at="14:22", method="手工", note="没带卡"),
    )

    text = printed(register(people)).text(0)

    assert "1 何美娟 13:58 刷卡\n" in text
    assert "2 吴阿毛 请假\n" in text
    assert "3 沈月仙 14:22 手工 迟到；没带卡\n" in text


def test_a_register_of_nobody_says_so(register, printed):
    document = printed(register())

    assert len(document) == 1
    assert "这节课还没有人在名单上，也没有人签到" in document.text(0)


def test_a_training_register_says_so_on_every_page_and_its_watermark_is_no_text(register, rows, printed):
    document = printed(register(rows(70), is_training=True))

    for page in range(len(document)):
        assert document.text(page).count("演示") == 1
        assert "不作凭证" in document.text(page)
        pale = sum(count for count, colour in colours(document, page) if colour == (0xFA, 0xEA, 0xE7))
        assert pale > 20_000


def test_a_real_register_bears_no_training_mark(register, rows, printed):
    document = printed(register(rows(70)))

    assert "演示" not in document.whole_text
    assert (0xFA, 0xEA, 0xE7) not in {colour for _, colour in colours(document, 0)}


@pytest.mark.parametrize("is_training", [False, True])
def test_no_two_characters_lie_on_each_other(is_training, register, printed):
    title = "老年人智能手机应用与移动支付安全防范专题培训班（第三期·浦沿街道联庄社区市民学校教学点）"
    room = "浦沿街道联庄社区文化家园二号楼三层多功能活动室兼排练厅东侧小教室"
    paper = register(mixed_rows(75), is_training=is_training, title=title, room=room, teacher=OTHER[0])
    document = printed(paper)

    for page in range(len(document)):
        assert overlapping(document.letters(page)) == []


def test_no_character_touches_a_rule(register, printed):
    document = printed(register(mixed_rows(75), is_training=True))

    for page in range(len(document)):
        rules = list(document.rules(page))
        crossed = [letter for letter in document.letters(page) if any(meet(letter.box, rule) for rule in rules)]
        assert crossed == []


def test_texts_of_any_length_stay_in_their_cells(register, rows, printed):
    long = {"name": "阿" * 50, "birth_year": "一九四八年", "method": "由值班人代为登记", "note": "说明" * 150}
    heads = {"title": "专题培训" * 30, "room": "教室" * 60, "teacher": "老师" * 40, "branch_name": "分院" * 40}
    document = printed(register(rows(8, **long), printed_by="经办" * 40, is_training=True, **heads))

    for page in range(len(document)):
        letters, rules = document.letters(page), list(document.rules(page))
        assert overlapping(letters) == []
        assert [letter for letter in letters if any(meet(letter.box, rule) for rule in rules)] == []
        assert all(letter.box[0] >= 54 and letter.box[2] <= 554 for letter in letters)


def test_everything_stays_inside_the_margins(register, printed):
    document = printed(register(mixed_rows(75), is_training=True))

    for page in range(len(document)):
        for letter in document.letters(page):
            left, bottom, right, top = letter.box
            assert left >= 54
            assert bottom >= 20
            assert right <= 596 - 42
            assert top <= 842 - 28


def test_the_same_register_gives_the_same_bytes(register, printed):
    paper = register(mixed_rows(40), is_training=True)

    assert printed(paper).data == printed(paper).data


def test_another_process_gives_the_same_bytes(register, rows, printed, fallbacks, tmp_path):
    script = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[2]]\n"
        "from pathlib import Path\n"
        "from conftest import FONTS, make_register, make_rows\n"
        "from bjdesk.documents.faces import register_faces\n"
        "from bjdesk.documents.register import write_register\n"
        "faces = register_faces(FONTS, [Path(sys.argv[3])])\n"
        "write_register(make_register(make_rows(3, name='𠮷田芳')), Path(sys.argv[4]), faces)\n"
    )
    target = tmp_path / "other.pdf"
    here = Path(__file__).parent
    environment = {"PYTHONHASHSEED": "7", "TZ": "America/Lima"}
    command = [sys.executable, "-c", script, str(here), str(here.parents[1]), str(fallbacks), str(target)]

    subprocess.run(command, env=environment, check=True)

    assert target.read_bytes() == printed(register(rows(3, name="𠮷田芳"))).data


def test_the_file_is_dated_and_titled_by_the_register_not_by_the_machine(register, rows, printed):
    facts = printed(register(rows(3))).document.get_metadata_dict()

    assert facts["Title"] == "智能手机应用（初级）签到表"
    assert facts["Author"] == "浦沿街道分院"
    assert facts["CreationDate"] == "D:20261124154200+08'00'"


def test_a_session_past_midnight_names_both_days(register):
    starts = datetime(2026, 12, 31, 22, 0, tzinfo=UTC)

    paper = register(starts=starts, ends=starts + timedelta(hours=3))

    assert paper.when == "2026年12月31日（星期四）22:00–2027年1月1日（星期五）01:00"


def test_a_file_name_is_suggested_that_every_system_takes(register):
    paper = register(title='书法: "楷书" <上>/下?')

    assert suggested_name(paper) == "签到表 书法 楷书 上 下 第6次课 2026-11-24.pdf"


def test_a_path_gets_the_file_and_nothing_beside_it(register, rows, faces, tmp_path):
    target = tmp_path / "签到表.pdf"

    write_register(register(rows(3)), target, faces)

    assert target.read_bytes().startswith(b"%PDF-1.5")
    assert list(tmp_path.iterdir()) == [target]


def test_what_pages_import_of_the_register_does_not_load_the_pdf_library():
    script = "import sys, bjdesk.documents.register, bjdesk.documents.faces; sys.exit('reportlab' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=False).returncode == 0


def colours(document, page):
    return document.document[page].render().to_pil().convert("RGB").getcolors(1 << 24)


def meet(one, other):
    """Whether two boxes share more than a hair."""
    hair = 0.1
    return (
        one[0] < other[2] - hair and other[0] < one[2] - hair and one[1] < other[3] - hair and other[1] < one[3] - hair
    )


def overlapping(letters):
    """Pairs of letters whose boxes meet; sorted by their left edge, so that few pairs are compared."""
    ordered = sorted(letters, key=lambda letter: letter.box[0])
    starts = [letter.box[0] for letter in ordered]
    pairs = []
    for index, letter in enumerate(ordered):
        end = bisect_left(starts, letter.box[2])
        pairs += [(letter, other) for other in ordered[index + 1 : end] if meet(letter.box, other.box)]
    return pairs
