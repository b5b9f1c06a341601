"""A hard limit is one: of a room, and of a lecture that nobody enrols in (R25)."""

import pytest

from bjdesk.kernel.errors import RuleBroken
from bjdesk.learning.scanning import Tone
from tests.makers import Branch

CARD = "01026F6C3A"


def test_a_lecture_takes_no_more_than_its_hard_quota_although_nobody_is_enrolled(branch: Branch) -> None:
    lecture = branch.meeting(branch.lecture(quota_hard=2))
    branch.check_in(lecture, branch.learner())
    undo = branch.check_in(lecture, branch.learner()).undo
    with pytest.raises(RuleBroken, match="session-full") as refused:
        branch.check_in(lecture, branch.learner())
    assert refused.value.facts["limit"] == 2
    branch.execute(undo)
    branch.check_in(lecture, branch.learner())


def test_a_full_lecture_refuses_a_card_in_words(branch: Branch) -> None:
    lecture = branch.meeting(branch.lecture(quota_hard=1))
    branch.check_in(lecture, branch.learner())
    branch.learner(card=CARD)
    answer = branch.scan(CARD)
    assert (answer.tone, answer.code) == (Tone.REFUSED, "session-full")
    assert branch.value("SELECT count(*) FROM attendance") == 1


def test_a_soft_quota_refuses_no_guest(branch: Branch) -> None:
    lecture = branch.meeting(branch.lecture(quota=1))
    branch.check_in(lecture, branch.learner())
    branch.check_in(lecture, branch.learner())
    assert branch.value("SELECT count(*) FROM attendance") == 2


def test_the_seats_of_a_roster_are_kept_for_it(branch: Branch) -> None:
    """余位 = hard capacity − 在场 − roster still 未到."""
    group = branch.class_now(2, quota_hard=3)
    branch.check_in(group.session, group.people[0])
    branch.check_in(group.session, branch.learner())
    with pytest.raises(RuleBroken, match="session-full"):
        branch.check_in(group.session, branch.learner())
    assert branch.scan(group.cards[1]).tone is Tone.OK


def test_who_of_the_roster_is_absent_with_a_word_leaves_the_seat(branch: Branch) -> None:
    group = branch.class_now(1, quota_hard=1)
    branch.mark(group.session, group.people[0], "4")
    branch.check_in(group.session, branch.learner())
    assert branch.value("SELECT count(*) FROM attendance") == 2
