"""A society with ten members and three meetings, entered from an empty register by keyboard alone (R71, R72)."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bjdesk.societies.commands import EditSociety, RegisterSociety
from bjdesk.ui.societies.area import ADD, FORM, HOME, MEETING
from bjdesk.ui.societies.detail import MEETINGS, MEMBERS
from tests.makers import Branch
from tests.ui.learners.desk import cells, elided, front_desk, nameless, said
from tests.ui.societies.staff import ALT, CTRL, KEY, Staff

TEN = ("am", "bl", "cz", "dj", "fs", "gf", "hl", "jt", "kx", "ll")


def test_an_empty_register_says_so_and_alt_n_begins_a_society(staff: Staff) -> None:
    assert staff.area.list.empty.what == "还没有社团"
    assert QApplication.focusWidget() is staff.area.list.new

    staff.press(KEY.Key_N, ALT)

    assert staff.area.showing == FORM
    assert QApplication.focusWidget() is staff.area.form.name.edit


def test_ten_members_and_three_meetings_are_entered_by_keyboard(staff: Staff, branch: Branch) -> None:
    staff.register()
    assert said(staff.page) == ["“书画社（演示）”登记好了"]

    staff.add(*TEN)
    staff.meet("11-3", number="9")
    for day in ("12-1", "12-15"):
        staff.press(KEY.Key_A, ALT)
        staff.type(day)
        staff.press(KEY.Key_S, CTRL)

    found = staff.area.found
    assert found is not None
    assert found.line.belong.people == 10
    assert [(one.came, one.place, one.is_told) for one in found.meetings] == [
        (0, "公园", False),
        (0, "公园", False),
        (9, "公园", True),
    ]
    assert (found.line.row.founded_on, found.line.row.category) == (date(2019, 1, 1), "1")
    assert staff.area.list.count.text() == "1 个社团，10 人"
    assert branch.value("SELECT count(*) FROM booking WHERE borrower_kind = '2'") == 3


def test_enter_alone_leads_through_the_form_and_a_kind_is_picked_by_arrows(staff: Staff) -> None:
    """From the empty register to the first member; no field and no box is passed over."""
    form = staff.area.form
    staff.press(KEY.Key_Return)
    staff.type("书画社（演示）")
    staff.press(KEY.Key_Down, times=3)
    staff.press(KEY.Key_Return)
    assert form.category.choice is not None
    assert QApplication.focusWidget() is form.community.edit

    staff.press(KEY.Key_Return, times=6)
    assert QApplication.focusWidget() is form.charter
    staff.press(KEY.Key_Space)
    staff.press(KEY.Key_Return, times=3)
    assert QApplication.focusWidget() is form.save
    staff.press(KEY.Key_Return)
    assert QApplication.focusWidget() is staff.area.detail.add
    staff.press(KEY.Key_Return)

    assert staff.area.showing == ADD
    found = staff.area.found
    assert found is not None
    assert (found.line.row.has_charter, found.line.row.has_rules) == (True, False)


def test_a_meeting_just_planned_is_the_one_in_front(staff: Staff) -> None:
    staff.register()
    staff.meet("12-1")
    staff.meet("12-8")

    (later, _earlier) = staff.area.found.meetings if staff.area.found is not None else ()
    assert staff.area.detail.meetings.table.current_id == later.id


def test_a_card_that_nobody_holds_goes_along_to_the_form_that_registers_its_holder(staff: Staff) -> None:
    staff.register()
    staff.press(KEY.Key_E, ALT)
    staff.page.on_scan("7E570000AA")
    assert said(staff.page)[0].startswith("这张卡还没登记")

    staff.press(KEY.Key_F4)

    assert [card.last4 for card in front_desk(staff.window).cards] == ["00AA"]


def test_the_list_tells_of_each_its_people_year_and_last_meeting(staff: Staff) -> None:
    staff.register()
    staff.add("am")
    staff.meet("11-3", number="9")
    staff.meet("10-6")

    (row,) = [cells(staff.area.list.table.rows, place) for place in range(1)]

    assert row[0] == "书画社（演示），还没有负责人"
    assert row[1] == "1"
    assert "10 月该开没开，11 月开了" in row[2]
    assert row[3:] == ["1 / 2 次", "11-3"]
    assert staff.area.detail.warning == "到今天该开 2 次，开了 1 次"
    assert staff.area.list.counts == (1, 1, 0)


def test_typing_finds_by_letters_and_the_order_changes(staff: Staff, branch: Branch) -> None:
    for name in ("书画社（演示）", "太极社（演示）"):
        staff.register(name)
    staff.add("am", "bl")
    staff.press(KEY.Key_Escape)
    staff.press(KEY.Key_S, ALT)
    assert [staff.area.list.table.rows.row_at(place).row.name for place in range(2)] == [
        "太极社（演示）",
        "书画社（演示）",
    ]

    staff.type("shs", enter=False)

    assert staff.area.list.count.text() == "2 个社团里找到 1 个，0 人"
    assert staff.area.detail.found is not None
    assert staff.area.detail.found.line.row.name == "书画社（演示）"
    staff.type("xyz", enter=False)
    assert staff.area.list.empty.what == "没找到“xyz”"
    assert staff.area.detail.isHidden()
    staff.press(KEY.Key_Escape)
    assert staff.area.list.text == ""


def test_who_is_a_member_already_says_so_and_is_not_added_twice(staff: Staff) -> None:
    staff.register()
    staff.add("am")

    staff.press(KEY.Key_E, ALT)
    staff.type("am", enter=False)
    staff.press(KEY.Key_Return)

    assert staff.area.showing == ADD
    assert staff.area.found is not None
    assert staff.area.found.line.belong.people == 1
    assert cells(staff.area.member_pane.table.rows, 0)[0].startswith("安梅，已是成员")


def test_a_card_adds_its_holder_while_members_are_added_and_arrives_otherwise(staff: Staff) -> None:
    staff.register()
    staff.press(KEY.Key_E, ALT)
    staff.page.on_scan("7E57000003")
    assert said(staff.page) == ["陈竹加进来了"]

    staff.page.on_scan("7E570000FF")
    assert said(staff.page) == ["这张卡还没登记，尾号 00FF"]


def test_who_was_registered_meanwhile_stands_there_and_enter_adds_her(staff: Staff, branch: Branch) -> None:
    staff.register()
    staff.press(KEY.Key_E, ALT)
    staff.press(KEY.Key_F4)
    assert front_desk(staff.window).forms == 1
    branch.clock.advance(minutes=2)
    branch.learner("新来的（演示）")

    staff.press(KEY.Key_5, CTRL)
    staff.press(KEY.Key_Return)

    assert said(staff.page) == ["新来的（演示）加进来了"]
    assert staff.area.showing == ADD
    staff.press(KEY.Key_Return)
    assert staff.area.found is not None
    assert staff.area.found.line.belong.people == 1


def test_ctrl_z_takes_the_last_member_back(staff: Staff) -> None:
    staff.register()
    staff.add("am", "bl")

    staff.press(KEY.Key_Z, CTRL)

    assert staff.area.found is not None
    assert staff.area.found.line.belong.people == 1
    assert said(staff.page) == ["撤销好了"]


def test_a_member_becomes_leader_and_another_one_leaves(staff: Staff) -> None:
    staff.register()
    staff.add("am", "bl")
    staff.area.detail.focus_list()
    staff.do("当负责人")
    assert staff.area.found is not None
    assert staff.area.found.line.belong.leader == "安梅"

    staff.press(KEY.Key_Down)
    staff.do("退出了")
    staff.press(KEY.Key_Return)

    assert said(staff.page) == ["白兰退出了"]
    assert staff.area.found.line.belong.people == 1
    assert staff.area.detail.tabs.index == MEMBERS


@pytest.mark.parametrize(
    ("day", "words"),
    [("2020-1-1", "退出的日子（2020-01-01）比加入（2026-11-24）还早"), ("昨天", "看不懂“昨天”这个日子")],
)
def test_leaving_before_joining_is_refused_in_words(staff: Staff, day: str, words: str) -> None:
    staff.register()
    staff.add("am")
    staff.area.detail.focus_list()
    staff.do("退出了")
    staff.press(KEY.Key_Tab)
    staff.press(KEY.Key_Return)

    staff.type(day)

    assert said(staff.page) == [words]
    assert staff.area.found is not None
    assert staff.area.found.line.belong.people == 1


def test_a_number_is_told_of_a_meeting_and_changed(staff: Staff) -> None:
    staff.register()
    staff.meet("11-10")
    assert staff.area.detail.tabs.index == MEETINGS
    staff.do("记人数")
    staff.type("17")
    assert said(staff.page) == ["记下了，17 人"]

    staff.do("改人数")
    staff.type("很多")
    assert said(staff.page) == ["“很多”不是人数"]
    staff.do("改用签到")

    assert staff.area.found is not None
    assert (staff.area.found.meetings[0].is_told, staff.area.found.meetings[0].state) == (False, "1")


def test_a_clash_names_the_other_and_keeps_what_was_typed(staff: Staff, branch: Branch) -> None:
    room = branch.venue("203 教室（演示）", status="2")
    branch.meeting(branch.course("国画（演示）"), "14:00", "15:30", day=date(2026, 12, 1), venue=room)
    staff.register()

    staff.meet("12-1", place="203 教室（演示）")

    assert staff.area.showing == MEETING
    assert staff.area.meeting_form.clash.startswith("撞了，已有：演示 14:00–15:30。")
    assert staff.area.meeting_form.day.text == "12-1"
    assert "演示" in staff.area.meeting_form.place.message


def test_a_number_of_a_meeting_to_come_is_refused_under_its_field(staff: Staff) -> None:
    staff.register()

    staff.meet("12-1", number="12")

    assert staff.area.showing == MEETING
    assert staff.area.meeting_form.number.message == "这次活动还没开始，记不了人数"
    assert staff.area.found is not None
    assert staff.area.found.meetings == ()


def test_what_is_wrong_is_said_under_its_field(staff: Staff, branch: Branch) -> None:
    branch.execute(RegisterSociety("太极社（演示）"))
    staff.press(KEY.Key_N, ALT)
    staff.press(KEY.Key_S, CTRL)
    assert staff.area.form.name.message == "要填"

    staff.fill_in("太极社（演示）", "没有这一类", "", "", "去年")
    staff.press(KEY.Key_S, CTRL)
    form = staff.area.form
    assert [form.category.message, form.founded.message] == ["名单里没有，按 ↓ 选一个", "看不懂，例如 2019-3-1"]

    form.category.set_text("")
    form.founded.set_text("2027-1-1")
    staff.press(KEY.Key_S, CTRL)

    assert form.name.message == "已经有“太极社（演示）”了"
    assert form.founded.text == "2027-1-1"


def test_an_unfinished_society_is_kept_as_a_draft(staff: Staff) -> None:
    staff.press(KEY.Key_N, ALT)
    staff.fill_in("越剧社（演示）", "器乐戏曲")
    staff.press(KEY.Key_Escape)
    assert staff.area.showing == HOME

    staff.press(KEY.Key_N, ALT)

    assert staff.area.form.name.text == "越剧社（演示）"
    assert staff.area.form.kept.text() == "接着 08:50 没填完的"
    staff.press(KEY.Key_S, CTRL)
    staff.press(KEY.Key_N, ALT)
    assert staff.area.form.name.text == ""


def test_another_desk_s_correction_is_shown_and_what_was_typed_stays(staff: Staff, branch: Branch) -> None:
    staff.register()
    staff.more("改资料")
    assert staff.area.found is not None
    row = staff.area.found.line.row
    branch.execute(EditSociety(row.id, row.rev, {"meeting_rule": "每周五", "filing_no": "7"}))
    staff.area.form.rule.set_text("每周四")

    staff.press(KEY.Key_S, CTRL)
    assert staff.area.form.rule.message == "别人刚改成：每周五"
    assert (staff.area.form.number.text, staff.area.form.rule.text) == ("7", "每周四")
    staff.press(KEY.Key_S, CTRL)

    assert staff.area.found.line.row.meeting_rule == "每周四"
    staff.press(KEY.Key_Z, CTRL)
    assert staff.area.found.line.row.meeting_rule == "每周五"


def test_a_society_stops_with_a_reason_and_goes_on_again(staff: Staff) -> None:
    staff.register()
    staff.more("已备案")
    staff.more("停止活动")
    staff.press(KEY.Key_Return)
    assert staff.area.list.counts == (0, 0, 1)

    staff.press(KEY.Key_Z, CTRL)

    assert staff.area.list.counts == (1, 1, 0)


def test_the_register_and_the_members_are_saved_and_say_where(staff: Staff, tmp_path: Path) -> None:
    staff.register('=HYPERLINK("x")')
    staff.add("am")
    staff.press(KEY.Key_X, ALT)
    staff.until(lambda: (tmp_path / "papers" / "社团名单 2026-11-24.xlsx").exists())
    staff.until(lambda: said(staff.page) == ["存好了"])

    staff.more("成员名单导出 Excel")

    staff.until(lambda: len(list((tmp_path / "papers").iterdir())) == 2)
    staff.until(lambda: len(said(staff.page)) == 1)


def test_a_member_s_card_at_her_meeting_is_green(staff: Staff, branch: Branch) -> None:
    staff.register()
    staff.add("am")
    staff.meet("11-24", "09:00", "10:00")

    assert branch.scan("7E57000001").code == "checked-in"

    staff.page.refresh(None)
    assert staff.area.found is not None
    assert (staff.area.found.meetings[0].came, staff.area.found.meetings[0].expected) == (1, 1)
    assert branch.value("SELECT entry_as FROM attendance") == "4"


def test_other_pages_are_reached_and_esc_leads_back_to_the_desk(staff: Staff) -> None:
    staff.register()
    staff.press(KEY.Key_Escape)
    staff.press(KEY.Key_Escape)

    assert staff.window.page is front_desk(staff.window)


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 1.0), (911, 512, 1.0), (1366, 768, 1.4)])
def test_every_size_shows_whole_words_and_names_what_the_keyboard_reaches(
    staff: Staff, width: int, height: int, scale: float
) -> None:
    staff.register()
    staff.add("am")
    staff.window.resize(width, height)
    staff.window.font_scale.set_percent(round(scale * 100))
    QApplication.processEvents()

    assert elided(staff.page) == []
    assert nameless(staff.page) == []
    assert staff.area.list.isVisible() == (not staff.window.is_compact)
