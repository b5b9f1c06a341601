"""The line to the district: only its own authority, no redirects, bounds in bytes and time (SYNC §8, P26, TRUST §4)."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.client.http import CONTENT_TYPE, HttpTransport
from sync.protocol.bounds import REPLY_PACKED
from sync.protocol.codec import encode_reply, pack
from sync.protocol.errors import (
    Forked,
    Gap,
    LostHistory,
    Malformed,
    NotOurServer,
    Revoked,
    SyncError,
    TooLarge,
    UnknownDevice,
    Unreachable,
    UpgradeNeeded,
)
from sync.protocol.messages import Reply
from tests.sync.client.server import Answer, Authority, plainly, serving

TOKEN = "330108003.0102.secret"


def sent(address: str, packed: bytes = b"packed", authority: str | None = None, **bounds: float) -> bytes:
    return HttpTransport(address, TOKEN, authority, **bounds)(packed)


def refused(answer: Answer, kind: type[SyncError], **bounds: float) -> SyncError:
    with serving(answer) as server, pytest.raises(kind) as found:
        sent(server.address, **bounds)
    return found.value


def said(status: str, **more: object) -> bytes:
    """A body of the district that carries an error."""
    return pack(encode_reply(Reply(0, 0, status, "0001", (3, bytes(32)), **more)))  # type: ignore[arg-type]


def test_a_request_says_what_it_is_and_who_asks() -> None:
    with serving(plainly("200 OK", b"answer", f"Content-Type: {CONTENT_TYPE}")) as server:
        assert sent(server.address, b"packed") == b"answer"
    head, _, body = server.asked[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0] == "POST /v1/exchange HTTP/1.1"
    assert {f"Authorization: Bearer {TOKEN}", f"Content-Type: {CONTENT_TYPE}", "Content-Encoding: gzip"} <= set(lines)
    assert TOKEN not in lines[0]
    assert body == b"packed"


# --- who it is -------------------------------------------------------------------------------------------------------


def test_plain_http_is_for_this_machine_alone() -> None:
    with pytest.raises(NotOurServer):
        HttpTransport("http://192.0.2.1:8000", TOKEN)
    with pytest.raises(NotOurServer):
        HttpTransport("http://127.0.0.1.example.com", TOKEN)


@pytest.mark.parametrize("address", ["https://192.0.2.1", "ftp://127.0.0.1", "file:///etc/passwd", "https://", "x"])
def test_an_address_without_an_authority_or_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(NotOurServer):
        HttpTransport(address, TOKEN)


def test_the_districts_own_authority_is_trusted(tmp_path: Path) -> None:
    ours = Authority("滨江区演示")
    with serving(plainly("200 OK", b"answer"), ours.context(str(tmp_path))) as server:
        assert sent(server.address, authority=ours.pem) == b"answer"


@pytest.mark.parametrize("how", ["another authority", "another host", "expired"])
def test_a_certificate_that_is_not_the_districts_stops_the_exchange(tmp_path: Path, how: str) -> None:
    ours, signing = Authority("滨江区演示"), Authority("滨江区演示")
    context = {
        "another authority": signing.context(str(tmp_path)),
        "another host": ours.context(str(tmp_path), host="example.org"),
        "expired": ours.context(str(tmp_path), days=-1),
    }[how]
    with serving(plainly("200 OK", b"answer"), context) as server, pytest.raises(NotOurServer) as found:
        sent(server.address, authority=ours.pem)
    assert found.value.facts["why"] == "certificate"
    assert server.asked == []


def test_a_redirect_is_not_followed(tmp_path: Path) -> None:
    with serving(plainly("200 OK", b"elsewhere")) as elsewhere:
        for status in ("301 Moved Permanently", "302 Found", "307 Temporary Redirect"):
            refused(plainly(status, b"", f"Location: {elsewhere.address}/"), NotOurServer)
        assert elsewhere.asked == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:3128")
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    with serving(plainly("200 OK", b"answer")) as server:
        assert sent(server.address) == b"answer"


def test_a_cookie_is_not_given_back() -> None:
    with serving(plainly("200 OK", b"answer", "Set-Cookie: a=b")) as server:
        transport = HttpTransport(server.address, TOKEN)
        transport(b"1")
        transport(b"2")
        transport.close()
    assert b"Cookie: a=b" not in server.asked[-1]


# --- answers that are no pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("401 Unauthorized", UnknownDevice),
        ("403 Forbidden", Revoked),
        ("413 Content Too Large", TooLarge),
        ("422 Unprocessable Content", Malformed),
        ("426 Upgrade Required", UpgradeNeeded),
        ("404 Not Found", NotOurServer),
        ("204 No Content", NotOurServer),
    ],
)
def test_a_status_alone_says_enough(status: str, kind: type[SyncError]) -> None:
    refused(plainly(status, b"<html>"), kind)


def test_a_conflict_tells_which_in_its_body() -> None:
    assert refused(plainly("409 Conflict", said("gap")), Gap).facts == {"last": 3}
    assert refused(plainly("409 Conflict", said("lost", scopes=("*",))), LostHistory).facts == {"scopes": ("*",)}
    refused(plainly("409 Conflict", said("fork")), Forked)
    found = refused(plainly("422 X", said("malformed", extra={"field": "batches[0].ops", "why": "depth"})), Malformed)
    assert found.facts == {"field": "batches[0].ops", "why": "depth"}


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_again_later(status: int) -> None:
    found = refused(plainly(f"{status} X", b"<html>", "Retry-After: 120"), Unreachable)
    assert isinstance(found, Unreachable)
    assert found.retry_after_s == 120


@pytest.mark.parametrize(("text", "seconds"), [("999999", 3600), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("٣", None)])
def test_a_server_may_ask_for_an_hour_at_most(text: str, seconds: int | None) -> None:
    def answer(_asked: bytes) -> Iterator[bytes]:
        yield f"HTTP/1.1 503 X\r\nContent-Length: 0\r\nRetry-After: {text}\r\n\r\n".encode()

    found = refused(answer, Unreachable)
    assert isinstance(found, Unreachable)
    assert found.retry_after_s == seconds


# --- a bad line ------------------------------------------------------------------------------------------------------


def test_nobody_there_is_unreachable() -> None:
    with serving(plainly("200 OK", b"")) as server:
        address = server.address
    with pytest.raises(Unreachable):
        sent(address)


@pytest.mark.parametrize("length", [0, 5, 20, 38, 60, 100])
def test_an_answer_that_is_cut_is_unreachable(length: int) -> None:
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + bytes(100)
    refused(lambda _asked: iter([whole[:length]]), Unreachable)


def test_a_cut_in_chunks_is_unreachable() -> None:
    cut = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n9\r\nhal"
    refused(lambda _asked: iter([cut]), Unreachable)


def test_a_reply_that_is_too_long_is_not_read_to_its_end() -> None:
    seen: list[int] = []

    def flood(_asked: bytes) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
        for number in range(100):
            seen.append(number)
            yield bytes(1 << 20)

    refused(flood, Malformed)
    assert len(seen) < 2 * (REPLY_PACKED >> 20)


def test_silence_ends_the_wait() -> None:
    release = threading.Event()

    def silent(_asked: bytes) -> Iterator[bytes]:
        release.wait(10)
        yield b""

    refused(silent, Unreachable, read_s=0.2)
    release.set()


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-A: "])
def test_a_peer_that_trickles_holds_nothing_up_for_ever(start: bytes) -> None:
    """Fault 50: each byte in time, the whole never."""
    release = threading.Event()

    def trickle(_asked: bytes) -> Iterator[bytes]:
        yield start
        for _ in range(1_000):
            if release.wait(0.02):
                return
            yield b"x"

    refused(trickle, Unreachable, grace_s=0.3)
    release.set()
