"""What a report of a fault may hold: where it happened and in which versions, never what was being worked on (D5).

No locals, no messages (they quote names and numbers), no paths of the machine (they hold the user's name).
"""

import traceback
from collections.abc import Iterator
from pathlib import Path, PurePath
from types import TracebackType

_ROOTS = ("site-packages", "bjdesk", "sync", "resources", "tests")


def describe(error: BaseException) -> str:
    """The error and those behind it, newest last, as file, line, function and line of code."""
    parts = [_one(link) for link in reversed(list(_chain(error)))]
    return "\n".join(parts)


def write_new(folder: Path, name: str, text: str) -> Path:
    """Write `name`.txt, or name (2).txt, (3) …: an existing file is never overwritten. Raises OSError."""
    number = 1
    while True:
        path = folder / (f"{name}.txt" if number == 1 else f"{name} ({number}).txt")
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            number += 1
        else:
            return path


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _one(error: BaseException) -> str:
    kind = type(error)
    code = getattr(error, "code", "")
    name = f"{kind.__module__}.{kind.__qualname__}" + (f" {code}" if isinstance(code, str) and code else "")
    return "\n".join([*_frames(error.__traceback__), name])


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(trace):
        yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
        if frame.line:
            yield f"      {frame.line}"


def _short(filename: str) -> str:
    """The path from the package on; outside of one, the bare name."""
    parts = PurePath(filename).parts
    for root in _ROOTS:
        if root in parts[:-1]:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else filename
