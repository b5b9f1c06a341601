"""The digest of a scope: order does not matter, everything else does."""

from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.digest import added, h64, removed

ID, NONCE = bytes(range(16)), bytes(8)
hashes = st.lists(st.integers(0, 2**64 - 1))


def test_the_hash_of_an_entry_is_as_written_down() -> None:
    data = b"venue\0" + ID + NONCE + bytes(7) + b"\2"

    assert h64("venue", ID, NONCE, 2) == int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def test_every_part_of_an_entry_counts() -> None:
    entries = [("venue", ID, NONCE, 2), ("venu", ID, NONCE, 2), ("venue", ID[::-1], NONCE, 2)]
    entries += [("venue", ID, ID[:8], 2), ("venue", ID, NONCE, 3)]

    assert len({h64(*entry) for entry in entries}) == len(entries)


@given(hashes)
def test_the_order_of_entries_does_not_matter(found: list[int]) -> None:
    assert added(0, sorted(found)) == added(0, found)


@given(hashes, hashes)
def test_what_was_added_can_be_removed(first: list[int], second: list[int]) -> None:
    assert removed(added(added(0, first), second), second) == added(0, first)
    assert 0 <= removed(0, first) < 2**64
