"""What a start costs is what it imports: each package brings only what it needs (SPEED: first paint)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.modules import ROOT, modules

HEAVY = {"sqlalchemy", "sqlcipher3", "pypinyin", "reportlab", "cryptography", "requests", "alembic", "msgspec"}
PLAIN = {*sys.stdlib_module_names, "bjdesk", "sync", "resources"}


def imported_by(*command: str) -> set[str]:
    """Top-level packages that a fresh interpreter loads while it runs `command`."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
    )
    lines = [line for line in ran.stderr.splitlines() if line.startswith("import time:")]
    assert ran.returncode == 0, ran.stderr[-2000:]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines[1:]}


def importing(*packages: str) -> set[str]:
    names = [module.name for module in modules(*packages)]
    return imported_by("-c", "import " + ", ".join(names))


def test_importing_the_kernel_loads_only_the_standard_library() -> None:
    assert importing("bjdesk.kernel") - PLAIN <= imported_by("-c", "import copy, dataclasses, typing")


def test_importing_what_both_ends_of_the_sync_share_loads_no_database_and_no_desk() -> None:
    loaded = importing("sync.policy", "sync.clock", "sync.declarations", "sync.protocol")
    assert {"sqlalchemy", "PySide6", "bjdesk", "requests"}.isdisjoint(loaded)


def test_importing_the_shell_loads_nothing_heavy() -> None:
    assert HEAVY.isdisjoint(importing("bjdesk.ui.shell"))


def test_importing_the_store_draws_nothing_and_asks_nobody() -> None:
    assert {"PySide6", "reportlab", "requests", "alembic", "pypinyin"}.isdisjoint(importing("bjdesk.app"))


def test_importing_the_command_line_loads_neither_window_nor_store() -> None:
    assert (HEAVY | {"PySide6"}).isdisjoint(importing("bjdesk.cli"))


FIRST_PAINT = """
import sys
from pathlib import Path
from bjdesk.ui.desk_window import DeskWindow, make_application

app = make_application(["bjdesk"])
desk = DeskWindow(app, Path(sys.argv[1]))
desk.window.first_painted.disconnect()  # what is loaded then is loaded while the person already looks at the window
desk.window.first_painted.connect(app.quit)
desk.show()
app.exec()
"""


def test_nothing_heavy_is_loaded_before_the_window_is_painted(tmp_path: Path) -> None:
    loaded = imported_by("-c", FIRST_PAINT, str(tmp_path))
    assert "PySide6" in loaded
    assert HEAVY.isdisjoint(loaded)


@pytest.mark.parametrize("package", ["bjdesk.documents", "bjdesk.reference", "bjdesk.people", "bjdesk.learning"])
def test_no_area_needs_a_window(package: str) -> None:
    assert "PySide6" not in importing(package)
