"""Integers as byte planes: quick in any language, and what is alike lies side by side for gzip.

n numbers below 256^w are written as w planes of n bytes: first the lowest byte of each, then the next one, …
All zero is no plane at all. Signed numbers are folded first: 0, −1, 1, −2, 2 … become 0, 1, 2, 3, 4 …

    [1, 258, 3]  ->  01 02 03 | 00 01 00
"""

import struct
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub

from sync.protocol.bounds import refuse

_WIDEST = 8


def pack_planes(numbers: Sequence[int]) -> bytes:
    """Planes of numbers from 0 to 2^64 − 1."""
    width = (max(numbers).bit_length() + 7) // 8
    flat = struct.pack(f"<{len(numbers)}Q", *numbers)
    return b"".join(flat[plane::_WIDEST] for plane in range(width))


def unpack_planes(data: object, count: int, field: str) -> Sequence[int]:
    """`count` numbers; how many planes there are follows from the length."""
    if type(data) is not bytes:
        refuse(field, "not-bytes")
    width, rest = divmod(len(data), count)
    if rest or width > _WIDEST:
        refuse(field, "length")
    if not width:
        return [0] * count
    flat = bytearray(_WIDEST * count)
    for plane in range(width):
        flat[plane::_WIDEST] = data[plane * count : (plane + 1) * count]
    return struct.unpack(f"<{count}Q", flat)


def fold(numbers: Iterable[int]) -> list[int]:
    """Zig-zag: signed to unsigned, small stays small."""
    return [(number << 1) ^ (number >> 63) for number in numbers]


def unfold(numbers: Iterable[int]) -> list[int]:
    """Zig-zag back."""
    return [(number >> 1) ^ -(number & 1) for number in numbers]


def steps(numbers: Sequence[int]) -> list[int]:
    """The first number, then differences."""
    return [numbers[0], *map(sub, numbers[1:], numbers)]


def sums(differences: Iterable[int]) -> list[int]:
    """Back from `steps`."""
    return list(accumulate(differences))


def bits(numbers: Iterable[int]) -> int:
    """What the numbers weigh, for choosing between two spellings."""
    return sum(map(int.bit_length, numbers))


def gather(flat: bytes, offset: int, width: int, stride: int) -> Sequence[int]:
    """The big-endian numbers of `width` bytes that stand at `offset` in each record of `stride` bytes."""
    count = len(flat) // stride
    found = bytearray(_WIDEST * count)
    for place in range(width):
        found[width - 1 - place :: _WIDEST] = flat[offset + place :: stride]
    return struct.unpack(f"<{count}Q", found)


def scatter(numbers: Sequence[int], into: bytearray, offset: int, width: int, stride: int) -> None:
    """Back from `gather`."""
    flat = struct.pack(f"<{len(numbers)}Q", *numbers)
    for place in range(width):
        into[offset + place :: stride] = flat[width - 1 - place :: _WIDEST]
