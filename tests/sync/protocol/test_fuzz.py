"""Whatever arrives, the answer is a message or `Malformed` (of a reply also: not ours), never another exception."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import msgpack

from sync.protocol.body import MAGIC
from sync.protocol.codec import (
    decode_operations,
    decode_reply,
    decode_request,
    encode_operations,
    encode_reply,
    encode_request,
    pack,
    unpack,
)
from sync.protocol.errors import Malformed, NotOurServer
from tests.sync.protocol import drawn, samples
from tests.sync.protocol.taken_apart import changed, joined, parts_of, paths

Decode = Callable[[bytes], object]
BODIES: dict[str, tuple[Decode, bytes]] = {
    "request": (decode_request, encode_request(samples.request())),
    "reply": (decode_reply, encode_reply(samples.reply())),
    "operations": (decode_operations, encode_operations(samples.operations())),
    "gzip": (unpack, pack(encode_request(samples.request()))),
}


def try_to(decode: Decode, data: bytes) -> object:
    """The message, or None if it was refused as it should be."""
    try:
        return decode(data)
    except (Malformed, NotOurServer) as refused:
        is_foreign = decode is decode_reply and not data.startswith(MAGIC)
        assert_named(refused, is_foreign)
        return None


def assert_named(refused: Malformed | NotOurServer, is_foreign: bool) -> None:
    """A refusal says where and why; only what does not begin as ours is somebody else's."""
    assert isinstance(refused, NotOurServer) is is_foreign
    assert is_foreign or (refused.facts["field"] and refused.facts["why"])


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("bits", [0x01, 0x40, 0x80, 0xFF])
def test_every_flipped_byte_is_survived(name: str, bits: int) -> None:
    decode, body = BODIES[name]

    for place in range(len(body)):
        try_to(decode, body[:place] + bytes([body[place] ^ bits]) + body[place + 1 :])


@pytest.mark.parametrize("name", BODIES)
def test_every_cut_is_refused(name: str) -> None:
    decode, body = BODIES[name]

    assert all(try_to(decode, body[:length]) is None for length in range(len(body)))


@pytest.mark.parametrize("name", BODIES)
def test_a_byte_too_many_is_refused(name: str) -> None:
    decode, body = BODIES[name]

    assert try_to(decode, body + b"\0") is None


@pytest.mark.parametrize("name", BODIES)
@given(data=st.data())
def test_random_bytes_are_survived(name: str, data: st.DataObject) -> None:
    decode, body = BODIES[name]
    start = data.draw(st.integers(0, len(body)))

    try_to(decode, body[:start] + data.draw(st.binary(max_size=40)))


# --- sound msgpack of a wrong shape ----------------------------------------------------------------------------------

odd = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.sampled_from([0, 1, 2, 10, 11, 10_000, 10_001])
    | st.sampled_from(["", "*", "_", "update", "名", "A" * 32])
    | st.sampled_from([b"", b"\0", bytes(7), bytes(8), bytes(16), bytes(32), b"\xff" * 16])
    | st.sampled_from(
        [[], {}, [[]], [0, []], [1, [0, [None]]], [4, b""], [5, b"\xff" * 8], [10, [], []], [3, b"\1", [4, b""]]]
    )
    | drawn.values
)


def with_one_odd_value(parts: list[bytes], data: st.DataObject) -> list[bytes]:
    """One of the parts, sound msgpack all of it, in which one value is another one."""
    number = data.draw(st.integers(0, len(parts) - 1))
    content = msgpack.decode(parts[number])
    path = data.draw(st.sampled_from(list(paths(content))))
    parts[number] = msgpack.encode(changed(content, path, data.draw(odd)))
    return parts


@settings(max_examples=600)
@given(data=st.data())
def test_operations_of_any_shape_are_survived(data: st.DataObject) -> None:
    (body,) = with_one_odd_value([BODIES["operations"][1]], data)

    try_to(decode_operations, body)


@settings(max_examples=600)
@given(data=st.data())
def test_replies_of_any_shape_are_survived(data: st.DataObject) -> None:
    try_to(decode_reply, joined(with_one_odd_value(parts_of(BODIES["reply"][1]), data)))


@settings(max_examples=600)
@given(data=st.data())
def test_requests_of_any_shape_are_survived(data: st.DataObject) -> None:
    try_to(decode_request, joined(with_one_odd_value(parts_of(BODIES["request"][1]), data)))


@settings(max_examples=200)
@given(head=st.dictionaries(st.sampled_from(["v", "req", "pages", "batches", "offer", "acks"]), odd))
def test_heads_of_any_content_are_survived(head: dict[str, Any]) -> None:
    body = joined([msgpack.encode(head)])

    assert try_to(decode_request, body) is None
    assert try_to(decode_reply, body) is None


@settings(max_examples=300)
@given(data=st.data())
def test_what_is_accepted_travels_on_unchanged(data: st.DataObject) -> None:
    """No spelling gets in that would come out as something else: what one desk reads, every desk reads."""
    (body,) = with_one_odd_value([BODIES["operations"][1]], data)
    found = try_to(decode_operations, body)

    if found is not None:
        assert decode_operations(encode_operations(found)) == found
