"""What is seen and done below the card: 刚才签到, the roster, the whole class (R26, D6)."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.tables import ListCard
from bjdesk.ui.shell.widgets.empty import EmptyState
from tests.makers import Branch, ClassNow
from tests.ui.checkin.desk import CheckInDesk, Open, link


def test_the_newest_arrival_stands_first(desk: CheckInDesk, klass: ClassNow) -> None:
    for card in klass.cards:
        desk.scan(card)

    assert desk.recent == ["刘演示3", "张演示2", "李演示1"]


def test_before_the_first_arrival_the_list_says_so(desk: CheckInDesk) -> None:
    table = desk.page.view.lists.recent
    assert table is not None

    assert not table.isVisible()
    rows = table.parentWidget()
    assert rows is not None
    card = rows.parentWidget()
    assert isinstance(card, ListCard)
    assert isinstance(card.empty, EmptyState)
    assert card.empty.what == "还没有人签到，第一位马上就来"


def test_an_arrival_moves_from_missing_to_arrived_and_is_counted(desk: CheckInDesk, klass: ClassNow) -> None:
    assert (desk.missing, desk.counted) == (["李演示1", "刘演示3", "张演示2"], (0, 3))

    desk.scan(klass.cards[0])

    assert (desk.missing, desk.counted) == (["刘演示3", "张演示2"], (1, 3))


def test_the_counts_come_from_the_database_again(desk: CheckInDesk, klass: ClassNow, qtbot: QtBot) -> None:
    desk.branch.mark(klass.session, klass.people[1], "1", entry_as="1", checked_at=desk.branch.clock.now())

    desk.scan(klass.cards[0])

    qtbot.waitUntil(lambda: desk.counted == (2, 3))
    assert desk.missing == ["刘演示3"]


def test_an_undo_is_a_second_record_with_its_reason(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])

    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    question = desk.page.view.lists.question
    assert question is not None
    assert question.words == "为什么撤销李演示1？"
    desk.answer_question("替人刷的")

    assert desk.branch.rows("SELECT status, reason FROM attendance ORDER BY id") == [("1", None), ("0", "替人刷的")]
    assert (desk.tone, desk.counted) == ("ready", (0, 3))


def test_enter_takes_the_first_reason(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    desk.key(Qt.Key.Key_Return)

    assert desk.branch.value("SELECT reason FROM attendance WHERE status = '0'") == "点错了"


def test_a_reason_may_be_typed(desk: CheckInDesk, klass: ClassNow, qtbot: QtBot) -> None:
    desk.scan(klass.cards[0])
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.answer_question("其他")

    desk.type("ban jia")
    desk.key(Qt.Key.Key_Return)

    assert desk.branch.value("SELECT reason FROM attendance WHERE status = '0'") == "ban jia"


def test_escape_undoes_nothing_and_the_field_listens_again(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    desk.key(Qt.Key.Key_Escape)

    assert desk.branch.value("SELECT count(*) FROM attendance") == 1
    assert not desk.page.view.lists.is_asking
    assert desk.page.view.field.edit.hasFocus()


def test_scans_go_on_while_the_question_stands(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    desk.scan(klass.cards[1])

    assert (desk.tone, desk.attendances()) == ("ok", 2)
    assert desk.page.view.lists.is_asking
    desk.answer_question("走错教室")
    assert desk.recent == ["张演示2", "李演示1"]
    assert desk.missing == ["李演示1", "刘演示3"]


def test_an_undone_arrival_is_struck_through_and_can_be_restored(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    record = desk.work.board.recent[0].id
    desk.work.sign_in.undo(record, "替人刷的")
    table = desk.page.view.lists.recent
    assert table is not None
    cells = [table.rows.columns[place].cell(table.rows.row_at(0)) for place in (1, 4)]
    assert (cells[0].is_struck, cells[1].text) == (True, "已撤销：替人刷的")

    link(table, record, "restore")

    assert desk.counted == (1, 3)
    assert desk.recent == ["李演示1", "李演示1"]


def test_one_click_in_the_roster_checks_in_by_hand(desk: CheckInDesk, klass: ClassNow) -> None:
    link(desk.page.view.panel_list, klass.people[0], "arrive")

    assert (desk.tone, desk.missing) == ("ok", ["刘演示3", "张演示2"])
    assert desk.branch.value("SELECT method FROM attendance") == "M"


def test_the_whole_class_is_marked_after_naming_the_number_and_can_be_taken_back(
    desk: CheckInDesk, klass: ClassNow
) -> None:
    desk.scan(klass.cards[0])

    desk.page.view.class_actions[0].all_here.click()
    question = desk.page.view.lists.question
    assert question is not None
    assert question.words == "没到的 2 人都记成已到？"
    desk.answer_question("都到了")

    assert (desk.missing, desk.counted) == ([], (3, 3))
    assert desk.said == ["2 人都记成已到了"]
    desk.page.messages.banners[0].acted.emit()
    assert (len(desk.missing), desk.counted) == (2, (1, 3))


def test_closing_asks_first_and_writes_who_was_absent(desk: CheckInDesk, klass: ClassNow, qtbot: QtBot) -> None:
    desk.scan(klass.cards[0])

    desk.page.view.class_actions[0].close_class.click()
    box = desk.work.acts.box
    assert box is not None
    qtbot.waitUntil(lambda: desk.page.view.field.state == "○ 没在听卡")
    box.verb.click()

    assert desk.branch.value("SELECT count(*) FROM attendance WHERE status = '5'") == 2
    assert desk.work.head.chip.text() == "已收尾"
    assert desk.said == ["“智能手机应用（演示）”收尾好了"]
    qtbot.waitUntil(lambda: desk.page.view.field.state == "● 可以刷卡")


def test_after_the_closing_nothing_offers_to_take_an_arrival_back(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    desk.scan(klass.cards[1])
    recent = desk.page.view.lists.recent
    assert recent is not None
    desk.work.acts.undo_last()
    desk.answer_question("点错了")
    assert [[action.name for action in recent.rows.actions_at(place)] for place in (0, 1)] == [["restore"], ["undo"]]

    session = desk.work.board.session
    assert session is not None
    desk.work.sign_in.close(session.id, session.rev)

    assert [recent.rows.actions_at(place) for place in (0, 1)] == [(), ()]
    assert recent.first is None


def test_the_harmless_button_of_the_closing_is_the_default(desk: CheckInDesk) -> None:
    desk.page.view.class_actions[0].close_class.click()
    box = desk.work.acts.box
    assert box is not None

    assert box.cancel.isDefault()
    box.cancel.click()
    assert desk.branch.value("SELECT state FROM session") == "1"


def test_a_session_that_moved_meanwhile_is_not_closed_and_says_so(desk: CheckInDesk) -> None:
    desk.page.view.class_actions[0].close_class.click()
    box = desk.work.acts.box
    assert box is not None
    with desk.branch.desk.database.write(desk.branch.actor, "Move") as unit:
        unit.db.exec_driver_sql("UPDATE session SET topic = '演示'")

    box.verb.click()

    assert desk.said == ["这条记录刚被别人改过"]
    assert desk.branch.value("SELECT state FROM session") == "1"


def test_a_scan_for_a_closed_session_says_so_in_red(desk: CheckInDesk, klass: ClassNow) -> None:
    session = desk.work.board.session
    assert session is not None
    desk.work.sign_in.close(session.id, session.rev)

    desk.scan(klass.cards[0])

    assert desk.tone == "refused"
    assert desk.words.endswith("已经收尾，没有签到，请先记在纸上")


def test_the_register_is_written_beside_the_window_and_told(
    desk: CheckInDesk, klass: ClassNow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.scan(klass.cards[0])

    desk.key(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: desk.said == ["签到表存好了"], timeout=20_000)
    (file,) = (tmp_path / "papers").glob("*.pdf")
    text = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range()
    assert "李演示1" in text
    assert "08:50" in text


def test_a_second_print_never_takes_the_place_of_the_first(desk: CheckInDesk, qtbot: QtBot, tmp_path: Path) -> None:
    for count in (1, 2):
        desk.key(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda wanted=count: len(list((tmp_path / "papers").glob("*.pdf"))) == wanted, timeout=20_000)
        qtbot.waitUntil(lambda: not desk.window.jobs.running)


def test_a_letter_typed_while_a_list_has_the_focus_goes_into_the_scan_field(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    table = desk.page.view.lists.recent
    assert table is not None
    table.setFocus()

    desk.type("l")

    assert desk.page.view.field.edit.text() == "l"
    assert desk.page.view.field.edit.hasFocus()


def test_the_session_in_front_is_the_one_that_has_begun(branch: Branch, make: Open) -> None:
    branch.meeting(branch.course("早课（演示）"), "08:30", "10:00")
    branch.meeting(branch.course("晚一点的课（演示）"), "09:10", "10:30")

    desk = make()

    assert desk.page.strip.title == "早课（演示）"
    assert desk.work.head.others.text() == "另有 1 节在签到"


def test_another_session_is_put_in_front_by_the_menu(branch: Branch, make: Open) -> None:
    branch.meeting(branch.course("早课（演示）"), "08:30", "10:00")
    branch.meeting(branch.course("晚一点的课（演示）"), "09:10", "10:30")
    desk = make()

    desk.work.head.others.menu_of_sessions.actions()[0].trigger()

    assert desk.page.strip.title == "晚一点的课（演示）"


def test_between_classes_the_card_names_the_next_one_and_can_begin_it(branch: Branch, make: Open) -> None:
    course = branch.course("合唱（演示）")
    branch.enrol(course, branch.learner("陆演示", card="01ABCDEF90"))
    branch.meeting(course, "14:00", "15:30")
    desk = make()

    assert desk.words == "现在没有课 下一节：今天 14:00 合唱（演示）·13:15 起可以签到"
    assert desk.buttons == ["现在就开始签到", "换一节课"]
    desk.press("现在就开始签到")
    assert desk.page.strip.title == "合唱（演示）"
    desk.scan("01ABCDEF90")
    assert desk.tone == "ok"


def test_a_session_named_by_another_page_comes_to_the_front(branch: Branch, klass: ClassNow, make: Open) -> None:
    later = branch.meeting(branch.course("合唱（演示）"), "14:00", "15:30")
    desk = make()

    desk.window.show_page("check-in", later)

    assert desk.page.strip.title == "合唱（演示）"
    assert desk.tone == "ready"


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_lists_show_whole_rows_only(branch: Branch, make: Open, size: tuple[int, int], qtbot: QtBot) -> None:
    klass = branch.class_now(12)
    desk = make()
    desk.window.resize(*size)
    for card in klass.cards:
        desk.scan(card)
    table = desk.page.view.lists.recent
    assert table is not None

    qtbot.waitUntil(lambda: table.viewport().height() % table.rowHeight(0) == 0)
    assert table.viewport().height() // table.rowHeight(0) == (5 if size[0] > 1000 else 2)
