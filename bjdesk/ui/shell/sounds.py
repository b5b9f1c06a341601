"""Says the result of a scan in sound, with whatever the machine has for playing a short file."""

import logging
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import resources

SoundName = Literal["ok", "already", "action", "refused"]
Player = Callable[[Path], bool]
"""Starts to play a file and returns at once; False if it could not be started."""

SOUNDS: dict[SoundName, Path] = {
    name: Path(resources.__file__).parent / "sounds" / f"{name}.wav" for name in get_args(SoundName)
}

PROGRAMS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Players of Linux and macOS in the order they are tried, with their arguments before the file."""

SCREENLESS = ("offscreen", "minimal")

_log = logging.getLogger(__name__)


class Sounds:
    """The four sounds of the desk; silent while `enabled` is off, and never a reason to wait or to fail."""

    def __init__(self, enabled: bool, player: Player | None = None) -> None:
        self.enabled = enabled
        self._player = player

    def play(self, name: SoundName) -> None:
        """Start the sound and return at once; without a player the system's beep stands in."""
        if not self.enabled:
            return
        if self._player is None:
            self._player = player_of_this_machine()
        try:
            if self._player(SOUNDS[name]):
                return
        except (OSError, RuntimeError) as error:
            _log.warning("sound %s was not played: %s", name, error)
        if QGuiApplication.platformName() not in SCREENLESS:
            QApplication.beep()


def player_of_this_machine() -> Player:
    """The first way of playing a file that this machine has."""
    if sys.platform == "win32":
        return play_on_windows
    for program, *arguments in PROGRAMS:
        if found := shutil.which(program):
            return ProgramPlayer(found, *arguments)
    return play_nothing


class ProgramPlayer:
    """Plays a file by starting a program that it leaves to itself."""

    def __init__(self, program: str, *arguments: str) -> None:
        self._program = program
        self._arguments = arguments

    def __call__(self, file: Path) -> bool:
        process = QProcess()
        process.setProgram(self._program)
        process.setArguments([*self._arguments, str(file)])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        return bool(process.startDetached())


def play_on_windows(file: Path) -> bool:
    if sys.platform != "win32":
        return False
    import winsound

    winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
    return True


def play_nothing(file: Path) -> bool:
    """The player of a machine that has none."""
    return False
