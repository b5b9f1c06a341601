"""The real places of the list become rows: once, on whichever desk, with what can be read of their hours (R54)."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import RecordChanged
from bjdesk.venues.commands import EditVenue
from bjdesk.venues.hours import hours_of
from bjdesk.venues.places import place_id, places_of, real_places
from bjdesk.venues.register.commands import LoadPlace, RegisterVenue, SetVenueStatus
from bjdesk.venues.register.loading import missing_places
from tests.makers import STREET, Branch
from tests.sync.client.scenes import Town
from tests.syncing.town import matters

OWN = tuple(place.name for place in places_of(STREET))
ALL = tuple(place.name for place in real_places())


def rev(branch: Branch, venue: object) -> int:
    return int(branch.value("SELECT rev FROM venue WHERE id = ?", venue))


def count(branch: Branch) -> int:
    return int(branch.value("SELECT count(*) FROM venue WHERE removed = 0"))


def load(branch: Branch, names: Iterable[str]) -> list[Outcome]:
    return [branch.execute(LoadPlace(name)) for name in names]


def test_the_places_of_the_street_come_with_community_and_hours_to_be_registered(branch: Branch) -> None:
    assert len(ALL) == 20
    assert [name[:2] for name in OWN] == ["新浦", "岩大", "冠二", "杨家"]
    made = [done.value for done in load(branch, OWN)]

    assert [(one.is_new, one.is_read) for one in made] == [(True, True)] * 4
    sql = "SELECT v.status, v.register_no, v.hours_parsed, o.code12 FROM venue v JOIN org o ON o.id = community_id"
    rows = branch.rows(sql)
    assert {row[:3] for row in rows} == {("1", None, 1)}
    assert {row[3] for row in rows} == {place.community for place in places_of(STREET)}
    assert all(branch.read(hours_of, one.venue).is_whole for one in made)


def test_loading_twice_says_what_was_there_and_makes_no_doubles(branch: Branch) -> None:
    branch.execute(RegisterVenue({"name": OWN[0]}))
    first = load(branch, OWN)
    renamed = first[1].value.venue
    branch.execute(EditVenue(renamed, rev(branch, renamed), {"name": "岩大房书屋"}))
    again = load(branch, OWN)

    assert [done.value.is_new for done in first] == [False, True, True, True]
    assert [(done.value.is_new, done.undo) for done in again] == [(False, None)] * 4
    assert count(branch) == 4


def test_what_was_loaded_is_taken_back_and_comes_again(branch: Branch) -> None:
    loaded = load(branch, ALL)
    assert (count(branch), sum(not done.value.is_read for done in loaded)) == (20, 6)
    for done in reversed(loaded):
        assert done.undo is not None
        branch.execute(done.undo)
    assert (count(branch), branch.value("SELECT count(*) FROM venue_hours WHERE removed = 0")) == (0, 0)

    first, *_ = load(branch, OWN)
    assert count(branch) == 4
    branch.execute(SetVenueStatus(first.value.venue, rev(branch, first.value.venue), "2"))
    assert first.undo is not None
    with pytest.raises(RecordChanged):
        branch.execute(first.undo)


def test_two_desks_that_load_offline_have_each_place_once_and_nothing_to_settle(tmp_path: Path) -> None:
    town = Town(tmp_path)
    one, other = town.desk(), town.desk()
    load(one.branch, OWN)
    town.pass_time(minutes=40)
    load(other.branch, OWN)
    town.all_agree()

    for desk in (one, other):
        assert count(desk.branch) == 4
        assert desk.branch.value("SELECT count(*) FROM venue_hours WHERE removed = 0") == 6
        assert matters(desk) == []
        assert not [place for place in desk.branch.read(missing_places, STREET) if place.name in OWN]
    assert one.has("venue", place_id(STREET, OWN[0]))
    town.close()
