"""A body is cut where its bytes change character, and nowhere else; what comes out again is the same."""

import random
import zlib

from sync.protocol.blocks import STEP, borders
from sync.protocol.packing import pack, unpack


def test_a_body_that_is_alike_throughout_is_one_block() -> None:
    assert list(borders(random.Random(1).randbytes(10 * STEP))) == []
    assert list(borders(b"")) == []


def test_a_plane_with_other_values_gets_a_block_of_its_own() -> None:
    draw = random.Random(2)
    few, other = (bytes(draw.choices(values, k=4 * STEP)) for values in (b"ab", b"stuvwxyz"))

    assert list(borders(few + other + few)) == [4 * STEP, 8 * STEP]


def test_blocks_of_their_own_make_a_body_smaller_and_come_back_whole() -> None:
    draw = random.Random(3)
    planes = [bytes(draw.choices(range(at, at + 2**bits), k=5 * STEP)) for at, bits in ((0, 1), (64, 6), (9, 3))]
    body = b"".join(planes)

    assert unpack(pack(body)) == body
    assert len(pack(body)) < len(zlib.compress(body)) * 0.9
