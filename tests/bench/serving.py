"""Runs the district's server, and that of the floor, each in a process of its own; and a poor line before it."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from figures import CLONE

from bjdesk import district as root

HERE = Path(__file__).parent
HOST = "127.0.0.1"
PATIENCE_S = 60.0
PIECE = 1400
"""Bytes of a packet."""
Address = tuple[str, int]


@dataclass(frozen=True)
class Served:
    """A server that answers at `address`."""

    address: Address
    process: int

    @property
    def url(self) -> str:
        return f"http://{self.address[0]}:{self.address[1]}"

    def cpu_ns(self) -> int:
        """CPU of all its threads; 0 where the system has no /proc."""
        found = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(path.read_text("ascii").split()[0]) for path in found)


@contextmanager
def district_served(folder: Path) -> Iterator[Served]:
    """`bjdesk-district serve` over the home in `folder`."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    code = "from bjdesk.district import main; raise SystemExit(main())"
    words = ("--folder", str(folder), "serve", "--port", str(port))
    with subprocess.Popen([sys.executable, "-c", code, *words], cwd=CLONE, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"http://{HOST}:{port}/health", process)
            yield Served((HOST, port), process.pid)
        finally:
            process.terminate()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up and process.poll() is None:
        with suppress(urllib.error.URLError), urllib.request.urlopen(url, timeout=5) as answer:
            if json.load(answer)["ok"]:
                return
        time.sleep(0.05)
    raise SystemExit("the district does not answer")


@contextmanager
def floor_served(folder: Path, level: int) -> Iterator[Served]:
    """The other end of the floor over the same kind of file."""
    key = root.private_key(folder / root.DATABASE_KEY).hex()
    command = [sys.executable, str(HERE / "raw_exchange.py"), str(folder / root.DATABASE), key, str(level)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as process:
        assert process.stdout is not None
        try:
            yield Served((HOST, int(process.stdout.readline())), process.pid)
        finally:
            process.terminate()


# --- the line --------------------------------------------------------------------------------------------------------


@dataclass
class Proxy:
    """Passes bytes on to `target` and counts them; with `bits_per_s` and `round_trip_s` as slowly as a poor line does.

    Each way has the whole rate. A new connection waits one round trip, as its handshake would.
    """

    target: Address
    bits_per_s: float = 0
    round_trip_s: float = 0
    up: int = 0
    down: int = 0
    address: Address = field(init=False)

    @contextmanager
    def running(self) -> Iterator["Proxy"]:
        with socket.create_server((HOST, 0)) as listener:
            self.address = listener.getsockname()
            threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
            yield self
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)

    @property
    def url(self) -> str:
        return f"http://{self.address[0]}:{self.address[1]}"

    @property
    def bytes(self) -> int:
        return self.up + self.down

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection(self.target)
            for peer in (near, far):
                peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            opened = time.monotonic() + self.round_trip_s
            threading.Thread(target=self._pass_up, args=(near, far, opened), daemon=True).start()
            threading.Thread(target=self._pass_down, args=(far, near), daemon=True).start()

    def _pass_up(self, near: socket.socket, far: socket.socket, opened: float) -> None:
        for size in self._through(near, far, opened):
            self.up += size

    def _pass_down(self, far: socket.socket, near: socket.socket) -> None:
        for size in self._through(far, near, 0.0):
            self.down += size

    def _through(self, source: socket.socket, sink: socket.socket, free: float) -> Iterator[int]:
        """A piece goes out when the line is free and arrives half a round trip later; others follow meanwhile."""
        under_way: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
        threading.Thread(target=_deliver, args=(under_way, sink), daemon=True).start()
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if self.bits_per_s:
                    free = max(time.monotonic(), free) + len(piece) * 8 / self.bits_per_s
                under_way.put((free + self.round_trip_s / 2, piece))
                yield len(piece)
        under_way.put((0.0, b""))


def _deliver(under_way: "SimpleQueue[tuple[float, bytes]]", sink: socket.socket) -> None:
    with suppress(OSError):
        while (found := under_way.get())[1]:
            left = found[0] - time.monotonic()
            if left > 0:
                time.sleep(left)
            sink.sendall(found[1])
        sink.shutdown(socket.SHUT_WR)
