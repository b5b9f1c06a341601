"""A paper is looked at beside the window: reading a file, drawing its pages and finding squares take their time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from bjdesk.ui.shell.jobs import Job, Progress

if TYPE_CHECKING:
    from bjdesk.certificates.looking import Seen
    from bjdesk.certificates.verdict import Knowledge

translate = QCoreApplication.translate


class Looked(NamedTuple):
    """What was seen, and what this machine knew at that time."""

    papers: "tuple[Seen, ...]"
    known: "Knowledge"


class LookJob(Job):
    """`what` is a file or text; succeeds with Looked."""

    def __init__(self, what: Path | str, known: "Callable[[], Knowledge]", parent: QObject | None = None) -> None:
        super().__init__(translate("Verify", "看证书"), self._look, "shield-check", parent)
        self._what = what
        self._known = known
        self._pages = translate("Verify", "第 {done} 页，共 {of} 页")

    def _look(self, progress: Progress) -> Looked:
        """In the other thread."""
        from bjdesk.certificates.looking import look

        def watch(done: int, of: int) -> None:
            progress.report(done, of, self._pages.format(done=done, of=of))

        return Looked(look(self._what, watch), self._known())
