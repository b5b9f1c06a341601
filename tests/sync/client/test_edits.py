"""Two desks write the same rows: nothing is lost, nothing under way leaves the screen, losers are shown (SYNC §6)."""

from uuid import UUID

import pytest

from tests.sync.client.scenes import DeskHere, Town

NAME = "SELECT name FROM venue WHERE id = ?"
CAPACITY = "SELECT capacity FROM venue WHERE id = ?"


@pytest.fixture
def venue(one: DeskHere, other: DeskHere) -> UUID:
    """A venue that both desks know."""
    made = one.branch.venue("演示楼", capacity=30)
    one.exchange()
    other.exchange()
    return made


def test_different_fields_of_one_row_are_both_kept(town: Town, one: DeskHere, other: DeskHere, venue: UUID) -> None:
    one.edit("venue", venue, name="演示东楼")
    other.edit("venue", venue, capacity=45)
    town.all_agree()
    for desk in (one, other):
        assert (desk.value(NAME, venue), desk.value(CAPACITY, venue)) == ("演示东楼", 45)
        assert desk.value("SELECT count(*) FROM conflict") == 0


def test_of_two_values_of_one_field_one_stands_everywhere_and_the_other_is_shown(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    one.edit("venue", venue, name="演示东楼")
    town.pass_time(minutes=5)
    other.edit("venue", venue, name="演示西楼")
    other.exchange()
    town.all_agree()
    for desk in (one, other):
        assert desk.value(NAME, venue) == "演示西楼"
        kept, lost = desk.rows("SELECT kept, lost FROM conflict")[0]
        assert ("西楼" in kept, "东楼" in lost) == (True, True)


def test_an_edit_over_a_value_that_was_seen_is_no_conflict_whatever_the_clocks_say(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    one.branch.clock.advance(minutes=3)  # within what the district tolerates
    one.edit("venue", venue, name="演示东楼")
    one.exchange()
    other.exchange()
    other.edit("venue", venue, name="演示西楼")
    town.all_agree()
    assert [desk.value(NAME, venue) for desk in (one, other)] == ["演示西楼", "演示西楼"]
    assert one.value("SELECT count(*) FROM conflict") == 0


def test_an_own_edit_stays_on_screen_through_pulls_until_its_echo(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    """O16: captured while a request is under way, it is neither sent nor overwritten by what comes back."""
    town.pass_time(minutes=1)
    other.edit("venue", venue, name="演示西楼", capacity=50)
    other.exchange()
    town.pass_time(minutes=1)
    one.line.before = lambda: one.edit("venue", venue, name="演示东楼")
    one.exchange()
    one.line.before = None
    assert (one.value(NAME, venue), one.value(CAPACITY, venue)) == ("演示东楼", 50)
    covered = one.value("SELECT json_extract(covered, '$.name.name') FROM sync_outbox")
    assert covered == "演示西楼"
    seen: list[str] = []
    one.line.before = lambda: seen.append(one.value(NAME, venue))
    one.exchange()
    town.all_agree()
    assert {*seen, one.value(NAME, venue), other.value(NAME, venue)} == {"演示东楼"}


def test_own_edit_pull_second_own_edit_then_the_push(town: Town, one: DeskHere, other: DeskHere, venue: UUID) -> None:
    """Scene 7: what the second edit covers is what was pulled, not what the first one saw."""
    one.line.lose_request = 1
    one.edit("venue", venue, name="演示东楼")
    town.pass_time(minutes=1)
    other.edit("venue", venue, name="演示西楼")
    other.exchange()
    town.pass_time(minutes=1)
    one.line.before = lambda: one.edit("venue", venue, capacity=31)
    with pytest.raises(Exception, match="unreachable"):
        one.exchange()
    one.line.before = None
    one.edit("venue", venue, name="演示南楼")
    town.all_agree()
    assert [desk.value(NAME, venue) for desk in (one, other)] == ["演示南楼", "演示南楼"]
    assert [desk.value(CAPACITY, venue) for desk in (one, other)] == [31, 31]


def test_an_acknowledged_edit_that_lost_gives_way_to_the_published_value_at_the_end_of_the_feeds(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    one.edit("venue", venue, name="演示东楼")
    town.pass_time(minutes=1)
    other.edit("venue", venue, name="演示西楼")
    other.exchange()
    assert one.exchange().is_complete
    assert (one.value(NAME, venue), one.overlay()) == ("演示西楼", 0)


def test_an_edit_that_loses_against_a_value_already_pulled_gives_way_without_any_new_version(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    other.branch.clock.advance(minutes=3)
    other.edit("venue", venue, name="演示西楼")
    other.exchange()
    one.line.before = lambda: one.edit("venue", venue, name="演示东楼")
    one.exchange()
    one.line.before = None
    assert one.value(NAME, venue) == "演示东楼"
    version = "SELECT nonce, idx FROM sync_row WHERE row_id = ?"
    before = one.rows(version, venue)
    assert one.exchange().is_complete
    assert one.rows(version, venue) == before
    assert (one.value(NAME, venue), one.overlay()) == ("演示西楼", 0)
    assert "东楼" in one.value("SELECT lost FROM conflict")


def test_a_row_that_was_taken_out_elsewhere_stays_out_and_the_edit_of_it_is_shown(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    other.edit("venue", venue, removed=True)
    other.exchange()
    one.edit("venue", venue, name="演示东楼")
    town.all_agree()
    assert [desk.value("SELECT removed FROM venue WHERE id = ?", venue) for desk in (one, other)] == [1, 1]
    assert "演示东楼" in one.value("SELECT lost FROM conflict")


def test_two_marks_of_one_person_on_two_desks_are_both_kept(town: Town, one: DeskHere, other: DeskHere) -> None:
    group = one.branch.class_now(1)
    town.all_agree()
    one.branch.check_in(group.session, group.people[0])
    other.branch.mark(group.session, group.people[0], "4")
    town.all_agree()
    for desk in (one, other):
        assert desk.value("SELECT count(*) FROM attendance") == 2


def test_a_room_booked_twice_is_booked_once_and_contested_once(
    town: Town, one: DeskHere, other: DeskHere, venue: UUID
) -> None:
    for desk in (one, other):
        course = desk.branch.course()
        desk.branch.meeting(course, venue=venue)
    town.all_agree()
    for desk in (one, other):
        assert sorted(desk.rows("SELECT verdict FROM booking")) == [("1",), ("2",)]


def test_the_base_of_an_edit_is_the_version_that_the_desk_showed(one: DeskHere, other: DeskHere, venue: UUID) -> None:
    other.edit("venue", venue, name="演示西楼")
    other.exchange()
    op, incarnation = other.value("SELECT op FROM sync_state"), other.branch.desk.database.ids.incarnation
    one.exchange()
    one.edit("venue", venue, name="演示东楼")
    base = one.value("SELECT json_extract(base, '$.name') FROM sync_outbox")
    assert base.endswith(f",{op},{incarnation}]")
