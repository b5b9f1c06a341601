"""`bjdesk enrol` and `bjdesk sync` as processes of their own, against a district behind a real address."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bjdesk.ui.shell.single_instance import LOCK_FILE
from tests.makers import STREET, copy_branch, wait_until
from tests.modules import ROOT
from tests.sync.client.scenes import Office
from tests.sync.client.test_over_http import on_the_web

SURROUNDINGS = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
DONE, AGAIN, WRONG, PERSON = range(4)


class Gate:
    """Stands before the district and lets nothing through while it is closed."""

    def __init__(self, address: str) -> None:
        host, port = address.removeprefix("http://").split(":")
        self._behind = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.open = threading.Event()
        self.open.set()
        self.knocks = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            self.knocks += 1
            threading.Thread(target=self._lead, args=(line,), daemon=True).start()

    def _lead(self, line: socket.socket) -> None:
        self.open.wait()
        with closing(line), socket.create_connection(self._behind) as behind:
            back = threading.Thread(target=_carry, args=(behind, line), daemon=True)
            back.start()
            _carry(line, behind)
            back.join()

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.open.set()


def _carry(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


@dataclass
class Desk:
    """A folder with a branch, and the way to the district."""

    folder: Path
    office: Office
    gate: Gate
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *command: str) -> subprocess.Popen[str]:
        """A process that is ended with the test."""
        found = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=SURROUNDINGS,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.running.append(found)
        return found

    def begin(self, *words: str) -> subprocess.Popen[str]:
        return self.start("-m", "bjdesk", "--folder", str(self.folder), *words)

    def bjdesk(self, *words: str) -> tuple[int, str]:
        """(exit code, what was said)."""
        return ended(self.begin(*words))

    def enrol(self, street: str = STREET) -> tuple[int, str]:
        return self.bjdesk("enrol", self.office.district.new_code(street), "--url", self.gate.address)

    def window(self) -> subprocess.Popen[str]:
        """A real window, offscreen, that holds the desk."""
        found = self.begin()
        wait_until(lambda: self.holder() == str(found.pid), 60)
        return found

    def holder(self) -> str:
        """The process that the lock names."""
        try:
            return (self.folder / LOCK_FILE).read_text("utf-8").partition("\n")[0]
        except OSError:
            return ""


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    said, _ = process.communicate(timeout=90)
    return process.returncode, said


def line_of(process: subprocess.Popen[str]) -> str:
    """The next one that tells of sending."""
    assert process.stdout is not None
    return next((line.strip() for line in process.stdout if "Sending" in line), "")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "office")


@pytest.fixture
def desk(tmp_path: Path, office: Office) -> Iterator[Desk]:
    """A desk that is not enrolled."""
    copy_branch(tmp_path / "desk")
    with on_the_web(office) as address:
        found = Desk(tmp_path / "desk", office, Gate(address))
        yield found
        for process in found.running:
            process.kill()
            process.communicate()
        found.gate.close()


@pytest.fixture
def enrolled(desk: Desk) -> Desk:
    code, said = desk.enrol()
    assert code == DONE, said
    return desk


# --- alone -----------------------------------------------------------------------------------------------------------


def test_a_desk_enrols_and_exchanges_from_the_command_line(desk: Desk) -> None:
    code, said = desk.enrol()
    assert (code, "工作台号 01" in said, "演示分院" in said) == (DONE, True, True), said
    code, said = desk.bjdesk("sync")
    assert (code, "已同步：上传" in said, "Synchronised" in said) == (DONE, True, True), said
    assert desk.office.rows("SELECT name FROM staff") == [("演示员",)]


def test_where_no_branch_lives_and_no_desk_is_enrolled_the_command_is_wrong(desk: Desk, tmp_path: Path) -> None:
    code, said = desk.bjdesk("sync")
    assert (code, "还没有在区里登记" in said) == (WRONG, True), said
    process = desk.start("-m", "bjdesk", "--folder", str(tmp_path / "nowhere"), "sync")
    code, said = ended(process)
    assert (code, "这里还没有分院的数据" in said) == (WRONG, True), said


def test_a_code_that_is_used_or_for_another_branch_is_refused_in_words(desk: Desk) -> None:
    code, said = desk.enrol("330108001")
    assert (code, "别的分院的：330108001" in said) == (WRONG, True), said
    code, said = desk.bjdesk("enrol", f"{STREET}-AAAABBBBCCCCDDDD", "--url", desk.gate.address)
    assert (code, "登记码不对" in said) == (WRONG, True), said
    code, said = desk.bjdesk("enrol", f"{STREET}-AAAABBBBCCCCDDDD", "--url", "http://district.example")
    assert (code, "https://" in said) == (WRONG, True), said


def test_a_district_that_is_not_there_is_tried_again_later(enrolled: Desk) -> None:
    enrolled.gate.close()
    code, said = enrolled.bjdesk("sync")
    assert (code, "记录都留着" in said) == (AGAIN, True), said


def test_a_revoked_desk_needs_a_person(enrolled: Desk) -> None:
    district = enrolled.office.district
    district.revoke(district.devices()[0].id)
    code, said = enrolled.bjdesk("sync")
    assert (code, "停用" in said) == (PERSON, True), said


# --- together --------------------------------------------------------------------------------------------------------


def test_an_open_window_is_asked_to_exchange(enrolled: Desk) -> None:
    enrolled.window()
    code, said = enrolled.bjdesk("sync")
    assert (code, "正在上传" in said, "已同步：上传" in said) == (DONE, True, True), said
    assert enrolled.office.rows("SELECT name FROM staff") == [("演示员",)]


def test_nobody_enrols_a_desk_under_an_open_window(desk: Desk) -> None:
    desk.window()
    code, said = desk.enrol()
    assert (code, "请先关上" in said) == (WRONG, True), said


def test_when_the_window_is_killed_in_mid_exchange_the_command_that_asked_goes_on_by_itself(enrolled: Desk) -> None:
    window = enrolled.window()
    enrolled.gate.open.clear()
    asking = enrolled.begin("sync")
    assert line_of(asking) == "正在上传… Sending…"
    window.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    wait_until(lambda: enrolled.holder() == str(asking.pid), 60)
    enrolled.gate.open.set()
    code, said = ended(asking)
    assert (code, "已同步" in said) == (DONE, True), said
    assert enrolled.office.rows("SELECT count(*) FROM staff") == [(1,)]


@pytest.mark.slow
def test_a_window_that_hangs_is_given_up_and_nothing_is_lost(enrolled: Desk) -> None:
    window = enrolled.window()
    window.send_signal(signal.SIGSTOP)
    code, said = enrolled.bjdesk("sync")
    assert (code, "没有回应" in said) == (AGAIN, True), said


def test_two_commands_at_once_are_one_exchange(enrolled: Desk) -> None:
    enrolled.gate.open.clear()
    before = enrolled.gate.knocks
    first = enrolled.begin("sync")
    wait_until(lambda: enrolled.gate.knocks > before, 60)
    second = enrolled.begin("sync")
    enrolled.gate.open.set()
    outcomes = [ended(first), ended(second)]
    assert [code for code, _ in outcomes] == [DONE, DONE], outcomes
    assert enrolled.office.rows("SELECT count(*) FROM staff") == [(1,)]


def test_a_command_gives_way_to_a_window_and_what_is_left_goes_next_time(enrolled: Desk) -> None:
    enrolled.gate.open.clear()
    before = enrolled.gate.knocks
    command = enrolled.begin("sync")
    wait_until(lambda: enrolled.gate.knocks > before, 60)
    enrolled.window()
    code, said = ended(command)
    assert (code, "窗口要打开" in said) == (AGAIN, True), said
    enrolled.gate.open.set()
    assert enrolled.bjdesk("sync")[0] == DONE
