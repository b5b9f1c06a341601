"""Faults 58–60 on msgpack: refused before anything is made of the bytes, and the place is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack

from sync.protocol.bounds import DEPTH, NODES
from sync.protocol.errors import Malformed
from sync.protocol.walk import walk
from tests.sync.protocol import drawn

NAN = b"\xcb\x7f\xf8" + bytes(6)
BAD = {
    "a float": (b"\x81\xa1a\xcb\x3f\xf8" + bytes(6), "head.a", "float"),
    "not a number": (b"\x91" + NAN, "head[0]", "float"),
    "a short float": (b"\x91\xca" + bytes(4), "head[0]", "float"),
    "2^63": (b"\x92\x01\xcf\x80" + bytes(7), "head[1]", "number"),
    "2^53 + 1": (b"\x91\xcf\x00\x20\x00\x00\x00\x00\x00\x01", "head[0]", "number"),
    "-2^63": (b"\x91\xd3\x80" + bytes(7), "head[0]", "number"),
    "an extension": (b"\x91\xd4\x01\x00", "head[0]", "kind"),
    "a timestamp": (b"\x91\xd6\xff" + bytes(4), "head[0]", "kind"),
    "the tag that is never used": (b"\xc1", "head", "kind"),
    "a key twice": (b"\x82\xa1a\x01\xa1a\x02", "head.a", "duplicate-key"),
    "a key that is a number": (b"\x81\x01\x02", "head", "key"),
    "a key that is an array": (b"\x81\x90\x01", "head", "key"),
    "U+0000": (b"\x81\xa1n\xa3a\x00b", "head.n", "characters"),
    "a surrogate": (b"\x81\xa1n\xa3\xed\xa0\x80", "head.n", "characters"),
    "half a character": (b"\x92\xa1\xe6\xa2\xbb\xa8", "head[0]", "characters"),
    "a direction control": (msgpack.encode({"n": ["a", "b\u202ec"]}), "head.n[1]", "characters"),
    "an isolate": (msgpack.encode(["\u2066"]), "head[0]", "characters"),
    "a control in a key": (msgpack.encode({"a\u200f": 1}), "head.a\u200f", "characters"),
    "a long text": (msgpack.encode({"n": "字" * 4_001}), "head.n", "length"),
    "a text of 4 GiB": (b"\xdb\xff\xff\xff\xff", "head", "cut"),
    "an array of 4 billion": (b"\xdd\xff\xff\xff\xff", "head", "cut"),
    "a map of 4 billion": (b"\xdf\xff\xff\xff\xff", "head", "cut"),
    "a rest": (b"\x01\x01", "head", "rest"),
    "nothing": (b"", "head", "cut"),
    "deep arrays": (b"\x91" * 100_000 + b"\x01", "head[0][0][0][0][0][0]", "depth"),
    "deep maps": (b"\x81\xa1a" * 100_000 + b"\x01", "head.a.a.a.a.a.a", "depth"),
    "too many values": (b"\xdd" + (NODES + 1).to_bytes(4, "big") + bytes(NODES + 1), "head", "too-large"),
}


@pytest.mark.parametrize("case", BAD)
def test_the_walk_refuses(case: str) -> None:
    data, field, why = BAD[case]

    with pytest.raises(Malformed) as refused:
        walk(data, "head")

    assert refused.value.facts == {"field": field, "why": why}


@given(drawn.values)
def test_what_a_register_may_hold_passes(value: object) -> None:
    walk(msgpack.encode(value), "head")


def test_the_largest_numbers_and_texts_pass() -> None:
    walk(msgpack.encode([2**53, -(2**53), "字" * 4_000, "𠮷", bytes(5_000), True, None]), "head")


def test_32_levels_pass_and_33_do_not() -> None:
    walk(b"\x91" * DEPTH + b"\x01", "head")

    with pytest.raises(Malformed, match="depth"):
        walk(b"\x91" * (DEPTH + 1) + b"\x01", "head")


@given(st.binary(max_size=60))
def test_what_passes_can_be_decoded(data: bytes) -> None:
    try:
        walk(data, "head")
    except Malformed:
        return
    msgpack.decode(data)


@given(drawn.values, st.data())
def test_every_cut_is_refused(value: object, data: st.DataObject) -> None:
    whole = msgpack.encode(value)
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]

    with pytest.raises(Malformed):
        walk(cut, "head")
