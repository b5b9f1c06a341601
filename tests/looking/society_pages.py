"""The states of 社团: none yet, a register with a year behind it, one society, its form, members and meetings."""

from datetime import date, timedelta
from uuid import UUID

from bjdesk.learning.classes.commands import CallOffSession
from bjdesk.learning.commands import CloseSession
from bjdesk.learning.meetings.commands import PlanMeeting, RecordMeetingNumber
from bjdesk.societies.commands import AddMember, EditSociety, EndMembership, RegisterSociety, SetSocietyState
from tests.looking.at_the_desk import KEY
from tests.looking.branches import CARDS, NAMES, street
from tests.looking.hands import ALT, CTRL, Hands
from tests.looking.scenes import State, Where
from tests.makers import DAY, Branch, at

CHOIR, PAINTERS = "长河合唱团（演示）", "书画社（演示）"
_OTHERS = (("越剧社（演示）", "3"), ("太极社（演示）", "5"), ("编织社（演示）", "4"), ("读书会“江边”（演示）", "6"))


def a_year_of_societies(branch: Branch) -> None:
    """One that meets each week, one that is behind, one of which nothing was heard, one that stopped, a new one."""
    homes, room = street(branch), branch.venue("教学楼", room_no="203", status="2", capacity=40)
    people = [branch.learner(name, card=card, birth_year=year) for (name, year), card in zip(NAMES, CARDS, strict=True)]
    branch.learner(NAMES[2][0], birth_year=1961)
    choir = _society(branch, CHOIR, "2", homes[0], people, founded_on=date(2018, 5, 1), meeting_venue=room)
    for number, day in enumerate(_weeks(date(2026, 1, 8), 42, 7)):
        _told(branch, choir, day, "18:30", 30 + number % 9, room)
    _held(branch, choir, room, people)
    for day in (date(2026, 12, 3), date(2026, 12, 10)):
        _plan(branch, choir, day, "18:30", room, "新年音乐会排练")
    painters = _society(
        branch,
        PAINTERS,
        "1",
        homes[1],
        people[:9],
        founded_on=date(2019, 3, 1),
        meeting_rule="每月第 1、3 个周四 14:00",
    )
    for number, day in enumerate(_weeks(date(2026, 1, 15), 10, 28)):
        session = _plan(branch, painters, day, "14:00", None, ("扇面小品", "看吴昌硕特展", "楷书临帖")[number % 3])
        if number not in (2, 6, 8):
            _tell(branch, session, 11 + number)
    _left(branch, painters, people[8])
    for place, (name, category) in enumerate(_OTHERS):
        society = _society(branch, name, category, homes[place % len(homes)], people[place : place + 6])
        for day in _weeks(date(2026, 2, 4 + place), 6 if place == 2 else 10, 26):
            _told(branch, society, day, "09:00", 8 + place, None)
    branch.execute(RegisterSociety("摄影社（演示）", "7", homes[0], founded_on=date(2026, 11, 2)))
    stopped = _society(branch, "英语角（演示）", "6", homes[0], people[:4])
    branch.execute(SetSocietyState(stopped, _rev(branch, "society", stopped), "3", "没有负责人了"))


def _society(branch: Branch, name: str, category: str, home: UUID, people: list[UUID], **more: object) -> UUID:
    known = {"has_charter": True, **more}
    made: UUID = branch.execute(RegisterSociety(name, category, home, **known)).value  # type: ignore[arg-type]
    for place, person in enumerate(people):
        role, is_core = "2" if place == 0 else "1", place < 3
        branch.execute(AddMember(made, person, date(2026, 1, 1 + place % 9), is_core, role))
    return made


def _weeks(first: date, times: int, days: int) -> list[date]:
    return [first + timedelta(days=days * number) for number in range(times)]


def _plan(branch: Branch, society: UUID, day: date, starts: str, room: UUID | None, topic: str | None) -> UUID:
    note = None if room is not None else "社区活动室"
    begin = at(starts, day)
    end = at(f"{int(starts[:2]) + 2}:00", day)
    made: UUID = branch.execute(PlanMeeting(society, begin, end, room, note, topic)).value
    return made


def _told(branch: Branch, society: UUID, day: date, starts: str, number: int, room: UUID | None) -> None:
    note = None if room is not None else "社区活动室"
    end = at(f"{int(starts[:2]) + 2}:00", day)
    branch.execute(PlanMeeting(society, at(starts, day), end, room, note, None, number))


def _tell(branch: Branch, session: UUID, number: int) -> None:
    branch.execute(RecordMeetingNumber(session, branch.session(session).rev, number))


def _held(branch: Branch, society: UUID, room: UUID, people: list[UUID]) -> None:
    """The meeting of last week, by card; one more was called off."""
    day = DAY - timedelta(days=5)
    session = _plan(branch, society, day, "18:30", room, "《我和我的祖国》")
    off = _plan(branch, society, day + timedelta(days=1), "18:30", room, None)
    branch.execute(CallOffSession(off, branch.session(off).rev, "老师有事"))
    now = branch.clock.now()
    branch.clock.step(timedelta(microseconds=at("18:25", day) - now))
    for person in people[:14]:
        branch.check_in(session, person)
    branch.execute(CloseSession(session, branch.session(session).rev))
    branch.clock.step(timedelta(microseconds=now - branch.clock.now()))


def _left(branch: Branch, society: UUID, who: UUID) -> None:
    record = branch.rows("SELECT id, rev FROM society_member WHERE society_id = ? AND learner_id = ?", society, who)[0]
    branch.execute(EndMembership(UUID(bytes=bytes(record[0])), int(record[1]), DAY - timedelta(days=20)))


def _rev(branch: Branch, table: str, record: UUID) -> int:
    return int(branch.value(f"SELECT rev FROM {table} WHERE id = ?", record))


# --- states ----------------------------------------------------------------------------------------------------------


def open_societies(hands: Hands) -> None:
    hands.press(KEY.Key_5, CTRL)


def open_a_form(hands: Hands) -> None:
    hands.press(KEY.Key_N, ALT)


def see_what_is_missing(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)


def leave(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)


def find_none(hands: Hands) -> None:
    hands.type("xyzq")


def open_one(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.type("shs")
    hands.press(KEY.Key_Return)


def see_meetings(hands: Hands) -> None:
    hands.press(KEY.Key_T, ALT)


def ask_about_a_meeting(hands: Hands) -> None:
    hands.press(KEY.Key_Return)
    hands.afterwards(lambda: hands.page.area.detail.row_menu.hide())


def ask_for_the_number(hands: Hands) -> None:
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Return)


def see_changes(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_T, ALT)


def ask_about_a_member(hands: Hands) -> None:
    hands.press(KEY.Key_T, ALT)
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Return)
    hands.afterwards(lambda: hands.page.area.detail.row_menu.hide())


def ask_why_it_ends(hands: Hands) -> None:
    hands.press(KEY.Key_M, ALT)
    hands.press(KEY.Key_Up)
    hands.press(KEY.Key_Return)


def see_more(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_M, ALT)
    hands.afterwards(lambda: hands.page.area.detail.menu.hide())


def add_nobody_yet(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_E, ALT)


def add_somebody(hands: Hands) -> None:
    hands.type("cgf")


def add_with_undo(hands: Hands) -> None:
    hands.press(KEY.Key_Down)
    hands.press(KEY.Key_Return)


def plan_a_meeting(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_A, ALT)


def meet_a_clash(hands: Hands) -> None:
    """Where the choir rehearses."""
    form = hands.page.area.meeting_form
    for field, text in ((form.day, "12-3"), (form.starts, "19:00"), (form.ends, "20:00"), (form.place, "203 教学楼")):
        hands.typed.append(text)
        field.set_text(text)
        field.edited.emit(text)
    hands.until(lambda: form.clash != "", "the clash is told")


def edit_and_differ(hands: Hands) -> None:
    """Another desk changed the same society while the form was open."""
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_M, ALT)
    hands.press(KEY.Key_Return)
    area, workspace = hands.page.area, hands.page.workspace
    row = area.found.line.row
    workspace.desk.executor.execute(EditSociety(row.id, row.rev, {"meeting_rule": "每周五 14:00"}))
    area.form.rule.set_text("每周四 14:00")
    hands.typed += ["每周四 14:00", "每周五 14:00"]
    hands.press(KEY.Key_S, CTRL)


def see_those_to_look_after(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_5, CTRL)
    hands.click_segment(hands.page.which, 1)


def see_those_that_stopped(hands: Hands) -> None:
    hands.click_segment(hands.page.which, 2)


NONE_YET = (
    State("societies-none-yet", open_societies),
    State("society-form", open_a_form),
    State("society-form-missing", see_what_is_missing),
)
SOCIETIES = (
    State("societies", open_societies),
    State("societies-not-found", find_none),
    State("society-members", open_one),
    State("society-meetings", see_meetings),
    State("society-meeting-asked", ask_about_a_meeting, Where.AS_OPENED),
    State("society-number", ask_for_the_number),
    State("society-changes", see_changes),
    State("society-member-asked", ask_about_a_member, Where.AS_OPENED),
    State("society-more", see_more, Where.AS_OPENED),
    State("society-ending", ask_why_it_ends),
    State("society-adding", add_nobody_yet),
    State("society-found", add_somebody),
    State("society-added", add_with_undo),
    State("society-meeting-form", plan_a_meeting),
    State("society-clash", meet_a_clash),
    State("society-differs", edit_and_differ),
    State("societies-care", see_those_to_look_after),
    State("societies-stopped", see_those_that_stopped),
)
