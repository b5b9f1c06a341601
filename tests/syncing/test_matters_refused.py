"""What can be done about a refusal depends on why the district refused it (SYNC §11, P18)."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.kernel.clock import Instant
from bjdesk.store.replica.refused import RefusedRow
from bjdesk.syncing.matter import AGAIN, GIVE_UP, PROPOSE
from bjdesk.syncing.refusals import choices
from tests.sync.client.scenes import DeskHere, Town
from tests.syncing.town import matters, only

HERE = {"removed": False}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


def refusal(reason: str, kind: str = "update") -> RefusedRow:
    row = UUID(int=1)
    return RefusedRow(1, 1, "venue", row, None, reason, kind, {"name": "演示"}, 0, None, Instant(0), "1")


@pytest.mark.parametrize("reason", ["rule", "illegal", "foreign", "missing", "identity"])
def test_what_can_be_mended_is_sent_again(reason: str) -> None:
    assert choices(refusal(reason), HERE, erased=False) == (AGAIN, GIVE_UP)
    assert choices(refusal(reason, "insert"), None, erased=False) == (AGAIN, GIVE_UP)


@pytest.mark.parametrize("reason", ["left", "grow", "erased"])
def test_what_can_never_stand_is_only_given_up(reason: str) -> None:
    assert choices(refusal(reason), HERE, erased=reason == "erased") == (GIVE_UP,)


def test_the_districts_own_is_proposed_to_it() -> None:
    assert choices(refusal("district"), HERE, erased=False) == (PROPOSE, GIVE_UP)
    assert choices(refusal("district", "insert"), None, erased=False) == (GIVE_UP,)


def test_an_update_of_a_row_that_is_not_here_waits_until_the_row_is() -> None:
    assert choices(refusal("missing"), None, erased=False) == (GIVE_UP,)
    assert choices(refusal("missing"), {"removed": True}, erased=False) == (GIVE_UP,)


def test_a_removal_is_made_anew_where_it_belongs() -> None:
    assert choices(refusal("rule", "delete"), HERE, erased=False) == (GIVE_UP,)


def test_of_an_erased_learner_only_the_reason_is_told(town: Town) -> None:
    one, other = town.desk(), town.desk()
    learner = one.branch.learner("王桂芳", phone="13805712210")
    town.all_agree()
    town.office.district.erase("learner", learner.bytes, "1")
    other.exchange()
    one.edit("learner", learner, phone="13805716688")
    one.exchange()
    found = only(one)
    assert (found.reason, found.is_erased, found.choices) == ("erased", True, (GIVE_UP,))
    assert found.ours is None
    assert not any(word in repr(found) for word in ("王桂芳", "138"))


def test_another_branchs_dispute_is_not_ours(town: Town) -> None:
    """Every branch sees every venue; what is in dispute about it is for those who run it."""
    one, other = town.desk(), town.desk()
    far: DeskHere = town.desk(street="330108001")
    made = one.branch.venue("演示楼")
    town.all_agree()
    one.edit("venue", made, name="演示东楼")
    town.pass_time(minutes=1)
    other.edit("venue", made, name="演示西楼")
    other.exchange()
    town.all_agree()
    assert far.value("SELECT count(*) FROM conflict") == 1
    assert matters(far) == []
    assert len(matters(one)) == 1
