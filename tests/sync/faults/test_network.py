"""Faults 35–50 between the real client and the real district: the queue is kept, the next exchange brings all once."""

import socket
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from sync.client.exchange import Send
from sync.client.retry import Retrying
from sync.protocol.errors import NotOurServer, SyncError, Unreachable
from tests.sync.client.server import Authority
from tests.sync.faults.places import Site, served
from tests.sync.faults.proxy import LOSES_REPLY, NONE, Fault, Proxy

PAGE = b"<html><title>\xe6\xac\xa2\xe8\xbf\x8e\xe4\xbd\xbf\xe7\x94\xa8</title>" + b"<p>" * 500
QUICK = {"read_s": 0.3, "grace_s": 0.3}


def answer(status: str, *headers: str, body: bytes = PAGE) -> Fault:
    """Somebody on the way answers, and closes."""
    lines = (f"HTTP/1.1 {status}", "Content-Type: text/html", f"Content-Length: {len(body)}", "Connection: close")
    return Fault(instead="\r\n".join((*lines, *headers, "", "")).encode() + body, is_closed=True)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(Fault(refuses=True), Unreachable, id="35-reset"),
        pytest.param(Fault(is_silent=True), Unreachable, id="36-black-hole"),
        pytest.param(LOSES_REPLY, Unreachable, id="41-reply-lost"),
        pytest.param(answer("200 OK"), NotOurServer, id="44-portal"),
        pytest.param(answer("200 OK", body=b""), NotOurServer, id="44-nothing"),
        pytest.param(answer("200 OK", "Content-Encoding: gzip"), NotOurServer, id="44-portal-says-gzip"),
        pytest.param(answer("511 Network Authentication Required"), Unreachable, id="44-portal-511"),
        pytest.param(answer("502 Bad Gateway"), Unreachable, id="45-502"),
        pytest.param(answer("504 Gateway Timeout"), Unreachable, id="45-504"),
        pytest.param(answer("407 Proxy Authentication Required"), NotOurServer, id="45-407"),
        pytest.param(answer("302 Found", "Location: http://192.0.2.1/login"), NotOurServer, id="47-redirect"),
        pytest.param(answer("308 Permanent Redirect", "Location: /v1/exchange"), NotOurServer, id="47-to-itself"),
        pytest.param(Fault(instead=b"", is_closed=True), Unreachable, id="closed"),
        pytest.param(Fault(instead=b"SSH-2.0-OpenSSH_9.2\r\n", is_closed=True), Unreachable, id="another-protocol"),
        pytest.param(Fault(pace=100), Unreachable, id="50-trickle"),
    ],
)
def test_an_exchange_that_the_line_ends_keeps_the_queue(site: Site, fault: Fault, kind: type[SyncError]) -> None:
    site.exchange()
    site.venues(2)
    before = site.journal()
    site.one.replica.seal(10_000)
    queue = site.queue()
    for _ in range(2):
        site.proxy.meets(fault)
        assert type(site.failed(**QUICK)) is kind
        assert site.queue() == queue
    site.agrees()
    assert site.journal() == before + 2


def test_nobody_listens(site: Site) -> None:
    """Fault 35: the machine is there, the server is not."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        gone = taken.getsockname()[1]
    assert isinstance(replace(site, port=gone).failed(), Unreachable)
    site.agrees()


def test_a_name_that_nobody_knows_is_unreachable(secure: Site) -> None:
    """Fault 48: `.invalid` never resolves (RFC 6761)."""
    before = secure.journal()
    assert isinstance(replace(secure, host="district.invalid").failed(), Unreachable)
    secure.agrees()
    assert secure.journal() == before + 3


@pytest.mark.parametrize("fault", [Fault(late_s=0.15), Fault(pace=20_000)], ids=["37-late", "38-20-kB-a-second"])
def test_a_slow_line_is_only_slow(site: Site, fault: Fault) -> None:
    started = time.monotonic()
    site.proxy.always(fault)
    assert site.exchange().is_complete
    assert site.exchange(site.other).is_complete
    assert time.monotonic() - started > 0.05
    site.agrees()


def test_a_request_that_arrives_twice_has_one_effect(site: Site) -> None:
    """Fault 42."""
    before = site.journal()
    site.proxy.always(Fault(doubles=True))
    assert site.exchange().is_complete
    site.agrees()
    assert site.journal() == before + 3


def tried_again(waits: list[float], send: Send) -> Send:
    """Three tries, whose waits are noted and not waited."""
    return Retrying(send, lambda: 0.5, waits.append, 3)


def test_a_line_that_comes_and_goes_brings_everything_in_the_end(site: Site) -> None:
    """Fault 49: many pages and portions, cut again and again, tried again as the desk does by itself."""
    site.venues(600)
    before = site.journal()
    for desk in (site.one, site.other):
        waits: list[float] = []
        site.around = partial(tried_again, waits)
        for number in range(60):
            cut = Fault(cut_reply=400 + 1_500 * number) if number % 2 else Fault(cut_request=900 * number)
            site.proxy.meets(cut, Fault(refuses=True), NONE if number > 10 else cut)
            if site.failed(desk) is None:
                break
        else:
            raise AssertionError("it never came through")
        assert waits[:2] == [1.0, 2.0]
    site.agrees()
    assert site.journal() == before + 603


@pytest.mark.parametrize("how", ["expired", "another-host", "another-authority"])
def test_a_certificate_that_is_not_the_districts_is_told_nothing(secure: Site, tmp_path: Path, how: str) -> None:
    """Fault 46: neither token nor queue goes out, and the exchange with the right one goes on."""
    (tmp_path / "foreign").mkdir()
    ours, theirs, folder = Authority("滨江区演示"), Authority("滨江区演示"), str(tmp_path / "foreign")
    context = {
        "expired": ours.context(folder, days=-1),
        "another-host": ours.context(folder, host="192.0.2.7"),
        "another-authority": theirs.context(folder),
    }[how]
    before = secure.journal()
    with served(secure.town.office, context) as port, Proxy(port) as proxy:
        foreign = replace(secure, proxy=proxy, authority=ours.pem)
        secure.one.replica.seal(10_000)
        queue = secure.queue()
        found = foreign.failed()
    assert isinstance(found, NotOurServer)
    assert found.facts == {"why": "certificate"}
    assert (secure.queue(), secure.journal()) == (queue, before)
    secure.agrees()


def test_a_plain_server_where_an_encrypted_one_should_be_is_told_nothing(site: Site) -> None:
    """Fault 46: no silent fall back to http, in either direction."""
    site.one.replica.seal(10_000)
    queue = site.queue()
    found = replace(site, scheme="https", authority=Authority("滨江区演示").pem).failed()
    assert isinstance(found, NotOurServer)
    assert site.one.line.token.encode() not in site.proxy.passed[-1].request
    assert site.queue() == queue
    site.agrees()


def test_an_encrypted_server_spoken_to_in_plain_words_is_a_broken_line(secure: Site) -> None:
    before = secure.journal()
    assert isinstance(replace(secure, scheme="http").failed(), Unreachable)
    assert secure.journal() == before
    secure.agrees()
