"""The district's office of the demo: the real server as a program of its own, so that it can be stopped and killed."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import bjdesk
from bjdesk.demo.report import WrongCount

HERE = "127.0.0.1"
PROGRAM = "import sys; from bjdesk.district import main; sys.exit(main())"
"""`bjdesk-district`, whether or not it lies on the path."""
READY_S, STOP_S = 30.0, 20.0
LOG = "district.log"


class OfficeProblem(WrongCount):
    """The server did not do what it was told."""


class Office:
    """A server whose keys, ledger and database lie in `folder`; one process at a time."""

    def __init__(self, folder: Path, until: Callable[[Callable[[], bool], float], bool]) -> None:
        self.folder = folder.resolve()
        self.port = 0
        self._until = until
        """Waits for an answer to become yes, while the rest of the program goes on."""
        self._server: subprocess.Popen[bytes] | None = None
        self._founding: subprocess.Popen[bytes] | None = None

    def begin_founding(self) -> None:
        """Make keys, tables and the rows that ship with the program, while something else goes on."""
        self._founding = self._ask("init")

    def wait_until_founded(self) -> None:
        if self._founding is not None:
            self._answer(self._founding)
            self._founding = None

    def codes(self, branch: str, count: int) -> list[str]:
        """So many one-time codes for desks of this branch."""
        asked = [self._ask("enrol-desk", branch) for _ in range(count)]
        return [self._answer(one) for one in asked]

    def start(self) -> None:
        """Serve, and return when somebody is listening."""
        self.port = _free_port()
        with open(self.folder / LOG, "ab") as log:
            self._server = _run(self._words("serve", "--port", str(self.port)), stdout=log, stderr=log)
        if not self._until(self._is_listening, READY_S):
            self.kill()
            raise OfficeProblem(f"区级服务器没有开起来，见 {self.folder / LOG}")

    def stop(self) -> None:
        """Let it finish what it is at."""
        if self._founding is not None:
            self._founding.kill()
            self._founding.communicate()
            self._founding = None
        self._end(subprocess.Popen.terminate)

    def kill(self) -> None:
        """End it where it stands, as a power cut does."""
        self._end(subprocess.Popen.kill)

    @property
    def is_serving(self) -> bool:
        return self._server is not None and self._server.poll() is None

    def _end(self, how: Callable[[subprocess.Popen[bytes]], None]) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        how(server)
        try:
            server.wait(STOP_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()

    def _is_listening(self) -> bool:
        if not self.is_serving:
            raise OfficeProblem(f"区级服务器停了，见 {self.folder / LOG}")
        with suppress(OSError), socket.create_connection((HERE, self.port), 1):
            return True
        return False

    def _ask(self, *words: str) -> "subprocess.Popen[bytes]":
        """One command of its command line."""
        return _run(self._words(*words), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def _answer(self, asked: "subprocess.Popen[bytes]") -> str:
        """What it says when it is through."""
        if not self._until(lambda: asked.poll() is not None, READY_S):
            asked.kill()
        said = asked.communicate()[0].decode("utf-8", "replace").strip()
        if asked.returncode != 0:
            raise OfficeProblem(f"bjdesk-district：{said or '等了太久'}")
        return said

    def _words(self, *words: str) -> list[str]:
        return [sys.executable, "-c", PROGRAM, "--folder", str(self.folder), *words]


def _run(words: list[str], stdout: object, stderr: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, env=_surroundings())  # type: ignore[call-overload, no-any-return]


def _surroundings() -> Mapping[str, str]:
    """The same program for the child, wherever this one came from; nothing that points at another server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BJDESK_DISTRICT_")}
    home = str(Path(bjdesk.__file__).resolve().parent.parent)
    before = kept.get("PYTHONPATH")
    return {**kept, "PYTHONPATH": f"{home}{os.pathsep}{before}" if before else home, "PYTHONUTF8": "1"}


def _free_port() -> int:
    with socket.create_server((HERE, 0)) as listener:
        return int(listener.getsockname()[1])
