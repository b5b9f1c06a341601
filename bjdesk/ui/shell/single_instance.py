"""One desk, one program: a second start brings the first one's window to the front and ends.

The lock is a file, so that the first paint need not wait for the network module; the ear opens after it.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK_FILE = "desk.lock"
_TRIES, _PAUSE_MS = 20, 100


class SingleInstance(QObject):
    """The program that may work in `folder`; `raised` comes when somebody started it once more."""

    raised = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the lock, also from a program that was killed; otherwise raise the one that holds it.

        A folder in which nothing can be written is no second start: the store will say what is wrong.
        """
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        if self._take() or self._lock.error() != QLockFile.LockError.LockFailedError:
            return True
        # a live holder keeps its file open, so this succeeds only for a dead one
        if self._lock.removeStaleLockFile() and self._take():
            return True
        self._raise_first()
        return False

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

    def _raise_first(self) -> bool:
        """Knock until the first one has painted and hears; gives up after two seconds."""
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PAUSE_MS):
                socket.disconnectFromServer()
                return True
            QThread.msleep(_PAUSE_MS)
        return False

    def _on_new_connection(self) -> None:
        server = self._server
        if server is None:
            return
        while server.hasPendingConnections():
            server.nextPendingConnection().deleteLater()
        self.raised.emit()
