"""The chain over digests: order, content and hollowing."""

import hashlib

import pytest
from msgspec.structs import replace

from sync.protocol.chain import ORIGIN, digest_of, hollowed, judge_chain, link_after, link_of, seal
from sync.protocol.errors import Malformed
from sync.protocol.messages import Batch


def three() -> list[Batch]:
    found: list[Batch] = []
    last = ORIGIN
    for body in (b"one", b"two", b"three"):
        found.append(seal(last, body, 1))
        last = link_of(found[-1])
    return found


def test_a_link_is_the_hash_of_what_came_before_the_number_and_the_digest() -> None:
    digest = hashlib.sha256(b"one").digest()

    assert digest_of(b"one") == digest
    assert link_after(bytes(32), 1, digest) == hashlib.sha256(bytes(32) + bytes(7) + b"\1" + digest).digest()


def test_batches_that_follow_each_other_are_accepted() -> None:
    judge_chain(three(), "batches")
    judge_chain(three()[1:], "batches")
    judge_chain([], "batches")


def test_hollowing_keeps_the_chain() -> None:
    first, second, third = three()

    judge_chain([first, hollowed(second), third], "batches")
    assert link_of(hollowed(second)) == link_of(second)
    assert hollowed(second).body == b""


@pytest.mark.parametrize("order", [(1, 0), (0, 2), (0, 0)])
def test_batches_out_of_order_are_refused(order: tuple[int, ...]) -> None:
    with pytest.raises(Malformed, match=r"batches\[1\]\.prev"):
        judge_chain([three()[number] for number in order], "batches")


def test_another_body_under_the_same_digest_is_refused() -> None:
    first, second, _ = three()

    with pytest.raises(Malformed, match=r"batches\[1\]\.digest"):
        judge_chain([first, replace(second, body=b"zwei")], "batches")
