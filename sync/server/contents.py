"""Digests of what an operation says, so that a known identity with other content is never taken for a repeat."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

from msgspec import msgpack

from sync.protocol.messages import Operation

DIGEST_BYTES = 8
_ENCODE = msgpack.Encoder(order="deterministic").encode


def digest8(operation: Operation) -> bytes:
    """8 bytes of an operation's own content: a known identity with other content is never taken for a repeat."""
    names = tuple(sorted(operation.registers))
    values = [operation.registers[name] for name in names]
    start = digest_start(operation.table, operation.kind, names)
    rest = (operation.id, operation.home, operation.from_state, operation.ms, operation.actor, operation.base, *values)
    return blake2b(start + _ENCODE(rest), digest_size=DIGEST_BYTES).digest()


def digest_start(table: str, kind: str, names: Sequence[str]) -> bytes:
    """What the digests of all operations of one table, kind and set of registers begin with."""
    return _ENCODE((table, kind, names))


def digests(start: bytes, contents: Iterable[tuple[Any, ...]]) -> list[bytes]:
    """`digest8` of many operations; each content is (id, home, from, ms, actor, base, *values by name)."""
    return [blake2b(start + _ENCODE(content), digest_size=DIGEST_BYTES).digest() for content in contents]
