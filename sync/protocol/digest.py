"""One number that says whether two ends hold the same rows of a scope: a sum of hashes, kept entry by entry.

    digest = Σ H64(table, id, nonce, index) mod 2^64
    H64    = BLAKE2b with 8 bytes of output over  table ‖ 0 ‖ id ‖ nonce ‖ index as 8 bytes, big-endian

Count and sum of row numbers would not do: a planted difference of equal count and sum stays unseen.
"""

from collections.abc import Iterable
from hashlib import blake2b

_MASK = 2**64 - 1


def h64(table: str, key: bytes, nonce: bytes, index: int) -> int:
    """The hash of one entry that is present in a feed."""
    data = b"%b\0%b%b%b" % (table.encode(), key, nonce, index.to_bytes(8, "big"))
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def added(digest: int, hashes: Iterable[int]) -> int:
    """The digest once these entries are present."""
    return (digest + sum(hashes)) & _MASK


def removed(digest: int, hashes: Iterable[int]) -> int:
    """The digest once these entries are gone."""
    return (digest - sum(hashes)) & _MASK
