"""The served process is killed under three desks: every batch is whole or absent, and nothing is told twice (P40)."""

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
from pathlib import Path

import pytest

from sync.client.http import HttpTransport
from sync.protocol.codec import decode_reply, encode_request, pack, unpack_reply
from sync.protocol.errors import SyncError
from sync.protocol.messages import Reply, Request
from tests.sync.server.desks import Desk, HandClock, Ledger, Points, World, seeded

BRANCH = "330108003"
DESKS, ROWS = 3, 40
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


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    made = Process(tmp_path / "district")
    made.run("init")
    made.start()
    yield made
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

    def ask(self, request: Request) -> Reply:
        """Over the line, as often as it takes."""
        tick = threading.Event()
        for _ in range(400):
            try:
                return decode_reply(unpack_reply([self._line(pack(encode_request(request)))]))
            except SyncError:
                tick.wait(0.1)
        raise AssertionError("no answer")


def push(desk: FarDesk) -> None:
    """Batch after batch of anchors of an audit chain."""
    for number in range(ROWS):
        row = {"n": number, "digest": "0A" * 32, "segment": None, "at": number, "offset_min": 480}
        desk.insert("audit_head", {**row, "by_id": None, "desk_id": None, "voids_id": None, "reason": None})
        desk.sync()


def world_of(seed: int) -> World:
    """Clock and chance of a desk; the server is somewhere else."""
    return World(None, HandClock(time.time_ns() // 1_000_000), Ledger(), seeded(seed), Points())  # type: ignore[arg-type]


def under_desks(process: Process, kills: int) -> list[FarDesk]:
    """Kill the server so often while three desks push; the desks afterwards."""
    desks = [FarDesk(world_of(number), process, number) for number in range(1, DESKS + 1)]
    threads = [threading.Thread(target=push, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    pause = threading.Event()
    for number in range(kills):
        pause.wait(0.1 + 0.07 * (number % 5))
        process.kill()
        process.start()
    for thread in threads:
        thread.join()
    for desk in desks:
        desk.sync()
    return desks


def test_a_server_that_is_killed_under_three_desks_loses_nothing(process: Process) -> None:
    told = under_desks(process, 2)
    assert {len(desk.rows("audit_head")) for desk in told} == {DESKS * ROWS}
    assert not [desk.refused for desk in told if desk.refused]
    assert process.run("check") == "nothing wrong"


@pytest.mark.slow
def test_fifty_kills_lose_nothing(process: Process) -> None:
    told = under_desks(process, 50)
    assert {len(desk.rows("audit_head")) for desk in told} == {DESKS * ROWS}
    assert process.run("check") == "nothing wrong"


def test_a_server_that_is_asked_to_stop_ends_what_it_has_begun(process: Process) -> None:
    desk = FarDesk(world_of(1), process, 7)
    pusher = threading.Thread(target=push, args=(desk,))
    pusher.start()
    threading.Event().wait(0.3)
    assert process.kill(signal.SIGTERM) in (0, -signal.SIGTERM)  # it ends as the signal wants, after its own end
    process.start()
    pusher.join()
    assert len(desk.rows("audit_head")) == ROWS
    assert process.run("check") == "nothing wrong"


def test_desks_are_listed_and_revoked_from_the_command_line(process: Process) -> None:
    desk = FarDesk(world_of(1), process, 7)
    desk.sync()
    line = process.run("desks").split("\t")
    assert line[:4] == [desk.device.hex(), BRANCH, "1", "台 7"]
    process.run("revoke", desk.device.hex())
    assert process.run("desks").split("\t")[4] == "revoked"
