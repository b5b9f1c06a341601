"""The cable between the desks of the demo and the district: bytes go through untouched until somebody cuts it."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

HERE = "127.0.0.1"
PIECE = 16 << 10
CONNECT_S = 2.0


class Cable:
    """An address of this machine (`url`) behind which the office is found at whatever port it serves just then."""

    def __init__(self, port: Callable[[], int]) -> None:
        self._port = port
        self._listener = socket.create_server((HERE, 0))
        self.url = f"http://{HERE}:{self._listener.getsockname()[1]}"
        self.cuts = 0
        self._at_answer: Callable[[], None] | None = None
        threading.Thread(target=self._accept, name="cable", daemon=True).start()

    def cut_at_next_answer(self, then: Callable[[], None]) -> None:
        """As soon as the district begins to answer: do `then`, and let nothing of the answer through.

        It has merged what it was sent and the desk does not know: the hardest place of all.
        """
        self._at_answer = then

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                desk, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(desk,), name="cable", daemon=True).start()

    def _carry(self, desk: socket.socket) -> None:
        """One connection there and back; where nobody listens it ends at once, like an unplugged one."""
        with desk, suppress(OSError), socket.create_connection((HERE, self._port()), CONNECT_S) as office:
            office.settimeout(None)
            there = threading.Thread(target=_pump, args=(desk, office), name="cable", daemon=True)
            there.start()
            self._bring_back(office, desk)
            _hang_up(desk)
            there.join()

    def _bring_back(self, office: socket.socket, desk: socket.socket) -> None:
        with suppress(OSError):
            while piece := office.recv(PIECE):
                cut, self._at_answer = self._at_answer, None
                if cut is not None:
                    self.cuts += 1
                    cut()
                    return
                desk.sendall(piece)


def _pump(source: socket.socket, target: socket.socket) -> None:
    """What the desk sends, to its end."""
    with suppress(OSError):
        while piece := source.recv(PIECE):
            target.sendall(piece)
    _hang_up(target)


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
