"""What a clerk installs is the wheel: it has to carry everything and to run far from the clone."""

import email
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.demo.untouched import a_demo_that_ended_well

ROOT = Path(__file__).resolve().parent.parent
CARRIED = {
    "fonts": ("resources/fonts/", (".ttf", ".xz")),
    "icons": ("resources/icons/", (".svg",)),
    "sounds": ("resources/sounds/", (".wav",)),
    "translations": ("resources/translations/", (".qm",)),
    "places": ("resources/geography/", (".csv", ".json")),
    "licences": ("resources/licences/", (".txt", ".md")),
    "migrations": ("bjdesk/store/migrations/", (".py",)),
}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs folder of a new environment that holds the wheel and borrows what it depends on."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", str(programs / "python")]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    (site_packages(programs) / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return programs


def site_packages(programs: Path) -> Path:
    return Path(answer_of(programs / "python", "import sysconfig; print(sysconfig.get_path('purelib'))"))


def answer_of(python: Path, code: str) -> str:
    return subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def away_from_the_clone(home: Path) -> dict[str, str]:
    """The surroundings of a person who never saw the clone; whatever the program keeps lies in `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG_", "BJDESK_"))}
    return kept | {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home)}


@pytest.mark.parametrize("kind", CARRIED)
def test_the_wheel_carries(wheel: Path, kind: str) -> None:
    folder, endings = CARRIED[kind]
    with zipfile.ZipFile(wheel) as parts:
        names = parts.namelist()

    assert [name for name in names if name.startswith(folder) and name.endswith(endings)]


def test_the_wheel_carries_every_file_of_the_three_packages_and_nothing_else(wheel: Path) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for package in ("bjdesk", "sync", "resources")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    with zipfile.ZipFile(wheel) as parts:
        names = {name for name in parts.namelist() if ".dist-info/" not in name}

    assert names == files


def test_the_wheel_says_who_made_what_it_needs_and_under_which_terms(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as parts:
        names = parts.namelist()
        described = next(name for name in names if name.endswith(".dist-info/METADATA"))
        facts = email.message_from_bytes(parts.read(described))

    assert facts["License-Expression"] == "Apache-2.0"
    assert facts["Requires-Python"] == ">=3.11"
    assert set(facts.get_all("Provides-Extra")) == {"test", "district"}
    assert {"uvicorn", "cryptography"} <= needed_without_extras(facts)  # the demo serves a district, a desk has a key
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def needed_without_extras(facts: email.message.Message) -> set[str]:
    """Names of the packages that come along whoever installs the wheel."""
    plain = [needed for needed in facts.get_all("Requires-Dist", ()) if "extra ==" not in needed]
    return {re.split(r"[^A-Za-z0-9_.-]", needed)[0].lower() for needed in plain}


def test_the_installed_program_comes_from_the_wheel(installed: Path) -> None:
    places = answer_of(
        installed / "python", "import bjdesk, resources, sync; print(bjdesk.__file__, resources.__file__)"
    )

    assert str(ROOT) not in places
    assert places.count(str(site_packages(installed))) == 2


def test_the_installed_program_plays_the_demo(installed: Path, tmp_path: Path) -> None:
    out = tmp_path / "pictures"

    told = subprocess.run(
        [installed / "bjdesk", "demo", "--headless", "--scale", "small", "--out", out],
        cwd=tmp_path,
        env=away_from_the_clone(tmp_path),
        capture_output=True,
        text=True,
    )

    assert told.returncode == 0, told.stdout + told.stderr
    a_demo_that_ended_well(out, told.stdout)
