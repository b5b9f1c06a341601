"""Desks, a line that fails, and the district behind it: the real client, the real bytes, the real server."""

import itertools
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from bjdesk.store.database import FROM_IMPORT
from bjdesk.venues.model import Venue
from sync.client.exchange import Exchange, Send
from sync.client.http import HttpTransport
from sync.client.report import ExchangeReport
from sync.protocol.errors import SyncError
from sync.server.district import District
from sync.server.web import Web
from sync.server.web_limits import Limits
from tests.makers import plant, seeded, wait_until
from tests.sync.client.scenes import DeskHere, Office, Town
from tests.sync.client.server import Authority
from tests.sync.faults.proxy import NONE, Proxy


@contextmanager
def served(office: Office, tls: ssl.SSLContext | None = None, district: District | None = None) -> Iterator[int]:
    """The district behind a port of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    hours = itertools.count(step=3600)  # no desk asks too often here
    web = Web(district or office.district, office.now_ms, seeded(5), Limits(lambda: float(next(hours))), threads=1)
    config = uvicorn.Config(web, log_config=None, lifespan="on", http="h11", timeout_keep_alive=1)
    config.load()
    config.ssl = tls
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    wait_until(lambda: server.started)
    patience = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)  # desk, line and district are threads of one process here
    try:
        yield listener.getsockname()[1]
    finally:
        sys.setswitchinterval(patience)
        server.should_exit = True
        thread.join(10)
        listener.close()


def as_it_is(send: Send) -> Send:
    return send


@dataclass
class Site:
    """A town whose desks reach the district over a line that a test may break."""

    town: Town
    proxy: Proxy
    one: DeskHere
    other: DeskHere
    scheme: str = "http"
    host: str = "127.0.0.1"
    port: int | None = None
    """Another one than the line's."""
    authority: str | None = None
    around: Callable[[Send], Send] = as_it_is
    """Stands between the exchange and the transport."""

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port or self.proxy.port}"

    # --- acting ------------------------------------------------------------------------------------------------------

    def exchange(self, desk: DeskHere | None = None, **how: Any) -> ExchangeReport:
        """One exchange over the line as it is; `how` are bounds of the transport."""
        found = desk or self.one
        transport = HttpTransport(self.address, found.line.token, self.authority, **how)
        clock = found.branch.clock
        send = self.around(transport)
        made = Exchange(found.replica, send, lambda: clock.now() // 1000, lambda: int(clock.monotonic() * 1000))
        try:
            return made.run()
        finally:
            transport.close()

    def failed(self, desk: DeskHere | None = None, **how: Any) -> SyncError | None:
        """How an exchange ended that the line disturbed; None if it came through."""
        try:
            assert self.exchange(desk, **how).is_complete
        except SyncError as error:
            return error
        return None

    def venues(self, count: int) -> None:
        """Work for the first desk."""
        with self.one.writing(source=FROM_IMPORT) as unit:
            for number in range(count):
                plant(unit, Venue, {"name": f"演示楼 {number}"})

    # --- looking -----------------------------------------------------------------------------------------------------

    def queue(self) -> list[list[tuple[Any, ...]]]:
        """What the first desk has still to send, and how far it got: byte for byte."""
        return [self.one.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in QUEUE]

    def journal(self) -> int:
        """Operations that the district has taken."""
        return int(self.town.office.rows("SELECT count(*) FROM sync_journal")[0][0])

    def agrees(self) -> None:
        """Every desk equals the feeds, nothing is under way, nothing is there twice."""
        for _ in range(2):
            for desk in (self.one, self.other):
                assert self.exchange(desk).is_complete
        assert self.one.overlay() == self.other.overlay() == 0
        assert self.one.rows(VENUES) == self.other.rows(VENUES)
        assert self.one.value("SELECT count(*) FROM sync_refused") == 0
        assert (
            self.town.office.rows("SELECT count(*), count(DISTINCT id) FROM venue")[0]
            == (self.one.value("SELECT count(*) FROM venue"),) * 2
        )
        assert self.town.office.district.check() == []


QUEUE = ("sync_outbox", "sync_batch", "sync_scope", "sync_row", "sync_refused", "venue")
VENUES = "SELECT id, name, removed FROM venue ORDER BY id"


@contextmanager
def site_in(folder: Path, *, is_secure: bool = False) -> Iterator[Site]:
    """Two desks, a line and the district; everything was exchanged once."""
    town, ours = Town(folder), Authority("滨江区演示")
    tls = ours.context(str(folder)) if is_secure else None
    with served(town.office, tls) as port, Proxy(port) as proxy:
        site = Site(town, proxy, town.desk(), town.desk())
        if is_secure:
            site.scheme, site.authority = "https", ours.pem
        for desk in (site.one, site.other):
            assert site.exchange(desk).is_complete
        yield site
    town.close()


def with_work(site: Site) -> Site:
    """The line is as it should be; the first desk has three venues to send."""
    site.proxy.always(NONE)
    site.around = as_it_is
    site.venues(3)
    return site
