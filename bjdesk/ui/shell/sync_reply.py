"""How one program asks the other for an exchange over the local socket: one word there, lines of JSON back.

`{"heard": 1}` at once, then any number of `{"stage", "done", "total"}`, at last `{"outcome", "sent", …}`. The side
that is asked holds a `SyncReply`; the side that asks reads with `ask_for_sync` and needs no event loop.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

SYNC = b"sync"
HEARD_MS = 5_000
"""A program that is busy for longer than this is no help."""
SILENCE_MS = 15 * 60_000
"""Between two steps; one request may take long on a bad line."""
_LONGEST_LINE = 4_096
UNANSWERED = "no-answer"
"""The outcome where the other program had none to tell."""


class SyncReply(QObject):
    """What the other program is told. Whoever gets one calls `take()`, later `finish()`.

    `dropped`: the other program went before that.
    """

    dropped = Signal()

    def __init__(self, socket: "QLocalSocket", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket: QLocalSocket | None = socket
        self.is_taken = False
        self._is_over = False
        socket.disconnected.connect(self._on_disconnected)
        self._say({"heard": 1})

    @property
    def is_wanted(self) -> bool:
        """Whether the other program still listens."""
        return self._socket is not None

    def take(self) -> None:
        """Promise an outcome."""
        self.is_taken = True

    def progress(self, stage: str, done: int, total: int | None) -> None:
        """Tell how far it is."""
        self._say({"stage": stage, "done": done, "total": total})

    def finish(self, outcome: str, *, sent: int = 0, received: int = 0, refused: int = 0, **facts: object) -> None:
        """Tell how it ended; the talk is over."""
        self._is_over = True
        self._say({"outcome": outcome, "sent": sent, "received": received, "refused": refused, "facts": facts})
        if self._socket is not None:
            self._socket.flush()
            self._socket.disconnectFromServer()

    def _say(self, line: Mapping[str, Any]) -> None:
        if self._socket is not None:
            self._socket.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")

    def _on_disconnected(self) -> None:
        if self._socket is not None:
            self._socket = None
            if not self._is_over:
                self.dropped.emit()
            self.deleteLater()


def ask_for_sync(socket: "QLocalSocket", told: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Ask over a connected socket; every line of progress is told, the last line returned."""
    socket.write(SYNC + b"\n")
    socket.flush()
    patience = HEARD_MS
    while (line := _line(socket, patience)) is not None:
        if "outcome" in line:
            return line
        if "stage" in line:
            told(line)
        patience = SILENCE_MS
    return {"outcome": UNANSWERED}


def _line(socket: "QLocalSocket", patience_ms: int) -> dict[str, Any] | None:
    """The next line; None when the other program has gone, is silent, or says what is no line."""
    while not socket.canReadLine():
        if socket.bytesAvailable() > _LONGEST_LINE or not socket.waitForReadyRead(patience_ms):
            break
    try:
        found = json.loads(bytes(socket.readLine(_LONGEST_LINE).data())) if socket.canReadLine() else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
