"""What the window needs for its first paint is light; the rest is loaded once it stands (SPEED: start)."""

import subprocess
import sys

import pytest

HEAVY = (
    "sqlalchemy", "sqlcipher3", "pypinyin", "reportlab", "requests", "cryptography", "asyncio", "PySide6.QtSvg",
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "importlib.resources", "logging.handlers", "uuid", "json",
)  # fmt: skip


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    code = "import sys, bjdesk.ui.shell.window, bjdesk.ui.shell.tables; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY)
def test_the_window_loads_nothing_heavy(loaded: set[str], module: str) -> None:
    assert module not in loaded


def test_the_window_knows_no_area(loaded: set[str]) -> None:
    ours = {name.split(".")[1] for name in loaded if name.startswith("bjdesk.")}

    assert ours == {"kernel", "ui"}
