"""One desk, one program: a second start brings the first one's window to the front and ends.

The lock is a file, so that the first paint need not wait for the network module; the ear opens after it. `bjdesk sync`
takes the same lock while it works by itself, and gives way to a window; while a window is open it asks that.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QThread, Signal

from bjdesk.ui.shell.sync_reply import SYNC, UNANSWERED, SyncReply, ask_for_sync

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_FILE = "desk.lock"
_TRIES, _PAUSE_MS = 20, 100
_RAISE, _GIVES_WAY = b"raise", b"gives way"
_ANSWER_MS = 1_000
_GIVE_WAY_TRIES = 100
"""Ten seconds: whoever gives way has ended by then, or is ended."""


class SingleInstance(QObject):
    """The program that may work in `folder`; `raised` comes when somebody started it once more.

    `sync_asked` brings a `SyncReply` when `bjdesk sync` asks: a slot that will see to it calls `take()` at once.
    """

    raised = Signal()
    sync_asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None, *, gives_way: bool = False) -> None:
        super().__init__(parent)
        self._folder = folder
        self._gives_way = gives_way
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.has_raised = False
        """Whether a first one was there and heard the knocking."""

    def is_first(self) -> bool:
        """Take the lock, also from a program that was killed; otherwise raise the one that holds it.

        A folder in which nothing can be written is no second start: the store will say what is wrong.
        """
        return self.take() or (self._raise_first() and self._take_over())

    def take(self) -> bool:
        """Take the lock and disturb nobody."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        if self._take() or self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        # a live holder keeps its file open, so this succeeds only for a dead one
        return self._lock.removeStaleLockFile() and self._take()

    def ask_for_sync(self, told: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
        """Let the program that holds the lock exchange with the district; what it says last, at last."""
        socket = self._knock()
        return {"outcome": UNANSWERED} if socket is None else ask_for_sync(socket, told)

    def listen(self) -> None:
        """Be there for a second start; after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        QLocalServer.removeServer(self._name)  # left behind by one that was killed; the lock is ours
        self._server.listen(self._name)

    def release(self) -> None:
        """Let the next one in."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    @property
    def _name(self) -> str:
        digest = QCryptographicHash.hash(str(self._folder.resolve()).encode(), QCryptographicHash.Algorithm.Sha1)
        return f"bjdesk-{bytes(digest.toHex().data()).decode()[:16]}"

    def _take(self) -> bool:
        return self._lock.tryLock(0)

    # --- knocking ----------------------------------------------------------------------------------------------------

    def _knock(self) -> "QLocalSocket | None":
        """Until the first one has painted and hears; gives up after two seconds."""
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PAUSE_MS):
                return socket
            QThread.msleep(_PAUSE_MS)
        return None

    def _raise_first(self) -> bool:
        """Whether the one that was raised has no window and gives way."""
        socket = self._knock()
        self.has_raised = socket is not None
        if socket is None:
            return False
        socket.write(_RAISE + b"\n")
        socket.flush()
        gives_way = socket.waitForReadyRead(_ANSWER_MS) and bytes(socket.readAll().data()).startswith(_GIVES_WAY)
        socket.disconnectFromServer()
        return bool(gives_way)

    def _take_over(self) -> bool:
        for _ in range(_GIVE_WAY_TRIES):
            if self.take():
                return True
            QThread.msleep(_PAUSE_MS)
        return False

    # --- being knocked at --------------------------------------------------------------------------------------------

    def _on_new_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(partial(self._on_word, socket))
            if socket.bytesAvailable():
                self._on_word(socket)

    def _on_word(self, socket: "QLocalSocket") -> None:
        """One word, then it is the reply's, or over."""
        if not socket.canReadLine():
            return
        socket.readyRead.disconnect()
        if bytes(socket.readLine(64).data()).strip() == SYNC:
            self._on_sync_asked(SyncReply(socket, self))
            return
        socket.write((_GIVES_WAY if self._gives_way else _RAISE) + b"\n")
        socket.disconnectFromServer()
        self.raised.emit()

    def _on_sync_asked(self, reply: SyncReply) -> None:
        self.sync_asked.emit(reply)
        if not reply.is_taken:
            reply.finish(UNANSWERED)
