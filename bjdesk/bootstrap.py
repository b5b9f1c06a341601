"""From a fresh clone to the running program in one command: `python3 -m bjdesk.bootstrap demo` (or `test`).

Makes `.venv`, installs what pyproject.toml names, sees to the system libraries that Qt loads, then runs. Standard
library only. What stands in the way is told in words, with the line to type, and ends with 3: never in a traceback.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = {
    "demo": ["bjdesk", "demo"],
    "test": ["pytest", "-n", "auto", "--dist", "worksteal"],
    "prepare": ["pip", "check"],
}
YOUR_TURN = 3
# The names of Debian 12; Debian 13 and Ubuntu 24.04 know them as well.
QT_LIBRARIES = "libgl1 libegl1 libglib2.0-0 libfontconfig1 libfreetype6 libxkbcommon0 libdbus-1-3 libgssapi-krb5-2"
WINDOW_LIBRARIES = (
    " libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0"
    " libxcb-shape0 libxcb-xkb1"
)
QT_PROBE = "import PySide6.QtWidgets, PySide6.QtNetwork, PySide6.QtTest"
WINDOW_PROBE = (
    "; import ctypes, pathlib; platforms = pathlib.Path(PySide6.__file__).parent / 'Qt' / 'plugins' / 'platforms'"
    "; ctypes.CDLL(str(platforms / 'libqxcb.so'))"
)


class Stop(Exception):
    """The person at the keyboard has to do something first."""


@dataclass(frozen=True)
class Computer:
    """What the bootstrap wants of the computer it runs on, so that tests can hand in another one."""

    clone: Path
    python: tuple[int, ...]  # version
    is_root: bool
    has_display: bool
    has_terminal: bool
    find: Callable[[str], str | None]  # where a program lies
    ask: Callable[[Sequence[str]], tuple[int, str]]  # runs it quietly: exit code and all it said
    run: Callable[[Sequence[str]], int]  # runs it in the open: exit code
    say: Callable[[str], None]

    @property
    def venv_python(self) -> str:
        return str(self.clone / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def bootstrap(computer: Computer, words: Sequence[str]) -> int:
    """Does what the words of the command line ask for; what follows the first word is handed on."""
    if not words or words[0] not in RUNS:
        computer.say("usage: python3 -m bjdesk.bootstrap demo | test | prepare  [options handed on]")
        return 2
    needs_window = words[0] == "demo" and computer.has_display and "--headless" not in words
    try:
        prepare_python(computer)
        prepare_qt(computer, needs_window)
    except Stop as stop:
        computer.say(str(stop))
        return YOUR_TURN
    return computer.run([computer.venv_python, "-m", *RUNS[words[0]], *words[1:]])


def stamp(pyproject: bytes, python: Sequence[int]) -> str:
    """Changes when the dependencies or the Python do: only then is anything installed again."""
    return hashlib.sha256(pyproject + repr(tuple(python)).encode()).hexdigest()


def prepare_python(computer: Computer) -> None:
    project, note = computer.clone / "pyproject.toml", computer.clone / ".venv" / "bjdesk.stamp"
    if computer.python < (3, 11):
        raise Stop("bjdesk needs Python 3.11 or newer. 需要 Python 3.11 或更新的版本。")
    if not project.is_file():
        raise Stop("This is for a clone of the source. Installed already? Type:  bjdesk demo")
    wanted = stamp(project.read_bytes(), computer.python)
    if note.is_file() and note.read_text() == wanted:
        return
    make_environment(computer)
    computer.say("Installing Python packages into .venv, the first time some 130 MB. 正在安装软件包，请稍候。")
    quiet = [] if computer.has_terminal else ["--quiet"]
    pip = [computer.venv_python, "-m", "pip", "install", "--disable-pip-version-check", *quiet, "-e", ".[test]"]
    if computer.run(pip) != 0:
        raise Stop("The packages were not installed. Is this computer online? 没有装好，请检查网络后再运行一次。")
    note.write_text(wanted)


def make_environment(computer: Computer) -> None:
    """An existing .venv is kept, unless it belongs to another Python or was left half made."""
    minor = "{}.{}".format(*computer.python)
    code, told = computer.ask([computer.venv_python, "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"])
    if code == 0 and told.strip() == minor:
        return
    if computer.ask([sys.executable, "-c", "import ensurepip"])[0] != 0:
        install_system_packages(computer, f"python{minor}-venv")
    computer.say("Making the virtual environment .venv. 正在准备运行环境。")
    code, told = computer.ask([sys.executable, "-m", "venv", "--clear", str(computer.clone / ".venv")])
    if code != 0:
        raise Stop(f"The virtual environment could not be made. 运行环境没有建成：\n{told.strip()}")


def prepare_qt(computer: Computer, needs_window: bool) -> None:
    missing = missing_library(computer, needs_window)
    if missing:
        computer.say(f"Qt cannot load here yet: {missing} is missing. 还缺 Qt 要用的系统库。")
        install_system_packages(computer, QT_LIBRARIES + (WINDOW_LIBRARIES if needs_window else ""))
        missing = missing_library(computer, needs_window)
    if missing:
        raise Stop(f"{missing} is still missing: install the package that holds it. 请装好 {missing} 再运行一次。")


def missing_library(computer: Computer, needs_window: bool) -> str | None:
    """The first shared library that the loader looked for in vain; None when Qt loads."""
    code, told = computer.ask([computer.venv_python, "-c", QT_PROBE + (WINDOW_PROBE if needs_window else "")])
    if code == 0:
        return None
    last = (told.strip().splitlines() or [f"ended with {code}"])[-1]
    named = re.search(r"Error: (lib[^/\s:]+\.so[.\d]*):", last)  # what follows the name is in the user's language
    if named is None:
        raise Stop(f"PySide6 does not load here. PySide6 在这台电脑上无法加载：\n{last}")
    return named[1]


def install_system_packages(computer: Computer, packages: str) -> None:
    """Installs Debian packages where that needs no password; elsewhere says the exact line to type."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages.split()]
    if computer.find("apt-get") is None:
        raise Stop(f"Please install what Debian calls (请先装好这些库):\n  {packages}\nand run this again.")
    has_sudo = computer.find("sudo") is not None
    if computer.is_root or (has_sudo and computer.ask(["sudo", "-n", "true"])[0] == 0):
        computer.say(f"Installing system packages (正在安装系统软件包): {packages}")
        rights = [*([] if computer.is_root else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive"]
        computer.ask([*rights, "apt-get", "update"])  # a bare system has no lists; one broken source need not matter
        code, told = computer.ask([*rights, *install, "-o", "DPkg::Lock::Timeout=120"])
        if code == 0:
            return
        computer.say(told.strip())
    sudo, who = ("sudo ", "") if has_sudo else ("", "" if computer.is_root else " as root")
    line = f"{sudo}apt-get update && {sudo}{' '.join(install)}"
    raise Stop(f"Type{who} (请先执行下面这一行):\n  {line}\nand run this again. 然后再运行一次。")


def this_computer() -> Computer:
    clone = Path(__file__).resolve().parent.parent

    def ask(command: Sequence[str]) -> tuple[int, str]:
        try:
            done = subprocess.run(
                command, cwd=clone, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
        except OSError as error:
            return 127, str(error)
        return done.returncode, done.stdout.decode(errors="replace")

    def run(command: Sequence[str]) -> int:
        code = subprocess.run(command, cwd=clone).returncode
        return code if code >= 0 else 128 - code

    return Computer(
        clone=clone,
        python=sys.version_info[:3],
        is_root=getattr(os, "geteuid", lambda: 1)() == 0,
        has_display=sys.platform == "linux" and bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")),
        has_terminal=sys.stdout.isatty(),
        find=shutil.which,
        ask=ask,
        run=run,
        say=lambda words: print(f"[bjdesk] {words}", flush=True),
    )


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console without Chinese shows marks, not a traceback
    try:
        return bootstrap(this_computer(), sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
