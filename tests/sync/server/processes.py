"""The district's server in a process of its own, and desks at the other end of a line to it."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bjdesk.store.migrations import HEAD
from sync.client.http import HttpTransport
from sync.protocol.codec import decode_reply, encode_request, pack, unpack_reply
from sync.protocol.errors import Unreachable
from sync.protocol.messages import Reply, Request
from tests.sync.server.desks import Desk, HandClock, Ledger, Points, World, seeded

BRANCH = "330108003"
RUN = "from bjdesk.district import main; raise SystemExit(main())"


class Process:
    """A server in a process of its own, on a folder that outlives it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self._running: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._running is not None
        return self._running.pid

    def run(self, *words: str) -> str:
        """One command, to its end."""
        done = subprocess.run(self._command(*words), capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def start(self) -> None:
        command = self._command("serve", "--port", str(self.port))
        self._running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait()

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-c", RUN, "--folder", str(self._folder), *words]

    def _wait(self) -> None:
        tick = threading.Event()
        for _ in range(600):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/health", timeout=5):
                return
            tick.wait(0.05)
        raise AssertionError("the server did not come up")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> int:
        assert self._running is not None
        if self._running.poll() is None:
            os.kill(self._running.pid, how)
        return self._running.wait(timeout=60)


@contextmanager
def serving(folder: Path) -> Iterator[Process]:
    """A server, made and started, for as long as the block lasts."""
    made = Process(folder)
    made.run("init")
    made.start()
    try:
        yield made
    finally:
        made.kill()


class FarDesk(Desk):
    """A desk at the other end of a line."""

    def __init__(self, world: World, process: Process, number: int) -> None:
        code, device = process.run("enrol-desk", BRANCH), bytes([number]) * 16
        asked = {"code": code, "public_key": "0a" * 32, "name": f"台 {number}", "device": device.hex()}
        request = urllib.request.Request(
            f"{process.url}/v1/enrol", json.dumps(asked).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as answer:
            told = json.loads(answer.read())
        super().__init__(world, BRANCH, device, told["token"])
        self._line = HttpTransport(process.url, told["token"])

    def request(self, **more: Any) -> Request:
        return super().request(**{"schema": HEAD, **more})

    def ask(self, request: Request) -> Reply:
        """Over the line, as often as it takes."""
        tick = threading.Event()
        for _ in range(400):
            try:
                return decode_reply(unpack_reply([self._line(pack(encode_request(request)))]))
            except Unreachable:
                tick.wait(0.1)
        raise AssertionError("no answer")


def world_of(seed: int) -> World:
    """Clock and chance of a desk; the server is somewhere else."""
    return World(None, HandClock(time.time_ns() // 1_000_000), Ledger(), seeded(seed), Points())  # type: ignore[arg-type]
