"""Finding people: by card, by what was typed, and who may be registered already (R24, R28, D3, D7)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.people import queries
from bjdesk.people.cards import canonical, lookups
from bjdesk.people.model import Card, LearnerAlias
from bjdesk.people.queries import LearnerRow
from bjdesk.store.search import parse
from tests.makers import Branch, make_branch

CARD = "01026F6C3A"


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path)
    yield made
    made.close()


def find(branch: Branch, typed: str) -> list[str]:
    """Names of whom the typed words find."""
    ids = branch.read(queries.search, parse(typed))
    return [row.name for row in branch.read(queries.learners_by_id, ids)]


def row(branch: Branch, record: UUID) -> LearnerRow:
    found = branch.read(queries.learner, record)
    assert isinstance(found, LearnerRow)
    return found


# --- searching -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "王",
        "王桂芳",
        "桂芳",
        "芳",
        "w",
        "wgf",
        "WGF",
        "ｗｇｆ",
        "wangguifang",
        "wang gui fang",
        "guif",
        "王gf",
        "4417",
        "13800004417",
    ],
)
def test_a_learner_is_found_by_every_way_of_typing(branch: Branch, typed: str) -> None:
    branch.learner("王桂芳", phone="13800004417")
    branch.learner("李小明", phone="13900002222")
    assert find(branch, typed) == ["王桂芳"]


@pytest.mark.parametrize(
    ("name", "typed"), [("𠮷田", "𠮷"), ("阿卜杜拉·买买提", "买买提"), ("曾梅", "zengm"), ("单梅", "shanm")]
)
def test_rare_and_long_names_and_family_readings_are_found(branch: Branch, name: str, typed: str) -> None:
    branch.learner(name)
    assert find(branch, typed) == [name]


@pytest.mark.parametrize("typed", ["", "   ", "赵", "zzz", "%", "_", "0000"])
def test_what_was_not_typed_is_not_found(branch: Branch, typed: str) -> None:
    branch.learner("王桂芳", phone="13800004417")
    assert find(branch, typed) == []


def test_no_more_are_found_than_asked_for(branch: Branch) -> None:
    for _ in range(5):
        branch.learner("王桂芳")
    assert len(branch.read(queries.search, parse("wgf"), 3)) == 3


# --- rows ------------------------------------------------------------------------------------------------------------


def test_a_row_says_what_a_list_shows_and_no_more(branch: Branch) -> None:
    record = branch.learner("王桂芳", phone="13800004417", birth_date=date(1948, 3, 1), birth_year=None, card=CARD)
    found = row(branch, record)
    assert (found.name, found.year, found.last4, found.card_state) == ("王桂芳", 1948, "6C3A", "1")
    assert not found.has_namesake


def test_rows_come_in_the_order_asked_for_and_leave_out_who_is_not_there(branch: Branch) -> None:
    one, two = branch.learner("李演示"), branch.learner("王演示")
    found = branch.read(queries.learners_by_id, [two, UUID(int=5), one])
    assert [line.id for line in found] == [two, one]


def test_namesakes_are_marked(branch: Branch) -> None:
    records = [branch.learner("王桂芳"), branch.learner("王桂芳"), branch.learner("李演示")]
    assert [row(branch, record).has_namesake for record in records] == [True, True, False]


def test_a_removed_learner_is_in_no_list(branch: Branch) -> None:
    record = branch.learner("王桂芳", removed=True)
    assert branch.read(queries.learner, record) is None
    assert branch.read(queries.learner_ids) == []


def test_all_learners_come_in_order_of_name(branch: Branch) -> None:
    for name in ("c", "a", "b"):
        branch.learner(name)
    assert [row(branch, record).name for record in branch.read(queries.learner_ids)] == ["a", "b", "c"]


# --- cards -----------------------------------------------------------------------------------------------------------


def holders(branch: Branch, raw: str = CARD, reader_format: str = "10H") -> list[queries.CardFound]:
    token = canonical(raw, reader_format)
    places = lookups(token, branch.desk.scanning._card_key)
    found: list[queries.CardFound] = branch.read(queries.card_holders, places)
    return found


def test_a_card_names_its_holder(branch: Branch) -> None:
    record = branch.learner("王桂芳", card=CARD)
    [found] = holders(branch)
    assert (found.learner_id, found.name, found.card_state, found.last4) == (record, "王桂芳", "1", "6C3A")


def test_an_unknown_card_names_nobody(branch: Branch) -> None:
    branch.learner(card=CARD)
    assert holders(branch, "01026F6C3B") == []


def test_a_valid_card_hides_the_same_number_on_a_lost_one(branch: Branch) -> None:
    branch.card(branch.learner("李演示"), CARD, state="2")
    branch.learner("王演示", card=CARD)
    assert [found.name for found in holders(branch)] == ["王演示"]


def test_two_lost_cards_of_one_number_name_both(branch: Branch) -> None:
    for name in ("李演示", "王演示"):
        branch.card(branch.learner(name), CARD, state="2")
    assert {found.name for found in holders(branch)} == {"李演示", "王演示"}


def test_a_person_with_the_same_card_twice_is_one_person(branch: Branch) -> None:
    """Two desks bound it while apart."""
    record = branch.learner(card=CARD)
    branch.card(record, CARD)
    assert len(holders(branch)) == 1


def test_a_card_of_a_merged_person_names_whom_she_counts_as(branch: Branch) -> None:
    kept, merged = branch.learner("王桂芳"), branch.learner("王桂芬", card=CARD)
    branch.plant(LearnerAlias, learner_id=merged, canonical_id=kept, is_proposed=False)
    assert [found.learner_id for found in holders(branch)] == [kept]


def test_a_removed_card_names_nobody(branch: Branch) -> None:
    hashes = branch.hashes(CARD)
    branch.plant(
        Card, learner_id=branch.learner(), token_hash=hashes.whole, token_key=1, state="1", last4="6C3A", removed=True
    )
    assert holders(branch) == []


def test_cards_of_a_learner_come_valid_ones_first(branch: Branch) -> None:
    record = branch.learner()
    for number, state in enumerate("3142"):
        branch.card(record, f"010203040{number}", state=state)
    assert [card.state for card in branch.read(queries.cards, record)] == ["1", "2", "3", "4"]


# --- who may be here already -----------------------------------------------------------------------------------------


def likely(
    branch: Branch, name: str, phone: str | None = None, year: int | None = None
) -> list[tuple[str, str | None]]:
    return [(found.name, found.phone) for found in branch.read(queries.possible_duplicates, name, phone, year)]


def test_the_same_telephone_comes_before_the_same_name(branch: Branch) -> None:
    branch.learner("王桂芳", phone="13800000001")
    branch.learner("李演示", phone="13800004417")
    assert likely(branch, "王桂芳", "13800004417") == [("李演示", "13800004417"), ("王桂芳", "13800000001")]


def test_of_namesakes_the_one_of_the_same_year_comes_first(branch: Branch) -> None:
    branch.learner("王桂芳", phone="13800000001", birth_year=1960)
    branch.learner("王桂芳", phone="13800000002", birth_year=1950)
    assert likely(branch, "王桂芳", None, 1950)[0][1] == "13800000002"


def test_nobody_is_likely_when_nothing_was_typed(branch: Branch) -> None:
    branch.learner("王桂芳")
    assert likely(branch, "") == []
    assert likely(branch, "赵演示", "13800009999") == []


def test_no_more_than_four_are_shown(branch: Branch) -> None:
    for _ in range(6):
        branch.learner("王桂芳")
    assert len(likely(branch, "王桂芳")) == 4


def test_names_are_in_order_even_where_the_index_does_not_hold_them_all(branch: Branch) -> None:
    """Rows of before the order was kept, or made without tokens."""
    records = [branch.learner("张一"), *branch.crowd(1), branch.learner("艾二")]

    found = branch.read(queries.learner_ids)

    assert set(found) == set(records)
    assert (found[0], found[-1]) == (records[2], records[0])
    assert branch.read(queries.first_learner_ids, 1) == [records[2]]
