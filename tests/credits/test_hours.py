"""What an attendance earns, by the rule of its day, and who has earned a class (R25, R26, R97)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.credits.hours import ALL, SINCE, Completion, Meeting, Rule, Terms, completion, earned, total, transcript
from bjdesk.kernel.clock import Instant
from bjdesk.learning.attendance import Mark

FACTORS = {"1": 100, "2": 50, "2.full": 100, "3": 50, "4": 0, "5": 0, "6": 100, "7": 0}
FIRST = date(2026, 9, 1)
RULE = Rule("1", date(2017, 4, 15), FACTORS, 15, "文件一")
SHE = UUID(int=99)


def meetings(number: int, **more: object) -> list[Meeting]:
    one = Meeting(UUID(int=1), UUID(int=500), FIRST, 200, "2")
    return [replace(one, id=UUID(int=n), **{"day": FIRST + timedelta(7 * n), **more}) for n in range(1, number + 1)]


def mark(session: int, status: str = "1", **more: object) -> Mark:
    return replace(Mark(UUID(int=1000 + session), UUID(int=session), SHE, status, Instant(session)), **more)


@pytest.mark.parametrize(
    ("status", "late", "hours"),
    [
        ("1", None, 200),
        ("2", 15, 200),
        ("2", 16, 100),
        ("2", None, 200),
        ("3", None, 100),
        ("4", None, 0),
        ("5", None, 0),
        ("6", None, 200),
        ("7", None, 0),
    ],
)
def test_each_way_of_attending_earns_its_share(status: str, late: int | None, hours: int) -> None:
    assert earned(meetings(1)[0], mark(1, status, late_min=late), [RULE]).hours == hours


@pytest.mark.parametrize(("state", "hours"), [("1", 200), ("2", 200), ("3", 0), ("4", 0)])
def test_a_session_that_did_not_take_place_earns_nothing(state: str, hours: int) -> None:
    assert earned(meetings(1, state=state)[0], mark(1), [RULE]).hours == hours


def test_hundredths_are_cut_off_and_never_rounded_up() -> None:
    assert earned(meetings(1, planned=133)[0], mark(1, "3"), [RULE]).hours == 66


def test_a_session_keeps_the_rule_of_its_day() -> None:
    newer = Rule("2", FIRST + timedelta(10), {**FACTORS, "3": 0}, 15, "文件二")
    lines = transcript(meetings(2), [mark(1, "3"), mark(2, "3")], [newer, RULE])
    assert [(line.hours, line.rule and line.rule.document) for line in lines] == [(100, "文件一"), (0, "文件二")]


def test_before_the_first_rule_nothing_is_earned() -> None:
    assert earned(meetings(1, day=date(2016, 1, 1))[0], mark(1), [RULE]).hours == 0


def test_a_make_up_counts_in_the_session_that_was_missed() -> None:
    sat_in_2_for_1 = mark(2, makes_up=UUID(int=1))
    assert [line.hours for line in transcript(meetings(2), [sat_in_2_for_1], [RULE])] == [200, 0]


STATUSES = st.sampled_from("1234567")


@given(st.lists(st.tuples(st.integers(1, 4), STATUSES, st.booleans()), max_size=12), st.randoms(use_true_random=False))
def test_hours_after_undoing_and_attending_again_equal_a_recount(
    acts: list[tuple[int, str, bool]], order: object
) -> None:
    """D4: nothing is stored, so what is left after any undoing is what was never undone, in any order of arrival."""
    ids, rows, left = count(2000), list[Mark](), list[Mark]()
    for session, status, is_undone in acts:
        row = mark(session, status, id=UUID(int=next(ids)), at=Instant(len(rows)))
        rows.append(row)
        if is_undone:
            rows.append(mark(session, "0", id=UUID(int=next(ids)), voids=row.id))
        else:
            left.append(row)
    order.shuffle(rows)  # type: ignore[attr-defined]
    assert total(transcript(meetings(4), rows, [RULE])) == total(transcript(meetings(4), left, [RULE]))


# --- completion ------------------------------------------------------------------------------------------------------


USUAL = Terms(70)


def finished(*statuses: str, terms: Terms = USUAL, joined_on: date | None = None, **more: object) -> Completion:
    rows = [mark(n, status) for n, status in enumerate(statuses, 1) if status != "-"]
    return completion(meetings(len(statuses), **more), rows, [RULE], terms, joined_on)


def test_seventy_per_cent_are_enough_and_less_is_not() -> None:
    assert finished(*"1111111555").is_earned
    lacking = finished(*"1111115555")
    assert (lacking.is_earned, lacking.attended, lacking.counted, lacking.lacks) == (False, 6, 10, 1)


def test_leave_is_no_attendance_but_no_absence_either() -> None:
    found = finished(*"1144")
    assert (found.attended, found.counted, found.is_earned) == (2, 4, False)


def test_sessions_she_is_exempt_from_do_not_count_either_way() -> None:
    found = finished(*"11777")
    assert (found.counted, found.is_earned) == (2, True)


def test_a_class_of_which_nothing_was_held_is_not_earned() -> None:
    assert not finished(*"11", state="3").is_earned


def test_what_counts_as_held_is_the_districts_choice() -> None:
    with_plan = completion(
        [*meetings(2), *[replace(one, state="1") for one in meetings(4)[2:]]],
        [mark(1), mark(2)],
        [RULE],
        Terms(70, denominator=ALL),
        None,
    )
    assert (with_plan.counted, with_plan.is_earned) == (4, False)
    late_comer = finished(*"--11", terms=Terms(70, denominator=SINCE), joined_on=FIRST + timedelta(21))
    assert (late_comer.counted, late_comer.is_earned) == (2, True)


def test_a_class_may_ask_for_hours_too() -> None:
    assert finished(*"1111", terms=Terms(70, hours=800)).is_earned
    assert not finished(*"1113", terms=Terms(70, hours=800)).is_earned


def test_every_session_tells_its_reason() -> None:
    lines = finished(*"15-").lines
    assert [(line.mark.status if line.mark else None, line.hours) for line in lines] == [
        ("1", 200),
        ("5", 0),
        (None, 0),
    ]
