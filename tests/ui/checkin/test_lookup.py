"""Names in the scan field: by their pinyin, their initials, a telephone's end or a card's number (R24, D7)."""

import pytest
from PySide6.QtCore import Qt

from tests.makers import Branch, ClassNow
from tests.ui.checkin.desk import CheckInDesk, Open


def found(desk: CheckInDesk) -> list[str]:
    lookup = desk.page.view.lookup
    assert lookup is not None
    return [candidate.row.name for candidate in lookup.candidates] if lookup.isVisible() else []


@pytest.mark.parametrize("typed", ["wgf", "wangguifang", "5678", "0102034417"])
def test_one_person_is_found_and_enter_checks_her_in_by_hand(branch: Branch, make: Open, typed: str) -> None:
    klass = branch.class_now(2)
    branch.enrol(klass.course, branch.learner("王桂芳", card="0102034417", phone="13857125678"))
    desk = make()

    desk.type(typed)
    assert found(desk) == ["王桂芳"]
    desk.key(Qt.Key.Key_Return)

    assert (desk.tone, desk.recent, found(desk)) == ("ok", ["王桂芳"], [])
    assert branch.value("SELECT method FROM attendance") == "M"
    assert desk.page.view.field.edit.text() == ""


def test_who_is_expected_and_missing_comes_before_who_is_here_and_everybody_else(branch: Branch, make: Open) -> None:
    klass = branch.class_now(1)
    branch.learner("王一")
    here, missing = branch.learner("王二"), branch.learner("王三")
    branch.enrol(klass.course, here, missing)
    branch.check_in(klass.session, here)
    desk = make()

    desk.type("w")

    assert found(desk) == ["王三", "王二", "王一"]


def test_of_several_people_enter_takes_nobody_until_one_is_marked(branch: Branch, make: Open) -> None:
    klass = branch.class_now(1)
    branch.enrol(klass.course, branch.learner("王桂芳", birth_year=1948), branch.learner("王桂芳", birth_year=1956))
    desk = make()
    desk.type("wgf")

    desk.key(Qt.Key.Key_Return)
    assert desk.attendances() == 0
    desk.key(Qt.Key.Key_Return)

    assert (desk.tone, desk.attendances()) == ("ok", 1)


def test_the_arrows_walk_through_what_was_found(branch: Branch, make: Open) -> None:
    klass = branch.class_now(1)
    branch.enrol(klass.course, branch.learner("王阿大"), branch.learner("王阿二"))
    desk = make()
    desk.type("wa")
    names = found(desk)

    for _ in range(2):
        desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)

    assert desk.recent == [names[1]]


def test_nobody_found_says_what_to_try(desk: CheckInDesk) -> None:
    desk.type("zzz")

    lookup = desk.page.view.lookup
    assert lookup is not None
    assert lookup.words == "没找到“zzz”。试试全拼、手机后 4 位，或按 F3 用汉字找"


def test_a_typed_card_number_that_nobody_holds_is_treated_as_the_card(desk: CheckInDesk) -> None:
    desk.type("01ffff9052")

    desk.key(Qt.Key.Key_Return)

    assert (desk.tone, desk.words) == ("refused", "这张卡还没登记 卡尾号 9052·没有签到")


def test_escape_clears_what_was_typed(desk: CheckInDesk) -> None:
    desk.type("l")

    desk.key(Qt.Key.Key_Escape)

    assert (desk.page.view.field.edit.text(), found(desk)) == ("", [])


def test_a_scan_meanwhile_shows_its_answer_and_leaves_the_letters(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.type("li")

    desk.scan(klass.cards[0])

    assert (desk.tone, found(desk)) == ("ok", [])
    assert desk.page.view.field.edit.text() == "li"


def test_ctrl_z_in_the_empty_field_belongs_to_the_page(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(klass.cards[0])
    desk.type("l")
    desk.key(Qt.Key.Key_Escape)

    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert desk.page.view.lists.is_asking


def test_a_text_longer_than_any_name_or_card_is_not_looked_up_letter_by_letter(branch: Branch, make: Open) -> None:
    klass = branch.class_now(1)
    branch.enrol(klass.course, branch.learner("王桂芳"))
    desk = make()
    desk.type("wangguifang" * 6)
    asked: list[object] = []
    assert desk.workspace is not None
    desk.workspace.asked = asked

    desk.type("w" * 140)

    assert (asked, found(desk)) == ([], [])
    lookup = desk.page.view.lookup
    assert lookup is not None
    assert lookup.words.startswith("没找到")
