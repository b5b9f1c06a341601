"""`bjdesk verify`: what is on the command line is looked at, judged, and said (P36)."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from bjdesk.certificates import looking_words
from bjdesk.certificates.looking import MOST_BYTES, is_pdf, is_picture, judged, look
from bjdesk.certificates.numbers import parse
from bjdesk.certificates.proof import PREFIX
from bjdesk.certificates.verdict import Knowledge

STDIN = "-"
_FILES = frozenset({".pdf", ".png", ".jpg", ".jpeg"})


def verify(argument: str, name: str | None, known: Knowledge, stdin: BinaryIO, say: Callable[[str], None]) -> int:
    """Say what there is to say of each certificate; its exit code. Raises the DeskError of `look`."""
    typed = name if name and name.strip() else None
    papers = look(what(argument, stdin))
    found = [judged(paper, known, typed) for paper in papers]
    for paper, one in zip(papers, found, strict=True):
        for line in looking_words.lines(paper, one, typed):
            say(line)
    return looking_words.exit_code(found)


def what(argument: str, stdin: BinaryIO) -> Path | bytes | str:
    """A file if there is one or it is named like one, else text."""
    if argument == STDIN:
        data = stdin.read(MOST_BYTES + 1)
        return data if is_pdf(data) or is_picture(data) or len(data) > MOST_BYTES else data.decode(errors="replace")
    if PREFIX in argument.upper() or parse(argument) is not None:
        return argument
    path = Path(argument)
    try:
        is_there = path.exists()
    except (OSError, ValueError):  # too long for a name, or with letters that none has
        return argument
    return path if is_there or path.suffix.lower() in _FILES else argument
