"""Fault 58: bounds of packed bodies, counted while the bytes come; cuts and flips of gzip (faults 39, 40, 43)."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.bounds import EXPANDED, MIB, REQUEST_PACKED
from sync.protocol.codec import Unpacker, pack, unpack, unpack_reply
from sync.protocol.errors import Malformed, NotOurServer

BODY = b"BJX1" + bytes(range(256)) * 3


@given(st.binary(max_size=500), st.integers(1, 50))
def test_a_body_comes_back_whatever_the_pieces(body: bytes, size: int) -> None:
    packed = pack(body)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]

    assert unpack(packed) == unpack(pieces) == unpack_reply(pieces) == body


def test_equal_bodies_are_equal_bytes() -> None:
    assert pack(BODY) == pack(BODY)
    assert pack(BODY)[4:8] == bytes(4)  # no time


def why(unpacking: Callable[[], object]) -> str:
    with pytest.raises(Malformed) as refused:
        unpacking()
    assert refused.value.facts["field"] == "body"
    return str(refused.value.facts["why"])


def bomb(size: int) -> bytes:
    return gzip.compress(bytes(size), 9)


def test_a_bomb_is_refused_by_its_ratio_in_little_memory() -> None:
    packed = bomb(200 * MIB)
    tracemalloc.start()

    assert why(lambda: unpack(packed)) == "ratio"

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MIB + 100 * len(packed)


def test_a_bomb_that_comes_byte_by_byte_is_refused_too() -> None:
    packed = bomb(20 * MIB)

    assert why(lambda: unpack(bytes([byte]) for byte in packed)) == "ratio"


@pytest.mark.parametrize("size", [MIB, 2 * MIB, 20 * MIB])
def test_what_is_packed_here_is_never_taken_for_a_bomb(size: int) -> None:
    """Texts that are all alike: a desk could never send them, nor read them, and would be stuck behind them."""
    body = bytes(size)

    assert unpack_reply([pack(body)]) == body
    assert unpack(pack(body)) == body


def test_what_expands_over_the_limit_is_refused() -> None:
    assert why(lambda: unpack(pack(bytes(1001)), limit=1000)) == "too-large"


def test_a_stream_without_end_is_refused_at_the_packed_limit() -> None:
    def noise() -> Iterator[bytes]:
        packer = zlib.compressobj(0, zlib.DEFLATED, 31)
        while True:
            yield packer.compress(bytes(range(256)) * 4096)

    assert why(lambda: unpack(noise())) == "too-large"


def test_a_reply_may_be_larger_than_a_request() -> None:
    body = bytes(range(256)) * (REQUEST_PACKED // 256 + 100)
    packed = pack(body, level=0)

    assert why(lambda: unpack(packed)) == "too-large"
    assert unpack_reply([packed]) == body
    assert len(body) < EXPANDED


def test_a_body_cut_at_any_byte_is_refused() -> None:
    packed = pack(BODY)

    assert {why(partial(unpack, packed[:length])) for length in range(len(packed))} == {"cut"}


def test_every_flipped_bit_is_noticed() -> None:
    packed = pack(BODY)
    unnoticed = [
        place for place in range(8 * len(packed)) if unpacked_or_none(flipped(packed, place)) not in (None, BODY)
    ]

    assert unnoticed == []


def flipped(data: bytes, place: int) -> bytes:
    found = bytearray(data)
    found[place // 8] ^= 1 << place % 8
    return bytes(found)


def unpacked_or_none(packed: bytes) -> bytes | None:
    try:
        return unpack(packed)
    except Malformed:
        return None


@pytest.mark.parametrize("rest", [b"\0", b"<html>", pack(BODY)])
def test_what_follows_the_body_is_refused(rest: bytes) -> None:
    assert why(lambda: unpack(pack(BODY) + rest)) == "rest"
    assert why(lambda: unpack([pack(BODY), rest])) == "rest"


@pytest.mark.parametrize("foreign", [b"BJX1 not packed", b"(\xb5/\xfd zstd", b"<html></html>", zlib.compress(BODY)])
def test_what_is_no_gzip_is_refused(foreign: bytes) -> None:
    assert why(lambda: unpack(foreign)) == "gzip"

    with pytest.raises(NotOurServer):
        unpack_reply([foreign])


def test_an_empty_answer_is_not_our_server() -> None:
    with pytest.raises(NotOurServer):
        unpack_reply([])
    with pytest.raises(NotOurServer):
        unpack_reply([b"", b"\x1f"])


def test_a_reply_cut_after_it_began_is_ours_but_malformed() -> None:
    assert why(lambda: unpack_reply([pack(BODY)[:40]])) == "cut"


def test_pieces_can_be_fed_as_they_arrive() -> None:
    unpacker = Unpacker()
    for byte in pack(BODY):
        unpacker.feed(bytes([byte]))

    assert unpacker.finish() == BODY
