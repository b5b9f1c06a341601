"""Tries again after a failure on the way, at random within a growing time, and never after an answer (SYNC §8)."""

import pytest

from sync.client.retry import Retrying, wait_s
from sync.protocol.errors import Malformed, NotOurServer, SyncError, Unreachable


class Line:
    """Fails as told, then answers."""

    def __init__(self, *failures: SyncError) -> None:
        self._failures = list(failures)
        self.asked = 0

    def __call__(self, packed: bytes) -> bytes:
        self.asked += 1
        if self._failures:
            raise self._failures.pop(0)
        return packed


def half() -> float:
    return 0.5


def test_an_unreachable_district_is_asked_again() -> None:
    line, waits = Line(Unreachable(), Unreachable()), list[float]()
    assert Retrying(line, half, waits.append)(b"x") == b"x"
    assert (line.asked, waits) == (3, [1.0, 2.0])


def test_it_gives_up_after_some_tries() -> None:
    line, waits = Line(*(Unreachable() for _ in range(9))), list[float]()
    with pytest.raises(Unreachable):
        Retrying(line, half, waits.append, tries=3)(b"x")
    assert (line.asked, len(waits)) == (3, 2)


@pytest.mark.parametrize("answer", [NotOurServer(), Malformed(field="x", why="y")])
def test_an_answer_is_final(answer: SyncError) -> None:
    line = Line(answer)
    with pytest.raises(type(answer)):
        Retrying(line, half, lambda _s: None)(b"x")
    assert line.asked == 1


def test_the_wait_grows_to_a_quarter_of_an_hour_and_is_spread_over_all_of_it() -> None:
    assert [wait_s(n, None, lambda: 0.999) for n in (0, 1, 8, 40)] == pytest.approx([2, 4, 512, 900], rel=0.01)
    assert wait_s(40, None, lambda: 0.0) == 0


def test_what_the_server_asks_for_is_waited_at_most_an_hour() -> None:
    assert wait_s(0, 120, lambda: 0.0) == 120
    assert wait_s(0, 999_999, lambda: 0.0) == 3600
    assert wait_s(0, -5, lambda: 0.0) == 0
