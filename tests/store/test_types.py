"""Each type has one spelling in the file, the same on every machine (MODEL rule 1)."""

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bjdesk.learning.model import Activity
from bjdesk.people.model import Card, Learner
from bjdesk.store.base import canonical_json
from tests.makers import Branch

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def stored(branch: Branch, column: str, table: str = "learner") -> Any:
    return branch.value(f"SELECT {column} FROM {table} ORDER BY id DESC LIMIT 1")


def read_back(branch: Branch, model: Any, column: str) -> Any:
    statement = select(getattr(model, column)).order_by(model.id.desc()).limit(1)
    with branch.desk.database.read() as db:
        return db.execute(statement).scalar_one()


def test_an_id_is_sixteen_bytes(branch: Branch) -> None:
    record = branch.learner()
    assert stored(branch, "id") == record.bytes
    assert read_back(branch, Learner, "id") == record
    assert isinstance(read_back(branch, Learner, "id"), UUID)


@pytest.mark.parametrize("digest", [b"", b"\x00", bytes(range(256)), b"{}", b"\xc1\x31"])
def test_bytes_come_back_as_they_were(branch: Branch, digest: bytes) -> None:
    branch.plant(Card, learner_id=UUID(int=1), token_hash=digest, token_key=1, state="1")
    assert stored(branch, "token_hash", "card") == digest
    assert read_back(branch, Card, "token_hash") == digest


def test_a_date_is_text_in_the_order_of_time(branch: Branch) -> None:
    branch.learner(birth_date=date(1948, 3, 1))
    assert stored(branch, "birth_date") == "1948-03-01"
    assert read_back(branch, Learner, "birth_date") == date(1948, 3, 1)


@pytest.mark.parametrize("answer", [True, False])
def test_yes_and_no_are_one_and_nought(branch: Branch, answer: bool) -> None:
    branch.course(is_open_entry=answer)
    assert stored(branch, "is_open_entry", "activity") == int(answer)
    assert read_back(branch, Activity, "is_open_entry") is answer


def test_a_yes_or_no_column_takes_nothing_else(branch: Branch) -> None:
    branch.course()
    with (
        pytest.raises(Exception, match="CHECK constraint failed"),
        branch.desk.database.write(branch.actor, "Test") as unit,
    ):
        unit.db.exec_driver_sql("UPDATE activity SET is_open_entry = 2")


def test_nothing_is_null(branch: Branch) -> None:
    branch.learner(birth_date=None, id_hash=None, community_id=None)
    assert branch.rows("SELECT birth_date, id_hash, community_id FROM learner") == [(None, None, None)]


@given(JSON)
def test_json_has_one_spelling_and_comes_back_as_it_was(value: object) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text


def test_json_keys_are_sorted_and_chinese_stays_readable() -> None:
    assert canonical_json({"乙": 1, "甲": [None, True], "a": "𠮷"}) == '{"a":"𠮷","乙":1,"甲":[null,true]}'
