"""A machine that pauses in the middle of a card's keys spoils a morning, and that is no fault of the desk."""

import io
from types import SimpleNamespace

import pytest

from bjdesk.demo.morning import ATTEMPTS, Morning
from bjdesk.demo.report import WrongCount
from bjdesk.demo.story import Story
from bjdesk.kernel.clock import SystemClock

PAUSED, FLUENT = 0.2, 0.01


class Spoilt(Morning):
    """Each performance ends with a wrong count after an Enter that took so many seconds; None ends well."""

    def __init__(self, out, told, scans) -> None:
        super().__init__(out, out, SystemClock(), Story(3, told))
        self._scans = iter(scans)

    def _perform(self, *_how) -> None:
        took = next(self._scans)
        if took is not None:
            self._stage = SimpleNamespace(last_end_s=took)
            raise WrongCount("刷卡：应为 1")


@pytest.mark.parametrize(
    ("scans", "code", "repeats"),
    [
        ((FLUENT,), 1, 0),
        ((PAUSED, None), 0, 1),
        ((PAUSED, FLUENT), 1, 1),
        ((PAUSED,) * ATTEMPTS, 1, ATTEMPTS - 1),
    ],
)
def test_only_a_pause_of_the_machine_earns_another_performance(tmp_path, scans, code, repeats):
    told = io.StringIO()

    assert Spoilt(tmp_path, told, scans).run("small", 1, None) == code

    assert told.getvalue().count("从头再来") == repeats
    assert told.getvalue().count("演示到此为止") == code
