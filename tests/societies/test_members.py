"""Who belongs to a society, from when to when and in what role (R45, R71)."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.people.model import LearnerAlias
from bjdesk.societies.commands import AddMember, EditMember, EndMembership, MakeLeader
from tests.makers import DAY, Branch
from tests.societies.hands import Hands


def test_members_are_counted_with_their_core_and_their_leader(branch: Branch, hands: Hands, society: UUID) -> None:
    leader = branch.learner("周文渊（演示）")
    hands.add(society, leader, role="2", is_core=True)
    hands.add(society, *(branch.learner() for _ in range(3)))

    belong = hands.line(society).belong

    assert (belong.people, belong.core, belong.leader) == (4, 1, "周文渊（演示）")
    assert hands.detail(society).members[0].role == "2"


def test_nobody_is_a_member_twice(branch: Branch, hands: Hands, society: UUID) -> None:
    who = branch.learner("王桂芳")
    hands.add(society, who)

    with pytest.raises(RuleBroken) as refused:
        hands.add(society, who)

    assert (refused.value.code, refused.value.facts["name"]) == ("already-member", "王桂芳")


def test_a_member_is_a_learner_of_the_house(branch: Branch, society: UUID) -> None:
    with pytest.raises(RecordMissing):
        branch.execute(AddMember(society, UUID(int=1)))


def test_nobody_leaves_before_she_came(branch: Branch, hands: Hands, society: UUID) -> None:
    who, day = branch.learner(), date(2026, 4, 30)
    (member,) = hands.add(society, who, joined_on=date(2026, 5, 1))
    rev = hands.member(society, who).rev

    for early in (EndMembership(member, rev, day), EditMember(member, rev, {"left_on": day})):
        with pytest.raises(RuleBroken, match="member-left-before-joined"):
            branch.execute(early)

    assert hands.line(society).belong.people == 1


def test_who_left_may_come_back_and_both_times_are_kept(branch: Branch, hands: Hands, society: UUID) -> None:
    who = branch.learner()
    (member,) = hands.add(society, who, joined_on=date(2026, 1, 5))
    branch.execute(EndMembership(member, hands.member(society, who).rev, DAY - timedelta(days=9)))
    assert hands.line(society).belong.people == 0

    hands.add(society, who)

    spans = [(row.joined_on, row.left_on) for row in hands.detail(society).members]
    assert spans == [(DAY, None), (date(2026, 1, 5), DAY - timedelta(days=9))]


def test_leaving_is_taken_back_unless_she_is_in_again(branch: Branch, hands: Hands, society: UUID) -> None:
    who = branch.learner()
    (member,) = hands.add(society, who)
    done = branch.execute(EndMembership(member, hands.member(society, who).rev))
    hands.add(society, who)

    with pytest.raises(RuleBroken, match="already-member"):
        branch.execute(done.undo)


def test_a_new_leader_takes_the_place_of_the_old_one_and_undo_gives_it_back(
    branch: Branch, hands: Hands, society: UUID
) -> None:
    old, new = branch.learner("旧（演示）"), branch.learner("新（演示）")
    hands.add(society, old, role="2")
    hands.add(society, new, role="3")

    done = branch.execute(MakeLeader(hands.member(society, new).id, hands.member(society, new).rev))
    assert (hands.member(society, old).role, hands.member(society, new).role) == ("1", "2")

    branch.execute(done.undo)
    assert (hands.member(society, old).role, hands.member(society, new).role) == ("2", "3")


def test_who_has_left_leads_nothing(branch: Branch, hands: Hands, society: UUID) -> None:
    who = branch.learner()
    (member,) = hands.add(society, who)
    branch.execute(EndMembership(member, hands.member(society, who).rev))

    with pytest.raises(RuleBroken, match="member-has-left"):
        branch.execute(MakeLeader(member, hands.member(society, who).rev))


def test_a_membership_that_moved_meanwhile_is_not_overwritten(branch: Branch, hands: Hands, society: UUID) -> None:
    who = branch.learner()
    (member,) = hands.add(society, who)
    seen = hands.member(society, who).rev
    branch.execute(EditMember(member, seen, {"is_core": True}))

    with pytest.raises(RecordChanged):
        branch.execute(EditMember(member, seen, {"is_core": False}))


def test_a_merged_person_is_one_member(branch: Branch, hands: Hands, society: UUID) -> None:
    kept, merged = branch.learner("李秀英"), branch.learner("李秀英 旧卡")
    hands.add(society, merged)
    branch.plant(LearnerAlias, learner_id=merged, canonical_id=kept, is_proposed=False)

    assert hands.names(hands.detail(society).members) == ["李秀英"]
    with pytest.raises(RuleBroken, match="already-member"):
        hands.add(society, kept)
