"""Takes the words of the window into `bjdesk_en.ts` and compiles the translated ones into `bjdesk_en.qm`.

Run it from the top of the project after words were added or changed: python resources/translations/refresh.py, write
the English of what it counts as unfinished into the .ts, and run it again. The tools come with PySide6; on a bare
Debian they need what Qt needs (libglib2.0-0, libgssapi-krb5-2).
"""

import os
import subprocess
import sys
from pathlib import Path

import PySide6

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
WORDS, COMPILED = FOLDER / "bjdesk_en.ts", FOLDER / "bjdesk_en.qm"
NO_PLACES = ("-locations", "none")
"""Line numbers would change with every line of code above them."""


def main() -> int:
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "bjdesk").rglob("*.py"))
    languages = ("-source-language", "zh_CN", "-target-language", "en")
    code = run("lupdate", "-no-obsolete", *NO_PLACES, "-extensions", "py", *languages, *sources, "-ts", str(WORDS))
    return code or run("lrelease", str(WORDS), "-qm", str(COMPILED))


def run(tool: str, *arguments: str) -> int:
    """One of the tools in PySide6's own folder; its exit code."""
    program = Path(PySide6.__file__).parent / (f"{tool}.exe" if os.name == "nt" else tool)
    return subprocess.run([str(program), *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
