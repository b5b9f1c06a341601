"""Faults 51–57 and 61–64: a district in trouble, restored, hostile, or one that takes the desk's right away."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from msgspec import structs

from bjdesk.declared import declarations
from sync.client.chunks import chunks
from sync.client.exchange import Send
from sync.client.retry import Retrying, wait_s
from sync.protocol.bounds import PAGE_LEAST
from sync.protocol.codec import decode_reply, decode_request, encode_reply, pack, unpack, unpack_reply
from sync.protocol.errors import ClockStep, Malformed, Revoked, SyncError, TooLarge, Unreachable, UpgradeNeeded
from sync.protocol.messages import Reply, Request
from sync.server.district import District
from tests.makers import DAY, STREET, seeded
from tests.sync.faults.places import Site, served
from tests.sync.faults.proxy import LOSES_REPLY, NONE, Fault, Proxy

Tamper = Callable[[Reply], Reply]


def answering(status: str, retry_after: str) -> Fault:
    head = f"HTTP/1.1 {status}\r\nContent-Length: 2\r\nRetry-After: {retry_after}\r\nConnection: close\r\n\r\n{{}}"
    return Fault(instead=head.encode(), is_closed=True)


def changed(tamper: Tamper, send: Send) -> Send:
    """A district that says something else than it should."""

    def said(packed: bytes) -> bytes:
        reply = decode_reply(unpack_reply((send(packed),)))
        return pack(encode_reply(tamper(reply)))

    return said


# --- in trouble ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Service Unavailable", "429 Too Many Requests"])
def test_a_district_in_trouble_is_asked_again_when_it_said(site: Site, status: str) -> None:
    """Fault 51: the desk waits as long as it was asked to, within reason, and then brings everything once."""
    before = site.journal()
    waits: list[float] = []
    site.around = partial(patient, waits)
    site.proxy.meets(answering(status, "120"), answering(status, "999999"), answering(status, "soon"), NONE)
    assert site.exchange().is_complete
    assert waits == [120 + 1.0, 3600 + 2.0, 4.0]  # the least, and some chance on top
    site.agrees()
    assert site.journal() == before + 3


def patient(waits: list[float], send: Send) -> Send:
    return Retrying(send, lambda: 0.5, waits.append)


def test_waits_grow_to_a_quarter_of_an_hour_and_no_further() -> None:
    assert [wait_s(attempt, None, lambda: 1.0) for attempt in (0, 1, 8, 9, 40)] == [2, 4, 512, 900, 900]
    assert wait_s(3, None, lambda: 0.0) == 0


def test_a_district_that_is_restored_while_a_reply_is_lost_gets_everything_again(fresh: Site) -> None:
    """Fault 54: yesterday's file, and the answer that spoke of today never came."""
    town = fresh.town
    copy = town.folder / "yesterday.db"
    town.office.copy_to(copy)
    fresh.proxy.meets(LOSES_REPLY)
    assert isinstance(fresh.failed(), Unreachable)
    fresh.exchange()
    fresh.venues(2)
    fresh.proxy.meets(LOSES_REPLY)
    assert isinstance(fresh.failed(), Unreachable)
    town.office.put_back(copy)
    with served(town.office) as port, Proxy(port) as proxy:
        replace(fresh, proxy=proxy).agrees()
    assert fresh.one.value("SELECT count(*) FROM venue WHERE removed = 0") == 5


def test_a_district_two_releases_ahead_leaves_the_queue_alone(site: Site) -> None:
    """Fault 56: 426 until somebody updates this desk."""
    before, office = site.journal(), site.town.office
    site.one.replica.seal(10_000)
    queue = site.queue()
    chance, year = seeded(8), lambda _ms: DAY.year
    ahead = District(
        office.district.engine,
        declarations(),
        office.now_ms,
        chance,
        office.numbers,
        year,
        release="9999",
        oldest="9998",
    )
    with served(office, district=ahead) as port, Proxy(port) as proxy:
        assert isinstance(replace(site, proxy=proxy).failed(), UpgradeNeeded)
    assert (site.queue(), site.journal()) == (queue, before)
    site.agrees()


@pytest.mark.parametrize("hours", [30, -30, 24 * 365])
def test_a_district_whose_clock_jumps_waits_for_a_person(site: Site, hours: int) -> None:
    """Fault 57."""
    site.one.replica.seal(10_000)
    queue = site.queue()
    site.town.office.clock.advance(minutes=60 * hours)
    assert isinstance(site.failed(), ClockStep)
    assert site.queue() == queue
    site.town.office.clock.advance(minutes=-60 * hours)
    site.agrees()


# --- hostile, or broken ----------------------------------------------------------------------------------------------


def page_of(reply: Reply, **changes: object) -> Reply:
    page = structs.replace(reply.pages["*"], **changes)  # type: ignore[arg-type]
    return structs.replace(reply, pages={**reply.pages, "*": page})


LIES: dict[str, Tamper] = {
    "leaves-an-ack-out": lambda reply: structs.replace(reply, acks=()),
    "acks-what-was-not-sent": lambda reply: structs.replace(
        reply, acks=(*reply.acks, structs.replace(reply.acks[0], n=99))
    ),
    "acks-twice": lambda reply: structs.replace(reply, acks=reply.acks * 2),
    "refuses-what-is-not-there": lambda reply: structs.replace(
        reply, acks=(structs.replace(reply.acks[0], bad=((9_999, "rule"),)), *reply.acks[1:])
    ),
    "cursor-goes-back": lambda reply: page_of(reply, entries=(), commits=(), next=(1, b"elsewhen")),
    "cursor-before-its-rows": lambda reply: page_of(reply, next=(reply.pages["*"].next[0] - 1, bytes(8))),
    "always-more-of-nothing": lambda reply: page_of(reply, entries=(), commits=(), more=True),
    "status-of-tomorrow": lambda reply: structs.replace(reply, status="later"),
    "gap-above": lambda reply: structs.replace(reply, status="gap", last=(1_000_000, bytes(32))),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_reply_that_lies_is_dropped_whole(site: Site, lie: str) -> None:
    """Fault 61."""
    site.one.replica.seal(10_000)
    before, queue = site.journal(), site.queue()
    site.around = partial(changed, LIES[lie])
    assert isinstance(site.failed(), Malformed)
    assert site.journal() == before + 3
    site.around = same
    if lie != "leaves-an-ack-out":  # its pages were sound
        assert site.queue() == queue
    site.agrees()


def same(send: Send) -> Send:
    return send


def test_one_page_for_ever_ends_the_exchange(site: Site) -> None:
    """Fault 61: the first page comes again and again, whatever is asked for."""
    site.venues(30)
    asked: list[Request] = []

    def around(send: Send) -> Send:
        kept: list[Reply] = []

        def said(packed: bytes) -> bytes:
            asked.append(decode_request(unpack([packed])))
            reply = decode_reply(unpack_reply((send(packed),)))
            if not kept:
                page = next(chunks(reply.pages["*"], 5))
                kept.append(structs.replace(reply, pages={"*": structs.replace(page, commits=(page.next,))}))
            return pack(encode_reply(structs.replace(kept[0], req=asked[-1].req, acks=reply.acks)))

        return said

    site.around = around
    assert isinstance(site.failed(), Malformed)
    assert len(asked) == 2
    site.around = same
    site.agrees()


# --- the desk's right ------------------------------------------------------------------------------------------------


def test_four_fifths_of_the_learners_taken_out_by_the_district_wait_for_a_person(fresh: Site) -> None:
    """Fault 62: the queue goes out, nothing of the page is applied; let go, it is."""
    town, desk = fresh.town, fresh.one
    learners = desk.branch.crowd(100)
    fresh.agrees()
    for record in learners[:80]:
        town.office.district.remove(STREET, "learner", record.bytes)
    fresh.venues(2)
    before = fresh.journal()
    report = fresh.exchange()
    assert (report.is_complete, report.held, fresh.journal()) == (False, {STREET}, before + 2)
    assert desk.value("SELECT count(*) FROM learner WHERE removed = 0") == 100
    assert fresh.exchange().held == {STREET}
    desk.replica.let_go(STREET)
    fresh.other.replica.let_go(STREET)
    assert fresh.exchange().is_complete
    assert desk.value("SELECT count(*) FROM learner WHERE removed = 0") == 20
    assert fresh.exchange(fresh.other).held == {STREET}
    fresh.other.replica.let_go(STREET)
    fresh.agrees()


def test_a_desk_that_is_revoked_in_the_middle_stops_and_keeps_what_it_has(fresh: Site) -> None:
    """Fault 63: after the first request of several; what was acknowledged stays, what was not is kept."""
    fresh.venues(40)
    fresh.one.replica.seal(10)
    device, sent = fresh.one.replica.standing().device or b"", 0

    def around(send: Send) -> Send:
        def said(packed: bytes) -> bytes:
            nonlocal sent
            sent += 1
            if sent == 2:
                fresh.town.office.district.revoke(device)
            return send(packed)

        return said

    fresh.around = partial(small, around)
    assert isinstance(fresh.failed(), Revoked)
    waiting = fresh.one.overlay()
    assert waiting > 0
    assert fresh.one.value("SELECT count(*) FROM venue WHERE removed = 0") == 43
    assert isinstance(fresh.failed(), Revoked)
    assert fresh.one.overlay() == waiting
    fresh.around = same
    fresh.one.enrol(b"taken in once ag")
    fresh.agrees()
    assert fresh.other.value("SELECT count(*) FROM venue WHERE removed = 0") == 43


def small(inner: Callable[[Send], Send], send: Send) -> Send:
    """Said to be too large until one batch is sent at a time."""
    through, tries = inner(send), iter(range(7))

    def said(packed: bytes) -> bytes:
        if next(tries, None) is not None:
            raise TooLarge
        return through(packed)

    return said


def test_a_district_that_takes_only_little_at_once_gets_it_in_parts(site: Site) -> None:
    """Fault 64."""
    site.one.replica.seal(1)
    for number in range(20):
        site.one.branch.venue(f"又一楼 {number}")
        site.one.replica.seal(1)
    before, sizes, pages = site.journal(), [], set()

    def around(send: Send) -> Send:
        def said(packed: bytes) -> bytes:
            request = decode_request(unpack([packed]))
            if sum(batch.count for batch in request.batches) > 4:
                raise TooLarge
            sizes.append(len(request.batches))
            pages.add(request.page)
            return send(packed)

        return said

    site.around = around
    assert site.exchange().is_complete
    assert max(sizes) <= 4
    assert min(pages) >= PAGE_LEAST
    site.around = same
    site.agrees()
    assert site.journal() == before + 23


def test_a_district_that_takes_nothing_at_all_ends_the_exchange(site: Site) -> None:
    site.one.replica.seal(10_000)
    queue = site.queue()
    site.proxy.always(
        Fault(instead=b"HTTP/1.1 413 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", is_closed=True)
    )
    found: SyncError | None = site.failed()
    assert isinstance(found, TooLarge)
    assert site.queue() == queue
    site.proxy.always(NONE)
    site.agrees()
