"""Two desks of one branch, the district's office and the cable between them: where the second act is played.

The first desk is the window of the morning. All take the district's time as it is, so the clock of the morning is let
go before.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bjdesk.app import found_branch
from bjdesk.demo.branch import FACES
from bjdesk.demo.cable import Cable
from bjdesk.demo.desks import DeskAtWindow, DeskBeside, DeskHere, Working
from bjdesk.demo.office import Office
from bjdesk.demo.recount import DESK_2
from bjdesk.demo.rows import TRAINING
from bjdesk.demo.windows import Opening, take_down
from bjdesk.ui.desk_window import DeskWindow

DESK_NAME, STAFF_NAME = f"{TRAINING}二号台", f"{TRAINING}·王建国"


@dataclass
class Town:
    """Everything of the second act; `close` gives up the cable and the second desk."""

    first: DeskAtWindow
    office: Office
    folder: Path
    """Where the second desk lies."""
    working: Working
    cable: Cable = field(init=False)
    second: DeskBeside = field(init=False)

    def __post_init__(self) -> None:
        self.cable = Cable(self._port)
        self.second = DeskBeside(self.folder / DESK_2, self.first.desk.clock, self.working)

    @property
    def branch(self) -> str:
        return self.first.desk.facts.street_code

    @property
    def desks(self) -> tuple[DeskHere, DeskHere]:
        return self.first, self.second

    def found_second(self) -> None:
        """A new computer in the branch: it knows what ships with the program and nothing else."""
        found_branch(
            self.second.folder,
            self.branch,
            desk_name=DESK_NAME,
            staff_name=STAFF_NAME,
            clock=self.first.desk.clock,
            is_training=True,
        )

    def look_at_second(self, picture: str) -> None:
        """Somebody opens its window at 同步, looks, and closes it."""
        self.second.close()
        _lend_faces(self.first.window.folder, self.second.folder)
        window = DeskWindow(_application(), self.second.folder, clock=self.first.desk.clock)
        try:
            Opening(window).open()
            stage = self.first.stage
            DeskAtWindow(window, stage.at(window.window)).open_sync_page()
            stage.at(window.window).picture(picture)
        finally:
            take_down(window)
            shutil.rmtree(self.second.folder / FACES, ignore_errors=True)

    def close(self) -> None:
        self.cable.close()
        self.second.close()

    def _port(self) -> int:
        return self.office.port


def _application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def _lend_faces(source: Path, target: Path) -> None:
    """Unpacked once is enough."""
    if (source / FACES).is_dir():
        shutil.copytree(source / FACES, target / FACES, dirs_exist_ok=True)
