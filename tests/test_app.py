"""The wired desk: founded once, opened again, whatever the clock says (R2, D14)."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bjdesk.app import DATABASE_FILE, found_branch, open_database, open_desk
from bjdesk.kernel.errors import DeskError, NotAllowed, WrongKey
from bjdesk.learning.scanning import Tone
from bjdesk.roles import ROLES
from bjdesk.store.keys import TrainingKey
from tests.makers import STREET, Branch, HandClock, copy_branch, make_branch, make_clock, seeded


def found(folder: Path, street: str = STREET) -> None:
    found_branch(
        folder, street, desk_name="一号台", staff_name="演示员", clock=make_clock(), random=seeded(), is_training=True
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Branch]:
    branch = make_branch(tmp_path)
    yield branch
    branch.close()


# --- founding --------------------------------------------------------------------------------------------------------


def test_a_founded_branch_knows_its_name_its_desk_and_its_staff(desk: Branch) -> None:
    facts = desk.desk.facts
    assert facts.branch_name.endswith("浦沿街道分院")
    assert (facts.street_code, facts.desk_name, facts.staff_name, facts.is_training) == (
        STREET,
        "一号台",
        "演示员",
        True,
    )
    assert desk.actor.staff is not None


def test_only_the_member_of_staff_is_news_for_the_district(desk: Branch) -> None:
    assert desk.rows("SELECT tbl, kind FROM sync_outbox") == [("staff", "insert")]


def test_a_branch_of_an_unknown_street_is_not_founded(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="unknown-street"):
        found(tmp_path, "330108999")
    with pytest.raises(DeskError, match="no-branch"):
        open_desk(tmp_path, clock=make_clock(), random=seeded())


def test_a_branch_is_founded_once(tmp_path: Path) -> None:
    copy_branch(tmp_path)
    with pytest.raises(DeskError, match="branch-exists"):
        found(tmp_path)


def test_a_founding_that_was_cut_short_is_done_again(tmp_path: Path) -> None:
    key = TrainingKey(tmp_path, seeded()).key()
    open_database(tmp_path / DATABASE_FILE, key, make_clock(), seeded()).close()
    found(tmp_path)
    open_desk(tmp_path, clock=make_clock(), random=seeded()).close()


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_founding_that_fails_between_its_steps_leaves_no_half_branch(tmp_path: Path, fails_at: int) -> None:
    class PowerCut(Exception):
        """The end of this process."""

    class FailingClock(HandClock):
        asked = 0

        def offset_min(self) -> int:  # asked once in each transaction of the founding
            self.asked += 1
            if self.asked == fails_at:
                raise PowerCut
            return 480

    with pytest.raises(PowerCut):
        found_branch(tmp_path, STREET, desk_name="台", staff_name="人", clock=FailingClock(make_clock().now()))
    found(tmp_path)
    open_desk(tmp_path, clock=make_clock(), random=seeded()).close()


# --- opening ---------------------------------------------------------------------------------------------------------


def test_a_lost_key_is_told_and_no_other_is_put_in_its_place(tmp_path: Path) -> None:
    copy_branch(tmp_path)
    (tmp_path / TrainingKey.FILE).unlink()
    with pytest.raises(WrongKey, match="key-unreadable"):
        open_desk(tmp_path, clock=make_clock(), random=seeded())
    assert not (tmp_path / TrainingKey.FILE).exists()


def test_a_folder_without_a_branch_is_not_a_desk(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="no-branch"):
        open_desk(tmp_path, clock=make_clock(), random=seeded())


def test_what_was_recorded_is_there_after_closing_and_opening(desk: Branch) -> None:
    group = desk.class_now()
    desk.scan(group.cards[0])
    desk.reopen()
    assert desk.scan(group.cards[0]).tone is Tone.ALREADY


def test_every_start_has_an_incarnation_of_its_own(desk: Branch) -> None:
    first = desk.desk.database.ids.incarnation
    desk.reopen()
    assert desk.desk.database.ids.incarnation != first


def test_ids_of_a_new_start_follow_the_old_ones_even_when_the_clock_was_set_back(desk: Branch) -> None:
    group = desk.class_now(4)
    desk.clock.step(-timedelta(minutes=30))
    for card in group.cards[:3]:
        desk.scan(card)
    desk.reopen()
    desk.scan(group.cards[3])
    cards = desk.rows("SELECT c.last4 FROM attendance a JOIN card c USING (learner_id) ORDER BY a.id")
    assert cards == [("0001",), ("0002",), ("0003",), ("0004",)]


def test_ids_follow_each_other_through_any_number_of_starts_under_a_clock_that_stands(desk: Branch) -> None:
    made = [desk.learner() for _ in range(3)]
    desk.clock.step(-timedelta(minutes=30))
    for seed in range(5):
        desk.reopen(seed=seed)
        made += [desk.learner() for _ in range(3)]
    assert made == sorted(made)


# --- clocks that are wrong (faults 27–29) ----------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2001, 1, 1), date(2026, 10, 25), date(2036, 11, 24)], ids=str)
def test_a_desk_with_a_wrong_clock_opens_and_records(tmp_path: Path, day: date) -> None:
    copy_branch(tmp_path)
    clock = make_clock(day=day)
    desk = Branch(tmp_path, clock, open_desk(tmp_path, clock=clock, random=seeded()))
    group = desk.class_now()
    desk.desk.scanning.pick(group.session)
    answer = desk.scan(group.cards[0])
    desk.close()
    assert answer.tone is Tone.OK
    assert answer.clock_doubt is (day < date(2026, 11, 24))


def test_a_clock_set_back_before_the_start_is_noticed(desk: Branch) -> None:
    group = desk.class_now()
    desk.scan(group.cards[0])
    desk.clock.step(-timedelta(hours=1))
    desk.reopen()
    desk.desk.scanning.pick(group.session)
    assert desk.scan(group.cards[1]).clock_doubt


# --- who may do what -------------------------------------------------------------------------------------------------


def test_every_command_that_has_roles_has_a_handler_and_the_other_way_round(desk: Branch) -> None:
    handlers = desk.desk.executor._handlers
    assert set(handlers) == set(ROLES)


def test_the_desk_refuses_what_is_no_command(desk: Branch) -> None:
    with pytest.raises(NotAllowed):
        desk.execute("CheckIn")
