"""The cable of the demo: what goes through arrives as it was sent, and a cut lets nothing of the answer through."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from bjdesk.demo.cable import Cable

ASKED, ANSWERED = b"asked " * 10_000, b"answered " * 10_000


class EchoOffice:
    """Answers every connection that has said everything."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                self.heard.append(read_all(line, len(ASKED)))
                line.sendall(ANSWERED)


@pytest.fixture
def office() -> Iterator[EchoOffice]:
    with closing(EchoOffice()) as found:
        yield found


@pytest.fixture
def cable(office: EchoOffice) -> Iterator[Cable]:
    with closing(Cable(lambda: office.port)) as found:
        yield found


def read_all(line: socket.socket, most: int = 1 << 30) -> bytes:
    found = b""
    while len(found) < most and (piece := line.recv(1 << 16)):
        found += piece
    return found


def asked_through(cable: Cable) -> bytes:
    """What comes back."""
    with socket.create_connection(("127.0.0.1", int(cable.url.rpartition(":")[2])), 5) as line:
        line.sendall(ASKED)
        return read_all(line)


def test_bytes_go_through_untouched(office: EchoOffice, cable: Cable) -> None:
    assert asked_through(cable) == ANSWERED
    assert office.heard == [ASKED]


def test_a_cut_at_the_answer_lets_nothing_through_once(office: EchoOffice, cable: Cable) -> None:
    cut: list[bytes] = []
    cable.cut_at_next_answer(lambda: cut.extend(office.heard))

    assert asked_through(cable) == b""
    assert cut == [ASKED]
    assert cable.cuts == 1
    assert asked_through(cable) == ANSWERED


def test_where_nobody_serves_the_line_ends_at_once(office: EchoOffice, cable: Cable) -> None:
    office.port = 1

    with socket.create_connection(("127.0.0.1", int(cable.url.rpartition(":")[2])), 5) as line:
        assert read_all(line) == b""
