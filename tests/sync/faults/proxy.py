"""A line that fails as lines fail: a small TCP proxy between a desk and the district; TLS passes through it untouched.

What happens to a connection is a `Fault`; connections that no fault was meant for pass as they are.
"""

import contextlib
import select
import socket
import struct
import threading
from collections import deque
from dataclasses import dataclass

PIECE = 65536
_RESET = struct.pack("ii", 1, 0)
"""To linger for no time: the line is reset, not closed."""


@dataclass(frozen=True)
class Fault:
    """What one connection meets; the default is nothing."""

    refuses: bool = False  # reset as soon as it is there
    is_silent: bool = False  # taken, and never answered
    late_s: float = 0  # before every piece of the reply
    pace: int = 0  # bytes a second of the reply; 0: as fast as it comes
    cut_request: int | None = None  # so many bytes arrive at the district, then the line breaks
    cut_reply: int | None = None  # so many bytes of the reply arrive at the desk, then the line breaks
    doubles: bool = False  # the request arrives twice
    flips: tuple[int, int] | None = None  # (byte, bit) of the reply
    instead: bytes | None = None  # somebody else answers
    is_closed: bool = False  # a line that breaks is closed instead of reset


LOSES_REPLY = Fault(cut_reply=0)
"""The district has committed, and nobody hears of it."""
NONE = Fault()


@dataclass
class Passed:
    """Bytes of one connection."""

    request: bytes = b""
    reply: bytes = b""


class Proxy:
    """Listens on this machine and passes on to a port of it, as long as the block lasts."""

    def __init__(self, port: int) -> None:
        self._far = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.passed: list[Passed] = []
        self._waiting: deque[Fault] = deque()
        self._always = NONE
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def __enter__(self) -> "Proxy":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._is_over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def meets(self, *faults: Fault) -> None:
        """The next connections, one after the other, meet these."""
        self._waiting = deque(faults)

    def always(self, fault: Fault) -> None:
        """Every connection meets this until told otherwise."""
        self._always = fault

    # --- connections -------------------------------------------------------------------------------------------------

    def _accept(self) -> None:
        while not self._is_over.is_set():
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            fault = self._waiting.popleft() if self._waiting else self._always
            threading.Thread(target=self._serve, args=(near, fault), daemon=True).start()

    def _serve(self, near: socket.socket, fault: Fault) -> None:
        noted = Passed()
        self.passed.append(noted)
        near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with contextlib.suppress(OSError), near:
            if fault.refuses:
                _break(near, fault)
            elif fault.is_silent:
                self._is_over.wait(60)
            elif fault.instead is not None:
                _asked(near)
                near.sendall(fault.instead)
                _break(near, fault)
            else:
                with socket.create_connection(self._far) as far:
                    far.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self._pump(near, far, fault, noted)

    def _pump(self, near: socket.socket, far: socket.socket, fault: Fault, noted: Passed) -> None:
        """Pass bytes on until one side ends or the fault does."""
        if fault.cut_request == 0:
            return _break(near, fault)
        while not self._is_over.is_set():
            ready, _, _ = select.select([near, far], [], [], 0.5)
            for side in ready:
                piece = side.recv(PIECE)
                if not piece:
                    return None
                goes_on = self._up(piece, far, fault, noted) if side is near else self._down(piece, near, fault, noted)
                if not goes_on:
                    far.close()
                    return _break(near, fault)
        return None

    def _up(self, piece: bytes, far: socket.socket, fault: Fault, noted: Passed) -> bool:
        """Towards the district; False where the line breaks."""
        rest = len(piece) if fault.cut_request is None else fault.cut_request - len(noted.request)
        far.sendall(piece[:rest])
        noted.request += piece[:rest]
        return len(piece) < rest or fault.cut_request is None

    def _down(self, piece: bytes, near: socket.socket, fault: Fault, noted: Passed) -> bool:
        """Towards the desk; False where the line breaks."""
        if fault.doubles and not noted.reply:
            self._again(noted.request)
        start = len(noted.reply)
        rest = len(piece) if fault.cut_reply is None else fault.cut_reply - start
        noted.reply += piece
        self._send(near, _flipped(piece, start, fault.flips)[:rest], fault)
        return len(piece) < rest or fault.cut_reply is None

    def _send(self, near: socket.socket, piece: bytes, fault: Fault) -> None:
        self._is_over.wait(fault.late_s)
        if not fault.pace:
            near.sendall(piece)
            return
        step = max(1, fault.pace // 50)
        for at in range(0, len(piece), step):
            near.sendall(piece[at : at + step])
            if self._is_over.wait(step / fault.pace):
                return

    def _again(self, request: bytes) -> None:
        """The same request once more, on a line of its own."""
        with socket.create_connection(self._far) as line:
            line.sendall(request)
            line.recv(PIECE)


def _flipped(piece: bytes, start: int, place: tuple[int, int] | None) -> bytes:
    if place is None or not start <= place[0] < start + len(piece):
        return piece
    changed = bytearray(piece)
    changed[place[0] - start] ^= 1 << place[1]
    return bytes(changed)


def _break(near: socket.socket, fault: Fault) -> None:
    if not fault.is_closed:
        near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    near.close()


def _asked(near: socket.socket) -> None:
    """Read a request to its end."""
    found, wanted = b"", None
    while wanted is None or len(found) < wanted:
        piece = near.recv(PIECE)
        if not piece:
            return
        found += piece
        head, end, _ = found.partition(b"\r\n\r\n")
        if end and wanted is None:
            lengths = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
            wanted = len(head) + 4 + (int(lengths[0].split(b":")[1]) if lengths else 0)
