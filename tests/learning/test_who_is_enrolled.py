"""An enrolment has a first and a last day: at the swipe as on the roster (R25)."""

from datetime import date, timedelta

import pytest

from bjdesk.learning import queries
from bjdesk.learning.commands import JoinAndCheckIn
from tests.makers import DAY, Branch

YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
CARD = "0100000001"


def lesson(branch: Branch, *spans: tuple[date | None, date | None]) -> tuple[object, object]:
    """Session and person, who was enrolled so many times."""
    course, person = branch.course(), branch.learner(card=CARD)
    for joined, left in spans:
        branch.enrol(course, person, joined_on=joined, left_on=left)
    return branch.meeting(course), person


@pytest.mark.parametrize("span", [(None, None), (DAY, None), (None, DAY), (DAY, DAY), (YESTERDAY, TOMORROW)], ids=str)
def test_both_ends_of_an_enrolment_belong_to_it(branch: Branch, span: tuple[date | None, date | None]) -> None:
    lesson(branch, span)
    assert branch.scan(CARD).code == "checked-in"
    assert branch.value("SELECT entry_as FROM attendance") == "1"


@pytest.mark.parametrize("span", [(TOMORROW, None), (None, YESTERDAY), (YESTERDAY, YESTERDAY)], ids=str)
def test_who_has_left_or_joins_later_is_not_enrolled_today(
    branch: Branch, span: tuple[date | None, date | None]
) -> None:
    session, person = lesson(branch, span)
    assert branch.scan(CARD).code == "not-enrolled"
    assert branch.value("SELECT count(*) FROM attendance") == 0
    roster = branch.read(queries.roster, session, DAY)
    assert person not in [row.person.id for row in roster.rows]


def test_who_left_and_came_back_is_enrolled(branch: Branch) -> None:
    lesson(branch, (None, YESTERDAY), (DAY, None))
    assert branch.scan(CARD).code == "checked-in"


def test_who_left_and_is_checked_in_by_hand_is_there_for_once(branch: Branch) -> None:
    session, person = lesson(branch, (None, YESTERDAY))
    branch.check_in(session, person)
    assert branch.value("SELECT entry_as FROM attendance") == "5"


def test_the_day_is_the_sessions_and_not_that_of_the_moment(branch: Branch) -> None:
    """A session of the evening that is checked in to after midnight, and one that is checked in to before."""
    course, person = branch.course(), branch.learner(card=CARD)
    branch.enrol(course, person, left_on=DAY)
    branch.meeting(course, "23:30", "23:59")
    branch.clock.set_to("23:58")
    assert branch.scan(CARD).code == "checked-in"
    branch.meeting(course, "00:10", "01:00", day=TOMORROW)
    branch.clock.set_to("00:05", TOMORROW)
    assert branch.scan(CARD).code == "not-enrolled"


@pytest.mark.parametrize("day", [YESTERDAY, TOMORROW], ids=["late", "early"])
def test_who_joins_a_session_of_another_day_is_on_its_roster(branch: Branch, day: date) -> None:
    course, person = branch.course(), branch.learner()
    session = branch.meeting(course, day=day)
    branch.execute(JoinAndCheckIn(session, person))
    assert branch.read(queries.roster, session, day).counts.expected == 1
