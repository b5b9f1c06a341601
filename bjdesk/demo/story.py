"""Tells on the terminal what happens in the played morning: one line a scene, with a bar that says how far it is."""

import sys
from typing import TextIO

CELLS = 20
FULL, EMPTY = "█", "░"


class Story:
    """Lines with a bar before them; on a terminal the line of work in progress is written over."""

    def __init__(self, scenes: int, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._scenes = scenes
        self._told = 0
        self._has_open_line = False

    def headline(self, text: str) -> None:
        """A line without a bar."""
        self._end_line()
        self._write(text + "\n")

    def start_over(self) -> None:
        """The first scene comes next again."""
        self._told = 0

    def tell(self, chinese: str, english: str) -> None:
        """One scene is over."""
        self._told = min(self._scenes, self._told + 1)
        self._end_line()
        self._write(f"{bar(self._told / self._scenes)}  {chinese}  {english}\n")

    def working(self, chinese: str, done: int, of: int) -> None:
        """Show how far the scene at work is; only where a line can be written over."""
        if not self._out.isatty():
            return
        part = (self._told + done / max(1, of)) / self._scenes
        self._write(f"\r{bar(part)}  {chinese} {100 * done // max(1, of):3d} %")
        self._has_open_line = True

    def _end_line(self) -> None:
        if self._has_open_line:
            self._write("\r\033[K")
            self._has_open_line = False

    def _write(self, text: str) -> None:
        """A terminal that knows no Chinese gets question marks, not a traceback."""
        encoding = self._out.encoding or "utf-8"
        self._out.write(text.encode(encoding, "replace").decode(encoding))
        self._out.flush()


def bar(part: float) -> str:
    """Twenty cells and a percentage."""
    full = round(CELLS * part)
    return f"{FULL * full}{EMPTY * (CELLS - full)} {round(100 * part):3d} %"
