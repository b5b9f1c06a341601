"""Faults 58–60 over the wire: a body that breaks a bound is answered 4xx with its field, nothing of it is kept."""

import gzip
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from bjdesk.store.migrations import HEAD
from sync.protocol.body import MAGIC
from sync.protocol.chain import link_of, seal
from sync.protocol.codec import decode_reply, encode_operations, encode_request, pack, unpack_reply
from sync.protocol.messages import Operation, Request
from tests.makers import STREET
from tests.sync.faults.places import Site

BJDESK = ("Content-Type: application/x-bjdesk", "Content-Encoding: gzip")
JSON = ("Content-Type: application/json",)


def spoken(site: Site, raw: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, head and body of the answer to bytes as they are."""
    with socket.create_connection(("127.0.0.1", site.proxy.port), timeout=20) as line:
        line.sendall(raw)
        found = b""
        while piece := line.recv(65536):
            found += piece
    if not found:
        raise ConnectionResetError  # through the proxy a reset may look like an end
    head, _, body = found.partition(b"\r\n\r\n")
    first, *rest = head.decode().split("\r\n")
    return int(first.split()[1]), dict(one.lower().split(": ", 1) for one in rest), body


def post(
    site: Site, body: bytes, *headers: str, path: str = "/v1/exchange", token: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    """The answer to one POST that says how long it is."""
    bearer = f"Authorization: Bearer {token or site.one.line.token}"
    lines = (f"POST {path} HTTP/1.1", "Host: district", "Connection: close", bearer, f"Content-Length: {len(body)}")
    return spoken(site, "\r\n".join((*lines, *headers, "", "")).encode() + body)


def refused(site: Site, body: bytes) -> tuple[int, str]:
    """Status, and the field that the reply names."""
    status, headers, answer = post(site, pack(body), *BJDESK)
    assert headers["content-type"] == "application/x-bjdesk"
    return status, str(decode_reply(unpack_reply([answer])).extra.get("field"))


@pytest.fixture
def asked(site: Site) -> Iterator[Request]:
    """What the desk would ask now; afterwards everything is as it was, and the desk exchanges as if nothing was."""
    site.one.replica.seal(10_000)
    standing = site.one.replica.standing()
    before, queue = site.journal(), site.queue()
    batches = tuple(site.one.replica.unsent(1 << 20))
    yield Request(
        7, standing.device or b"", standing.schema, 0, standing.chain, standing.acked, dict(standing.cursors), batches
    )
    assert (site.journal(), site.queue()) == (before, queue)
    site.agrees()


# --- heads and sections ----------------------------------------------------------------------------------------------


def with_head(request: Request, change: Callable[[bytes], bytes]) -> bytes:
    """The body of a request whose head is spelt as `change` wants it."""
    body = encode_request(request)
    start = len(MAGIC) + 4
    size = int.from_bytes(body[len(MAGIC) : start], "big")
    head = change(body[start : start + size])
    return MAGIC + len(head).to_bytes(4, "big") + head + body[start + size :]


def saying(name: str, value: Any) -> Callable[[bytes], bytes]:
    """One field says something else."""
    return lambda head: msgspec.msgpack.encode({**msgspec.msgpack.decode(head), name: value})


def nested(depth: int) -> Any:
    found: Any = 1
    for _ in range(depth):
        found = [found]
    return found


def twice(head: bytes) -> bytes:
    """The first key of the map stands twice."""
    known = msgspec.msgpack.decode(head)
    key, value = next(iter(known.items()))
    entry = msgspec.msgpack.encode(key) + msgspec.msgpack.encode(value)
    return bytes([head[0] + 1]) + entry + head[1:]


LONE = b"\xa3\xed\xa0\x80"
"""A lone surrogate as msgpack text."""
HEADS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nan": (saying("wall", float("nan")), "wall"),
    "float": (saying("wall", 1.5), "wall"),
    "two-to-the-63": (saying("wall", 2**63), "wall"),
    "below-zero": (saying("req", -1), "req"),
    "true-is-no-number": (saying("req", True), "req"),
    "nul": (saying("schema", "00\0003"), "schema"),
    "bidi": (saying("schema", "00\u202e03"), "schema"),
    "lone-surrogate": (lambda head: head.replace(msgspec.msgpack.encode(HEAD), LONE, 1), "schema"),
    "deep": (saying("later", nested(40)), "later"),
    "very-deep": (lambda head: saying("later", 1)(head)[:-1] + b"\x91" * 100_000 + b"\x01", "later"),
    "duplicate-key": (twice, ""),
    "number-as-key": (lambda head: bytes([head[0] + 1, 7, 7]) + head[1:], ""),
    "foreign-device": (saying("device", b"short"), "device"),
    "scope-of-nobody": (saying("cursors", {"": [0, bytes(8)]}), "cursors"),
    "too-many-scopes": (saying("cursors", {str(n): [0, bytes(8)] for n in range(20)}), "cursors"),
    "page-too-large": (saying("page", 1 << 40), "page"),
}


@pytest.mark.parametrize("what", HEADS)
def test_a_head_that_breaks_a_bound_is_422_and_names_its_field(site: Site, asked: Request, what: str) -> None:
    change, field = HEADS[what]
    status, told = refused(site, with_head(asked, change))
    assert status == 422
    assert told.startswith(field)
    assert told


VALUES: dict[str, Any] = {
    "nan": float("nan"),
    "infinite": float("inf"),
    "float": 0.5,
    "two-to-the-63": 2**63,
    "two-to-the-53-and-one": 2**53 + 1,
    "nul": "演\0示",
    "bidi": "演\u2066示",
    "long": "演" * 4_001,
    "deep": nested(60),
    "bytes-inside": {"name": [b"x", {1: 2}]},
}


@pytest.mark.parametrize("what", VALUES)
def test_a_value_that_breaks_a_bound_is_422_and_names_its_batch(site: Site, asked: Request, what: str) -> None:
    """The batch is spelt by hand, since ours would never seal it."""
    status, told = refused(site, encode_request(with_batch(asked, batch_body(VALUES[what]))))
    assert (status, told.startswith("batches[")) == (422, True)


def test_a_batch_of_equal_values_that_unfolds_without_end_is_422(site: Site, asked: Request) -> None:
    """A few bytes that stand for four thousand characters in ten thousand rows of many columns."""
    mark = msgspec.msgpack.encode(MARK)
    body = batch_body("演" * 4_000, count=10_000)
    assert mark not in body
    assert len(pack(body)) < 1 << 20
    status, _ = refused(site, encode_request(with_batch(asked, body, 10_001)))
    assert status == 422


def with_batch(asked: Request, body: bytes, count: int = 1) -> Request:
    """The request with this batch in place of the desk's own."""
    first = asked.batches[0]
    bad = seal((first.n - 1, first.prev), body, count)
    return replace(asked, chain=link_of(bad), batches=(bad,))


MARK = "演示标记"


def batch_body(value: Any, count: int = 1) -> bytes:
    """A batch of inserts whose room is `value`: sound but for that."""
    made = [
        Operation(
            "venue", number.to_bytes(16, "big"), "insert", STREET, {"room_no": MARK}, {}, None, 1, number, 1, None
        )
        for number in range(1, count + 1)
    ]
    body, mark = encode_operations(made), msgspec.msgpack.encode(MARK)
    assert body.count(mark) == 1
    return body.replace(mark, msgspec.msgpack.encode(value))


# --- what is no body of ours -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [65 << 20, 200 << 20])
def test_a_gzip_bomb_is_413(site: Site, asked: Request, size: int) -> None:
    """Fault 58."""
    bomb = gzip.compress(encode_request(asked) + bytes(size), 9)
    assert post(site, bomb, *BJDESK)[0] == 413


def test_a_bomb_in_a_bomb_is_no_body(site: Site, asked: Request) -> None:
    assert post(site, gzip.compress(gzip.compress(bytes(50 << 20))), *BJDESK)[0] == 422


@pytest.mark.parametrize("encoding", ["zstd", "br", "deflate", "identity", "gzip, gzip"])
def test_another_packing_is_415(site: Site, asked: Request, encoding: str) -> None:
    """Fault 58: what would have to be unpacked without a bound is not unpacked at all."""
    packed = b"\x28\xb5\x2f\xfd" + bytes(100)
    assert post(site, packed, BJDESK[0], f"Content-Encoding: {encoding}")[0] == 415


def test_bodies_without_a_length_or_with_a_wrong_one_change_nothing(site: Site, asked: Request) -> None:
    """Fault 59."""
    body = pack(encode_request(asked))
    token = f"Authorization: Bearer {site.one.line.token}"
    head = "\r\n".join(("POST /v1/exchange HTTP/1.1", "Host: d", "Connection: close", token, *BJDESK, ""))
    two = f"Content-Length: {len(body)}\r\nContent-Length: {len(body) - 1}\r\n"
    both = "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    assert spoken(site, head.encode() + b"\r\n" + body)[0] == 422  # no length: no body
    assert spoken(site, f"{head}{two}\r\n".encode() + body)[0] == 400
    assert spoken(site, f"{head}Content-Length: -1\r\n\r\n".encode() + body)[0] == 400
    assert spoken(site, f"{head}Content-Length: {len(body) - 5}\r\n\r\n".encode() + body)[0] == 422
    assert spoken(site, f"{head}Transfer-Encoding: chunked\r\n\r\nzz\r\n".encode() + body)[0] == 400
    assert spoken(site, f"{head}{both}".encode())[0] in (400, 422)


def test_a_body_in_pieces_of_its_own_length_is_taken(site: Site) -> None:
    """Fault 59: without a length, and sound."""
    site.agrees()
    before = site.journal()
    site.venues(3)
    site.one.replica.seal(10_000)
    standing = site.one.replica.standing()
    batches = tuple(site.one.replica.unsent(1 << 20))
    body = pack(
        encode_request(
            Request(
                7, standing.device or b"", HEAD, site.town.office.now_ms(), standing.chain, standing.acked,
                dict(standing.cursors), batches,
            )
        )
    )  # fmt: skip
    token = f"Authorization: Bearer {site.one.line.token}"
    lines = ("POST /v1/exchange HTTP/1.1", "Host: d", "Connection: close", token, *BJDESK, "Transfer-Encoding: chunked")
    pieces = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (body[:50], body[50:]))
    assert spoken(site, "\r\n".join((*lines, "", "")).encode() + pieces + b"0\r\n\r\n")[0] == 200
    assert site.journal() == before + 3
    site.agrees()
    assert site.journal() == before + 3


ENROLMENTS = {
    "nan": (b'{"code": NaN}', "body"),
    "infinite": (b'{"code": -Infinity}', "body"),
    "twice": (b'{"code": "a", "code": "b"}', "body"),
    "nul": (b'{"name": "\\u0000"}', "name"),
    "lone-surrogate": (b'{"name": "\\ud800"}', "name"),
    "two-to-the-63": (b'{"device": 9223372036854775808}', "device"),
    "deep": (b"[" * 10_000, "body"),
    "deep-inside": (b'{"code": ' + b"[" * 7_000, "body"),
    "long-number": (b'{"code": ' + b"1" * 9_000 + b"}", "body"),
}


@pytest.mark.parametrize("what", ENROLMENTS)
def test_an_enrolment_that_breaks_a_bound_is_422_and_names_its_field(site: Site, what: str) -> None:
    """Fault 60, in JSON."""
    body, field = ENROLMENTS[what]
    status, _, told = post(site, body, *JSON, path="/v1/enrol")
    assert (status, json.loads(told)["error"], json.loads(told)["field"]) == (422, "malformed", field)


def test_a_line_that_the_bytes_of_a_head_fill_for_ever_is_closed(site: Site) -> None:
    with suppress(ConnectionResetError):  # who is still sending may see the end of the line before the answer
        assert spoken(site, b"POST /v1/exchange HTTP/1.1\r\nHost: d\r\nX: " + b"x" * 200_000)[0] == 400


# --- others' rows ----------------------------------------------------------------------------------------------------


def test_a_batch_on_rows_of_other_branches_is_taken_and_nothing_of_it_is_done(site: Site) -> None:
    """Foreign ids: refused one by one, so that no desk is stuck for ever behind what it may not do."""
    town = site.town
    thief, far = town.desk(), town.desk(street="330108001")
    assert thief.exchange().is_complete
    theirs = far.branch.crowd(3)
    assert far.exchange().is_complete
    site.agrees()
    assert thief.exchange().is_complete
    before = town.office.rows("SELECT * FROM learner ORDER BY id"), site.journal()
    standing = thief.replica.standing()
    operations = [
        Operation("learner", key.bytes, kind, home, values, {}, None, 1, number, 99, None)
        for number, (key, kind, home, values) in enumerate(
            [
                (theirs[0], "update", "330108001", {"phone": "13800000000"}),
                (theirs[1], "delete", STREET, {"removed": 1}),
                (theirs[2], "insert", "*", {"phone": None}),
            ],
            1,
        )
    ]
    batch = seal(standing.chain, encode_operations(operations), len(operations))
    request = Request(
        7, standing.device or b"", HEAD, town.office.now_ms(), link_of(batch), standing.acked, dict(standing.cursors),
        (batch,),
    )  # fmt: skip
    status, _, answer = post(site, pack(encode_request(request)), *BJDESK, token=thief.line.token)
    reply = decode_reply(unpack_reply([answer]))
    assert (status, len(reply.acks[0].bad)) == (200, 3)
    assert (town.office.rows("SELECT * FROM learner ORDER BY id"), site.journal() - 3) == before
    assert far.exchange().is_complete
    assert far.value("SELECT count(*) FROM learner WHERE removed = 0") == 3
