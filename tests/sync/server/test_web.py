"""The server on the web, spoken to byte by byte: bounds, statuses, heads, limits, logs (TRUST §4, SYNC §8)."""

import asyncio
import gzip
import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from sync.protocol.body import MAGIC
from sync.protocol.codec import decode_reply, encode_request, pack, unpack_reply
from sync.protocol.messages import Request
from sync.server.district import District
from sync.server.web import Web
from sync.server.web_limits import Limits
from tests.sync.server.branches import DECLARATIONS, NORTH, SOUTH
from tests.sync.server.desks import Desk, World

OURS = {b"content-type": b"application/x-bjdesk", b"content-encoding": b"gzip"}


@pytest.fixture
def kind() -> str:
    """The web is the same whatever the database is."""
    return "sqlite"


class Seconds:
    """A clock of the limits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Site:
    """A server as a client sees it."""

    world: World
    web: Web
    seconds: Seconds

    def post(
        self, path: str, pieces: Iterable[bytes], headers: Mapping[bytes, bytes], method: str = "POST"
    ) -> tuple[int, dict[bytes, bytes], bytes]:
        """Status, head and body of the answer."""
        return asyncio.run(self._post(path, list(pieces), headers, method))

    async def _post(
        self, path: str, pieces: list[bytes], headers: Mapping[bytes, bytes], method: str
    ) -> tuple[int, dict[bytes, bytes], bytes]:
        scope = {"type": "http", "method": method, "path": path, "headers": list(headers.items()), "client": ("::1", 1)}
        sent: list[Mapping[str, Any]] = []
        waiting = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
        if waiting and pieces[-1] != b"...":
            waiting[-1]["more_body"] = False

        async def receive() -> Mapping[str, Any]:
            if waiting and waiting[0]["body"] != b"...":
                return waiting.pop(0)
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: Mapping[str, Any]) -> None:
            sent.append(message)

        await self.web(scope, receive, send)
        return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]

    def exchange(self, desk: Desk, request: Request | None = None, **headers: bytes) -> tuple[int, Any]:
        """Status and reply of an exchange."""
        body = pack(encode_request(request or desk.request()))
        head = {**OURS, b"authorization": f"Bearer {desk.token}".encode()}
        status, _, answer = self.post("/v1/exchange", [body], head | {k.encode(): v for k, v in headers.items()})
        return status, decode_reply(unpack_reply([answer]))

    def enrol(self, body: bytes, kind: bytes = b"application/json") -> tuple[int, dict[str, Any]]:
        status, _, answer = self.post("/v1/enrol", [body], {b"content-type": kind})
        return status, json.loads(answer)


@pytest.fixture
def site(world: World) -> Site:
    seconds = Seconds()
    return Site(world, Web(world.district, world.clock, world.random, Limits(seconds), silence_s=0.05), seconds)


# --- the way -----------------------------------------------------------------------------------------------------


def test_a_desk_enrols_and_exchanges_over_the_web(site: Site) -> None:
    code = site.world.district.new_code(NORTH)
    asked = {"code": code, "public_key": "0a" * 32, "name": "一号台", "device": "0b" * 16}
    status, told = site.enrol(json.dumps(asked).encode())
    assert status == 200
    assert (told["branch"], told["number"], told["device"]) == (NORTH, 1, "0b" * 16)
    desk = Desk(site.world, NORTH, b"\x0b" * 16, told["token"])
    key = desk.insert("memo", {"text": "一", "about": None})
    desk.seal()
    status, reply = site.exchange(desk)
    desk.take(reply)
    assert status == 200
    assert desk.shown("memo", key)["text"] == "一"


def test_a_body_may_come_byte_by_byte(site: Site) -> None:
    desk = site.world.desk()
    body = pack(encode_request(desk.request()))
    head = {**OURS, b"authorization": f"Bearer {desk.token}".encode()}
    status, _, _ = site.post("/v1/exchange", [body[at : at + 1] for at in range(len(body))], head)
    assert status == 200


def test_every_answer_says_how_it_is_to_be_handled(site: Site) -> None:
    for path in ("/health", "/v1/exchange", "/nowhere"):
        _, headers, _ = site.post(path, [b""], {}, "GET")
        assert headers[b"cache-control"] == b"no-store"
        assert headers[b"x-content-type-options"] == b"nosniff"
        assert headers[b"referrer-policy"] == b"no-referrer"
        assert headers[b"content-type"] == b"application/json; charset=utf-8"
        assert len(headers[b"x-request-id"]) == 16
        assert b"server" not in headers


def test_what_is_not_ours_is_not_found(site: Site) -> None:
    for method, path in (("GET", "/"), ("GET", "/v1/exchange"), ("POST", "/health"), ("POST", "/v1/blobs/00")):
        assert site.post(path, [b""], {}, method)[0] == 404


def test_health_is_told_to_anybody(site: Site) -> None:
    assert site.post("/health", [b""], {}, "GET")[::2] == (200, b'{"ok": true}')


# --- statuses --------------------------------------------------------------------------------------------------------


def test_each_refusal_has_its_status_and_its_name(site: Site) -> None:
    desk, other = site.world.desk(), site.world.desk()
    stranger = Desk(site.world, NORTH, desk.device, desk.token[:-1] + "x")
    revoked = site.world.desk()
    site.world.district.revoke(revoked.device)
    asked = desk.request()
    wanted = [
        (stranger, None, 401, "unknown"),
        (revoked, None, 403, "revoked"),
        (desk, replace(asked, device=other.device), 409, "fork"),
        (desk, replace(asked, acked=(3, b"l" * 32), chain=(3, b"l" * 32)), 409, "gap"),
        (desk, replace(asked, cursors={"*": (9, b"n" * 8)}), 409, "lost"),
        (desk, replace(asked, v=9), 426, "upgrade-needed"),
    ]
    for who, request, status, name in wanted:
        found, reply = site.exchange(who, request)
        assert (found, reply.status) == (status, name)
    assert site.exchange(desk, wanted[3][1])[1].last[0] == 0
    assert site.exchange(desk, wanted[4][1])[1].scopes == ("*",)
    assert site.exchange(desk, asked)[1].req == asked.req


def test_a_malformed_body_is_told_where(site: Site) -> None:
    desk = site.world.desk()
    head = {**OURS, b"authorization": f"Bearer {desk.token}".encode()}
    status, _, answer = site.post("/v1/exchange", [pack(b"BJX1\0\0\0\1\xc3")], head)
    reply = decode_reply(unpack_reply([answer]))
    assert (status, reply.status, reply.extra["field"]) == (422, "malformed", "head")


NO_BODIES = {
    "empty": b"",
    "unpacked": b"x",
    "nothing-packed": gzip.compress(b""),
    "only-the-magic": gzip.compress(MAGIC),
    "a-page": pack(b"<html>" * 50),
}


@pytest.mark.parametrize("body", NO_BODIES.values(), ids=NO_BODIES)
def test_what_is_no_body_of_ours_is_422(site: Site, body: bytes) -> None:
    desk = site.world.desk()
    head = {**OURS, b"authorization": f"Bearer {desk.token}".encode()}
    assert site.post("/v1/exchange", [body], head)[0] == 422


@pytest.mark.parametrize(
    "headers",
    [
        {b"content-type": b"application/json", b"content-encoding": b"gzip"},
        {b"content-type": b"application/x-bjdesk", b"content-encoding": b"zstd"},
        {b"content-type": b"application/x-bjdesk"},
        {},
    ],
)
def test_another_format_is_415(site: Site, headers: dict[bytes, bytes]) -> None:
    assert site.post("/v1/exchange", [b"x"], headers)[0] == 415


# --- bounds ----------------------------------------------------------------------------------------------------------


def test_a_bomb_is_stopped_before_it_goes_off(site: Site) -> None:
    import tracemalloc

    bomb = gzip.compress(b"\0" * (200 << 20), 9)
    tracemalloc.start()
    status, _, _ = site.post("/v1/exchange", [bomb[at : at + 65536] for at in range(0, len(bomb), 65536)], OURS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert status == 413
    assert peak < 16 << 20


def test_more_than_eight_mib_is_413_and_nothing_more_is_read(site: Site) -> None:
    import random

    noise = random.Random(1).randbytes(1 << 16)
    pieces = [gzip.compress(noise * 64, 1)[: 1 << 16]] + [noise] * 200
    assert site.post("/v1/exchange", pieces, OURS)[0] in (413, 422)


def test_a_client_that_falls_silent_is_let_go(site: Site) -> None:
    status, _, body = site.post("/v1/exchange", [b"\x1f\x8b", b"..."], OURS)
    assert (status, json.loads(body)["error"]) == (408, "too-slow")


def test_many_large_bodies_at_once_wait_for_each_other() -> None:
    from sync.server.web_answers import Refusal
    from sync.server.web_bodies import Held, Room

    room = Room(100)
    with Held(room) as first:
        first.grow_to(80)
        with Held(room) as second, pytest.raises(Refusal) as refused:
            second.grow_to(30)
    assert (refused.value.status, refused.value.retry_after) == (503, 5)
    with Held(room) as third:
        third.grow_to(100)


# --- enrolment -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"{", "body"),
        (b"[]", "body"),
        (b'{"code": NaN}', "body"),
        (b'{"code": 1.5}', "body"),
        (b'{"code": "a", "code": "b"}', "body"),
        (b'{"code": 9007199254740993}', "code"),
        (b'{"code": "\\u0000"}', "code"),
        (b'{"code": "\\ud800"}', "code"),
        (b'{"code": "\\u202e"}', "code"),
        (b'{"code": {"a": "b"}}', "code"),
        (b"[" * 100_00, "body"),
        (b'{"code": "' + b"x" * 5000 + b'"}', "code"),
        (b'{"code": "x", "name": "", "public_key": "00", "device": "00"}', "name"),
        (b'{"code": "x", "name": "n", "public_key": "00", "device": "00"}', "public_key"),
        (b"\xff", "body"),
    ],
)
def test_an_enrolment_that_breaks_a_bound_is_422_and_says_where(site: Site, body: bytes, field: str) -> None:
    status, told = site.enrol(body)
    assert (status, told["error"], told["field"]) == (422, "malformed", field)


def test_an_enrolment_longer_than_any_is_413(site: Site) -> None:
    assert site.enrol(b'{"code": "' + b"x" * 20_000 + b'"}')[0] == 413


def test_codes_are_not_found_by_trying(site: Site) -> None:
    asked = {"code": f"{NORTH}-AAAA", "public_key": "0a" * 32, "name": "台", "device": "0b" * 16}
    tried = [site.enrol(json.dumps(asked).encode()) for _ in range(6)]
    assert [status for status, _ in tried] == [404] * 5 + [429]
    for number in range(20):
        site.enrol(json.dumps({**asked, "code": f"{NORTH}-{number}"}).encode())
    assert site.enrol(json.dumps({**asked, "code": f"{SOUTH}-1"}).encode())[0] == 429
    site.seconds.now += 180
    assert site.enrol(json.dumps({**asked, "code": f"{SOUTH}-1"}).encode())[0] == 404


# --- limits ----------------------------------------------------------------------------------------------------------


def test_a_desk_that_asks_too_often_is_told_when_to_come_again(site: Site) -> None:
    desk, other = site.world.desk(), site.world.desk()
    for _ in range(60):
        assert site.exchange(desk)[0] == 200
    head = {**OURS, b"authorization": f"Bearer {desk.token}".encode()}
    status, headers, _ = site.post("/v1/exchange", [b"x"], head)
    assert (status, headers[b"retry-after"]) == (429, b"2")
    assert site.exchange(other)[0] == 200
    site.seconds.now += 1
    assert site.exchange(desk)[0] == 200


def test_an_address_that_tries_tokens_is_slowed_down(site: Site) -> None:
    stranger = site.world.desk()
    secret = stranger.token
    for number in range(60):
        stranger.token = f"{secret[:-4]}{number:04d}"
        assert site.exchange(stranger)[0] == 401
    stranger.token = f"{secret[:-4]}9999"
    body = pack(encode_request(stranger.request()))
    head = {**OURS, b"authorization": f"Bearer {stranger.token}".encode()}
    assert site.post("/v1/exchange", [body], head)[0] == 429


def test_limits_forget_whoever_has_not_asked_for_longest() -> None:
    from sync.server.web_limits import REMEMBERED, Rate

    limits, once = Limits(Seconds()), Rate(1, 60)
    limits.take("first", once)
    for number in range(REMEMBERED):
        limits.take(str(number), once)
    limits.take("first", once)


# --- what is logged --------------------------------------------------------------------------------------------------


def test_a_log_holds_no_word_of_what_was_said(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bjdesk.district")
    desk = site.world.desk(name="SECRET-NAME")
    desk.insert("memo", {"text": "SECRET-TEXT", "about": None})
    desk.seal()
    site.exchange(desk)
    site.enrol(b'{"code": "SECRET-CODE\\n", "name": "SECRET-NAME"}')
    site.post("/SECRET-PATH\n", [b""], {b"authorization": b"Bearer SECRET-TOKEN"}, "GET")
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert "SECRET" not in told
    assert desk.token not in told
    lines = [json.loads(line) for line in told.splitlines()]
    assert [line["status"] for line in lines] == [200, 422, 404]


class Broken(District):
    """A server with a mistake in it."""

    def is_alive(self) -> bool:
        raise RuntimeError("SECRET")


def test_an_error_of_ours_is_500_without_a_stack(site: Site, engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    world = site.world
    broken = Broken(engine, DECLARATIONS, world.clock, world.random, world.ledger, lambda _ms: 2026)
    site.web = Web(broken, world.clock, world.random)
    status, _, body = site.post("/health", [b""], {}, "GET")
    assert (status, json.loads(body)["error"]) == (500, "internal")
    assert b"SECRET" not in body
    assert "SECRET" not in caplog.text
    assert "is_alive" in caplog.text


def test_a_database_that_does_not_answer_is_503(site: Site) -> None:
    desk = site.world.desk()
    site.world.district.schema.metadata.drop_all(site.world.district.engine)
    body = pack(encode_request(desk.request()))
    head = {**OURS, b"authorization": f"Bearer {desk.token}".encode()}
    status, headers, _ = site.post("/v1/exchange", [body], head)
    assert (status, headers[b"retry-after"]) == (503, b"30")


# --- whose is it -----------------------------------------------------------------------------------------------------


def test_no_address_gives_a_foreign_token_anything_of_another_branch(site: Site) -> None:
    north, south = site.world.desk(NORTH), site.world.desk(SOUTH)
    key = north.insert("memo", {"text": "内部", "about": None})
    north.sync()
    stolen = south.request(cursors={NORTH: (0, bytes(8)), "*": (0, bytes(8))})
    _, reply = site.exchange(south, stolen)
    assert set(reply.pages) == {"*", SOUTH}
    for history in ({NORTH: ((1, b"n" * 8),)}, {"*": ()}):
        _, told = site.exchange(south, replace(south.request(), history=history))
        assert all(cursor == (0, bytes(8)) for cursor in told.common.values())
    assert key not in {entry.id for page in reply.pages.values() for entry in page.entries}
