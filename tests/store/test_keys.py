"""Where the key comes from, and that it is never guessed, replaced or used for two things (P20)."""

from pathlib import Path

import pytest

from bjdesk.kernel.errors import NotWritable, WrongKey
from bjdesk.store.keys import KEY_BYTES, TrainingKey, derived, key_mark
from tests.makers import seeded


def test_the_key_of_a_training_branch_is_made_once_and_says_that_it_protects_nothing(tmp_path: Path) -> None:
    first = TrainingKey(tmp_path, seeded(1)).key()
    assert len(first) == KEY_BYTES
    assert TrainingKey(tmp_path, seeded(2)).key() == first
    assert [path.name for path in tmp_path.iterdir()] == ["training-key-not-secret.hex"]


def test_two_branches_have_different_keys(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    random = seeded()
    assert TrainingKey(tmp_path / "a", random).key() != TrainingKey(tmp_path / "b", random).key()


@pytest.mark.parametrize("text", ["", "zz", "00" * 31, "00" * 33, "钥匙"])
def test_what_is_no_key_is_told_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / TrainingKey.FILE
    path.write_text(text, "utf-8")
    with pytest.raises(WrongKey, match="key-unreadable"):
        TrainingKey(tmp_path, seeded()).key()
    assert path.read_text("utf-8") == text


def test_a_lost_key_is_not_replaced_by_another(tmp_path: Path) -> None:
    with pytest.raises(WrongKey, match="key-unreadable"):
        TrainingKey(tmp_path, seeded(), may_make=False).key()
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_no_key_can_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        TrainingKey(tmp_path / "nowhere", seeded()).key()


def test_the_mark_tells_keys_apart_and_gives_none_away() -> None:
    key, other = seeded(1)(32), seeded(2)(32)
    assert key_mark(key) == key_mark(key) != key_mark(other)
    assert key.hex()[:16] != key_mark(key)
    assert len(key_mark(key)) == 16


def test_a_key_for_one_purpose_serves_no_other() -> None:
    key = seeded()(32)
    made = {derived(key, purpose) for purpose in ("cards", "id numbers")} | {key}
    assert len(made) == 3
    assert {len(one) for one in made} == {32}
