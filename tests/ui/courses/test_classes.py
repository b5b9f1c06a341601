"""A class of one's own, entered from an empty training branch by keyboard alone, and led to its end (R25, R26)."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from bjdesk.access.model import Staff as StaffMember
from bjdesk.learning.classes.commands import EditClass
from bjdesk.learning.commands import CloseSession
from bjdesk.ui.courses.classes_area import DETAIL, ENROL, FORM, LIST
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.duty import Duty
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from tests.documents.test_workbook import Book
from tests.makers import DAY, Branch
from tests.ui.courses.classes import ALT, CTRL, FIRST_DAY, KEY, Staff, open_courses
from tests.ui.learners.desk import cells, front_desk, said


@pytest.fixture
def staff(qapp: QApplication, theme: Theme, branch: Branch, tmp_path: Path, qtbot: QtBot) -> Staff:
    return open_courses(qapp, theme, branch, tmp_path, qtbot)


def rows(table: RowTable) -> list[list[str]]:
    model = table.rows
    return [cells(model, place) for place in range(model.rowCount())]


def hold(branch: Branch, number: int, *people: UUID) -> None:
    """Let the day of a meeting come, people come to it, and close it."""
    record = UUID(bytes=bytes(branch.value("SELECT id FROM session WHERE ordinal = ?", number)))
    branch.clock.step(timedelta(microseconds=branch.session(record).starts_at - branch.clock.now()))
    for person in people:
        branch.check_in(record, person)
    branch.clock.advance(minutes=120)
    branch.execute(CloseSession(record, branch.session(record).rev))


def test_an_empty_branch_says_so_and_alt_n_begins_a_class(staff: Staff) -> None:
    staff.press(KEY.Key_B, ALT)
    assert staff.area.list.empty.what == "2026年秋季还没有班"
    assert staff.area.list.count.text() == "0 个班"

    staff.press(KEY.Key_Return)
    staff.press(KEY.Key_Escape)
    staff.press(KEY.Key_N, ALT)

    assert staff.area.showing == FORM
    assert QApplication.focusWidget() is staff.area.editor.form.title.edit
    assert staff.area.editor.form.term.text == "2026年秋季"


def test_a_class_is_entered_by_keyboard_alone(staff: Staff) -> None:
    staff.plan()

    assert said(staff.page) == ["“国画（演示）”开好了，6 次课"]
    assert staff.area.showing == DETAIL
    meetings = rows(staff.area.detail.meetings.table)
    assert [row[1] for row in meetings][:2] == [
        "12 月 1 日，星期二 09:00–10:30，文化广场",
        "12 月 3 日，星期四 09:00–10:30，文化广场",
    ]
    assert len(meetings) == 6


def test_the_list_tells_of_each_class_when_where_and_how_full(staff: Staff) -> None:
    staff.plan(quota="20")
    staff.press(KEY.Key_Escape)

    assert staff.area.showing == LIST
    assert rows(staff.area.list.table) == [
        ["国画（演示），沈丽老师", "周二、周四 09:00–10:30，文化广场", "0 / 20 人", "12-1 09:00", "报名中"]
    ]
    assert staff.area.list.count.text() == "1 个班"


def test_typing_finds_by_letters_and_says_how_many_of_how_many(staff: Staff) -> None:
    staff.plan()
    staff.press(KEY.Key_Escape)
    staff.plan("书法（演示）", "别处", first="12-2")
    staff.press(KEY.Key_Escape)

    staff.type("gh", enter=False)
    assert [row[0] for row in rows(staff.area.list.table)] == ["国画（演示），沈丽老师"]
    assert staff.area.list.count.text() == "2 个班里找到 1 个"

    staff.type("xyz", enter=False)
    assert staff.area.list.empty.what == "没找到“xyz”"


def test_dates_appear_while_they_are_typed_and_a_skipped_one_is_made_up_for(staff: Staff) -> None:
    staff.press(KEY.Key_N, ALT)
    staff.fill_in("国画（演示）", "", "", "", "", "", "文化广场")
    staff.tick(1)
    staff.fill_in("9:00", "10:30", "12-1", "", "3", "")
    staff.until(lambda: staff.area.form_view.preview.summary == "3 次，12-1 到 12-15")

    staff.type("12-8", enter=False)

    staff.until(lambda: staff.area.form_view.preview.summary == "3 次，12-1 到 12-22")
    assert staff.area.editor.form.first.message == "12 月 1 日，星期二"
    assert staff.area.editor.form.hours.message == "按时长 2"


def test_a_clash_names_the_other_booking_and_one_free_room(staff: Staff, branch: Branch) -> None:
    room, _other = branch.venue("教室", room_no="203", capacity=30), branch.venue("教室", room_no="301", capacity=40)
    branch.meeting(branch.course("太极社（演示）"), "09:30", "11:00", day=FIRST_DAY, venue=room)
    staff.press(KEY.Key_N, ALT)
    staff.fill_in("国画（演示）", "", "", "", "", "", "203 教室")
    staff.tick(1)
    staff.fill_in("9:00", "10:30", "12-1", "", "3")
    preview = staff.area.form_view.preview
    staff.until(lambda: preview.summary == "3 次，12-1 到 12-15；1 次撞了别的预订")

    assert rows(preview.table)[0] == ["12-1 周二，撞了，已有：演示 09:30–11:00，跳过"]
    assert preview.free == "301 教室每次都空着"
    preview.use.setFocus()
    staff.press(KEY.Key_Return)
    assert staff.area.editor.form.place.text == "301 教室"
    assert preview.summary == "3 次，12-1 到 12-15"


def test_a_clash_that_comes_at_saving_refuses_everything_and_keeps_what_was_typed(staff: Staff, branch: Branch) -> None:
    room = branch.venue("教室", room_no="203")
    branch.meeting(branch.course("太极社（演示）"), "09:30", "11:00", day=FIRST_DAY, venue=room)

    staff.plan(place="203 教室")

    assert said(staff.page) == ["2026-12-01 这个时间“教室”已有：演示"]
    assert staff.area.showing == FORM
    assert staff.area.editor.form.title.text == "国画（演示）"
    assert branch.value("SELECT count(*) FROM activity") == 1


def test_a_class_that_is_not_finished_is_kept_as_a_draft(staff: Staff) -> None:
    staff.press(KEY.Key_N, ALT)
    staff.fill_in("国画（演示）", "", "沈丽")
    staff.press(KEY.Key_Escape)
    assert staff.area.showing == LIST

    staff.press(KEY.Key_N, ALT)

    assert staff.area.editor.form.title.text == "国画（演示）"
    assert staff.area.form_view.card.kept.text() == "接着 07:30 没填完的"


def test_a_category_is_picked_by_its_letters_from_the_list_below_the_field(staff: Staff) -> None:
    staff.press(KEY.Key_N, ALT)
    staff.fill_in("剪纸（演示）")
    field = staff.area.editor.form.category

    QTest.keyClicks(field.edit, "sgyy")
    assert field.has_popup
    staff.press(KEY.Key_Return)
    staff.come_back()

    assert field.text == "手工园艺"
    assert field.choice is not None
    assert field.choice.key == "04"


def test_what_is_missing_is_said_under_its_field(staff: Staff) -> None:
    staff.press(KEY.Key_N, ALT)
    staff.press(KEY.Key_S, CTRL)

    form = staff.area.editor.form
    assert (form.title.message, form.starts.message, form.first.message) == ("要填", "要填", "要填")
    assert QApplication.focusWidget() is form.title.edit


def test_ctrl_z_takes_a_new_class_back(staff: Staff, branch: Branch) -> None:
    staff.plan()

    staff.press(KEY.Key_Z, CTRL)

    assert said(staff.page) == ["撤销好了"]
    assert staff.area.showing == LIST
    assert branch.value("SELECT count(*) FROM activity WHERE removed = 0") == 0


def test_people_are_enrolled_by_letters_until_the_class_is_full_and_then_wait(staff: Staff, branch: Branch) -> None:
    for name in ("王桂芳", "何美娟", "陈根法"):
        branch.learner(name)
    staff.plan(quota="2", hard="3")
    staff.press(KEY.Key_E, ALT)
    assert staff.area.showing == ENROL

    staff.type("wgf")
    assert said(staff.page) == ["王桂芳报上了"]
    staff.type("hmj")
    staff.type("cgf")

    assert said(staff.page) == ["满员了，陈根法排到候补第 1 位"]
    staff.press(KEY.Key_Escape)
    assert [row[0].split("，")[0] for row in rows(staff.area.detail.members.table)] == ["何美娟", "王桂芳"]
    assert [row[1].split("，")[0] for row in rows(staff.area.detail.waiting.table)] == ["陈根法"]


def test_a_card_at_the_open_class_enrols_its_holder(staff: Staff, branch: Branch) -> None:
    branch.learner("王桂芳", card="0102030001")
    staff.plan()

    staff.page.on_scan("0102030001")

    assert said(staff.page) == ["王桂芳报上了"]
    assert staff.window.page_key == "courses"


def test_another_page_opens_a_class_by_its_id_over_the_day(staff: Staff) -> None:
    staff.plan()
    opened = staff.area.opened
    assert opened is not None
    staff.press(KEY.Key_F8)

    staff.window.show_page("courses", opened.row.id)

    assert staff.page.mode.is_on
    assert (staff.area.showing, staff.area.opened.row.title) == (DETAIL, "国画（演示）")


def test_a_card_that_nobody_holds_goes_along_to_the_form_that_registers_its_holder(
    staff: Staff, branch: Branch
) -> None:
    staff.plan()
    staff.press(KEY.Key_E, ALT)
    staff.page.on_scan("0102030001")
    assert said(staff.page) == ["这张卡还没登记，尾号 0001"]

    staff.window.perform("register")

    desk = front_desk(staff.window)
    assert staff.window.page_key == "check-in"
    assert [card.last4 for card in desk.cards] == ["0001"]


def test_a_card_over_the_list_is_somebody_who_arrives(staff: Staff, branch: Branch) -> None:
    branch.learner("王桂芳", card="0102030001")
    staff.plan()
    staff.press(KEY.Key_Escape)
    scanned: list[str] = []
    desk = front_desk(staff.window)
    desk.on_scan = scanned.append

    staff.page.on_scan("0102030001")

    assert (staff.window.page_key, scanned) == ("check-in", ["0102030001"])


def test_who_leaves_gives_her_seat_to_the_first_who_waits(staff: Staff, branch: Branch) -> None:
    for name in ("王桂芳", "何美娟"):
        branch.learner(name)
    staff.plan(quota="1")
    staff.press(KEY.Key_E, ALT)
    staff.fill_in("wgf", "hmj")
    staff.press(KEY.Key_Escape)
    staff.area.detail.show_tab(0)
    staff.area.detail.focus_list()

    staff.press(KEY.Key_Delete)
    assert staff.area.ask.words == "王桂芳为什么退学？"
    staff.press(KEY.Key_Return)
    assert staff.area.ask.words == "王桂芳最后一天是哪天？"
    staff.press(KEY.Key_Return)

    assert said(staff.page) == ["王桂芳退学了，最后一天是 11-24", "空出一个名额"]
    staff.page.messages.banners[1].acted.emit()
    assert said(staff.page) == ["何美娟递补上了"]


def test_the_last_day_is_said_in_words_and_a_day_before_joining_or_no_day_is_asked_again(
    staff: Staff, branch: Branch
) -> None:
    branch.learner("王桂芳")
    staff.plan()
    staff.press(KEY.Key_E, ALT)
    staff.type("wgf")
    staff.press(KEY.Key_Escape)
    staff.area.detail.show_tab(0)
    staff.area.detail.focus_list()
    branch.clock.step(timedelta(days=3))

    def say(answer: str) -> None:
        assert staff.area.ask.words == "王桂芳最后一天是哪天？"
        staff.press(KEY.Key_Tab)
        staff.press(KEY.Key_Return)
        staff.type(answer)

    staff.press(KEY.Key_Delete)
    staff.press(KEY.Key_Return)
    for answer, words in (
        ("那天", ["看不懂“那天”是哪天"]),
        ("11-20", ["退学的日子（2026-11-20）比入班（2026-11-24）还早"]),
        ("12-20", ["2026-12-20 还没到，现在不能先退学"]),
    ):
        say(answer)
        assert said(staff.page) == words
    say("11-25")

    assert said(staff.page) == ["王桂芳退学了，最后一天是 11-25"]
    assert branch.rows("SELECT left_on FROM enrolment") == [("2026-11-25",)]


def test_a_meeting_is_moved_called_off_and_held_after_all(staff: Staff) -> None:
    staff.plan()
    staff.press(KEY.Key_Return)
    staff.fill_in("12-2", "文化广场", "14:00", "15:30")
    staff.press(KEY.Key_S, CTRL)
    assert said(staff.page) == ["第 1 次课改到 12-2 14:00"]

    staff.press(KEY.Key_Delete)
    staff.press(KEY.Key_Return)
    assert said(staff.page) == ["第 1 次课停了，教室让出来了"]
    assert rows(staff.area.detail.meetings.table)[0][3] == "停课，恢复"

    staff.press(KEY.Key_Z, CTRL)
    assert rows(staff.area.detail.meetings.table)[0][3] == "改期，停课"


def test_a_meeting_is_added(staff: Staff) -> None:
    staff.plan()
    staff.choose("加一次课")
    staff.fill_in("1-5", "文化广场", "9:00", "10:30")
    staff.press(KEY.Key_S, CTRL)

    assert said(staff.page) == ["加了一次课：2027-1-5 09:00"]
    assert len(rows(staff.area.detail.meetings.table)) == 7


def test_the_whole_story_ends_with_who_has_earned_it(staff: Staff, branch: Branch) -> None:
    came, missed = branch.learner("王桂芳"), branch.learner("何美娟")
    staff.plan(times="2")
    staff.press(KEY.Key_E, ALT)
    staff.fill_in("wgf", "hmj")
    staff.press(KEY.Key_Escape)
    staff.area.detail.step.click()
    assert said(staff.page) == ["开班了"]

    staff.area.detail.step.click()
    assert said(staff.page) == ["“国画（演示）”还有 2 次课没有上完（第 1 次，2026-12-01）"]

    hold(branch, 1, came, missed)
    hold(branch, 2, came)
    staff.press(KEY.Key_F5)
    staff.page.refresh(None)
    assert [row[1] for row in rows(staff.area.detail.members.table)] == ["还差 1 次（要来满 70%）", "够结业"]

    staff.choose("结班")
    assert staff.area.ask.words == "结班以后名单就定了：够结业 1 人，不够 1 人。现在结班？"
    staff.press(KEY.Key_Return)
    assert said(staff.page) == ["结班了"]
    assert QApplication.focusWidget() is staff.area.detail.lists[staff.area.detail.tabs.index].table

    staff.choose("重开这个班")
    assert said(staff.page) == ["您的岗位不能做这件事"]


def test_a_front_desk_is_told_whom_to_ask_and_a_supervisor_takes_over_by_keyboard(staff: Staff, branch: Branch) -> None:
    known = {"org_id": branch.branch_id, "name": "周国强", "role": "2", "active_from": DAY}
    branch.plant(StaffMember, **known)
    came, desk = branch.learner("王桂芳"), staff.window.workspace
    assert isinstance(desk, DeskWorkspace)
    duty = Duty(staff.window, desk)
    staff.plan(times="2")
    staff.press(KEY.Key_E, ALT)
    staff.type("wgf")
    staff.press(KEY.Key_Escape)
    staff.area.detail.step.click()
    hold(branch, 1, came)
    staff.page.refresh(None)
    staff.area.detail.show_tab(1)
    staff.area.detail.focus_list()

    staff.press(KEY.Key_Return)
    assert said(staff.page) == ["您的岗位不能做这件事"]
    assert staff.page.messages.banners[0].do == "请专职管理来做：按 Alt H 换人值班，做完再换回来。"

    staff.window.perform("hand-over")
    assert [action.text() for action in duty.menu.actions()] == ["演示员，前台", "周国强，专职管理"]
    QTest.keyClick(duty.menu, KEY.Key_Return)
    assert said(staff.page) == ["现在是周国强值班"]
    assert staff.window.status_bar.staff.text() == "值班：周国强"

    staff.area.detail.focus_list()
    staff.press(KEY.Key_Return)
    assert said(staff.page) == ["第 1 次课重开了"]


def test_a_class_asks_for_ages_an_undertaking_hours_every_other_week_and_a_fee(staff: Staff, branch: Branch) -> None:
    staff.press(KEY.Key_N, ALT)
    staff.fill_in("太极（演示）", "", "", "2026年秋季", "", "", "文化广场")
    staff.tick(1)
    staff.fill_in("9:00", "10:30", "12-1", "2", "3", "", "", "", "", "4", "60", "80")
    staff.press(KEY.Key_Space)
    staff.press(KEY.Key_Return)
    staff.press(KEY.Key_Space)
    staff.press(KEY.Key_Return)
    staff.fill_in("20", "")
    staff.press(KEY.Key_S, CTRL)
    assert staff.area.editor.form.basis.message == "要填"

    staff.type("收费批文 3 号")
    staff.press(KEY.Key_S, CTRL)

    assert said(staff.page) == ["“太极（演示）”开好了，3 次课"]
    asked = "completion_hours, age_min, age_max, needs_undertaking, fee, fee_basis, ends_on"
    found = branch.rows(f"SELECT {asked} FROM activity")
    assert found == [(400, 60, 80, 1, 2000, "收费批文 3 号", "2026-12-29")]


def test_ages_the_wrong_way_round_are_said_at_their_field_and_an_untouched_form_edits_nothing(
    staff: Staff, branch: Branch
) -> None:
    staff.plan()
    staff.choose("改这个班的资料")
    form = staff.area.editor.form
    staff.press(KEY.Key_S, CTRL)
    assert said(staff.page) == ["改好了"]
    assert branch.value("SELECT count(*) FROM audit_value WHERE field = 'age_min'") == 0

    staff.choose("改这个班的资料")
    form.youngest.edit.setFocus()
    staff.fill_in("70", "60")
    staff.press(KEY.Key_S, CTRL)
    assert said(staff.page) == ["年龄的上下限不对"]
    assert QApplication.focusWidget() is form.youngest.edit

    staff.fill_in("50", "60")
    staff.press(KEY.Key_Space)
    staff.press(KEY.Key_S, CTRL)
    assert branch.rows("SELECT age_min, age_max, needs_undertaking FROM activity") == [(50, 60, 1)]


def test_the_relative_who_signed_is_asked_for_and_kept(staff: Staff, branch: Branch) -> None:
    branch.learner("王桂芳", birth_year=1930)
    staff.plan()
    opened = staff.area.opened
    assert opened is not None
    branch.execute(EditClass(opened.row.id, opened.row.rev, {"needs_undertaking": True}))
    staff.press(KEY.Key_E, ALT)

    staff.type("wgf")
    assert staff.area.ask.words == "哪位家属给王桂芳签的字？"
    staff.type("陈建国")

    assert said(staff.page) == ["王桂芳报上了"]
    assert branch.rows("SELECT undertaking_by, undertaking_on FROM enrolment") == [("陈建国", "2026-11-24")]


def test_a_class_is_cancelled_with_a_reason(staff: Staff) -> None:
    staff.plan()
    staff.choose("取消这个班")
    staff.press(KEY.Key_Return)

    assert said(staff.page) == ["这个班取消了"]
    staff.press(KEY.Key_Escape)
    assert rows(staff.area.list.table)[0][4] == "取消了"


def test_another_desk_s_correction_is_shown_and_what_was_typed_stays(staff: Staff, branch: Branch) -> None:
    staff.plan(quota="20")
    opened = staff.area.opened
    assert opened is not None
    staff.choose("改这个班的资料")
    staff.fill_in("国画基础（演示）")
    branch.execute(EditClass(opened.row.id, opened.row.rev, {"title": "国画入门（演示）", "teacher_name": "汪明"}))

    staff.press(KEY.Key_S, CTRL)

    form = staff.area.editor.form
    assert (form.title.text, form.title.message) == ("国画基础（演示）", "别人刚改成：国画入门（演示）")
    assert (form.teacher.text, form.teacher.message) == ("汪明", "别人刚改成这样")
    staff.press(KEY.Key_S, CTRL)
    assert said(staff.page) == ["改好了"]
    assert branch.rows("SELECT title, teacher_name FROM activity") == [("国画基础（演示）", "汪明")]


def test_what_the_list_shows_leaves_as_excel_and_is_noted(staff: Staff, branch: Branch, tmp_path: Path) -> None:
    staff.plan()
    staff.press(KEY.Key_Escape)
    staff.plan("书法（演示）", "别处", first="12-2")
    staff.press(KEY.Key_Escape)
    staff.type("gh", enter=False)

    staff.press(KEY.Key_X, ALT)
    staff.until(lambda: "存好了" in said(staff.page))

    (path,) = (tmp_path / "papers").iterdir()
    told = Book(path.read_bytes()).values()
    assert "国画（演示）" in told
    assert "书法（演示）" not in told
    assert (
        branch.read(lambda db: db.execute(text("SELECT command FROM audit ORDER BY n DESC")).scalar()) == "NoteExport"
    )


def test_the_papers_are_saved_and_say_where(staff: Staff, tmp_path: Path) -> None:
    staff.plan()
    for choose in ("名册存成 PDF", "名册存成 Excel", "名册存成 Excel", "签到表存成 Excel"):
        staff.choose(choose)
        staff.until(lambda: not staff.page.tools.jobs.running and "存好了" in said(staff.page))
    staff.press(KEY.Key_F9)
    staff.until(lambda: not staff.page.tools.jobs.running)

    assert {path.name for path in (tmp_path / "papers").iterdir()} == {
        "班级名册 国画（演示） 2026-11-24（2）.xlsx",
        "班级名册 国画（演示） 2026-11-24.pdf",
        "班级名册 国画（演示） 2026-11-24.xlsx",
        "签到表 国画（演示） 第1次课 2026-12-01.pdf",
        "签到表 国画（演示） 第1次课 2026-12-01.xlsx",
    }
    assert staff.page.messages.banners[-1].do.endswith("在“papers”里")


def test_alt_and_arrows_walk_through_the_terms_and_f8_goes_back_to_the_day(staff: Staff) -> None:
    staff.press(KEY.Key_B, ALT)
    staff.press(KEY.Key_Right, ALT)
    assert staff.area.list.empty.what == "2027年春季还没有班"

    staff.press(KEY.Key_F8)

    assert not staff.page.mode.is_on
    assert staff.page.empty.isVisible()
