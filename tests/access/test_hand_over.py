"""Somebody else takes the desk over, where nobody has to prove who she is (D9, D15)."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.access.commands import HandOver
from bjdesk.access.model import Staff
from bjdesk.access.queries import staff_on
from bjdesk.app import found_branch, open_desk
from bjdesk.kernel.errors import NotAllowed, RecordMissing, RuleBroken
from bjdesk.learning.classes.commands import ReopenSession
from bjdesk.learning.commands import CloseSession
from bjdesk.roles import MANAGER
from tests.makers import DAY, STREET, Branch, make_clock, seeded


def supervisor(branch: Branch, **more: object) -> UUID:
    known = {"org_id": branch.branch_id, "name": "周国强", "role": MANAGER, "active_from": DAY, **more}
    return branch.plant(Staff, **known)


def closed_meeting(branch: Branch) -> UUID:
    here = branch.class_now()
    branch.check_in(here.session, here.people[0])
    branch.clock.advance(minutes=120)
    branch.execute(CloseSession(here.session, branch.session(here.session).rev))
    return here.session


def test_a_closed_session_is_opened_again_by_whoever_took_the_desk_over_as_a_supervisor(branch: Branch) -> None:
    session, person = closed_meeting(branch), supervisor(branch)
    reopen = ReopenSession(session, branch.session(session).rev)
    with pytest.raises(NotAllowed):
        branch.execute(reopen)

    branch.desk.on_duty(branch.execute(HandOver(person)).value)
    branch.execute(reopen)

    assert branch.value("SELECT state FROM session WHERE id = ?", session) == "1"
    who = branch.rows("SELECT command, outcome, role FROM audit ORDER BY n DESC LIMIT 3")
    assert who == [("ReopenSession", "1", "2"), ("HandOver", "1", "1"), ("ReopenSession", "2", "1")]


def test_the_next_start_begins_with_the_front_desk_again(branch: Branch) -> None:
    person = supervisor(branch)
    branch.desk.on_duty(branch.execute(HandOver(person)).value)

    branch.reopen()

    assert branch.actor.role == "1"


def test_whoever_does_not_work_here_today_takes_nothing_over(branch: Branch) -> None:
    gone = supervisor(branch, active_to=DAY - timedelta(days=1))

    with pytest.raises(RecordMissing):
        branch.execute(HandOver(gone))

    assert [row.name for row in branch.read(staff_on, STREET, DAY)] == ["演示员"]


def test_a_desk_of_real_people_hands_nothing_over_without_a_sign_in(tmp_path: Path) -> None:
    clock = make_clock()
    names = {"desk_name": "一号台", "staff_name": "陈小燕"}
    found_branch(tmp_path, STREET, **names, clock=clock, random=seeded())
    desk = open_desk(tmp_path, clock=clock, random=seeded(2))

    with pytest.raises(RuleBroken) as refused:
        desk.executor.execute(HandOver(desk.executor.actor.staff or UUID(int=0)))
    desk.close()

    assert refused.value.code == "hand-over-unsigned"
