"""The command line: `bjdesk` opens the desk, `bjdesk demo` makes a training branch and shows a morning at it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

EXIT_WORDS = 2
"""Exit code after a clear word instead of a traceback."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. The heavy imports are those of the command that runs."""
    _speak_utf8()
    arguments = _parser().parse_args(argv)
    return int(arguments.run(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bjdesk", description="前台签到程序 · the desk of a community college branch")
    parser.add_argument("--folder", type=Path, help="where the branch's data lie (default: the user's data folder)")
    parser.set_defaults(run=_open, headless=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    demo = commands.add_parser(
        "demo", help="a training branch with invented people; without a display a played morning"
    )
    demo.add_argument("--headless", action="store_true", help="play the morning even where there is a display")
    demo.add_argument("--out", type=Path, default=Path("bjdesk-demo"), help="where pictures, PDF and report go")
    demo.add_argument("--scale", choices=("small", "normal"), default="small", help="how many people (1,200 or 9,000)")
    demo.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="where the training branch lies")
    demo.set_defaults(run=_demo)
    return parser


def data_folder() -> Path:
    """The folder of this user's branch."""
    from platformdirs import user_data_path

    return user_data_path("bjdesk", appauthor=False) / "branch"


def training_folder() -> Path:
    """The folder of the training branch, apart from any real one (D15)."""
    from platformdirs import user_data_path

    return user_data_path("bjdesk", appauthor=False) / "training"


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(arguments: argparse.Namespace) -> int:
    folder = arguments.folder or data_folder()
    if not (folder / "bjdesk.db").exists():
        print(f"这里还没有分院的数据：{folder}", file=sys.stderr)
        print("先用 bjdesk demo 打开演示分院。 No branch lives here yet; try: bjdesk demo", file=sys.stderr)
        return EXIT_WORDS
    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        print("这里没有屏幕，开不了窗口。 There is no display to open a window on.", file=sys.stderr)
        return EXIT_WORDS
    from bjdesk.ui.desk_window import run

    return run(folder)


def _demo(arguments: argparse.Namespace) -> int:
    if arguments.headless or not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from bjdesk.demo.morning import play

        return int(play(arguments.folder, arguments.out, arguments.scale))
    from bjdesk.demo.branch import fresh_training_branch

    folder = fresh_training_branch(arguments.folder or training_folder(), arguments.scale)
    from bjdesk.ui.desk_window import run

    return run(folder)


def _speak_utf8() -> None:
    """A console of another encoding shows what it can and never ends the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
