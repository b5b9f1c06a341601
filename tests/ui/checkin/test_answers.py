"""A swipe is answered by colour, words and sound, and by nothing else than what was committed (R24, R26)."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from bjdesk.kernel.errors import DiskFull, NotWritable
from bjdesk.learning import scanning
from bjdesk.learning.scanning import Answer
from bjdesk.ui.checkin.words import WORDS
from tests.makers import Branch, ClassNow
from tests.societies.hands import Hands
from tests.ui.checkin.desk import STRANGER, CheckInDesk, Open


def test_a_card_of_the_class_turns_the_card_green(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])

    assert desk.tone == "ok"
    assert desk.words == "李演示1 签到成功·08:50 第 1 次本课"
    assert desk.heard == ["ok"]


def test_the_green_card_says_how_much_she_has_learnt_in_all(desk: CheckInDesk, branch: Branch, klass: ClassNow) -> None:
    earlier = branch.meeting(klass.course, "07:00", "08:00", planned=150, state="2")
    branch.mark(earlier, klass.people[0], "1")

    desk.scan(klass.cards[0])

    assert desk.words == "李演示1 签到成功·08:50 第 2 次本课 1.5累计学时"


def test_green_is_shown_only_after_the_commit(desk: CheckInDesk, klass: ClassNow) -> None:
    seen: list[tuple[str, int]] = []

    def look(answer: Answer) -> None:
        seen.append((desk.tone, desk.attendances()))

    desk.page.answered.connect(look)

    desk.scan(klass.cards[0])

    assert seen == [("ok", 1)]


@pytest.mark.parametrize("problem", [DiskFull(path="x"), NotWritable(path="x")])
def test_a_disk_that_refuses_is_red_and_says_to_use_paper(
    desk: CheckInDesk, klass: ClassNow, problem: DiskFull | NotWritable
) -> None:
    assert desk.workspace is not None
    desk.workspace.problem = problem

    desk.scan(klass.cards[0])

    assert desk.tone == "refused"
    assert desk.words.startswith("没有记上！")
    assert "纸质签到表" in desk.words
    assert desk.page.view.card.text.number.startswith("E-")
    assert (desk.heard, desk.attendances(), desk.recent) == (["refused"], 0, [])


def test_after_a_refused_write_the_next_card_is_heard(desk: CheckInDesk, klass: ClassNow) -> None:
    assert desk.workspace is not None
    desk.workspace.problem = DiskFull(path="x")
    desk.scan(klass.cards[0])
    desk.workspace.problem = None

    desk.scan(klass.cards[0])

    assert (desk.tone, desk.attendances()) == ("ok", 1)


def test_an_unknown_card_is_red_and_tells_its_last_four(desk: CheckInDesk) -> None:
    desk.scan(STRANGER)

    assert (desk.tone, desk.heard, desk.attendances()) == ("refused", ["refused"], 0)
    assert desk.words == "这张卡还没登记 卡尾号 9052·没有签到"
    assert desk.buttons == ["登记这张卡", "是老学员的新卡", "先不管"]


def test_a_second_swipe_is_amber_with_the_time_of_the_first(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])

    desk.scan(klass.cards[0], after_s=180)

    assert (desk.tone, desk.heard, desk.attendances()) == ("already", ["ok", "already"], 1)
    assert "已经签过到了（08:50），不用再刷" in desk.words


def test_the_same_card_within_three_seconds_changes_nothing(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    desk.scan(STRANGER)

    desk.scan(klass.cards[0])
    desk.scan(klass.cards[0], after_s=2)

    assert desk.heard == ["ok", "refused"]
    assert desk.tone == "ok"


def test_the_same_card_within_a_minute_is_green_again_without_a_sound(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    desk.scan(STRANGER)

    desk.scan(klass.cards[0])

    assert (desk.tone, desk.heard, desk.attendances()) == ("ok", ["ok", "refused"], 1)


def test_who_comes_late_reads_by_how_much(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.branch.clock.set_to("09:20")

    desk.scan(klass.cards[0])

    assert "晚到 20 分钟" in desk.words


def test_a_learner_of_another_class_may_join_on_the_spot(branch: Branch, klass: ClassNow, make: Open) -> None:
    branch.learner("陆演示", card="01ABCDEF90")
    desk = make()

    desk.scan("01ABCDEF90")

    assert (desk.tone, desk.heard, desk.attendances()) == ("action", ["action"], 0)
    assert desk.words == "陆演示 没有报名这门课，可以当场加入 2还剩名额"
    desk.press("加入本课")
    assert (desk.tone, desk.attendances(), desk.counted) == ("ok", 1, (1, 4))


def test_at_a_society_s_meeting_a_stranger_may_become_a_member_or_is_a_guest(branch: Branch, make: Open) -> None:
    hands = Hands(branch)
    hands.plan(hands.register("书画社（演示）"), starts="9:30", ends="11:00")
    branch.learner("陆演示", card="01ABCDEF90")
    branch.clock.set_to("09:20")
    desk = make()

    desk.scan("01ABCDEF90")

    assert desk.words == "陆演示 不是这个社团的成员，可以从今天起加入"
    desk.press("加入社团")
    assert (desk.tone, branch.value("SELECT count(*) FROM society_member")) == ("ok", 1)
    assert "本社团" in desk.words


def test_only_noting_a_visit_enrols_nobody(branch: Branch, klass: ClassNow, make: Open) -> None:
    branch.learner("陆演示", card="01ABCDEF90")
    desk = make()
    desk.scan("01ABCDEF90")

    desk.press("只记今天来过")

    assert desk.tone == "ok"
    assert branch.value("SELECT count(*) FROM enrolment") == 3
    assert branch.value("SELECT entry_as FROM attendance") == "5"


def test_a_full_class_offers_no_place(branch: Branch, make: Open) -> None:
    branch.class_now(2, quota=2)
    branch.learner("陆演示", card="01ABCDEF90")
    desk = make()

    desk.scan("01ABCDEF90")

    assert desk.buttons == ["只记今天来过"]
    assert "名额也满了" in desk.words


def test_enter_right_after_a_scan_presses_nothing(branch: Branch, klass: ClassNow, make: Open) -> None:
    branch.learner("陆演示", card="01ABCDEF90")
    desk = make()
    desk.scan("01ABCDEF90")

    branch.clock.advance(seconds=0.5)
    desk.key(Qt.Key.Key_Return)

    assert (desk.tone, desk.attendances()) == ("action", 0)
    branch.clock.advance(seconds=0.5)
    desk.key(Qt.Key.Key_Return)
    assert (desk.tone, desk.attendances()) == ("ok", 1)


def test_a_reader_s_enter_does_not_press_the_button_that_has_the_focus(
    branch: Branch, klass: ClassNow, make: Open
) -> None:
    branch.learner("陆演示", card="01ABCDEF90")
    desk = make()
    desk.scan("01ABCDEF90")
    desk.page.view.card.buttons.shown[1].setFocus()

    desk.key(Qt.Key.Key_Return)

    assert desk.attendances() == 0
    branch.clock.advance(seconds=1)
    desk.key(Qt.Key.Key_Return)
    assert desk.attendances() == 1


def test_alt_and_a_digit_press_the_buttons_in_order(branch: Branch, klass: ClassNow, make: Open, qtbot: QtBot) -> None:
    branch.learner("陆演示", card="01ABCDEF90")
    desk = make()
    desk.scan("01ABCDEF90")

    desk.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: desk.attendances() == 1)
    assert branch.value("SELECT entry_as FROM attendance") == "5"


def test_somebody_enrolled_in_two_open_sessions_is_asked_which(branch: Branch, klass: ClassNow, make: Open) -> None:
    other = branch.course("国画（演示）")
    branch.meeting(other, "09:10", "10:30")
    branch.enrol(other, klass.people[0])
    desk = make()

    desk.scan(klass.cards[0])

    assert desk.buttons == ["09:00 智能手机应用（演示）", "09:10 国画（演示）"]
    assert "同时报了 2 节课" in desk.words
    desk.press("09:10 国画（演示）")
    assert desk.tone == "ok"
    assert "国画（演示）" in desk.words


def test_a_scan_goes_to_the_session_that_the_person_is_enrolled_in(branch: Branch, klass: ClassNow, make: Open) -> None:
    other = branch.course("国画（演示）")
    session = branch.meeting(other, "09:10", "10:30")
    branch.enrol(other, branch.learner("陆演示", card="01ABCDEF90"))
    desk = make()

    desk.scan("01ABCDEF90")

    assert desk.tone == "ok"
    assert branch.value("SELECT session_id FROM attendance") == session.bytes
    assert desk.work.board.session is not None
    assert desk.work.board.session.title == "智能手机应用（演示）"
    assert desk.recent == ["陆演示"]


def test_a_stranger_to_all_open_sessions_gets_a_button_for_each(branch: Branch, klass: ClassNow, make: Open) -> None:
    branch.meeting(branch.course("国画（演示）"), "09:10", "10:30")
    branch.learner("陆演示", card="01ABCDEF90")
    desk = make()

    desk.scan("01ABCDEF90")

    assert len(desk.buttons) == 2
    desk.press("09:10 国画（演示）")
    assert branch.value("SELECT count(*) FROM enrolment") == 4


def test_without_a_session_the_card_leads_to_one(branch: Branch, make: Open) -> None:
    branch.learner("陆演示", card="01ABCDEF90")
    desk = make()

    desk.scan("01ABCDEF90")

    assert (desk.tone, desk.words) == ("action", "陆演示 现在没有课，还没有签到")
    desk.press("选一节课")
    assert desk.wanted == [("courses", None)]


def test_a_card_that_names_two_people_asks_who_it_is(branch: Branch, klass: ClassNow, make: Open) -> None:
    branch.card(klass.people[1], klass.cards[0])
    desk = make()

    desk.scan(klass.cards[0])

    assert desk.tone == "action"
    assert sorted(desk.buttons) == ["张演示2", "李演示1"]
    desk.press("张演示2")
    assert (desk.tone, desk.recent) == ("ok", ["张演示2"])
    assert branch.value("SELECT method FROM attendance") == "C"


@pytest.mark.parametrize(("state", "words"), [("2", "挂失"), ("3", "注销"), ("4", "旧卡")])
def test_a_card_that_no_longer_holds_is_refused_but_its_owner_may_come_in(
    branch: Branch, klass: ClassNow, make: Open, state: str, words: str
) -> None:
    branch.card(klass.people[0], "01ABCDEF91", state=state)
    desk = make()

    desk.scan("01ABCDEF91")

    assert (desk.tone, desk.attendances()) == ("refused", 0)
    assert words in desk.words
    desk.press("是本人，照样签到")
    assert (desk.tone, branch.value("SELECT method FROM attendance")) == ("ok", "M")


def test_a_misread_scan_is_red_and_records_nothing(desk: CheckInDesk) -> None:
    desk.page.on_misread()

    assert (desk.tone, desk.heard, desk.attendances()) == ("refused", ["refused"], 0)
    assert desk.words.startswith("没读准，请再刷一次")


def test_an_unreadable_number_is_red(desk: CheckInDesk) -> None:
    desk.scan("\ufffd" * 8)

    assert (desk.tone, desk.words) == ("refused", "没读出卡号 请把卡拿开，再刷一次")


def test_scans_made_before_the_store_is_open_are_answered_in_order(klass: ClassNow, make: Open) -> None:
    desk = make(is_open=False)
    for card in klass.cards[:2]:
        desk.scan(card)
    assert (desk.tone, desk.heard) == ("ready", [])

    desk.open()

    assert desk.attendances() == 2
    assert desk.recent == ["张演示2", "李演示1"]


def test_a_store_that_does_not_open_is_said_in_red_and_the_field_is_not_armed(klass: ClassNow, make: Open) -> None:
    desk = make(is_open=False)
    desk.scan(klass.cards[0])

    desk.page.on_open_failed(NotWritable(path="x"))

    assert (desk.tone, desk.heard) == ("refused", ["refused"])
    assert desk.page.view.field.state == "○ 没在听卡"


def test_a_clock_set_back_between_two_scans_warns_and_keeps_both(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    desk.branch.clock.set_to("08:20")

    desk.scan(klass.cards[1], after_s=0)

    assert (desk.tone, desk.attendances()) == ("ok", 2)
    assert desk.said == ["电脑的时间可能不对"]


def test_the_word_about_the_clock_comes_once_and_goes_when_the_clock_is_right(
    desk: CheckInDesk, klass: ClassNow
) -> None:
    desk.scan(klass.cards[0])
    desk.branch.clock.set_to("08:20")
    desk.scan(klass.cards[1], after_s=0)
    desk.page.messages.banners[0].dismissed.emit()

    desk.scan(klass.cards[2], after_s=0)
    assert desk.said == []

    desk.branch.clock.set_to("08:55")
    desk.scan(desk.newcomer(), after_s=0)
    assert desk.tone == "ok"
    desk.branch.clock.set_to("08:25")
    desk.scan(desk.newcomer(), after_s=0)
    assert desk.said == ["电脑的时间可能不对"]
    desk.branch.clock.set_to("08:56")
    desk.scan(desk.newcomer(), after_s=0)
    assert desk.said == []


def test_green_goes_back_to_waiting_by_itself(klass: ClassNow, make: Open, qtbot: QtBot) -> None:
    desk = make(green_ms=30)
    desk.scan(klass.cards[0])

    qtbot.waitUntil(lambda: desk.tone == "ready")

    assert desk.words.startswith("请刷卡")


def test_red_stays_until_the_next_scan(klass: ClassNow, make: Open, qtbot: QtBot) -> None:
    desk = make(green_ms=10)
    desk.scan(klass.cards[0])
    desk.scan(STRANGER)

    qtbot.wait(60)

    assert desk.tone == "refused"


def test_escape_puts_a_refusal_away(desk: CheckInDesk) -> None:
    desk.scan(STRANGER)

    desk.key(Qt.Key.Key_Escape)

    assert desk.tone == "ready"


def test_a_new_card_of_a_registered_learner_becomes_hers_and_she_has_come(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(STRANGER)
    desk.press("是老学员的新卡")
    assert (desk.tone, desk.words) == ("action", "这张卡是谁的？ 卡尾号 9052·输入她的姓名拼音，找到她")

    desk.type("liy")
    desk.key(Qt.Key.Key_Return)

    assert (desk.tone, desk.recent) == ("ok", ["李演示1"])
    assert desk.branch.scan(STRANGER).name == "李演示1"


def test_the_words_are_told_to_a_screen_reader(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])

    spoken = QAccessible.queryAccessibleInterface(desk.page.view.card).text(QAccessible.Text.Name)
    assert spoken == "李演示1，签到成功·08:50，第 1 次 本课"


def test_thirty_cards_in_a_row_are_all_recorded_and_counted(branch: Branch, make: Open) -> None:
    klass = branch.class_now(30)
    desk = make()

    for card in klass.cards:
        desk.scan(card, after_s=0.1)

    assert (desk.attendances(), desk.counted, len(desk.recent), desk.missing) == (30, (30, 30), 30, [])


def test_every_answer_of_the_scan_desk_has_words() -> None:
    tree = ast.parse(Path(scanning.__file__).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Answer"]
    given = [call.args[1].value for call in calls if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)]
    turned = [
        text.value
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant)
        for text in [node.value]
    ]
    refused = ["already-in", "session-closed", "room-full", "session-full", "class-full"]
    states = [f"card-state-{state}" for state in "234"]

    assert len(given) > 5
    assert {*given, *turned, *refused, *states} <= set(WORDS)
