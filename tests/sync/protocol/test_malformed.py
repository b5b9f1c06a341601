"""Fault 60 on whole messages: each breach is refused with the name of its field, and nothing of it is used."""

from typing import Any

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from sync.clock import Identity
from sync.protocol import bounds
from sync.protocol.body import encode
from sync.protocol.codec import (
    bodies_of,
    decode_operations,
    decode_reply,
    decode_request,
    encode_operations,
    encode_reply,
    encode_request,
    fault_of,
    pack,
)
from sync.protocol.errors import Malformed, NotOurServer
from sync.protocol.messages import Operation
from tests.sync.protocol import samples
from tests.sync.protocol.attendances import Branch
from tests.sync.protocol.taken_apart import Path, changed, joined, parts_of, with_value

REQUEST = encode_request(samples.request())
REPLY = encode_reply(samples.reply())
OPERATIONS = msgpack.decode(encode_operations(samples.operations()))
HEAD, BATCH, OFFER = range(3)
PAGE = 1
BRANCH = samples.BRANCH

IN_REQUESTS: list[tuple[int, Path, Any, str]] = [
    (HEAD, (), [], "head"),
    (HEAD, ("req",), -1, "req"),
    (HEAD, ("req",), True, "req"),
    (HEAD, ("req",), 2**63, "req"),
    (HEAD, ("req",), 1.0, "req"),
    (HEAD, ("v",), 0, "v"),
    (HEAD, ("device",), bytes(15), "device"),
    (HEAD, ("device",), "0123456789abcdef", "device"),
    (HEAD, ("schema",), "", "schema"),
    (HEAD, ("schema",), "0" * 65, "schema"),
    (HEAD, ("schema",), "0007\0", "schema"),
    (HEAD, ("wall",), 2**53 + 1, "wall"),
    (HEAD, ("chain",), [7], "chain"),
    (HEAD, ("chain",), [7, bytes(31)], "chain"),
    (HEAD, ("acked",), [7, samples.LINK, 0], "acked"),
    (HEAD, ("cursors",), [], "cursors"),
    (HEAD, ("cursors", "*"), [0, bytes(9)], "cursors.*"),
    (HEAD, ("cursors",), {str(number): [0, bytes(8)] for number in range(17)}, "cursors"),
    (HEAD, ("page",), 65_535, "page"),
    (HEAD, ("page",), (4 << 20) + 1, "page"),
    (HEAD, ("want_number",), 1, "want_number"),
    (HEAD, ("history", BRANCH), [[number, bytes(8)] for number in range(201)], f"history.{BRANCH}"),
    (HEAD, ("history", BRANCH, 0), [1], f"history.{BRANCH}[0]"),
    (HEAD, ("batches", 1, "n"), 0, "batches[1].n"),
    (HEAD, ("batches", 1, "n"), 10, "batches[1].prev"),
    (HEAD, ("batches", 1, "prev"), bytes(32), "batches[1].prev"),
    (HEAD, ("batches", 1, "digest"), bytes(32), "batches[1].digest"),
    (HEAD, ("batches", 1, "count"), 10_001, "batches[1].count"),
    (HEAD, ("batches", 0, "hollow"), None, "batches[0].hollow"),
    (HEAD, ("offer", "common", BRANCH), [-1, bytes(8)], f"offer.common.{BRANCH}"),
    (HEAD, ("offer", "more"), 0, "offer.more"),
    (OFFER, ("groups", 0, "nonce"), [1, [7, 7, bytes(7)]], "offer.groups[0].nonce"),
    (OFFER, ("groups", 0, "index"), [0, [0, -1]], "offer.groups[0].index"),
    (OFFER, ("groups", 1, "stamps", 0, 0, 0), "STAMP", "offer.groups[1].stamps[0]"),
    (OFFER, ("groups", 1, "home"), [1, [0, [""]]], "offer.groups[1].home"),
]
IN_REPLIES: list[tuple[int, Path, Any, str]] = [
    (HEAD, ("time",), -1, "time"),
    (HEAD, ("status",), 200, "status"),
    (HEAD, ("last",), None, "last"),
    (HEAD, ("acks", 1, "bad", 0), [10_000, "left"], "acks[1].bad[0]"),
    (HEAD, ("acks", 1, "bad", 0), [0, ""], "acks[1].bad[0]"),
    (HEAD, ("pages", BRANCH, "next"), [2**60, bytes(8)], f"pages.{BRANCH}.next[0]"),
    (HEAD, ("pages", BRANCH, "digest"), 5, f"pages.{BRANCH}.digest"),
    (HEAD, ("pages", BRANCH, "entries"), 3, f"pages.{BRANCH}.entries"),
    (HEAD, ("pages", BRANCH, "rows"), None, f"pages.{BRANCH}.rows"),
    (HEAD, ("pages", "*", "entries"), 1, "pages.*.entries"),
    (HEAD, ("pages", "*", "entries"), 4, f"pages.{BRANCH}"),
    (HEAD, ("number",), 100, "number"),
    (HEAD, ("receipt",), ["k", bytes(63)], "receipt"),
    (HEAD, ("scopes",), [""], "scopes[0]"),
    (PAGE, (), [], f"pages.{BRANCH}"),
    (PAGE, ("seqs",), [0, [101, 102, 102, 105]], f"pages.{BRANCH}.seqs"),
    (PAGE, ("commits", 1), [0, [-1]], f"pages.{BRANCH}.commits"),
    (PAGE, ("groups", 0, "table"), "robert'); drop", f"pages.{BRANCH}.groups[0].table"),
    (PAGE, ("order",), [0, [0, 1, 0, 0]], f"pages.{BRANCH}.order"),
]
IN_OPERATIONS: list[tuple[Path, Any, str]] = [
    (("groups",), {}, "ops.groups"),
    (("groups",), [], "ops.count"),
    (("groups", 0, "count"), 0, "ops.groups[0].count"),
    (("groups", 0, "count"), 10_001, "ops.groups[0].count"),
    (("groups", 0, "count"), 9_999, "ops.groups"),
    (("groups", 0, "table"), "Attendance", "ops.groups[0].table"),
    (("groups", 0, "kind"), "upsert", "ops.groups[0].kind"),
    (("groups", 0, "id"), [0, [bytes(16)] * 2], "ops.groups[0].id"),
    (("groups", 0, "id"), [7, 15, bytes(45)], "ops.groups[0].id"),
    (("groups", 0, "id", 1), [4, b"\1" * 24], "ops.groups[0].id"),
    (("groups", 0, "registers"), [[["status"], [None, [99, b""]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["status"], [None, [1, [0, [b"\0"]]]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["status"], [None, [1, [0, [[{"a": b"\0"}]]]]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["status"], [None, [4, b"\xff" * 24]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["status"], [None, [4, bytes(4)]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["status"], [None, [3, b"\0", [4, b""]]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["status", "status"], [None, [4, b""]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["rev; --"], [None, [4, b""]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["a"], [[2, [0, [1, 0]]], [4, b""]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["a"], [[1, [0, [3]]], [4, b""]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["a"], [None, [2, 1, [0, ["x"]], [0, [0, 0, 1]]]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["a"], [None, [3, b"\x0f", [0, ["x"]]]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["a"], [None, [6, 7, b""]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["a"], [None, [9, [1, [7, 16, bytes(16)]]]]]], "ops.groups[0].registers[0]"),
    (("groups", 0, "registers"), [[["a"], [None, [9, [7, 2_001, bytes(6_003)]]]]], "ops.groups[0].registers[0]"),
    (
        ("groups", 0, "registers"),
        [[["a"], [None, [10, ["b", "b"], [[4, b""], [4, b""]]]]]],
        "ops.groups[0].registers[0]",
    ),
    (("groups", 0, "op"), [0, [1, 2, -1]], "ops.groups[0].op"),
    (("groups", 0, "op"), [5, b"\xff" * 24], "ops.groups[0].op"),
    (("groups", 0, "by"), [1, [7, 8, b"\xff" * 8]], "ops.groups[0].by"),
    (("groups", 0, "ms"), [6, 1000, b"\xfe" * 24], "ops.groups[0].ms"),
    (("groups", 0, "actor"), [1, [7, 8, bytes(8)]], "ops.groups[0].actor"),
    (("groups", 1, "base", 0, 1, 1, 0), [1, [0, [None]]], "ops.groups[1].base[0]"),
    (("groups", 1, "from"), [0, [1, 2]], "ops.groups[1].from"),
    (("order",), [0, [0, 0, 1, 0, 1, 2, 2]], "ops.order"),
]


def refusal_of(decode: Any, body: bytes) -> str:
    with pytest.raises(Malformed) as refused:
        decode(body)
    return str(refused.value.facts["field"])


@pytest.mark.parametrize("case", IN_REQUESTS, ids=str)
def test_a_request_is_refused_by_the_name_of_its_field(case: tuple[int, Path, Any, str]) -> None:
    number, path, into, field = case

    assert refusal_of(decode_request, with_value(REQUEST, number, path, into)) == field


@pytest.mark.parametrize("case", IN_REPLIES, ids=str)
def test_a_reply_is_refused_by_the_name_of_its_field(case: tuple[int, Path, Any, str]) -> None:
    number, path, into, field = case

    assert refusal_of(decode_reply, with_value(REPLY, number, path, into)) == field


@pytest.mark.parametrize("case", IN_OPERATIONS, ids=str)
def test_a_batch_is_refused_by_the_name_of_its_field(case: tuple[Path, Any, str]) -> None:
    path, into, field = case

    assert refusal_of(decode_operations, msgpack.encode(changed(OPERATIONS, path, into))) == field


@pytest.mark.parametrize("name", ["v", "req", "device", "schema", "wall", "chain", "acked", "cursors"])
def test_what_a_request_must_say_is_missed(name: str) -> None:
    head, *sections = parts_of(REQUEST)
    without = {key: value for key, value in msgpack.decode(head).items() if key != name}

    assert refusal_of(decode_request, joined([msgpack.encode(without), *sections])) == name


def test_a_batch_of_another_length_than_its_head_says_is_refused() -> None:
    with pytest.raises(Malformed, match=r"batches\[1\]\.count"):
        decode_operations(encode_operations(samples.operations()), "batches[1]", count=6)


def test_a_section_that_nobody_announced_is_refused() -> None:
    assert refusal_of(decode_request, joined([*parts_of(REQUEST), b"\x80"])) == "body"
    assert refusal_of(decode_reply, joined([*parts_of(REPLY), b"\x80"])) == "body"


@pytest.mark.parametrize("page", [b"", b"BJX", b"<!DOCTYPE html><html>\xe7\x99\xbb\xe5\xbd\x95", b"{}", b"BJX2"])
def test_what_does_not_begin_as_ours_is_not_our_server(page: bytes) -> None:
    with pytest.raises(NotOurServer):
        decode_reply(page)


# --- what unfolds ----------------------------------------------------------------------------------------------------


def test_few_bytes_do_not_unfold_into_millions_of_values() -> None:
    """10,000 rows × 400 registers in 9 kB: refused before they are made."""
    operations = [replace(samples.attendance(0), op=number, registers={"a": 1}) for number in range(10_000)]
    group = msgpack.decode(encode_operations(operations))
    wide = [[[f"r{number}"], [None, [1, [0, [number]]]]] for number in range(400)]
    body = msgpack.encode(changed(group, ("groups", 0, "registers"), wide))

    assert len(body) < 200_000
    assert refusal_of(decode_operations, body).startswith("ops.groups[0].registers[")


def test_repeated_bytes_do_not_unfold_into_long_texts() -> None:
    column = [9, [1, [7, 2_000, bytes(2_000)]]]

    assert refusal_of(decode_operations, msgpack.encode(with_register(column))) == "ops.groups[0].registers[0]"


def with_register(column: list[Any]) -> Any:
    return changed(OPERATIONS, ("groups", 0, "registers"), [[["a"], [None, column]]])


def test_columns_inside_columns_end_at_the_depth_of_the_walk() -> None:
    column: list[Any] = [0, ["x"]]
    for _ in range(40):
        column = [1, column]

    assert "registers" in refusal_of(decode_operations, msgpack.encode(with_register(column)))


# --- what is never sealed --------------------------------------------------------------------------------------------

UNSENDABLE: list[dict[str, Any]] = [
    {"table": "Attendance"},
    {"table": ""},
    {"id": bytes(15)},
    {"id": "0" * 16},
    {"kind": "upsert"},
    {"home": ""},
    {"home": "x" * 65},
    {"op": -1},
    {"op": 2**62},
    {"incarnation": 2**62},
    {"ms": 2**53 + 1},
    {"ms": 1.5},
    {"actor": bytes(3)},
    {"actor": "nobody"},
    {"from_state": 1},
    {"base": {"name": Identity(2**62, 1)}},
    {"base": {"name": Identity(1, -1)}},
    {"base": {"a b": None}},
    {"registers": {"a": 0.5}},
    {"registers": {"a": float("nan")}},
    {"registers": {"a": 2**63}},
    {"registers": {"a": [2**53 + 1]}},
    {"registers": {"a": b"bytes"}},
    {"registers": {"a": {"b": b"bytes"}}},
    {"registers": {"a": (1, 2)}},
    {"registers": {"a": {1: 2}}},
    {"registers": {"a": [{1: 2}]}},
    {"registers": {"a": "U+0000 \0"}},
    {"registers": {"a": "\ud800"}},
    {"registers": {"a": "\u202e"}},
    {"registers": {"a": "字" * 4_001}},
    {"registers": {"a": "A" * 4_002}},
    {"registers": {"_": 1}},
]


@pytest.mark.parametrize("wrong", UNSENDABLE, ids=str)
def test_what_the_district_would_refuse_is_never_sealed(wrong: dict[str, Any]) -> None:
    assert isinstance(fault_of(replace(samples.attendance(0), **wrong)), Malformed)


def test_a_deep_value_is_never_sealed() -> None:
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]

    assert fault_of(replace(samples.attendance(0), registers={"a": deep})) is not None


@pytest.mark.parametrize("wrap", [lambda inner: [inner], lambda inner: {"a": inner}], ids=["list", "map"])
def test_twenty_levels_of_a_value_may_travel(wrap: Any) -> None:
    value: Any = 1
    for _ in range(20):
        value = wrap(value)

    assert fault_of(replace(samples.attendance(0), registers={"a": value})) is None


def test_an_entry_with_the_row_of_another_is_never_sent() -> None:
    first, *others = samples.page().entries
    page = replace(samples.page(), entries=(replace(first, id=bytes(16)), *others))

    with pytest.raises(Malformed, match="not-its-row"):
        encode_reply(replace(samples.reply(), pages={BRANCH: page}))


def test_a_sound_operation_has_no_fault() -> None:
    assert all(fault_of(operation) is None for operation in samples.operations())


def test_an_empty_batch_and_one_too_long_are_never_sealed() -> None:
    for operations in ([], [samples.attendance(0)] * 10_001):
        with pytest.raises(Malformed, match="ops"):
            encode_operations(operations)


# --- cutting a queue -------------------------------------------------------------------------------------------------


def test_a_long_queue_is_cut_into_batches_in_order() -> None:
    captured = Branch().attendances(20_001)

    parts = list(bodies_of(captured))

    assert [len(operations) for operations, _ in parts] == [10_000, 10_000, 1]
    assert [operation for _, body in parts for operation in decode_operations(body)] == captured


def test_a_batch_that_packs_too_large_is_halved() -> None:
    noise = [encode(number, "n").hex() + random_text(number) for number in range(400)]
    queue = [replace(samples.attendance(0), op=number, registers={"note": text}) for number, text in enumerate(noise)]

    parts = list(bodies_of(queue))

    assert len(parts) > 1
    assert all(len(pack(body)) <= bounds.BATCH_PACKED for _, body in parts)
    assert [operation for operations, _ in parts for operation in operations] == queue


def random_text(seed: int) -> str:
    """2,000 characters that do not pack."""
    numbers = [(seed * 7_919 + place * place * 104_729 + place * 31) % 20_000 for place in range(2_000)]
    return "".join(chr(0x4E00 + number) for number in numbers)


def test_one_bad_operation_is_named_by_its_field_and_found_by_itself() -> None:
    queue: list[Operation] = [samples.attendance(0), replace(samples.attendance(1), registers={"note": "\0"})]

    with pytest.raises(Malformed, match="characters"):
        list(bodies_of(queue))

    assert [fault_of(operation) is None for operation in queue] == [True, False]
