"""A society kept at two desks: what each did is united, and both say the same once they met the district (D2, R71)."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.societies.commands import EditMember, EditSociety, MakeLeader
from tests.makers import DAY, Branch, at
from tests.societies.hands import Hands
from tests.sync.client.scenes import DeskHere, Town
from tests.sync.client.test_claims import district_venue


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def one(town: Town) -> DeskHere:
    return town.desk()


@pytest.fixture
def other(town: Town, one: DeskHere) -> DeskHere:
    return town.desk()


def seen(branch: Branch, society: UUID) -> list[object]:
    """What the page would show, without the desk's own counts of changes."""
    hands = Hands(branch)
    found = hands.detail(society)
    return [
        (found.line.row.name, found.line.row.meeting_rule, found.line.row.has_charter, found.line.row.state),
        (found.line.belong, found.line.months, found.line.held, found.line.last_at, found.line.is_stale),
        [(row.person.name, row.role, row.is_core, row.joined_on, row.left_on) for row in found.members],
        [(one.id, one.state, one.topic, one.came, one.expected, one.is_told, one.place) for one in found.meetings],
    ]


def test_a_member_added_here_and_a_role_changed_there_meet(town: Town, one: DeskHere, other: DeskHere) -> None:
    here, there = Hands(one.branch), Hands(other.branch)
    people = [one.branch.learner(name) for name in ("安演示", "白演示", "陈演示")]
    society = here.register("书画社（演示）", meeting_rule="每周四")
    here.add(society, *people[:2])
    session = here.plan(society)
    town.all_agree()

    here.add(society, people[2], is_core=True)
    lead = there.member(society, people[1])
    other.branch.execute(MakeLeader(lead.id, lead.rev))
    other.branch.execute(EditSociety(society, there.line(society).row.rev, {"has_charter": True}))
    town.all_agree()

    assert seen(one.branch, society) == seen(other.branch, society)
    assert here.names(here.detail(society).members) == ["白演示", "安演示", "陈演示"]
    assert here.line(society).belong.leader == "白演示"

    # the meeting: one swipes here, one there, the number of the next one is told there
    town.pass_time(seconds=(at("14:00") - one.branch.clock.now()) / 1_000_000)
    one.branch.check_in(session, people[0])
    other.branch.check_in(session, people[2])
    told = there.plan(society, DAY, "09:00", "10:00")
    there.tell(told, 21)
    town.all_agree()

    assert seen(one.branch, society) == seen(other.branch, society)
    assert [(row.came, row.expected) for row in here.detail(society).meetings] == [(2, 3), (21, 0)]


def test_one_person_added_at_both_desks_is_one_member(town: Town, one: DeskHere, other: DeskHere) -> None:
    here, there = Hands(one.branch), Hands(other.branch)
    who = one.branch.learner("安演示")
    society = here.register("书画社（演示）")
    town.all_agree()

    here.add(society, who)
    there.add(society, who)
    town.all_agree()

    assert seen(one.branch, society) == seen(other.branch, society)
    assert (here.line(society).belong.people, len(there.detail(society).members)) == (1, 1)


def test_two_leaders_of_two_desks_are_both_shown_until_somebody_decides(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    here, there = Hands(one.branch), Hands(other.branch)
    people = [one.branch.learner(name) for name in ("安演示", "白演示")]
    society = here.register("书画社（演示）")
    here.add(society, *people)
    town.all_agree()

    first, second = here.member(society, people[0]), there.member(society, people[1])
    one.branch.execute(EditMember(first.id, first.rev, {"role": "2"}))
    other.branch.execute(EditMember(second.id, second.rev, {"role": "2"}))
    town.all_agree()
    assert [row.role for row in here.detail(society).members] == ["2", "2"]

    chosen = here.member(society, people[1])
    one.branch.execute(MakeLeader(chosen.id, chosen.rev))
    town.all_agree()

    assert seen(one.branch, society) == seen(other.branch, society)
    assert [row.role for row in there.detail(society).members] == ["2", "1"]


def test_a_meeting_in_a_room_of_the_district_and_its_number_reach_the_other_desk(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    here, there = Hands(one.branch), Hands(other.branch)
    hall = district_venue(town, one)
    town.all_agree()
    society = here.register("书画社（演示）")
    session = here.plan(society, DAY, "08:00", "08:40", venue=hall)
    town.all_agree()
    assert there.meeting(society, session).venue == hall

    here.tell(session, 17)
    town.all_agree()

    assert seen(one.branch, society) == seen(other.branch, society)
    assert there.meeting(society, session).came == 17
    assert one.value("SELECT count(*) FROM sync_refused") == 0
