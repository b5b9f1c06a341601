"""What one end says is what the other hears, to the last register."""

import gzip
import json
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from sync.protocol.body import decode, encode
from sync.protocol.codec import (
    decode_columns,
    decode_operations,
    decode_reply,
    decode_request,
    encode_operations,
    encode_reply,
    encode_request,
)
from sync.protocol.columns import Frame
from sync.protocol.messages import FeedPage, Operation, Reply, Request
from sync.protocol.typed import REGISTERS
from tests.sync.protocol import drawn, samples
from tests.sync.protocol.attendances import Branch


@given(drawn.queues)
def test_operations_come_back_as_they_were_captured(queue: list[Operation]) -> None:
    assert decode_operations(encode_operations(queue)) == tuple(queue)


@settings(max_examples=40)
@given(drawn.requests)
def test_a_request_comes_back_whole(request: Request) -> None:
    assert decode_request(encode_request(request)) == request


@settings(max_examples=40)
@given(drawn.replies)
def test_a_reply_comes_back_whole(reply: Reply) -> None:
    assert decode_reply(encode_reply(reply)) == reply


@given(drawn.columns())
def test_a_column_comes_back_with_the_kinds_of_its_values(values: list[Any]) -> None:
    frame = Frame(len(values), [1_700_000_000_000 + number for number in range(len(values))])
    packed = encode(REGISTERS.pack(values, frame, "r"), "r")

    back = REGISTERS.read(decode(packed, "r"), frame, "r")

    assert json.dumps(back, sort_keys=True) == json.dumps(values, sort_keys=True)  # there True is not 1


@given(drawn.queues)
def test_equal_operations_are_equal_bytes(queue: list[Operation]) -> None:
    turned = [replace(operation, registers=dict(reversed(operation.registers.items()))) for operation in queue]

    assert encode_operations(turned) == encode_operations(queue)


@pytest.mark.parametrize("count", [1, 2, 3, 9, 300])
def test_a_batch_of_any_length_comes_back(count: int) -> None:
    captured = Branch(columns=17).attendances(count)

    assert list(decode_operations(encode_operations(captured), count=count)) == captured


def test_columns_name_the_places_of_their_operations_in_the_batch() -> None:
    groups = decode_columns(encode_operations(samples.operations()))

    assert [(group.table, group.kind, group.places) for group in groups] == [
        ("attendance", "insert", [0, 1, 3]),
        ("venue", "update", [2, 4]),
        ("venue", "delete", [5]),
        ("of_next_year", "insert", [6]),
    ]


def test_a_column_of_a_register_is_ready_for_bulk_work() -> None:
    attendance, venue, *_ = decode_columns(encode_operations(samples.operations()))

    assert attendance.registers["late_min"].values == [None, None, 5]
    assert (venue.registers["name"].rows, venue.registers["name"].values) == ([0], ["滨江书房"])


def test_a_table_and_a_register_that_nobody_knows_are_kept() -> None:
    unheard = decode_operations(encode_operations(samples.operations()))[-1]

    assert (unheard.table, unheard.registers) == ("of_next_year", {"unheard": -7})


def test_head_fields_of_a_newer_release_are_kept() -> None:
    assert decode_request(encode_request(samples.request())).extra == samples.request().extra
    assert decode_reply(encode_reply(samples.reply())).extra == {"mood": "calm"}


def test_an_absent_register_is_not_a_null() -> None:
    first, second = samples.attendance(0), samples.attendance(1)
    without = replace(first, registers={"status": "1"})
    with_null = replace(second, registers={"status": "1", "late_min": None})

    assert decode_operations(encode_operations([without, with_null])) == (without, with_null)


def test_a_page_without_rows_costs_no_section() -> None:
    quiet = replace(samples.reply(), pages={"*": FeedPage((), (), (5, samples.NONCE), False, 7, 1)})

    assert len(encode_reply(quiet)) < 450
    assert decode_reply(encode_reply(quiet)) == quiet


def test_three_hundred_attendances_stay_below_their_figure() -> None:
    packed = gzip.compress(encode_operations(Branch().attendances(300)))

    assert len(packed) < 5_600


def test_twenty_thousand_attendances_stay_below_their_figure() -> None:
    captured = Branch().attendances(20_000)
    bodies = [encode_operations(captured[at : at + 10_000]) for at in (0, 10_000)]

    assert len(gzip.compress(b"".join(bodies))) < 125_000
