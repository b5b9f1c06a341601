"""The wire of every release that a desk may still speak is read, and means what it meant."""

from collections.abc import Callable

import pytest

from sync.protocol.codec import decode_operations, decode_reply, decode_request
from tests.sync.protocol import samples
from tests.sync.protocol.record import FIXTURES, RECORDED

RELEASES = sorted(folder.name for folder in FIXTURES.iterdir())
THIS_RELEASE = "1"
"""The newest folder: what is said today is byte for byte what is recorded there."""
MEANINGS: dict[str, tuple[Callable[[bytes], object], object]] = {
    "request": (decode_request, samples.request()),
    "idle-request": (decode_request, samples.idle_request()),
    "reply": (decode_reply, samples.reply()),
    "operations": (decode_operations, samples.operations()),
}


def recorded(release: str, name: str) -> bytes:
    return (FIXTURES / release / f"{name}.bjx").read_bytes()


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("name", MEANINGS)
def test_a_recorded_body_still_means_the_same(release: str, name: str) -> None:
    decode, meaning = MEANINGS[name]

    assert decode(recorded(release, name)) == meaning


@pytest.mark.parametrize("name", RECORDED)
def test_today_the_same_bytes_are_said(name: str) -> None:
    assert RECORDED[name]() == recorded(THIS_RELEASE, name)
