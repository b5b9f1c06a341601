"""A body: `BJX1` ‖ length ‖ head ‖ sections, where head and sections are msgpack and lengths are 4 bytes, big-endian.

    body    := "BJX1" part part*
    part    := length bytes            the first one is the head, the others are the sections

A batch is a section that is passed on as it was sealed; the head says what the sections are.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import MsgspecError, msgpack

from sync.protocol.bounds import BATCHES, EXPANDED, refuse
from sync.protocol.walk import walk

MAGIC = b"BJX1"
_LENGTH = 4
_SECTIONS = BATCHES + 1
_ENCODER = msgpack.Encoder(order="deterministic")


def encode(value: object, field: str) -> bytes:
    """msgpack with sorted keys, so that equal values are equal bytes."""
    try:
        return _ENCODER.encode(value)
    except (TypeError, ValueError, OverflowError, RecursionError):
        refuse(field, "not-encodable")


def encode_judged(value: object, field: str) -> bytes:
    """The same, refused if the other end would refuse it: a sealed batch can never be mended."""
    data = encode(value, field)
    walk(data, field)
    return data


def decode(data: bytes, field: str) -> Any:
    """Back from `encode`, walked before anything is made of it."""
    walk(data, field)
    try:
        return msgpack.decode(data)
    except (MsgspecError, ValueError, RecursionError):
        refuse(field, "msgpack")


def join(head: object, sections: Iterable[bytes]) -> bytes:
    """A whole body."""
    parts = [encode_judged(head, ""), *sections]
    return MAGIC + b"".join(len(part).to_bytes(_LENGTH, "big") + part for part in parts)


def split(body: bytes) -> tuple[Any, list[bytes]]:
    """The decoded head and the sections as they are."""
    if not body.startswith(MAGIC):
        refuse("body", "magic")
    if len(body) > EXPANDED:
        refuse("body", "too-large")
    head, *sections = _parts(body)
    return decode(head, ""), sections


def _parts(body: bytes) -> Iterator[bytes]:
    at = len(MAGIC)
    for _ in range(1 + _SECTIONS):
        start = at + _LENGTH
        size = int.from_bytes(body[at:start], "big")
        at = start + size
        if start > len(body) or at > len(body):
            refuse("body", "cut")
        yield body[start:at]
        if at == len(body):
            return
    refuse("body", "too-many")
