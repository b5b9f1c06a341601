"""Entering, completing, correcting a person and taking it back, on real files (R28, D3, D5)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bjdesk.kernel.errors import RecordChanged, RuleBroken
from bjdesk.people import queries
from bjdesk.people.commands import BindCard, RegisterLearner, ReplaceCard
from bjdesk.people.editing.commands import DiscardLearner, EditLearner, EnterLearner
from bjdesk.people.identity import KeptNumber, kept, read_number
from bjdesk.store.search import parse
from tests.makers import DAY, Branch, make_branch

NUMBER = "11010519491231002X"
CARD, OTHER_CARD = "01026F6C3A", "01026F6C3B"


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path)
    yield made
    made.close()


def document(branch: Branch, text: str = NUMBER) -> KeptNumber:
    return kept(read_number(text, DAY), branch.desk.id_key)


def whole(branch: Branch, **changes: Any) -> dict[str, Any]:
    """All that is asked of a person."""
    community = branch.value("SELECT id FROM org WHERE type = 'COM' LIMIT 1")
    return {
        "name": "王桂芳",
        "sex": "2",
        "birth_year": 1948,
        "phone": "13800004417",
        "community_id": UUID(bytes=community),
    } | changes


def entered(branch: Branch, **changes: Any) -> UUID:
    record: UUID = branch.execute(EnterLearner(whole(branch, **changes), consented=True)).value.learner
    return record


def rev(branch: Branch, record: UUID) -> int:
    return int(branch.value("SELECT rev FROM learner WHERE id = ?", record))


def cells(branch: Branch, record: UUID) -> Any:
    return branch.read(queries.learner_cells, record)


def code_of(branch: Branch, command: object) -> str:
    with pytest.raises(RuleBroken) as broken:
        branch.execute(command)
    return broken.value.code


def test_a_walk_in_is_completed_and_counts_as_regular(branch: Branch) -> None:
    walk_in = branch.execute(RegisterLearner("王桂芳", phone="13800004417", of_age="1", consented=True)).value
    values = {name: value for name, value in whole(branch).items() if name not in ("name", "phone")}
    outcome = branch.execute(EditLearner(walk_in, rev(branch, walk_in), values))
    assert outcome.value.standing == queries.REGULAR
    assert cells(branch, walk_in)["standing_on"] == DAY
    branch.execute(outcome.undo)
    assert cells(branch, walk_in)["standing"] == queries.PROVISIONAL
    assert cells(branch, walk_in)["sex"] == "0"


@pytest.mark.parametrize("missing", ["sex", "birth_year", "community_id", "phone"])
def test_whoever_lacks_one_thing_stays_provisional(branch: Branch, missing: str) -> None:
    record = entered(branch, **{missing: "0" if missing == "sex" else None, "of_age": "1"})
    assert cells(branch, record)["standing"] == queries.PROVISIONAL


def test_a_document_stands_for_the_telephone_and_tells_birth_and_sex(branch: Branch) -> None:
    values = whole(branch, phone=None, sex="1", birth_year=1950)
    command = EnterLearner(values, document(branch), consented=True, id_consented=True)
    record = branch.execute(command).value.learner
    found = cells(branch, record)
    assert (found["standing"], found["sex"], found["birth_date"]) == ("1", "2", date(1949, 12, 31))
    assert (found["birth_year"], found["of_age"], found["id_tail"], found["id_key"]) == (1949, "1", "002X", 1)
    assert branch.read(queries.search, parse("002x")) == [record]
    assert branch.rows("SELECT scope_code FROM consent WHERE learner_id = ? ORDER BY id", record) == [("1",), ("2",)]


def test_the_number_is_nowhere_in_the_file_once_it_is_used(branch: Branch) -> None:
    branch.execute(EnterLearner(whole(branch), document(branch), consented=True, id_consented=True))
    for (table,) in branch.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"):
        assert NUMBER not in repr(branch.rows(f"SELECT * FROM {table}")), table
    in_audit = branch.rows("SELECT field, new FROM audit_value WHERE field LIKE 'id_%' ORDER BY field")
    assert in_audit == [("id_tail", "002X"), ("id_type", "01")]


def test_one_document_is_one_person_and_needs_her_word(branch: Branch) -> None:
    first = branch.execute(
        EnterLearner(whole(branch), document(branch), consented=True, id_consented=True)
    ).value.learner
    other = entered(branch, name="李建国", phone="13900001111")
    edit = EditLearner(other, rev(branch, other), {}, document(branch), id_consented=True)
    with pytest.raises(RuleBroken) as broken:
        branch.execute(edit)
    assert (broken.value.code, broken.value.facts["name"]) == ("id-taken", "王桂芳")
    again = EditLearner(first, rev(branch, first), {}, document(branch))
    assert code_of(branch, EnterLearner(whole(branch), document(branch), consented=True)) == "id-taken"
    assert branch.execute(again).value.fields == ()


def test_a_document_is_not_kept_without_her_word(branch: Branch) -> None:
    assert code_of(branch, EnterLearner(whole(branch), document(branch), consented=True)) == "id-consent-missing"
    assert code_of(branch, EnterLearner(whole(branch))) == "consent-missing"


def test_an_edit_of_what_moved_meanwhile_is_told_with_what_stands_there(branch: Branch) -> None:
    record = entered(branch)
    shown = rev(branch, record)
    branch.execute(EditLearner(record, shown, {"phone": "13900001111"}))
    with pytest.raises(RecordChanged) as changed:
        branch.execute(EditLearner(record, shown, {"phone": "13900002222"}))
    assert changed.value.facts["current"]["phone"] == "13900001111"
    assert "id_hash" not in changed.value.facts["current"]


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [
        ("王\u200b桂\u202e芳", "王桂芳"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        (" 阿里木•买买提 ", "阿里木·买买提"),
    ],
)
def test_a_name_is_cleaned_as_at_the_desk(branch: Branch, typed: str, kept_as: str) -> None:
    record = entered(branch)
    branch.execute(EditLearner(record, rev(branch, record), {"name": typed}))
    assert cells(branch, record)["name"] == kept_as


def test_what_no_person_is_called_is_refused(branch: Branch) -> None:
    record = entered(branch)
    now = rev(branch, record)
    assert code_of(branch, EditLearner(record, now, {"name": "王" * 10_000})) == "name-too-long"
    assert code_of(branch, EditLearner(record, now, {"name": "\u200b"})) == "name-missing"
    assert code_of(branch, EditLearner(record, now, {"name_note": "长" * 51})) == "note-too-long"
    assert code_of(branch, EditLearner(record, now, {"birth_year": DAY.year - 9})) == "guardian-needed"
    nothing = {"phone": None, "birth_year": None, "community_id": None, "of_age": "1"}
    assert code_of(branch, EditLearner(record, now, nothing)) == "one-of-three-missing"


def test_what_is_taken_away_makes_her_provisional_and_leaving_is_said_by_somebody(branch: Branch) -> None:
    record = entered(branch)
    branch.execute(EditLearner(record, rev(branch, record), {"standing": "3"}))
    branch.execute(EditLearner(record, rev(branch, record), {"education": "80"}))
    assert cells(branch, record)["standing"] == "3"
    outcome = branch.execute(EditLearner(record, rev(branch, record), {"standing": "", "community_id": None}))
    assert outcome.value.standing == queries.PROVISIONAL


def test_the_edited_name_is_found_and_the_old_one_no_more(branch: Branch) -> None:
    record = entered(branch)
    outcome = branch.execute(EditLearner(record, rev(branch, record), {"name": "陈根法"}))
    assert branch.read(queries.search, parse("cgf")) == [record]
    assert branch.read(queries.search, parse("wgf")) == []
    noted = branch.rows("SELECT old, new, person_id FROM audit_value WHERE field = 'name' ORDER BY id DESC LIMIT 1")
    assert noted == [("王桂芳", "陈根法", record.bytes)]
    branch.execute(outcome.undo)
    assert branch.read(queries.search, parse("wgf")) == [record]


def test_an_entry_is_taken_back_only_while_nothing_else_speaks_of_her(branch: Branch) -> None:
    outcome = branch.execute(EnterLearner(whole(branch), consented=True, card=branch.hashes(CARD)))
    record = outcome.value.learner
    session = branch.meeting(branch.course(), "08:30", "10:00")
    branch.check_in(session, record)
    assert code_of(branch, outcome.undo) == "learner-in-use"
    other = branch.execute(EnterLearner(whole(branch, name="李建国"), consented=True, card=branch.hashes(OTHER_CARD)))
    branch.execute(other.undo)
    assert cells(branch, other.value.learner) is None
    assert branch.read(queries.search, parse("ljg")) == []
    branch.execute(BindCard(record, branch.hashes(OTHER_CARD)))  # the card of whom is nobody is free again
    assert isinstance(other.undo, DiscardLearner)


def test_a_card_that_an_edit_bound_is_cancelled_with_it(branch: Branch) -> None:
    record = entered(branch)
    outcome = branch.execute(EditLearner(record, rev(branch, record), {}, card=branch.hashes(CARD)))
    assert branch.value("SELECT state FROM card WHERE learner_id = ?", record) == "1"
    branch.execute(outcome.undo)
    assert branch.value("SELECT state FROM card WHERE learner_id = ?", record) == "3"


def test_replacing_a_card_is_both_or_nothing(branch: Branch) -> None:
    one, two = branch.learner("王桂芳", card=CARD), branch.learner("李建国", card=OTHER_CARD)
    (old,) = branch.read(queries.cards, one)
    assert code_of(branch, ReplaceCard(old.id, old.rev, branch.hashes(OTHER_CARD))) == "card-bound"
    assert branch.read(queries.cards, one) == [old]
    branch.execute(ReplaceCard(old.id, old.rev, branch.hashes("0102034499")))
    assert [(card.state, card.last4) for card in branch.read(queries.cards, one)] == [("1", "4499"), ("4", old.last4)]
    assert [card.state for card in branch.read(queries.cards, two)] == ["1"]
