"""Looks at the desk: a picture of every page and state in every look, and every fault that can be seen.

    python tests/look.py [--out bjdesk-look] [--only zh-100,en-100]

Brings the real window by keys and scans into each state, at 1366×768 and 911×512, with text of 100 % and 140 %, in
Chinese, and once more in English. Ends with 1 and one line a fault when words are cut off, drawn over each other, not
translated or missing, when a glyph is in none of the bundled faces, when something lies outside its parent or over its
neighbour, is too small to hit, has no name for a screen reader, or when a list is empty without a word.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_QPA_FONTDIR", None)  # only the bundled faces are to be seen

ROUNDS = ("zh-140", "zh-100", "en-100")
"""Language and size of text, the longest first; each in a process of its own."""


def main() -> int:
    wanted = _arguments()
    wanted.out.mkdir(parents=True, exist_ok=True)
    if wanted.round:
        return look(wanted.round, wanted.out)
    begun = time.monotonic()
    sweep(wanted.out)
    _unpack_faces(wanted.out)
    running = {name: _start(name, wanted.out) for name in wanted.only.split(",")}
    codes = [_told(name, process) for name, process in running.items()]
    print(f"{time.monotonic() - begun:.0f} s, pictures in {wanted.out}/")
    return max(codes)


def look(name: str, out: Path) -> int:
    """One round in this process: its faults on standard output, its pictures in `out`."""
    from PySide6.QtCore import qInstallMessageHandler

    from bjdesk.ui.desk_window import make_application
    from tests.looking.scenes import LOOKS
    from tests.looking.tour import Tour

    language, percent = name.split("-")
    qInstallMessageHandler(_on_qt_message)
    app = make_application(["bjdesk"], language)
    looks = [one for one in LOOKS if one.percent == int(percent)]
    with tempfile.TemporaryDirectory(prefix="bjdesk-look-") as work:
        tour = Tour(app, language, Path(work), _faces(out), looks, out)
        faults = list(tour.walk())
    for fault in faults:
        print(fault)
    print(f"{name}: {len(tour.reached)} states, {len(faults)} faults")
    sys.stdout.flush()
    os._exit(1 if faults else 0)  # without taking every widget of every scene apart first


def _on_qt_message(_kind: object, _context: object, message: str) -> None:
    """What Qt has to say, without what it always says where there is no screen."""
    if "plugin does not support" not in message:
        print(message, file=sys.stderr)


def sweep(out: Path) -> None:
    """Remove the pictures of an earlier time."""
    for old in out.rglob("*.png"):
        old.unlink()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("bjdesk-look"), help="folder for the pictures")
    parser.add_argument("--only", default=",".join(ROUNDS), help="some of " + ", ".join(ROUNDS))
    parser.add_argument("--round", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _faces(out: Path) -> Path:
    """Where the faces for rare names lie unpacked, from one time to the next."""
    return out.resolve() / "faces"


def _unpack_faces(out: Path) -> None:
    from bjdesk.ui.shell.faces import prepare_fallbacks

    prepare_fallbacks(_faces(out))


def _start(name: str, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--round", name, "--out", str(out)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _told(name: str, process: subprocess.Popen[str]) -> int:
    """Hand on what a round said; its exit code."""
    said, _ = process.communicate()
    print(said, end="")
    if process.returncode not in (0, 1):
        print(f"{name}: ended with {process.returncode} before it was through")
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
