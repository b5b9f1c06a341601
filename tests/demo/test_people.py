"""The people of a training branch: as mixed as the specification says, the same for a seed, and nobody real."""

from collections import Counter
from datetime import date
from functools import cache
from random import Random

import pytest

from bjdesk.demo.names import WOMAN, is_beyond_bmp
from bjdesk.demo.people import DECEASED, People, Person, Places, check_digit, draw_people, id_number
from bjdesk.demo.samples import given_names, numbers, scale, surnames
from bjdesk.people.age import age

DAY = date(2026, 7, 1)
"""The day of the year at which the mix of ages is exact."""
PLACES = Places([f"3301080030{n:02d}" for n in range(1, 20)], [f"3301080010{n:02d}" for n in range(1, 20)])


@cache
def people(size: str = "normal", seed: int = 1) -> People:
    return draw_people(Random(seed), scale(size), DAY, PLACES)


def share(size: str, question) -> float:
    persons = people(size).persons
    return sum(map(question, persons)) / len(persons)


SHARES = {
    "sixty and older": (0.68, lambda person: person.age(DAY) >= 60),
    "six to fourteen": (0.07, lambda person: 6 <= person.age(DAY) <= 14),
    "own street": (0.82, lambda person: person.community in PLACES.own),
    "other streets": (0.12, lambda person: person.community in PLACES.other),
    "outside the district": (0.06, lambda person: person.community is None),
    "gave an ID number": (0.72, lambda person: person.id_number is not None),
    "gave a phone": (0.93, lambda person: person.phone is not None),
    "has a card": (0.81, lambda person: bool(person.cards)),
    "has a second card": (0.04, lambda person: len(person.cards) == 2),
    "is entered a second time": (0.015, lambda person: person.copy_of is not None),
    "told her education": (0.35, lambda person: person.education is not None),
    "has a compound surname": (0.004, lambda person: person.name[:2] in surnames("compound")._things),
}


@pytest.mark.parametrize("size", ["small", "normal"])
@pytest.mark.parametrize("what", SHARES)
def test_shares_keep_to_the_specification(what, size):
    expected, question = SHARES[what]
    spread = (expected * (1 - expected) / scale(size).learners) ** 0.5
    assert share(size, question) == pytest.approx(expected, abs=4 * spread + 0.002)


def test_women_are_two_thirds_of_the_grown_up_and_half_of_the_young():
    by_age = Counter((person.age(DAY) >= 60, person.age(DAY) < 18, person.sex == WOMAN) for person in people().persons)
    assert by_age[True, False, True] / (by_age[True, False, True] + by_age[True, False, False]) == pytest.approx(
        0.7, abs=0.03
    )
    assert by_age[False, True, True] / (by_age[False, True, True] + by_age[False, True, False]) == pytest.approx(
        0.48, abs=0.07
    )


@pytest.mark.parametrize(("size", "at_least"), [("small", 3), ("normal", 10)])
def test_names_beyond_the_bmp_are_there_whatever_the_seed(size, at_least):
    for seed in range(3 if size == "small" else 1):
        persons = people(size, seed).persons
        assert sum(is_beyond_bmp(person.name) for person in persons) >= at_least
        assert given_names()["longest"] in {person.name for person in persons}


@pytest.mark.parametrize("seed", range(5))
def test_somebody_always_has_no_document_and_somebody_no_phone(seed):
    persons = people("small", seed).persons
    assert any(person.id_type == "99" and person.id_number is None for person in persons)
    assert any(person.phone is None for person in persons)


def test_namesakes_are_as_many_as_a_branch_knows_and_some_are_of_one_year():
    persons = [person for person in people().persons if person.copy_of is None]
    names = Counter(person.name for person in persons)
    pairs = sum(count * (count - 1) // 2 for count in names.values())
    same = Counter((person.name, person.born.year) for person in persons)
    assert pairs / len(persons) == pytest.approx(numbers()["names"]["namesake_pairs"], rel=0.2)
    assert sum(count > 1 for count in same.values()) >= 5


def test_the_same_seed_gives_the_same_people_and_another_one_others():
    again = draw_people(Random(1), scale("small"), DAY, PLACES)
    assert again == people("small", 1)
    assert again != people("small", 2)


def test_the_day_of_the_year_does_not_change_who_they_are():
    later = draw_people(Random(1), scale("small"), date(2026, 12, 30), PLACES)
    one, other = ({(p.name, p.born, p.cards, p.phone) for p in drawn.persons} for drawn in (people("small", 1), later))
    assert len(one & other) > 0.99 * len(one)


def test_id_numbers_belong_to_nobody_and_are_valid():
    known = [person for person in people("small").persons if person.id_number]
    for person in known:
        body, check = person.id_number[:17], person.id_number[17]
        assert body.startswith("330199")
        assert body[6:14] == f"{person.born:%Y%m%d}"
        assert (int(body[16]) % 2 == 0) == (person.sex == WOMAN)
        assert check == check_digit(body)
    assert id_number(date(1949, 12, 31), WOMAN, 1)[:6] == "330199"


def test_the_check_digit_is_that_of_gb_11643():
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"


def test_cards_and_phones_are_marked_as_invented_and_cards_are_one_person_s():
    persons, strangers = people().persons, people().strangers
    cards = [card for person in persons for card in person.cards]
    assert all(len(card) == 10 and card.startswith("7E57") for card in [*cards, *strangers])
    assert len({*cards, *strangers}) == len(cards) + len(strangers)
    assert all(person.phone is None or person.phone[3:7] == "0000" for person in persons)


def test_an_id_number_is_not_shown_when_a_person_is():
    person: Person = next(person for person in people("small").persons if person.id_number)
    assert person.id_number not in repr(person)


def test_who_is_entered_twice_differs_a_little_and_has_no_second_card():
    copies = [person for person in people().persons if person.copy_of]
    assert all(person.cards == () for person in copies)
    assert any(person.name != person.copy_of and len(person.name) == len(person.copy_of) for person in copies)


def test_the_dead_and_moved_have_no_card_that_holds():
    gone = [person for person in people().persons if person.standing in ("3", DECEASED)]
    assert gone
    assert all(person.card is None for person in gone)


def test_everybody_was_born_before_being_registered():
    assert all(age(person.born, person.registered) >= 2 for person in people().persons)
