"""A conflict is told as a story on both desks: both values, who, where, when, and only choices that can be written."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.syncing.matter import OTHER, OURS, STANDING, THEIRS
from tests.sync.client.scenes import DeskHere, Town
from tests.sync.client.test_comings import ELSEWHERE, Relations
from tests.syncing.town import edit_venue, matters, only


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def desks(town: Town) -> tuple[DeskHere, DeskHere]:
    return town.desk(), town.desk()


@pytest.fixture
def venue(town: Town, desks: tuple[DeskHere, DeskHere]) -> UUID:
    """203 seats thirty, as both desks know."""
    made = desks[0].branch.venue("203 教室（演示）", capacity=30)
    town.all_agree()
    return made


@pytest.fixture
def contested(town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID) -> UUID:
    """Both desks corrected its name and seats with the line down; the second desk told it later and stands."""
    one, other = desks
    edit_venue(one, venue, name="203 书画室（演示）")
    town.pass_time(minutes=22)
    edit_venue(other, venue, name="203 多功能室（演示）")
    other.exchange()
    town.all_agree()
    return venue


def test_different_fields_ask_nobody(town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID) -> None:
    one, other = desks
    edit_venue(one, venue, name="203 书画室（演示）")
    edit_venue(other, venue, capacity=45)
    town.all_agree()
    assert matters(one) == matters(other) == []


def test_the_same_field_is_shown_on_both_desks_each_with_its_own_value_as_ours(
    desks: tuple[DeskHere, DeskHere], contested: UUID
) -> None:
    one, other = desks
    here, there = only(one), only(other)
    assert here.key == there.key
    assert (here.table, here.row, here.register) == ("venue", contested, "name")
    assert here.ours is not None
    assert here.theirs is not None
    assert there.ours is not None
    assert there.theirs is not None
    assert (here.ours.values["name"], here.theirs.values["name"]) == ("203 书画室（演示）", "203 多功能室（演示）")
    assert (there.ours.values["name"], there.theirs.values["name"]) == ("203 多功能室（演示）", "203 书画室（演示）")
    assert (here.ours.is_ours, here.theirs.is_ours) == (there.ours.is_ours, there.theirs.is_ours) == (True, False)
    assert (here.ours.is_standing, here.theirs.is_standing) == (False, True)
    assert (there.ours.is_standing, there.theirs.is_standing) == (True, False)


def test_it_says_who_wrote_it_and_when_as_far_as_this_desk_can_know(
    town: Town, desks: tuple[DeskHere, DeskHere], contested: UUID
) -> None:
    one, other = desks
    here, there = only(one), only(other)
    assert here.ours is not None
    assert here.theirs is not None
    assert there.ours is not None
    assert there.theirs is not None
    assert (here.ours.staff_name, there.ours.staff_name, there.theirs.staff_name) == ("演示员", "演示员", "演示员")
    assert here.theirs.at == there.ours.at
    assert here.ours.at == there.theirs.at
    assert there.ours.at is not None
    assert here.ours.at is not None
    assert there.ours.at - here.ours.at == 22 * 60_000_000


def test_it_says_at_which_desk_each_was_written_and_of_another_branch_which_branch(
    town: Town, desks: tuple[DeskHere, DeskHere], contested: UUID
) -> None:
    here, there = only(desks[0]), only(desks[1])
    for found in (here, there):
        assert found.ours is not None
        assert found.theirs is not None
        assert (found.ours.place, found.theirs.place) == ("演示台", "演示台")


def test_a_learner_whom_two_branches_edit_is_asked_about_in_both(town: Town, desks: tuple[DeskHere, DeskHere]) -> None:
    one, far = desks[0], town.desk(street=ELSEWHERE)
    learner = one.branch.learner("王桂芳", phone="13805712210")
    town.all_agree()
    Relations(town, one)(learner)
    town.all_agree()
    one.edit("learner", learner, phone="13805716688")
    town.pass_time(minutes=1)
    far.edit("learner", learner, phone="13905712210")
    far.exchange()
    town.all_agree()
    here, there = only(one), only(far)
    assert here.ours is not None
    assert there.ours is not None
    assert there.theirs is not None
    assert here.ours.values["phone"] == there.theirs.values["phone"] == "13805716688"
    assert there.ours.values["phone"] == "13905712210"
    assert "分院" in there.theirs.place


def test_what_stood_before_is_shown_where_our_own_desk_replaced_it(
    desks: tuple[DeskHere, DeskHere], contested: UUID
) -> None:
    for desk in desks:
        before = only(desk).before
        assert before is not None
        assert before.values["name"] == "203 教室（演示）"


def test_names_stand_for_codes_and_the_headline_is_what_it_was_about(
    desks: tuple[DeskHere, DeskHere], contested: UUID
) -> None:
    found = only(desks[0])
    assert found.subject == "203 多功能室（演示）"
    assert found.columns == ("name", "type")
    assert found.kinds == {"name": "text", "type": "code"}
    assert found.ours is not None
    assert not str(found.ours.values["type"]).isdigit()
    assert found.choices == (THEIRS, OURS, OTHER)
    assert not found.is_blocking


def test_a_phone_is_in_the_matter_and_not_in_its_headline(town: Town, desks: tuple[DeskHere, DeskHere]) -> None:
    one, other = desks
    learner = one.branch.learner("王桂芳", phone="13805712210", card="0100004417")
    town.all_agree()
    one.edit("learner", learner, phone="13805716688")
    town.pass_time(minutes=1)
    other.edit("learner", learner, phone="13905712210")
    other.exchange()
    town.all_agree()
    found = only(one)
    assert found.subject == "王桂芳"
    assert found.hint.split("・")[0] == "1950"
    assert found.ours is not None
    assert found.theirs is not None
    assert (found.ours.values["phone"], found.theirs.values["phone"]) == ("13805716688", "13905712210")
    assert not any(digits in found.subject + found.hint for digits in ("138", "139"))


def test_an_erased_learners_matter_says_nothing(town: Town, desks: tuple[DeskHere, DeskHere]) -> None:
    one, other = desks
    learner = one.branch.learner("王桂芳", phone="13805712210")
    town.all_agree()
    one.edit("learner", learner, phone="13805716688")
    town.pass_time(minutes=1)
    other.edit("learner", learner, phone="13905712210")
    other.exchange()
    town.all_agree()
    town.office.district.erase("learner", learner.bytes, "1")
    town.all_agree()
    found = only(one)
    assert found.is_erased
    assert found.ours is not None
    assert found.theirs is not None
    assert found.ours.values == found.theirs.values == {}
    assert found.choices == (STANDING,)
    assert "138" not in repr(found)
    assert "王桂芳" not in repr(found)


def test_an_edit_that_reached_a_row_taken_out_can_only_be_taken_note_of(
    town: Town, desks: tuple[DeskHere, DeskHere], venue: UUID
) -> None:
    one, other = desks
    other.edit("venue", venue, removed=True)
    other.exchange()
    edit_venue(one, venue, name="203 书画室（演示）")
    town.all_agree()
    found = only(one)
    assert found.reason == "2"
    assert found.is_removed
    assert found.ours is not None
    assert found.theirs is not None
    assert found.ours.values["name"] == "203 书画室（演示）"
    assert found.theirs.is_removed
    assert found.choices == (STANDING,)


def test_two_states_that_did_not_see_each_other_offer_only_what_the_machine_allows(
    town: Town, desks: tuple[DeskHere, DeskHere]
) -> None:
    one, other = desks
    course = one.branch.course("书法（演示）", state="2")
    town.all_agree()
    one.edit("activity", course, state="3", state_at=one.branch.clock.now())
    other.edit("activity", course, state="5", state_at=other.branch.clock.now())
    town.all_agree()
    found = only(one)
    assert (found.reason, found.register, found.subject) == ("3", "state", "书法（演示）")
    assert found.theirs is not None
    assert found.theirs.values["state"] == "取消"
    assert found.choices == (THEIRS,)  # 取消 leads back to 草拟 alone


def test_both_lists_can_be_kept_where_the_column_holds_a_list(town: Town, desks: tuple[DeskHere, DeskHere]) -> None:
    one, other = desks
    course = one.branch.course("书法（演示）", target_groups=["1"])
    town.all_agree()
    one.edit("activity", course, target_groups=["1", "2"])
    town.pass_time(minutes=1)
    other.edit("activity", course, target_groups=["1", "3"])
    other.exchange()
    town.all_agree()
    assert only(one).choices == (THEIRS, OURS, OTHER, "both")
