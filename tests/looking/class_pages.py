"""The states of 班级 in 课程: an empty term, the form with its dates, a clash, one class in full, a closed one."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bjdesk.learning.classes.commands import CloseClass, EnrolLearner, PlanClass, StartClass
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.commands import CloseSession
from tests.looking.at_the_desk import KEY
from tests.looking.branches import CARDS, NAMES, TITLE
from tests.looking.hands import ALT, CTRL, Hands
from tests.looking.scenes import State, Where
from tests.makers import DAY, Branch


def a_term_of_classes(branch: Branch) -> None:
    """A class in the middle of its term, one that is over, one that nobody has joined; a choir holds a room."""
    people = [branch.learner(name, card=card) for (name, _), card in zip(NAMES, CARDS, strict=True)]
    rooms = [branch.venue("教室", room_no=number, capacity=40) for number in ("203", "301")]
    begun, ended = date(2026, 11, 3), date(2026, 10, 13)
    over = _planned(branch, "声乐基础（演示）", Pattern((1,), 840, 930, ended, times=3), rooms[1], people[:8])
    _hold(branch, over, people[:6], 3)
    branch.execute(CloseClass(over, _rev(branch, over)))
    going = _planned(branch, TITLE, Pattern((1, 3), 540, 630, begun, times=12), rooms[0], people, quota=14, hard=16)
    _hold(branch, going, people[:12], 5)
    branch.execute(PlanClass("书法入门（演示）", Pattern((2,), 540, 630, date(2026, 12, 2), times=8), rooms[1]))
    choir = branch.course("越剧社（演示）", type="ST")
    branch.meeting(choir, "09:30", "11:00", day=date(2026, 12, 8), venue=rooms[0])
    branch.clock.set_to("08:50", DAY)


def _planned(branch: Branch, title: str, pattern: Pattern, room: Any, people: Any, **seats: int) -> Any:
    """A class that runs, its people enrolled before its first day."""
    quota, hard = seats.get("quota"), seats.get("hard")
    branch.clock.set_to("08:00", pattern.first_on - timedelta(days=7))
    plan = PlanClass(title, pattern, room, teacher_name="沈丽", category="10", quota=quota, quota_hard=hard)
    course = branch.execute(plan).value.activity
    for person in people:
        branch.execute(EnrolLearner(course, person))
    branch.execute(StartClass(course, _rev(branch, course)))
    return course


def _hold(branch: Branch, course: Any, people: Any, times: int) -> None:
    """The first meetings take place; the last of the people comes but once."""
    found = branch.rows(
        "SELECT s.id, b.starts_at FROM session s JOIN booking b ON b.id = s.booking_id"
        " WHERE s.activity_id = ? ORDER BY b.starts_at",
        course,
    )
    for place, (record, starts_at) in enumerate(found[:times]):
        session = UUID(bytes=bytes(record))
        branch.clock.step(timedelta(microseconds=starts_at - branch.clock.now()))
        for person in people[: None if place == 0 else -1]:
            branch.check_in(session, person)
        branch.clock.advance(minutes=100)
        branch.execute(CloseSession(session, branch.session(session).rev))


def _rev(branch: Branch, course: Any) -> int:
    return int(branch.value("SELECT rev FROM activity WHERE id = ?", course))


def open_classes(hands: Hands) -> None:
    hands.press(KEY.Key_3, CTRL)
    hands.press(KEY.Key_B, ALT)


def open_a_form(hands: Hands) -> None:
    hands.press(KEY.Key_N, ALT)


def see_what_is_missing(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)


def fill_the_form(hands: Hands) -> None:
    """Chinese comes through an input method, in one piece."""
    hands.press(KEY.Key_Escape)
    open_a_form(hands)
    editor = hands.page.mode.area.editor
    _type(hands, editor.form, "title", "国画（演示）")
    _type(hands, editor.form, "teacher", "沈丽")
    _type(hands, editor.form, "quota", "20")
    _type(hands, editor.form, "place", "203 教室")
    for name, text in (("starts", "9:00"), ("ends", "10:30"), ("first", "12-1"), ("times", "12")):
        _type(hands, editor.form, name, text)
    editor.form.weekdays.choose((1,))
    editor.form.weekdays.edited.emit()
    pane = hands.page.mode.area.form_view.preview
    hands.until(lambda: pane.preview is not None, "all dates are there")


def see_the_dates(hands: Hands) -> None:
    """At the end of the form, where it is longer than the window."""
    area = hands.page.mode.area.form_view.card.area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    hands.settle()


def save_a_clash(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)


def leave_the_form(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)


def find_none(hands: Hands) -> None:
    hands.type("xyzq")


def open_a_class(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.type("znsj")
    hands.press(KEY.Key_Return)


def see_meetings(hands: Hands) -> None:
    hands.click_segment(hands.page.mode.area.detail.tabs, 1)


def see_who_waits(hands: Hands) -> None:
    hands.click_segment(hands.page.mode.area.detail.tabs, 2)


def see_changes(hands: Hands) -> None:
    hands.click_segment(hands.page.mode.area.detail.tabs, 3)


def see_more(hands: Hands) -> None:
    hands.press(KEY.Key_M, ALT)
    hands.afterwards(lambda: hands.page.mode.area.detail.menu.hide())


def ask_why_somebody_leaves(hands: Hands) -> None:
    hands.click_segment(hands.page.mode.area.detail.tabs, 0)
    hands.page.mode.area.detail.focus_list()
    hands.press(KEY.Key_Delete)


def close_too_early(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.click_on(hands.page.mode.area.detail.step)


def move_a_meeting(hands: Hands) -> None:
    """Onto the day of the choir."""
    area = hands.page.mode.area
    area.detail.show_tab(1)
    area.detail.focus_list()
    hands.press(KEY.Key_End, CTRL)
    hands.press(KEY.Key_Return)
    hands.type("12-8")
    hands.until(lambda: area.meeting_form.clash != "", "the clash is told")


def enrol_nobody_yet(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_E, ALT)


def enrol_somebody(hands: Hands) -> None:
    hands.type("wgf")


def edit_a_class(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_M, ALT)
    hands.press(KEY.Key_Return)


def open_one_that_is_over(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_A, CTRL)
    hands.type("sy")
    hands.press(KEY.Key_Return)


def ask_to_reopen(hands: Hands) -> None:
    hands.click_on(hands.page.mode.area.detail.step)


def _type(hands: Hands, form: Any, name: str, text: str) -> None:
    hands.typed.append(text)
    form.fields[name].set_text(text)
    form.fields[name].edited.emit(text)


NO_CLASS = (
    State("classes-none-yet", open_classes),
    State("class-form", open_a_form),
    State("class-form-missing", see_what_is_missing),
)
CLASSES = (
    State("classes", open_classes),
    State("classes-not-found", find_none),
    State("class-members", open_a_class),
    State("class-meetings", see_meetings),
    State("class-waiting", see_who_waits),
    State("class-changes", see_changes),
    State("class-more", see_more, Where.AS_OPENED),
    State("class-leaving", ask_why_somebody_leaves),
    State("class-not-over-yet", close_too_early),
    State("class-move-clash", move_a_meeting),
    State("class-enrol", enrol_nobody_yet),
    State("class-enrol-found", enrol_somebody),
    State("class-edit", edit_a_class),
    State("class-over", open_one_that_is_over),
    State("class-reopen-refused", ask_to_reopen),
    State("class-form-clash", fill_the_form),
    State("class-form-dates", see_the_dates, Where.COMPACT),
    State("class-form-refused", save_a_clash),
)
