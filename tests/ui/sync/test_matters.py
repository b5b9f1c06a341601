"""A matter told as a story: both values, who, when, why, and a choice that syncs like any other edit (R52, D2)."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bjdesk.store.database import FROM_DISTRICT
from bjdesk.venues.commands import BookVenue, EditVenue
from tests.makers import at
from tests.syncing.conftest import Desk, Town
from tests.ui.sync.screen import ALT, CTRL, Screen, agree, edit, two_phones

PHONE = "SELECT phone FROM learner WHERE id = ?"


@pytest.fixture
def learner(desk: Desk, other: Desk, town: Town) -> UUID:
    """Her phone was changed on both desks; the other desk's stands."""
    return two_phones(desk, other, town)


@pytest.fixture
def opened(screen: Screen, learner: UUID) -> Screen:
    """Her matter is open."""
    screen.page.shown()
    screen.open_first()
    return screen


def test_the_story_has_both_values_with_what_differs_marked(opened: Screen) -> None:
    pane = opened.page.matters.pane
    assert opened.headline == "王桂芳的手机号，两边写的不一样"
    assert pane.sides.theirs.texts == ("138 0571 6688",)
    assert pane.sides.theirs.marked == ("1386688",)
    assert pane.sides.ours.texts == ("139 0571 2210",)
    assert pane.sides.ours.title == "我们这里·演示员改成"
    assert "11 月 24 日 09:10" in pane.sides.ours.accessibleName()


def test_alt_2_takes_ours_and_after_an_exchange_it_stands_on_both_desks(
    opened: Screen, desk: Desk, other: Desk, learner: UUID
) -> None:
    opened.press(Qt.Key.Key_2, ALT)
    assert opened.said == ["好了，用我们的"]
    assert opened.matters() == []
    opened.sync_now()
    other.run()
    assert [one.value(PHONE, learner) for one in (desk, other)] == ["13905712210"] * 2
    assert other.facts().matters == 0


def test_alt_1_takes_theirs(opened: Screen, desk: Desk, learner: UUID) -> None:
    opened.press(Qt.Key.Key_1, ALT)
    assert opened.matters() == []
    assert desk.value(PHONE, learner) == "13805716688"


def test_ctrl_z_takes_the_choice_back(opened: Screen, desk: Desk, learner: UUID) -> None:
    opened.press(Qt.Key.Key_2, ALT)
    assert desk.value(PHONE, learner) == "13905712210"
    opened.press(Qt.Key.Key_Z, CTRL)
    assert opened.said == ["改回来了"]
    assert desk.value(PHONE, learner) == "13805716688"
    assert len(opened.matters()) == 1


def test_the_line_says_what_would_be_so_before_anything_is_chosen(opened: Screen) -> None:
    pane = opened.page.matters.pane
    assert pane.sides.theirs.button.hasFocus()  # what stands is the default
    assert pane.outcome == "选了以后，王桂芳的手机号会是 138 0571 6688"
    opened.press(Qt.Key.Key_Tab)
    assert pane.outcome == "选了以后，王桂芳的手机号会是 139 0571 2210"


def test_another_value_is_filled_in_by_keyboard(opened: Screen, desk: Desk, learner: UUID) -> None:
    _fill_in(opened, "13605712233")
    opened.press(Qt.Key.Key_S, CTRL)
    assert opened.said == ["好了，用您填的"]
    assert desk.value(PHONE, learner) == "13605712233"


def test_what_comes_in_while_somebody_types_does_not_take_it_away(
    opened: Screen, desk: Desk, other: Desk, town: Town, learner: UUID
) -> None:
    _fill_in(opened, "13605712233")
    town.pass_time(minutes=5)
    edit(other, "learner", learner, phone="13705719999")
    other.run()
    opened.sync_now()
    assert opened.page.matters.pane.is_filling_in
    assert opened.page.matters.pane.fill_in.fields["phone"].isVisible()
    assert opened.page.matters.pane.fill_in.fields["phone"].text == "13605712233"
    assert "137 0571 9999" in opened.page.matters.pane.sides.theirs.texts


def test_a_row_that_moved_meanwhile_is_not_overwritten_but_shown(
    opened: Screen, desk: Desk, other: Desk, town: Town, learner: UUID
) -> None:
    _fill_in(opened, "13605712233")
    town.pass_time(minutes=5)
    edit(other, "learner", learner, phone="13705719999")
    other.run()
    desk.run()  # the window has not heard of it yet
    opened.press(Qt.Key.Key_S, CTRL)
    pane = opened.page.matters.pane
    assert opened.said == ["这条记录刚被别人改过"]
    assert desk.value(PHONE, learner) == "13705719999"
    assert pane.fill_in.fields["phone"].text == "13605712233"
    assert "137 0571 9999" in pane.sides.theirs.texts
    opened.press(Qt.Key.Key_S, CTRL)
    assert desk.value(PHONE, learner) == "13605712233"


def test_a_phone_that_is_none_is_told_and_stays_typed(opened: Screen, desk: Desk, learner: UUID) -> None:
    _fill_in(opened, "12")
    opened.press(Qt.Key.Key_S, CTRL)
    assert len(opened.said) == 1
    assert opened.page.matters.pane.fill_in.fields["phone"].text == "12"
    assert desk.value(PHONE, learner) == "13805716688"


def test_esc_leaves_the_fields_and_then_the_matter(opened: Screen) -> None:
    _fill_in(opened, "136")
    opened.press(Qt.Key.Key_Escape)
    assert opened.page.place == 1
    opened.press(Qt.Key.Key_Escape)
    assert opened.page.place == 0
    assert len(opened.matters()) == 1


def test_what_was_looked_at_is_listed_and_can_be_looked_at_again(opened: Screen, desk: Desk, learner: UUID) -> None:
    opened.press(Qt.Key.Key_2, ALT)
    opened.page.overview.settled_wanted.emit()
    pane = opened.page.matters.pane
    assert pane.outcome == "定了：王桂芳的手机号是 139 0571 2210"
    pane.reopen_button.click()
    assert len(opened.matters()) == 1
    assert opened.headline == "王桂芳的手机号，两边写的不一样"
    assert desk.value(PHONE, learner) == "13905712210"  # what stands stays until somebody chooses anew


def test_plain_differences_ask_for_no_attention(opened: Screen) -> None:
    assert not opened.window.navigation.items["sync"].has_attention
    figures = opened.page.overview.figures
    assert figures.matters.chip.text() == "有空看"


def test_several_matters_are_walked_one_after_the_other(
    screen: Screen, desk: Desk, other: Desk, town: Town, learner: UUID
) -> None:
    _two_names(desk, other, town)
    screen.page.shown()
    screen.open_first()
    first = screen.headline
    screen.page.matters.after.click()
    assert screen.headline != first
    assert screen.page.matters.place.text() == "第 2 件，共 2 件"
    screen.press(Qt.Key.Key_2, ALT)
    assert screen.headline == first
    assert screen.page.matters.place.text() == "第 1 件，共 1 件"


def test_what_it_was_before_is_shown_where_this_desk_knows_it(
    screen: Screen, desk: Desk, other: Desk, town: Town
) -> None:
    _two_names(desk, other, town)
    screen.page.shown()
    screen.open_first()
    assert screen.page.matters.pane.sides.before.texts == ("演示楼",)
    assert screen.page.matters.pane.sides.theirs.marked == ("西",)


# --- the other kinds -------------------------------------------------------------------------------------------------


@pytest.fixture
def refused(screen: Screen, desk: Desk) -> Screen:
    """The district did not take a step back of a class."""
    course = desk.branch.course("书法（演示）")
    agree(desk)
    edit(desk, "activity", course, state="1", state_at=desk.branch.clock.now())
    screen.sync_now()
    screen.open_first()
    return screen


def test_a_refusal_needs_a_person_and_says_why(refused: Screen) -> None:
    assert refused.headline == "书法（演示）的状态，区里没有收下"
    assert refused.window.navigation.items["sync"].has_attention
    assert refused.window.status_bar.sync.text() == "同步要您看一下"
    assert refused.page.matters.pane.sides.theirs.texts[0] == "进行中"
    assert refused.page.matters.pane.sides.ours.texts[0] == "草拟"


def test_it_is_given_up_with_alt_2_and_taken_up_again_with_ctrl_z(refused: Screen) -> None:
    refused.press(Qt.Key.Key_2, ALT)
    assert refused.matters() == []
    assert not refused.window.navigation.items["sync"].has_attention
    refused.press(Qt.Key.Key_Z, CTRL)
    assert len(refused.matters()) == 1


def test_what_would_go_waits_for_a_yes(screen: Screen, desk: Desk) -> None:
    agree(desk)
    with desk.branch.desk.database.write(desk.branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.exec_driver_sql("UPDATE sync_scope SET held = 1800")
    screen.page.shown()
    screen.open_first()
    assert screen.headline == "区里要拿掉 1800 条"
    assert screen.page.matters.pane.later_button.hasFocus()  # the harmless one
    screen.press(Qt.Key.Key_1, ALT)
    assert desk.value("SELECT allowed FROM sync_scope") == 1800
    assert screen.matters() == []


def test_a_room_booked_twice_is_moved_to_where_it_is_free(screen: Screen, desk: Desk, other: Desk, town: Town) -> None:
    hall = desk.branch.venue("排练厅（演示）")
    desk.branch.venue("教室（演示）")
    agree(desk, other)
    for one, title in ((other, "合唱（演示）"), (desk, "读书会（演示）")):
        one.branch.execute(BookVenue(hall, at("14:00"), at("15:30"), title))
        town.pass_time(minutes=3)
    other.run()
    screen.sync_now()
    found = screen.open_first()
    sides = screen.page.matters.pane.sides
    assert screen.headline == "排练厅（演示） 11-24 14:00 被订了两次"
    assert "合唱（演示）" in sides.theirs.title
    assert sides.ours.texts == ("排练厅（演示）", "11-24 14:00–15:30")
    assert found.free is not None
    screen.press(Qt.Key.Key_1, ALT)
    assert screen.said == ["好了，改期了"]
    agree(desk, other)
    assert screen.matters() == []


def _fill_in(screen: Screen, text: str) -> None:
    """都不对，另填, typed over what stands."""
    pane = screen.page.matters.pane
    next(button for button in pane.offers.buttons if button.text() == "都不对，另填").click()
    field = pane.fill_in.fields["phone"].edit
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def _two_names(desk: Desk, other: Desk, town: Town) -> None:
    """A venue that each desk called otherwise."""
    venue = desk.branch.venue("演示楼")
    agree(desk, other)
    for one, name in ((desk, "演示东楼"), (other, "演示西楼")):
        rev = int(one.value("SELECT rev FROM venue WHERE id = ?", venue))
        one.branch.execute(EditVenue(venue, rev, {"name": name}))
        town.pass_time(minutes=5)
    other.run()
    desk.run()
