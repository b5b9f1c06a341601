"""The states of 场地: no venue yet, the week, a booking that clashes, a booking that stands, the card, the form."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from bjdesk.venues.commands import BookVenue
from bjdesk.venues.register.commands import RegisterVenue, SetVenueStatus
from tests.looking.at_the_desk import KEY
from tests.looking.hands import ALT, CTRL, SHIFT, Hands
from tests.looking.scenes import State
from tests.makers import DAY, Branch, at

WEEK = "周一闭馆；周二至周五 8:30-20:30；周六至周日 09:00-18:00"
MONDAY = DAY - timedelta(days=DAY.weekday())


def a_week_of_venues(branch: Branch) -> None:
    """Half past one of a Tuesday: a house with rooms, a reading space, classes, societies and what others booked."""
    site = registered(branch, "教学楼（演示）", type="00", hours_text=WEEK, is_teaching=False)
    rooms = [
        registered(branch, name, room_no=number, part_of_id=site, capacity=seats, floor=number[0], type=kind)
        for number, name, seats, kind in (
            ("101", "多功能厅", 120, "02"),
            ("203", "教室", 36, "01"),
            ("205", "电脑房", 24, "06"),
        )
    ]
    summer = "周一闭馆；周二至周五 13:00-20:30；暑期看情况"
    registered(branch, "新浦社区·邻里阅读空间", type="07", tier="3", hours_text=summer)
    hall, room, lab = rooms
    _class_of(branch, room)
    for place, day, first, last, title, more in (
        (room, 2, "13:30", "15:30", "合唱团排练（演示）", {"purpose": "3", "borrower_name": "越剧社", "headcount": 28}),
        (room, 4, "09:00", "11:00", "邻里读书会（演示）", {"purpose": "9"}),
        (hall, 1, "14:00", "16:00", "健康讲座（演示）", {"purpose": "2", "headcount": 80}),
        (room, 5, "09:30", "10:30", "八段锦（演示）", {"purpose": "6"}),
    ):
        day_ = MONDAY + timedelta(days=day)
        branch.execute(BookVenue(place, at(first, day_), at(last, day_), title, **more))
    branch.execute(SetVenueStatus(lab, rev(branch, lab), "3"))
    branch.clock.set_to("13:30")


def registered(branch: Branch, name: str, **more: Any) -> UUID:
    return UUID(str(branch.execute(RegisterVenue({"name": name, **more})).value.venue))


def rev(branch: Branch, venue: UUID) -> int:
    return int(branch.value("SELECT rev FROM venue WHERE id = ?", venue))


def _class_of(branch: Branch, room: UUID) -> None:
    course = branch.course("智能手机应用（初级）（演示）", teacher_name="沈丽", category="10")
    for ordinal, day in enumerate((1, 3), 6):
        branch.meeting(course, "14:00", "15:30", day=MONDAY + timedelta(days=day), ordinal=ordinal, venue=room)


def open_venues(hands: Hands) -> None:
    hands.press(KEY.Key_4, CTRL)


def find_a_room(hands: Hands) -> None:
    hands.press(KEY.Key_F3)
    hands.type("203")


def see_its_week(hands: Hands) -> None:
    hands.press(KEY.Key_Return)


def book_a_clash(hands: Hands) -> None:
    """Wednesday, half past two: the choir is there until half past three."""
    grid = hands.page.week.grid
    grid.select(2, 14 * 60 + 30)
    hands.press(KEY.Key_Down, SHIFT, times=3)
    hands.press(KEY.Key_F4)
    pane = hands.page.week.booking
    hands.typed.append("太极社（演示）")
    pane.what.set_text("太极社（演示）")
    hands.until(lambda: pane.clash != "", "the clash is told")


def save_without_a_word(hands: Hands) -> None:
    hands.page.week.booking.what.set_text("")
    hands.press(KEY.Key_S, CTRL)


def see_a_booking(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.page.week.grid.select(2, 14 * 60)
    hands.press(KEY.Key_Return)


def ask_to_give_it_back(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Delete)


def see_a_meeting(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Escape)
    hands.page.week.grid.select(1, 14 * 60)
    hands.press(KEY.Key_Return)


def see_the_card(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_K, ALT)


def close_under_bookings(hands: Hands) -> None:
    hands.press(KEY.Key_T, ALT)


def correct_it(hands: Hands) -> None:
    hands.page.messages.clear()
    hands.press(KEY.Key_E, CTRL)


def write_what_cannot_be_read(hands: Hands) -> None:
    form = hands.page.form
    hands.typed.append("看情况")
    form.hours.set_text("看情况")
    form.hours.edited.emit("看情况")
    form.hours.edit.setFocus()


def write_them_by_the_day(hands: Hands) -> None:
    week = hands.page.form.week
    hands.typed.append("9:00-11:30")
    week.edits[0].setFocus()
    week.edits[0].setText("9:00-11:30")
    week.edits[0].textEdited.emit("9:00-11:30")
    week.fill.click()


def load_the_places(hands: Hands) -> None:
    """The form keeps nothing; the four of the street come."""
    hands.press(KEY.Key_L, ALT)
    hands.until(lambda: bool(hands.page.week.list.lines), "the places are there")


def register_one(hands: Hands) -> None:
    hands.press(KEY.Key_N, ALT)


def see_what_is_missing(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)


NO_VENUE = (
    State("venues-none-yet", open_venues),
    State("venue-form", register_one),
    State("venue-form-missing", see_what_is_missing),
    State("venues-loaded", load_the_places),
)
VENUES = (
    State("venues-week", open_venues),
    State("venues-found", find_a_room),
    State("venues-room-week", see_its_week),
    State("venues-clash", book_a_clash),
    State("venues-booking-missing", save_without_a_word),
    State("venues-booking", see_a_booking),
    State("venues-give-back", ask_to_give_it_back),
    State("venues-meeting", see_a_meeting),
    State("venue-card", see_the_card),
    State("venue-close-asked", close_under_bookings),
    State("venue-edit", correct_it),
    State("venue-hours-unread", write_what_cannot_be_read),
    State("venue-hours-by-day", write_them_by_the_day),
)
