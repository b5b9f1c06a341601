"""The command line: `bjdesk` opens the desk, `demo` shows a training one, `enrol` and `sync` talk to the district,
`verify` looks at a certificate.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bjdesk.certificates.verdict import Knowledge

EXIT_WORDS = 2
"""Exit code after a clear word instead of a traceback."""
EXIT_CODES = """exit codes:
  0  全部做完 · all done: everything is exchanged, the desk is enrolled
  1  没连上或没做完，记录都留着，过一会儿再试 · not reached or not finished; the queue is kept, try again later
  2  命令不对，或这台电脑还没有登记 · something is wrong with the command, or this desk is not enrolled
  3  需要有人处理 · a person is needed
"""
VERIFY_CODES = """exit codes:
  0  真 · genuine
  1  已作废、已替换、伪造，或不是本院的证书 · revoked, replaced, forged, or no certificate of this college
  2  读不了，或命令不对 · cannot be read, or something is wrong with the command
  3  未知签发者：这台电脑不认识签发的电脑 · unknown issuer; that says nothing against the paper
"""


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
    _add_sync(commands)
    _add_verify(commands)
    return parser


def _add_sync(commands: Any) -> None:
    kept = argparse.RawDescriptionHelpFormatter
    enrol = commands.add_parser("enrol", help="enrol this desk with the district", formatter_class=kept)
    enrol.description = "在区里登记这台电脑 · enrol this desk with the district; again after it was copied or restored"
    enrol.add_argument("code", metavar="CODE", help="the one-time code that the district gave, good for 15 minutes")
    enrol.add_argument("--url", required=True, help="the district's server, e.g. https://district.example:8443")
    enrol.add_argument(
        "--authority", type=Path, help="PEM of the district's own CA (only http on this machine needs none)"
    )
    sync = commands.add_parser("sync", help="exchange with the district once", formatter_class=kept)
    sync.description = (
        "和区里同步一次；窗口开着就请它来做 · exchange with the district once; an open window is asked to"
    )
    sync.add_argument("--accept-time", action="store_true", help="somebody saw that the district's clock is right")
    for command, run in ((enrol, _enrol), (sync, _sync)):
        command.epilog = EXIT_CODES
        command.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="where the branch's data lie")
        command.set_defaults(run=run)


def _add_verify(commands: Any) -> None:
    kept = argparse.RawDescriptionHelpFormatter
    verify = commands.add_parser("verify", help="see whether a certificate is genuine", formatter_class=kept)
    verify.description = "查验证书：PDF、图片，或方块里的文字 · see whether a certificate is genuine"
    verify.epilog = VERIFY_CODES
    verify.add_argument("what", metavar="FILE-or-TEXT", help="a PDF, PNG or JPEG, the text of the square, - for stdin")
    verify.add_argument("--name", help="the name that stands on the paper")
    verify.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="where the branch's data lie")
    verify.set_defaults(run=_verify)


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
    if not _is_branch(folder):
        return EXIT_WORDS
    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        print("这里没有屏幕，开不了窗口。 There is no display to open a window on.", file=sys.stderr)
        return EXIT_WORDS
    from bjdesk.ui.desk_window import run

    return run(folder)


def _is_branch(folder: Path) -> bool:
    """Whether a branch lives here; if not, that is said."""
    if (folder / "bjdesk.db").exists():
        return True
    print(f"这里还没有分院的数据：{folder}", file=sys.stderr)
    print("先用 bjdesk demo 打开演示分院。 No branch lives here yet; try: bjdesk demo", file=sys.stderr)
    return False


def _enrol(arguments: argparse.Namespace) -> int:
    folder = arguments.folder or data_folder()
    if not _is_branch(folder):
        return EXIT_WORDS
    authority = None
    if arguments.authority is not None:
        try:
            authority = arguments.authority.read_text("ascii")
        except (OSError, ValueError) as error:
            print(f"证书文件读不了：{arguments.authority}  The authority cannot be read: {error}", file=sys.stderr)
            return EXIT_WORDS
    from bjdesk.ui.sync_command import enrol

    return enrol(folder, arguments.code, arguments.url, authority, _say)


def _sync(arguments: argparse.Namespace) -> int:
    folder = arguments.folder or data_folder()
    if not _is_branch(folder):
        return EXIT_WORDS
    from bjdesk.ui.sync_command import sync

    return sync(folder, _say, accept_time=arguments.accept_time)


def _verify(arguments: argparse.Namespace) -> int:
    from bjdesk.certificates.looking_command import verify
    from bjdesk.certificates.looking_words import NOT_READ, trouble
    from bjdesk.kernel.errors import DeskError

    try:
        known = _known(arguments.folder or data_folder())
        return verify(arguments.what, arguments.name, known, sys.stdin.buffer, _say)
    except DeskError as error:
        print(trouble(error), file=sys.stderr)
        return NOT_READ


def _known(folder: Path) -> "Knowledge":
    """What the branch in this folder has learnt; where there is none, nothing."""
    if not (folder / "bjdesk.db").exists():
        from bjdesk.certificates.looking import nothing_known

        return nothing_known()
    from bjdesk.app import open_desk
    from bjdesk.syncing.known import known_here

    desk = open_desk(folder)
    try:
        known: Knowledge = desk.read(known_here, desk.rules.zone)
        return known
    finally:
        desk.close()


def _say(words: str) -> None:
    print(words, flush=True)


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
