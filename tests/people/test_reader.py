"""The setting reader.format says how cards are read at this desk (R24, D8)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bjdesk.learning.scanning import Tone
from bjdesk.people.reader import SETTING, ReaderFormat, reader_format
from bjdesk.store.tables import Setting
from tests.makers import Branch, make_branch

CARD = "01026F6C3A"
SHOWN = {
    "10H": "01026F6C3A",
    "8H10D": "0040856634",
    "6H8D": "07302202",
    "2H4H": "111,27706",
    "4H4H": "00623,27706",
    "8H10DR": "0980184834",
}


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path)
    yield made
    made.close()


def test_a_desk_that_nobody_has_set_reads_ten_hex_digits(branch: Branch) -> None:
    assert branch.read(reader_format) == ReaderFormat("10H")


@pytest.mark.parametrize("name", SHOWN)
def test_every_format_that_is_set_is_read(branch: Branch, name: str) -> None:
    group = branch.class_now(1)
    branch.card(group.people[0], CARD)
    branch.plant(Setting, key=SETTING, value=name)
    branch.reopen()
    assert branch.scan(SHOWN[name]).tone is Tone.OK


@pytest.mark.parametrize("wrong", ["9H", "", {"format": "10H"}, 10])
def test_a_setting_that_is_no_format_is_told_and_passed_over(branch: Branch, wrong: object) -> None:
    group = branch.class_now(1)
    branch.plant(Setting, key=SETTING, value=wrong)
    branch.reopen()
    assert branch.desk.scanning.reader == ReaderFormat("10H", refused=str(wrong))
    assert branch.scan(group.cards[0]).tone is Tone.OK
