"""The chain of a desk's batches: what is sealed, in which order, and how the district proves that nothing is missing.

    digest    = SHA-256(body)
    link(n)   = SHA-256(link(n − 1) ‖ n as 8 bytes, big-endian ‖ digest)
    link(0)   = 32 zero bytes

The chain runs over digests, so that the content of a batch can be taken out (an erasure) without breaking it.
"""

import hashlib
from collections.abc import Iterable

from sync.protocol.bounds import refuse
from sync.protocol.messages import Batch, Link

ORIGIN: Link = (0, bytes(32))
"""Where a chain begins."""


def digest_of(body: bytes) -> bytes:
    """What stands for a body in the chain."""
    return hashlib.sha256(body).digest()


def link_after(prev: bytes, n: int, digest: bytes) -> bytes:
    """The link of batch `n`, whose forerunner has the link `prev`."""
    return hashlib.sha256(prev + n.to_bytes(8, "big") + digest).digest()


def seal(last: Link, body: bytes, count: int) -> Batch:
    """The batch after `last`."""
    n, link = last
    return Batch(n + 1, link, digest_of(body), count, body)


def link_of(batch: Batch) -> Link:
    """Where the chain stands after `batch`."""
    return batch.n, link_after(batch.prev, batch.n, batch.digest)


def hollowed(batch: Batch) -> Batch:
    """The batch without its content; its place in the chain stays proven."""
    return Batch(batch.n, batch.prev, batch.digest, batch.count, b"", hollow=True)


def judge_chain(batches: Iterable[Batch], field: str) -> None:
    """Refuse batches that do not follow each other, or whose body is not what the digest says."""
    last: Link | None = None
    for number, batch in enumerate(batches):
        where = f"{field}[{number}]"
        if last is not None and (batch.n - 1, batch.prev) != last:
            refuse(f"{where}.prev", "chain")
        if not batch.hollow and digest_of(batch.body) != batch.digest:
            refuse(f"{where}.digest", "chain")
        last = link_of(batch)
