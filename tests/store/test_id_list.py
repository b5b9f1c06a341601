"""Very many ids in little room behave as the list of UUIDs that they stand for."""

from uuid import UUID

import pytest

from bjdesk.store.id_list import Ids

ONE, TWO, THREE = UUID(int=1), UUID(int=2 << 64), UUID(int=3)
SHIFTED = UUID(bytes=ONE.bytes[8:] + TWO.bytes[:8])
"""Its bytes stand in the string, across two ids."""


def test_ids_are_the_list_that_they_stand_for() -> None:
    ids = Ids.of([ONE.bytes, TWO.bytes, ONE.bytes, THREE.bytes])

    assert ids == [ONE, TWO, THREE]
    assert (len(ids), ids[-1], ids[1:], list(reversed(ids))) == (3, THREE, [TWO, THREE], [THREE, TWO, ONE])
    assert ids.first(2) == [ONE, TWO]
    assert not Ids()


def test_an_id_is_found_where_it_stands_and_not_across_two() -> None:
    ids = Ids.of([ONE.bytes, TWO.bytes, THREE.bytes])

    assert (ids.index(THREE), TWO in ids, SHIFTED in ids) == (2, True, False)
    with pytest.raises(ValueError, match="0000"):
        ids.index(SHIFTED)
