"""A night over real HTTP: the line on one side, the district's application on the other."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
import uvicorn

from sync.client.enrolment import CodeRefused, enrol
from sync.client.exchange import Exchange
from sync.client.http import HttpTransport
from sync.client.line import Line
from sync.protocol.errors import Forked, Gap, Revoked, UnknownDevice
from sync.server.web import Web
from tests.makers import STREET, seeded, wait_until
from tests.sync.client.scenes import DeskHere, Office, Town


@contextmanager
def on_the_web(office: Office) -> Iterator[str]:
    """The district behind an address of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    web = Web(office.district, office.now_ms, seeded(5), threads=1)
    server = uvicorn.Server(uvicorn.Config(web, log_config=None, lifespan="on"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    wait_until(lambda: server.started)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


@pytest.fixture
def address(town: Town) -> Iterator[str]:
    with on_the_web(town.office) as found:
        yield found


def exchange(desk: DeskHere, address: str, token: str) -> Exchange:
    clock = desk.branch.clock
    send = HttpTransport(address, token)
    return Exchange(desk.replica, send, lambda: clock.now() // 1000, lambda: int(clock.monotonic() * 1000))


def test_a_desk_enrols_and_a_night_comes_over(town: Town, one: DeskHere, address: str) -> None:
    desk = town.desk(is_enrolled=False)
    code = town.office.district.new_code(STREET)
    found = enrol(Line(address), code, b"k" * 32, "演示台", bytes(range(16)))
    desk.replica.enrolled(UUID(bytes=found.device), found.number)
    group = desk.branch.class_now(3)
    report = exchange(desk, address, found.token).run()
    assert (report.is_complete, report.requests) == (True, 1)
    one.exchange()
    assert one.has("session", group.session)
    with pytest.raises(CodeRefused):
        enrol(Line(address), code, b"another key of thirty-two bytes!", "演示台", bytes(16))


def test_every_answer_of_the_district_is_understood(town: Town, one: DeskHere, address: str) -> None:
    token = one.line.token
    one.branch.venue("演示楼")
    copy = town.folder / "before.db"
    town.office.copy_to(copy)
    assert exchange(one, address, token).run().is_complete
    with pytest.raises(UnknownDevice):
        exchange(one, address, f"{STREET}.{'00' * 16}.{'00' * 32}").run()
    town.office.district.revoke(one.replica.standing().device or b"")
    with pytest.raises(Revoked):
        exchange(one, address, token).run()


def test_a_gap_and_lost_history_come_over_the_line(town: Town, one: DeskHere) -> None:
    other, copy = town.desk(), town.folder / "before.db"
    town.all_agree()
    town.office.copy_to(copy)
    one.branch.venue("演示楼")
    town.all_agree()
    town.office.put_back(copy)
    with on_the_web(town.office) as address:
        transport = HttpTransport(address, one.line.token)
        refused: list[BaseException] = []

        def noted(packed: bytes) -> bytes:
            try:
                return transport(packed)
            except Gap as gap:
                refused.append(gap)
                raise

        clock = one.branch.clock
        made = Exchange(one.replica, noted, lambda: clock.now() // 1000, lambda: int(clock.monotonic() * 1000))
        assert made.run().lost == {"*"}
        assert len(refused) == 1
        assert exchange(other, address, other.line.token).run().is_complete
    assert other.value("SELECT count(*) FROM venue") == 1


def test_a_fork_comes_over_the_line(town: Town, one: DeskHere, address: str) -> None:
    one.branch.venue("演示楼")
    assert exchange(one, address, one.line.token).run().is_complete
    with one.writing() as unit:
        unit.db.exec_driver_sql("UPDATE sync_batch SET link = zeroblob(32)")
    with pytest.raises(Forked):
        exchange(one, address, one.line.token).run()
