"""A society is entered, corrected and moved along its states; what cannot be is refused in words (R71, R72)."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bjdesk.kernel.errors import RecordChanged, RuleBroken
from bjdesk.societies.commands import EditSociety, RegisterSociety, SetSocietyState, WithdrawSociety
from tests.makers import DAY, Branch, broken_chain
from tests.societies.hands import Hands


def test_a_society_is_entered_with_what_the_district_asks_for(branch: Branch, hands: Hands) -> None:
    made = hands.register(
        " 长河合唱团（演示） ", category="2", founded_on=date(2018, 5, 1), has_charter=True, meeting_rule="每周四 14:00"
    )

    row = hands.line(made).row
    assert (row.name, row.category, row.state) == ("长河合唱团（演示）", "2", "1")
    assert (row.has_charter, row.has_rules, row.meeting_rule) == (True, False, "每周四 14:00")
    assert broken_chain(branch) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("  \u200b ", "society-name-missing"),
        ("书" * 10_000, "society-name-too-long"),
        ("书画\ufffd社", "society-name-damaged"),
        ("书画社（演示）", "society-name-taken"),
        ("书画\u202e社（演示）", "society-name-taken"),
    ],
)
def test_a_name_that_cannot_stand_is_refused(branch: Branch, society: UUID, name: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        branch.execute(RegisterSociety(name))

    assert refused.value.code == code


def test_a_formula_is_a_name_like_any_other(hands: Hands) -> None:
    made = hands.register('=HYPERLINK("http://x")')

    assert hands.line(made).row.name == '=HYPERLINK("http://x")'


def test_nobody_founds_a_society_tomorrow(branch: Branch) -> None:
    with pytest.raises(RuleBroken, match="society-founded-later"):
        branch.execute(RegisterSociety("明天社（演示）", founded_on=DAY + timedelta(days=1)))


def test_an_edit_is_taken_back_as_a_new_one(branch: Branch, hands: Hands, society: UUID) -> None:
    done = branch.execute(EditSociety(society, hands.line(society).row.rev, {"has_charter": True, "name": "书画院"}))
    assert (hands.line(society).row.name, hands.line(society).row.has_charter) == ("书画院", True)

    branch.execute(done.undo)

    assert (hands.line(society).row.name, hands.line(society).row.has_charter) == ("书画社（演示）", False)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(branch: Branch, hands: Hands, society: UUID) -> None:
    seen = hands.line(society).row.rev
    branch.execute(EditSociety(society, seen, {"meeting_rule": "每周一"}))

    with pytest.raises(RecordChanged):
        branch.execute(EditSociety(society, seen, {"meeting_rule": "每周二"}))

    assert hands.line(society).row.meeting_rule == "每周一"


def test_a_society_entered_by_mistake_goes_but_one_with_members_stays(branch: Branch, hands: Hands) -> None:
    done = branch.execute(RegisterSociety("错社（演示）"))
    branch.execute(done.undo)
    assert hands.lines() == []

    kept = hands.register("留社（演示）")
    hands.add(kept, branch.learner())
    with pytest.raises(RuleBroken, match="society-in-use"):
        branch.execute(WithdrawSociety(kept, hands.line(kept).row.rev))


def test_a_society_is_not_stopped_while_it_has_meetings_to_come(branch: Branch, hands: Hands, society: UUID) -> None:
    hands.plan(society)
    with pytest.raises(RuleBroken, match="society-has-meetings"):
        branch.execute(SetSocietyState(society, hands.line(society).row.rev, "3", "人少了"))

    with pytest.raises(RuleBroken, match="society-reason-missing"):
        branch.execute(SetSocietyState(society, hands.line(society).row.rev, "4", " "))


def test_a_dissolved_society_takes_nobody_and_never_comes_back(branch: Branch, hands: Hands, society: UUID) -> None:
    branch.execute(SetSocietyState(society, hands.line(society).row.rev, "2"))
    branch.execute(SetSocietyState(society, hands.line(society).row.rev, "4", "负责人搬走了"))

    with pytest.raises(RuleBroken, match="society-dissolved"):
        hands.add(society, branch.learner())
    with pytest.raises(RuleBroken, match="society-dissolved"):
        hands.plan(society)
    with pytest.raises(RuleBroken, match="society-move-refused"):
        branch.execute(SetSocietyState(society, hands.line(society).row.rev, "2"))


def test_a_stopped_society_goes_on_again_and_may_be_stopped_anew(branch: Branch, hands: Hands, society: UUID) -> None:
    branch.execute(SetSocietyState(society, hands.line(society).row.rev, "2"))
    done = branch.execute(SetSocietyState(society, hands.line(society).row.rev, "3", "夏天太热"))
    with pytest.raises(RuleBroken, match="society-stopped"):
        hands.plan(society)

    branch.execute(done.undo)

    assert hands.line(society).row.state == "2"
    hands.plan(society)
