"""Registering a walk-in, binding cards, keeping a draft, on real files (R24, R28, D5)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.people import queries
from bjdesk.people.commands import BindCard, RegisterLearner, SaveDraft, SetCardState
from bjdesk.people.drafts import draft
from bjdesk.people.model import Learner
from bjdesk.reference.queries import parameter_id
from bjdesk.store.search import parse
from tests.makers import DAY, Branch, make_branch

CARD, OTHER_CARD = "01026F6C3A", "01026F6C3B"
TABLES = ("learner", "learner_branch", "consent", "card", "search_token", "audit", "sync_outbox")


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path)
    yield made
    made.close()


def walk_in(**changes: Any) -> RegisterLearner:
    """Somebody who gave all that is needed."""
    return RegisterLearner(**{"name": "王桂芳", "phone": "13800004417", "of_age": "1", "consented": True, **changes})


def sizes(branch: Branch) -> list[int]:
    return [branch.value(f"SELECT count(*) FROM {table}") for table in TABLES]


def refused(branch: Branch, command: object, code: str) -> dict[str, Any]:
    """The facts of the refusal, after which nothing was kept."""
    before = sizes(branch)
    with pytest.raises(RuleBroken) as broken:
        branch.execute(command)
    assert broken.value.code == code
    assert sizes(branch) == before
    return broken.value.facts


# --- one COMMIT for what belongs together ----------------------------------------------------------------------------


def test_a_registration_forgets_its_draft_with_the_same_commit(branch: Branch) -> None:
    branch.execute(SaveDraft("walk-in", {"name": "王"}))
    branch.execute(SaveDraft("other", {"name": "李"}))
    branch.execute(walk_in(draft="walk-in"))
    assert branch.read(draft, "walk-in") is None
    assert branch.read(draft, "other") is not None


def test_a_registration_that_is_refused_keeps_its_draft(branch: Branch) -> None:
    branch.execute(SaveDraft("walk-in", {"name": "王"}))
    branch.execute(walk_in(card=branch.hashes(CARD)))
    refused(branch, walk_in(card=branch.hashes(CARD), draft="walk-in"), "card-bound")
    assert branch.read(draft, "walk-in") is not None


def test_who_gets_a_card_here_is_known_here(branch: Branch) -> None:
    """A learner whom another branch registered (R28)."""
    stranger = branch.plant(Learner, name="演示外", of_age="1", scope="330108001")
    branch.execute(BindCard(stranger, branch.hashes(CARD)))
    branch.execute(BindCard(stranger, branch.hashes(OTHER_CARD)))
    kept = branch.rows("SELECT branch_id, kind FROM learner_branch WHERE learner_id = ?", stranger)
    assert kept == [(branch.branch_id.bytes, "2")]


def test_the_note_on_a_card_stands_beside_the_audit_chain(branch: Branch) -> None:
    record = branch.card(branch.learner(), CARD)
    branch.execute(SetCardState(record, branch.value("SELECT rev FROM card"), "2", "说是被偷了"))
    assert branch.rows("SELECT reason FROM audit WHERE reason IS NOT NULL") == []
    assert branch.value("SELECT new FROM audit_value WHERE field = 'state_note'") == "说是被偷了"


# --- registering -----------------------------------------------------------------------------------------------------


def test_a_walk_in_is_kept_as_provisional_with_what_she_gave(branch: Branch) -> None:
    community = UUID(bytes=branch.value("SELECT id FROM org WHERE type = 'COM' LIMIT 1"))
    record = branch.execute(
        walk_in(name=" 王 桂芳 ", phone="138 0000 4417", birth_year=1950, community_id=community)
    ).value
    kept = branch.rows("SELECT name, phone, birth_year, of_age, sex, standing, standing_on, scope FROM learner")
    assert kept == [("王桂芳", "13800004417", 1950, "1", "0", "2", DAY.isoformat(), "330108003")]
    row = branch.read(queries.learner, record)
    assert (row.name, row.standing, row.community) == (
        "王桂芳",
        "2",
        branch.value("SELECT name FROM org WHERE id = ?", community),
    )


@pytest.mark.parametrize("known", ["phone", "birth_year", "community_id"])
def test_a_name_and_one_of_three_are_enough(branch: Branch, known: str) -> None:
    community = UUID(bytes=branch.value("SELECT id FROM org WHERE type = 'COM' LIMIT 1"))
    values = {"phone": "13800004417", "birth_year": 1950, "community_id": community}
    given = {"phone": "", known: values[known]}
    assert branch.execute(walk_in(**given)).value is not None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "name-missing"),
        ({"name": " \u200b "}, "name-missing"),
        ({"name": "王" * 51}, "name-too-long"),
        ({"name": "王\ufffd"}, "name-damaged"),
        ({"phone": ""}, "one-of-three-missing"),
        ({"phone": "12345"}, "phone-too-short"),
        ({"consented": False}, "consent-missing"),
        ({"of_age": "0"}, "of-age-missing"),
        ({"of_age": "2"}, "guardian-needed"),
        ({"birth_year": 2020, "of_age": "1"}, "guardian-needed"),
        ({"birth_year": 2012, "of_age": "0"}, "guardian-needed"),
        ({"birth_year": 1950, "of_age": "2"}, "guardian-needed"),
    ],
)
def test_what_is_missing_or_not_allowed_is_told_and_nothing_is_kept(
    branch: Branch, changes: dict[str, Any], code: str
) -> None:
    refused(branch, walk_in(**changes), code)


def test_a_child_is_refused_before_anything_is_kept_even_with_consent(branch: Branch) -> None:
    """A guardian must consent first (PIPL 31); this desk cannot take that yet."""
    facts = refused(branch, walk_in(name="小演示", birth_year=2015, card=branch.hashes(CARD)), "guardian-needed")
    assert facts["name"] == "小演示"


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "'); DROP TABLE learner;--", "阿卜杜拉·买买提", "𠮷𬱖", "O'Brien"])
def test_any_name_that_people_have_is_kept_as_it_is(branch: Branch, typed: str) -> None:
    branch.execute(walk_in(name=typed))
    assert branch.value("SELECT name FROM learner") == typed


def test_what_she_was_told_is_kept_with_the_wording_of_that_day(branch: Branch) -> None:
    record = branch.execute(walk_in()).value
    text = branch.read(parameter_id, "consent.text.1", DAY)
    assert text is not None
    kept = branch.rows("SELECT learner_id, scope_code, text_id, answer, given_on, way FROM consent")
    assert kept == [(record.bytes, "1", text.bytes, "1", DAY.isoformat(), "3")]


def test_the_branch_that_made_her_sees_her(branch: Branch) -> None:
    record = branch.execute(walk_in()).value
    kept = branch.rows("SELECT learner_id, branch_id, kind, scope FROM learner_branch")
    assert kept == [(record.bytes, branch.branch_id.bytes, "1", "330108003")]


def test_what_is_registered_is_found_at_once(branch: Branch) -> None:
    record = branch.execute(walk_in()).value
    for typed in ("王桂芳", "桂", "wangguifang", "wgf", "4417", "13800004417"):
        assert branch.read(queries.search, parse(typed)) == [record], typed


def test_a_swiped_card_is_bound_with_the_registering(branch: Branch) -> None:
    record = branch.execute(walk_in(card=branch.hashes(CARD))).value
    [card] = branch.read(queries.cards, record)
    assert (card.last4, card.state, card.type) == ("6C3A", "1", "1")
    assert "01026F" not in json.dumps([str(row) for row in branch.rows("SELECT * FROM card")])


def test_a_learner_is_not_registered_with_the_card_of_another(branch: Branch) -> None:
    owner = branch.learner("李演示", card=CARD)
    facts = refused(branch, walk_in(card=branch.hashes(CARD)), "card-bound")
    assert facts == {"name": "李演示", "learner_id": owner, "last4": "6C3A"}


def test_the_same_person_may_be_registered_twice_because_two_may_share_a_name(branch: Branch) -> None:
    branch.execute(walk_in())
    branch.execute(walk_in())
    assert branch.value("SELECT count(*) FROM learner") == 2


# --- cards -----------------------------------------------------------------------------------------------------------


def test_a_card_that_nobody_holds_is_bound(branch: Branch) -> None:
    learner = branch.learner()
    outcome = branch.execute(BindCard(learner, branch.hashes(CARD)))
    [card] = branch.read(queries.cards, learner)
    assert (outcome.value, outcome.changes.kinds) == (card.id, {"card"})
    assert branch.scan(CARD).learner_id == learner


def test_a_person_may_hold_several_cards(branch: Branch) -> None:
    learner = branch.learner(card=CARD)
    branch.execute(BindCard(learner, branch.hashes(OTHER_CARD), type="2"))
    assert len(branch.read(queries.cards, learner)) == 2


@pytest.mark.parametrize("is_same_person", [True, False])
def test_a_card_is_not_bound_twice(branch: Branch, is_same_person: bool) -> None:
    owner = branch.learner("李演示", card=CARD)
    other = owner if is_same_person else branch.learner()
    assert refused(branch, BindCard(other, branch.hashes(CARD)), "card-bound")["name"] == "李演示"


def test_a_lost_card_that_was_found_by_another_may_be_bound_to_her(branch: Branch) -> None:
    branch.card(branch.learner("李演示"), CARD, state="2")
    other = branch.learner("王演示")
    branch.execute(BindCard(other, branch.hashes(CARD)))
    assert branch.scan(CARD).learner_id == other


def test_a_card_is_not_bound_to_nobody(branch: Branch) -> None:
    with pytest.raises(RecordMissing):
        branch.execute(BindCard(UUID(int=5), branch.hashes(CARD)))


def revision(branch: Branch, card: UUID) -> int:
    return int(branch.value("SELECT rev FROM card WHERE id = ?", card))


def set_state(branch: Branch, card: UUID, state: str, note: str | None = None) -> None:
    branch.execute(SetCardState(card, revision(branch, card), state, note))


def test_a_card_reported_lost_opens_nothing_until_it_is_found(branch: Branch) -> None:
    group = branch.class_now(1)
    card = branch.card(group.people[0], CARD)
    set_state(branch, card, "2", "公交车上丢的")
    assert branch.scan(CARD).code == "card-state-2"
    assert branch.value("SELECT state_note FROM card WHERE id = ?", card) == "公交车上丢的"
    set_state(branch, card, "1")
    assert branch.scan(CARD).code == "checked-in"


@pytest.mark.parametrize(
    ("start", "allowed"), [("1", "234"), ("2", "13"), ("3", "1"), ("4", "1")], ids=["valid", "lost", "cancelled", "old"]
)
def test_a_card_moves_only_as_declared(branch: Branch, start: str, allowed: str) -> None:
    for wanted in "1234":
        card = branch.card(branch.learner(), f"0102{start}0{wanted}00A", state=start)
        if wanted in allowed:
            set_state(branch, card, wanted)
            assert branch.value("SELECT state FROM card WHERE id = ?", card) == wanted
        else:
            refused(branch, SetCardState(card, revision(branch, card), wanted), "card-move-refused")


def test_a_lost_card_is_not_restored_over_a_new_owner(branch: Branch) -> None:
    lost = branch.card(branch.learner("李演示"), CARD, state="2")
    branch.card(branch.learner("王演示"), CARD)
    assert refused(branch, SetCardState(lost, revision(branch, lost), "1"), "card-bound")["name"] == "王演示"


def test_a_card_that_moved_meanwhile_is_not_changed(branch: Branch) -> None:
    card = branch.card(branch.learner(), CARD)
    shown = revision(branch, card)
    set_state(branch, card, "2")
    with pytest.raises(RecordChanged):
        branch.execute(SetCardState(card, shown, "3"))
    assert branch.value("SELECT state FROM card WHERE id = ?", card) == "2"


def test_a_card_that_is_not_there_is_told_as_missing(branch: Branch) -> None:
    with pytest.raises(RecordMissing):
        branch.execute(SetCardState(UUID(int=5), 0, "2"))


# --- drafts ----------------------------------------------------------------------------------------------------------


def test_a_draft_is_one_of_its_form(branch: Branch) -> None:
    for name in ("王", "王桂", "王桂芳"):
        branch.execute(SaveDraft("walk-in", {"name": name}))
    branch.execute(SaveDraft("other", {"name": "李"}))
    assert branch.read(draft, "walk-in").body == {"name": "王桂芳"}
    assert branch.value("SELECT count(*) FROM draft") == 2


def test_an_unknown_form_has_no_draft(branch: Branch) -> None:
    assert branch.read(draft, "walk-in") is None


def test_forgetting_what_was_never_kept_is_no_error(branch: Branch) -> None:
    branch.execute(SaveDraft("walk-in", None))
    assert branch.value("SELECT count(*) FROM draft") == 0
