"""Keeps an unfinished registration every few seconds, so that neither Esc nor a power cut costs anything (D5)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from bjdesk.kernel.errors import DeskError
from bjdesk.people.commands import SaveDraft
from bjdesk.people.drafts import DraftFound, draft
from bjdesk.ui.desk_workspace import DeskWorkspace

FORM = "walk-in"
EVERY_MS = 3000
Body = dict[str, str | int | bool | None]


def read_draft(desk: DeskWorkspace) -> DraftFound | None:
    """The registration that was left unfinished."""
    found: DraftFound | None = desk.read(draft, FORM)
    return found


def unfinished_name(desk: DeskWorkspace) -> str | None:
    """Whose registration was left; an empty text when the name was not typed yet, None when there is none."""
    found = read_draft(desk)
    return None if found is None else str(found.body.get("name") or "").strip()


class DraftKeeper(QObject):
    """`touch` after every change; saves at most once in `EVERY_MS`, and only what is new."""

    kept = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: DeskWorkspace,
        gather: Callable[[], Body],
        parent: QObject,
        every_ms: int = EVERY_MS,
        form: str = FORM,
    ) -> None:
        super().__init__(parent)
        self._desk, self._gather, self._form = desk, gather, form
        self._last: Body = {}
        self._timer = QTimer(self, singleShot=True, interval=every_ms)
        self._timer.timeout.connect(self.flush)

    def touch(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def start_from(self, body: Body) -> None:
        """What the store has already."""
        self._timer.stop()
        self._last = body

    def flush(self) -> None:
        """Keep what is there now."""
        self._timer.stop()
        body = self._gather()
        if body == self._last:
            return
        if self._save(body or None):
            self._last = body
            self.kept.emit()

    def forget(self) -> None:
        """The form is done with."""
        self._timer.stop()
        if self._last:
            self._save(None)
        self._last = {}

    def _save(self, body: Body | None) -> bool:
        try:
            self._desk.execute(SaveDraft(self._form, body))
        except DeskError as error:
            self.failed.emit(error)
            return False
        return True
