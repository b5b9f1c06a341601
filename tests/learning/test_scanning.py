"""One swipe from text to answer (R24, R26, D4): who, which session, what the screen says."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.learning.commands import CheckIn, CloseSession, JoinAndCheckIn
from bjdesk.learning.model import Session
from bjdesk.learning.scanning import Answer, Choice, Person, Tone
from bjdesk.people.reader import ReaderFormat
from bjdesk.venues.model import Booking
from tests.makers import DAY, Branch, at, make_branch

CARD = "01026F6C3A"


def told(answer: Answer) -> tuple[Tone, str]:
    return (answer.tone, answer.code)


def kinds(answer: Answer) -> list[tuple[str, UUID | None]]:
    """The buttons, each with the session it leads to."""
    return [(choice.kind, choice.session.id if choice.session else None) for choice in answer.choices]


def press(branch: Branch, answer: Answer, choice: Choice) -> Answer:
    assert answer.learner_id is not None
    assert answer.name is not None
    return branch.desk.scanning.act(choice.command, Person(answer.learner_id, answer.name, answer.last4))


def attendances(branch: Branch) -> int:
    return int(branch.value("SELECT count(*) FROM attendance"))


# --- the right card at the right time --------------------------------------------------------------------------------


def test_a_card_of_the_class_is_checked_in(branch: Branch) -> None:
    group = branch.class_now(1)
    answer = branch.scan(group.cards[0])
    assert told(answer) == (Tone.OK, "checked-in")
    assert (answer.learner_id, answer.last4, answer.nth) == (group.people[0], "0001", 1)
    assert (answer.at, answer.late_min) == (branch.clock.now(), None)
    assert answer.session is not None
    assert answer.session.id == group.session
    assert attendances(branch) == 1


def test_the_answer_tells_how_late_and_which_time(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.mark(branch.meeting(group.course, day=DAY - timedelta(days=7)), group.people[0], "1")
    branch.clock.set_to("09:20")
    answer = branch.scan(group.cards[0])
    assert (answer.late_min, answer.nth) == (20, 2)


def test_what_was_answered_can_be_undone(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.execute(branch.scan(group.cards[0]).undo)
    assert told(branch.scan(group.cards[0])) == (Tone.OK, "checked-in")
    assert attendances(branch) == 3


def test_an_answer_does_not_show_the_card_when_it_is_printed_somewhere(branch: Branch) -> None:
    group = branch.class_now(1)
    assert group.cards[0] not in repr(branch.scan(group.cards[0]))
    assert CARD not in repr(branch.scan(CARD))


# --- the same card again ---------------------------------------------------------------------------------------------


def test_the_same_card_within_three_seconds_says_nothing(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.scan(group.cards[0])
    for _ in range(3):
        branch.clock.advance(seconds=1)
        answer = branch.scan(group.cards[0])
        assert (answer.is_silent, answer.tone) == (True, Tone.OK)
    assert attendances(branch) == 1


def test_within_a_minute_it_is_one_event_and_said_again(branch: Branch) -> None:
    group = branch.class_now(1)
    first = branch.scan(group.cards[0])
    for seconds in (3.5, 56):
        branch.clock.advance(seconds=seconds)
        answer = branch.scan(group.cards[0])
        assert (told(answer), answer.is_silent) == ((Tone.OK, "same-event"), False)
        assert answer.attendance_id == first.attendance_id
    assert attendances(branch) == 1


def test_after_a_minute_she_is_told_that_she_is_in_since_when(branch: Branch) -> None:
    group = branch.class_now(1)
    first = branch.scan(group.cards[0])
    branch.clock.advance(seconds=61)
    answer = branch.scan(group.cards[0])
    assert told(answer) == (Tone.ALREADY, "already-in")
    assert (answer.at, answer.attendance_id, answer.nth) == (first.at, first.attendance_id, 1)
    assert attendances(branch) == 1


def test_another_card_in_between_does_not_make_it_another_event(branch: Branch) -> None:
    group = branch.class_now(2)
    branch.scan(group.cards[0])
    branch.scan(group.cards[1])
    assert branch.scan(group.cards[0]).is_silent


def test_a_second_card_of_the_same_person_is_told_as_already_in(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.card(group.people[0], CARD)
    branch.scan(group.cards[0])
    assert told(branch.scan(CARD)) == (Tone.ALREADY, "already-in")


def test_the_minute_is_measured_on_a_clock_that_cannot_jump(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.scan(group.cards[0])
    branch.clock.step(timedelta(minutes=30))
    assert branch.scan(group.cards[0]).is_silent


def test_an_unknown_card_is_answered_each_time(branch: Branch) -> None:
    branch.class_now(1)
    assert [told(branch.scan(CARD)) for _ in range(2)] == [(Tone.REFUSED, "card-unknown")] * 2


# --- cards -----------------------------------------------------------------------------------------------------------


def test_an_unknown_card_offers_to_be_bound_and_writes_nothing(branch: Branch) -> None:
    branch.class_now(1)
    answer = branch.scan(CARD)
    assert told(answer) == (Tone.REFUSED, "card-unknown")
    assert (kinds(answer), answer.last4) == ([("bind-card", None)], "6C3A")
    assert answer.token is not None
    assert attendances(branch) == 0


@pytest.mark.parametrize("raw", ["", "   ", "\ufffd\ufffd", "9" * 65])
def test_what_is_no_card_is_told_as_unreadable(branch: Branch, raw: str) -> None:
    assert told(branch.scan(raw)) == (Tone.REFUSED, "card-unreadable")


@pytest.mark.parametrize("state", ["2", "3", "4"], ids=["lost", "cancelled", "replaced"])
def test_a_card_that_holds_no_more_is_told_with_its_owner(branch: Branch, state: str) -> None:
    group = branch.class_now(1)
    branch.card(group.people[0], CARD, state=state)
    answer = branch.scan(CARD)
    assert told(answer) == (Tone.REFUSED, f"card-state-{state}")
    assert answer.learner_id == group.people[0]
    assert attendances(branch) == 0


def test_a_valid_card_goes_before_a_lost_one_of_the_same_number(branch: Branch) -> None:
    group = branch.class_now(2)
    branch.card(group.people[0], CARD, state="2")
    branch.card(group.people[1], CARD)
    assert branch.scan(CARD).learner_id == group.people[1]


@pytest.mark.parametrize(
    "raw", [CARD, CARD.lower(), "０１０２６Ｆ６Ｃ３Ａ", f" {CARD}\r\n", "01 02 6f 6c 3a", f";{CARD}?"]
)
def test_a_card_is_the_same_however_the_reader_spells_it(branch: Branch, raw: str) -> None:
    group = branch.class_now(1)
    branch.card(group.people[0], CARD)
    assert branch.scan(raw).tone is Tone.OK


@pytest.mark.parametrize(
    ("reader", "shown"), [("8H10D", "0040856634"), ("6H8D", "07302202"), ("2H4H", "111,27706"), ("10HR", "3A6C6F0201")]
)
def test_a_card_bound_at_one_reader_is_known_at_another(branch: Branch, reader: str, shown: str) -> None:
    group = branch.class_now(1)
    branch.card(group.people[0], CARD)
    branch.desk.scanning.reader = ReaderFormat(reader)
    assert branch.scan(shown).learner_id == group.people[0]


def test_a_card_bound_at_a_short_reader_is_known_at_a_long_one(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.card(group.people[0], "07302202", reader_format="6H8D")
    assert branch.scan(CARD).tone is Tone.OK


def test_two_people_whom_a_short_reader_cannot_tell_apart_are_two_buttons(branch: Branch) -> None:
    group = branch.class_now(2)
    branch.card(group.people[0], "01026F6C3A")
    branch.card(group.people[1], "99996F6C3A")
    branch.desk.scanning.reader = ReaderFormat("6H8D")
    answer = branch.scan("07302202")
    assert told(answer) == (Tone.ACTION, "which-person")
    assert {choice.learner_id for choice in answer.choices} == set(group.people)
    assert attendances(branch) == 0
    chosen = answer.choices[0]
    assert chosen.learner_id is not None
    assert branch.desk.scanning.arrive(chosen.learner_id, chosen.learner_name or "", "C").tone is Tone.OK


# --- which session ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("time", "is_open"), [("08:14", False), ("08:15", True), ("10:30", True), ("10:31", False)])
def test_a_session_takes_cards_from_before_its_start_until_its_end(tmp_path: Path, time: str, is_open: bool) -> None:
    branch = make_branch(tmp_path, time=time)
    group = branch.class_now(1)
    answer = branch.scan(group.cards[0])
    branch.close()
    assert (answer.tone is Tone.OK) is is_open


def test_without_an_open_session_staff_is_asked_to_choose_one(branch: Branch) -> None:
    course = branch.course()
    session, person = branch.meeting(course, "15:00", "16:00"), branch.learner(card=CARD)
    branch.enrol(course, person)
    answer = branch.scan(CARD)
    assert told(answer) == (Tone.ACTION, "no-session")
    assert kinds(answer) == [("choose-session", None)]
    branch.desk.scanning.pick(session)
    assert told(branch.scan(CARD)) == (Tone.OK, "checked-in")


@pytest.mark.parametrize("is_picked", [True, False])
def test_whose_class_was_closed_before_she_came_is_told_so(branch: Branch, is_picked: bool) -> None:
    group = branch.class_now(1)
    branch.desk.scanning.pick(group.session if is_picked else None)
    branch.execute(CloseSession(group.session, branch.session(group.session).rev))
    answer = branch.scan(group.cards[0])
    assert told(answer) == (Tone.REFUSED, "session-closed")
    assert answer.session is not None
    assert answer.session.id == group.session
    assert attendances(branch) == 1  # the absence


def test_of_two_open_sessions_the_scan_goes_to_her_own(branch: Branch) -> None:
    first, second = branch.class_now(1), branch.course("书法（演示）")
    branch.meeting(second)
    other = branch.learner(card=CARD)
    branch.enrol(second, other)
    assert branch.scan(CARD).session.activity_id == second
    assert branch.scan(first.cards[0]).session.activity_id == first.course


def test_who_is_enrolled_in_two_is_asked_once_and_then_goes_to_the_other(branch: Branch) -> None:
    group, second = branch.class_now(1), branch.course("书法（演示）")
    also = branch.meeting(second, "09:15", "10:00")
    branch.enrol(second, group.people[0])
    asked = branch.scan(group.cards[0])
    assert told(asked) == (Tone.ACTION, "two-sessions")
    assert kinds(asked) == [("to-session", group.session), ("to-session", also)]
    assert press(branch, asked, asked.choices[0]).session.id == group.session
    branch.clock.advance(minutes=2)
    rest = branch.scan(group.cards[0])
    assert kinds(rest) == [("to-session", also)]
    assert press(branch, rest, rest.choices[0]).tone is Tone.OK
    branch.clock.advance(minutes=2)
    assert told(branch.scan(group.cards[0])) == (Tone.ALREADY, "already-in")


def test_who_is_not_enrolled_may_join_or_be_noted_once(branch: Branch) -> None:
    group = branch.class_now(1, quota=3)
    guest = branch.learner(card=CARD)
    answer = branch.scan(CARD)
    assert told(answer) == (Tone.ACTION, "not-enrolled")
    assert kinds(answer) == [("join", group.session), ("visit", group.session)]
    assert (answer.seats_left, answer.learner_id) == (2, guest)
    assert [type(choice.command) for choice in answer.choices] == [JoinAndCheckIn, CheckIn]
    assert attendances(branch) == 0
    assert press(branch, answer, answer.choices[0]).tone is Tone.OK
    assert branch.value("SELECT entry_as FROM attendance") == "6"


def test_a_full_class_offers_no_seat(branch: Branch) -> None:
    group = branch.class_now(1, quota=1)
    branch.learner(card=CARD)
    answer = branch.scan(CARD)
    assert told(answer) == (Tone.ACTION, "not-enrolled-full")
    assert (kinds(answer), answer.seats_left) == ([("visit", group.session)], 0)


def test_a_seat_that_was_taken_meanwhile_is_refused_in_words(branch: Branch) -> None:
    branch.class_now(1, quota=2)
    branch.learner(card=CARD)
    answer = branch.scan(CARD)
    branch.enrol(answer.session.activity_id, branch.learner())
    assert told(press(branch, answer, answer.choices[0])) == (Tone.REFUSED, "class-full")


def test_who_belongs_to_none_of_several_gets_a_button_for_each(branch: Branch) -> None:
    group, second = branch.class_now(1), branch.meeting(branch.course("书法（演示）"), "09:15", "10:00")
    branch.learner(card=CARD)
    answer = branch.scan(CARD)
    assert told(answer) == (Tone.ACTION, "not-enrolled-several")
    assert {session for _, session in kinds(answer)} == {group.session, second}


def test_beside_a_class_a_lecture_is_visited_and_not_joined(branch: Branch) -> None:
    """Nobody enrols in what anybody may walk into."""
    branch.class_now(1)
    lecture = branch.meeting(branch.lecture(), "09:15", "10:00")
    branch.learner(card=CARD)
    answer = branch.scan(CARD)
    walk_in = next(choice for choice in answer.choices if choice.session and choice.session.id == lecture)
    assert (walk_in.kind, type(walk_in.command)) == ("visit", CheckIn)
    assert press(branch, answer, walk_in).tone is Tone.OK
    assert branch.rows("SELECT entry_as FROM attendance") == [("2",)]


def test_who_sat_in_once_is_told_so_and_not_asked_again(branch: Branch) -> None:
    branch.class_now(1)
    branch.learner(card=CARD)
    answer = branch.scan(CARD)
    press(branch, answer, answer.choices[1])
    branch.clock.advance(minutes=2)
    assert told(branch.scan(CARD)) == (Tone.ALREADY, "already-in")


def test_an_open_lecture_takes_whoever_walks_in(branch: Branch) -> None:
    branch.meeting(branch.lecture())
    branch.learner(card=CARD)
    assert told(branch.scan(CARD)) == (Tone.OK, "checked-in")
    assert branch.value("SELECT entry_as FROM attendance") == "2"


def test_a_lecture_in_a_full_room_refuses_in_words(branch: Branch) -> None:
    room = branch.venue(capacity_hard=1)
    lecture = branch.meeting(branch.lecture(), venue=room)
    branch.check_in(lecture, branch.learner())
    branch.learner(card=CARD)
    assert told(branch.scan(CARD)) == (Tone.REFUSED, "room-full")


@pytest.mark.parametrize("state", ["1", "3", "6"], ids=["asked", "refused", "cancelled"])
def test_a_booking_that_does_not_hold_opens_nothing(branch: Branch, state: str) -> None:
    course = branch.course()
    booking = branch.plant(
        Booking, title="演示", state=state, starts_at=at("09:00"), ends_at=at("10:00"), venue_id=None
    )
    branch.plant(Session, activity_id=course, booking_id=booking, ordinal=1, state="1")
    assert branch.desk.scanning.open_sessions() == ()


def test_a_session_of_another_branch_takes_no_cards_here(branch: Branch) -> None:
    group = branch.class_now(1)
    assert [session.id for session in branch.desk.scanning.open_sessions()] == [group.session]
    branch.meeting(group.course, scope="330108001")
    assert [session.id for session in branch.desk.scanning.open_sessions()] == [group.session]


# --- by name ---------------------------------------------------------------------------------------------------------


def test_somebody_picked_by_name_is_answered_like_a_card(branch: Branch) -> None:
    group = branch.class_now(1)
    answer = branch.desk.scanning.arrive(group.people[0], "王演示")
    assert told(answer) == (Tone.OK, "checked-in")
    assert branch.value("SELECT method FROM attendance") == "M"


# --- clock -----------------------------------------------------------------------------------------------------------


def test_between_two_scans_the_clock_is_set_back_an_hour(branch: Branch) -> None:
    """Order is kept, the mark is doubted, nothing is lost (fault 27, D14)."""
    group = branch.class_now(3)
    branch.clock.set_to("09:20")
    answers = [branch.scan(group.cards[0])]
    branch.clock.step(-timedelta(hours=1))
    answers += [branch.scan(group.cards[1]), branch.scan(group.cards[2])]
    assert [answer.clock_doubt for answer in answers] == [False, True, True]
    by_id = branch.rows("SELECT learner_id, clock_doubt FROM attendance ORDER BY id")
    assert by_id == [(person.bytes, doubt) for person, doubt in zip(group.people, "011", strict=True)]
    operations = branch.rows("SELECT row_id FROM sync_outbox WHERE tbl = 'attendance' ORDER BY op")
    assert operations == branch.rows("SELECT id FROM attendance ORDER BY id")


def test_scans_of_one_millisecond_keep_their_order(branch: Branch) -> None:
    group = branch.class_now(5)
    for card in group.cards:
        branch.scan(card)
    assert branch.rows("SELECT learner_id FROM attendance ORDER BY id") == [(p.bytes,) for p in group.people]
