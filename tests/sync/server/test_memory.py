"""The served process under bombs and lines that trickle: its memory stays bounded, and desks are served (P39)."""

import gzip
import json
import os
import socket
import threading
from contextlib import ExitStack, suppress
from pathlib import Path

from tests.sync.server.processes import FarDesk, Process, world_of

MIB = 1 << 20
BOMB = gzip.compress(bytes(200 * MIB), 9)
DEEP = b'{"code": ' + b"[" * 12_000
SLOW, BOMBS = 40, 16
ROOM = 160 * MIB
"""What all of them together may add: eight workers with a body each, and what a process keeps for itself."""


def test_bombs_and_lines_that_trickle_leave_memory_and_desks_alone(process: Process) -> None:
    desk = FarDesk(world_of(1), process, 7)
    desk.sync()
    before = resident(process.pid)
    peak = Peak(process.pid)
    with ExitStack() as lines, peak:
        for number in range(SLOW):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", process.port)))
            line.sendall(head(desk.token, 8 * MIB) + BOMB[: 1000 * (number % 5)] if number % 2 else b"POST /v1/ex")
        answers = at_once(process.port, desk.token)
        desk.insert("audit_head", {"n": 1, "digest": "0A" * 32, "segment": None, "at": 1, "offset_min": 480,
                                   "by_id": None, "desk_id": None, "voids_id": None, "reason": None})  # fmt: skip
        desk.sync()
    assert answers == [413] * BOMBS
    assert enrolment(process.port, DEEP) == "body"
    assert len(desk.rows("audit_head")) == 1
    assert peak.most - before < ROOM, f"{(peak.most - before) >> 20} MiB more"
    assert process.run("check") == "nothing wrong"


def at_once(port: int, token: str) -> list[int]:
    """The statuses of many bombs that come together."""
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(posted(port, token, BOMB))) for _ in range(BOMBS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def posted(port: int, token: str, body: bytes) -> int:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        with suppress(OSError):  # answered and closed before it was whole
            line.sendall(head(token, len(body)) + body)
        return int(line.recv(4096).split()[1])


def head(token: str, length: int) -> bytes:
    lines = (
        "POST /v1/exchange HTTP/1.1",
        "Host: district",
        f"Authorization: Bearer {token}",
        "Content-Type: application/x-bjdesk",
        "Content-Encoding: gzip",
        f"Content-Length: {length}",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode()


def enrolment(port: int, body: bytes) -> str:
    """The field that the answer names."""
    lines = ("POST /v1/enrol HTTP/1.1", "Host: district", "Content-Type: application/json", "Connection: close")
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall("\r\n".join((*lines, f"Content-Length: {len(body)}", "", "")).encode() + body)
        found = b""
        while piece := line.recv(4096):
            found += piece
    return str(json.loads(found.partition(b"\r\n\r\n")[2])["field"])


# --- memory ----------------------------------------------------------------------------------------------------------


def resident(pid: int) -> int:
    """Bytes of a process that lie in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


class Peak:
    """The most that a process held while the block lasted."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._is_over = threading.Event()
        self.most = 0

    def __enter__(self) -> "Peak":
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_over.wait(0.02):
            self.most = max(self.most, resident(self._pid))
