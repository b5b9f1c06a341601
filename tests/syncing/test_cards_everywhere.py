"""A card that was bound at one desk is known at every other one that the district has taken in (R24)."""

from uuid import UUID

import pytest

from bjdesk.app import open_desk
from bjdesk.people.cards import DISTRICTS, OWN, CardKeys, canonical, keyed_hashes, lookups
from bjdesk.people.commands import BindCard
from bjdesk.people.queries import card_holders
from tests.makers import seeded
from tests.syncing.conftest import IDENTITY_KEY, PLACE, Desk, Town

CARD, EARLIER = "01026F6C3A", "01026F6C3B"


def bind(desk: Desk, learner: UUID, raw: str) -> None:
    """As staff do it, with the card in their hand."""
    hashes = desk.branch.desk.scanning.hashes(canonical(raw))
    desk.branch.execute(BindCard(learner, hashes, "1"))


def whose(desk: Desk, raw: str) -> list[UUID]:
    found = desk.branch.read(card_holders, lookups(canonical(raw), desk.branch.desk.card_key))
    return [one.learner_id for one in found]


def exchange(*desks: Desk) -> None:
    for desk in (*desks, *desks):
        assert desk.run().outcome == "complete"


def test_a_card_bound_at_one_desk_opens_at_the_other(town: Town, desk: Desk) -> None:
    other = town.desk(has_own_keys=True)
    exchange(desk, other)
    person = desk.branch.learner("王桂芳")
    bind(desk, person, CARD)
    exchange(desk, other)
    assert whose(other, CARD) == [person]
    assert other.value("SELECT token_key FROM card") == DISTRICTS


def test_a_card_bound_before_the_desk_was_enrolled_still_opens_there(fresh: Desk) -> None:
    person = fresh.branch.learner("王桂芳")
    bind(fresh, person, EARLIER)
    assert fresh.value("SELECT token_key FROM card") == OWN
    fresh.branch.desk.enrol(fresh.new_code(), PLACE.url, None, fresh.ask)
    assert whose(fresh, EARLIER) == [person]
    bind(fresh, person, CARD)  # at once, without a restart
    assert fresh.branch.rows("SELECT token_key FROM card ORDER BY token_key") == [(OWN,), (DISTRICTS,)]
    fresh.restart()
    assert (whose(fresh, EARLIER), whose(fresh, CARD)) == ([person], [person])


def test_a_district_without_such_a_key_leaves_each_desk_its_own(fresh: Desk) -> None:
    def without(question: object, name: str) -> object:
        from dataclasses import replace

        return replace(fresh.ask(question, name), identity_key=b"")  # type: ignore[arg-type]

    fresh.enrol(ask=without)  # type: ignore[arg-type]
    fresh.restart()
    assert fresh.branch.desk.card_key.newest[1] == OWN


@pytest.mark.parametrize("raw", [CARD, "0040856634", "HZ20260417"])
def test_what_is_looked_for_covers_both_keys_and_the_newer_one_first(raw: str) -> None:
    keys, token = CardKeys(b"own" * 8), canonical(raw)
    assert lookups(token, keys) == lookups(token, b"own" * 8)
    keys.adopt(b"district" * 4)
    assert lookups(token, keys) == lookups(token, b"district" * 4) + lookups(token, b"own" * 8)
    hashes = keyed_hashes(token, keys)
    assert (hashes.key, hashes.whole) == (DISTRICTS, keyed_hashes(token, b"district" * 4).whole)


def test_the_key_lies_in_the_encrypted_store_alone(desk: Desk) -> None:
    desk.branch.close()
    files = [path.read_bytes() for path in desk.branch.folder.iterdir() if path.is_file()]
    assert not any(form in file for file in files for form in (IDENTITY_KEY, IDENTITY_KEY.hex().encode()))
    desk.branch.desk = open_desk(desk.branch.folder, clock=desk.branch.clock, random=seeded(3))
