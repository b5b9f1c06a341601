"""What is done with a whole venue or with all of them: closing and opening again, the papers, the Excel table (R54)."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from bjdesk.kernel.commands import Command, Outcome
from bjdesk.kernel.errors import DeskError, RuleBroken
from bjdesk.ui import formats
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.jobs import Job, Jobs
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.venues.reading import Opened, Reading
from bjdesk.venues.commands import WithdrawProposal
from bjdesk.venues.register.commands import REGISTERED, TO_BE_REGISTERED, SetVenueStatus, has_numbers
from bjdesk.venues.rules import SUSPENDED

if TYPE_CHECKING:
    from bjdesk.syncing.wishes import Wish

MOST_NAMED = 3
translate = QCoreApplication.translate


class VenueActs(QObject):
    """Says on the page what came of it; `done(undo)` after COMMIT, `refused(error)` else."""

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: DeskWorkspace, reading: Reading, jobs: Jobs, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reading, self._jobs, self._messages = desk, reading, jobs, messages
        self._saved: Path | None = None
        self._asked: UUID | None = None

    # --- status ------------------------------------------------------------------------------------------------------

    def turn_status(self, venue: UUID) -> None:
        """Number one that has no number yet; else close it, or open it again; what stands there is told first."""
        opened = self._reading.opened(venue)
        if opened is None:
            return
        is_new = opened.line.status == TO_BE_REGISTERED and self._desk.read(has_numbers)
        self._set(opened, REGISTERED if is_new or opened.line.is_shut else SUSPENDED, keeps_bookings=False)

    def close_anyway(self) -> None:
        """The bookings are known and stay."""
        opened = self._reading.opened(self._asked) if self._asked is not None else None
        if opened is not None:
            self._set(opened, SUSPENDED, keeps_bookings=True)

    def _set(self, opened: Opened, status: str, *, keeps_bookings: bool) -> None:
        try:
            outcome: Outcome = self._desk.execute(SetVenueStatus(opened.line.id, opened.rev, status, keeps_bookings))
        except RuleBroken as error:
            if error.code == "venue-has-bookings":
                self._ask(opened, error)
            else:
                self.refused.emit(error)
        except DeskError as error:
            self.refused.emit(error)
        else:
            self._messages.clear()
            self._tell(opened, status, outcome.undo)

    def _tell(self, opened: Opened, status: str, undo: Command | None) -> None:
        words = translate("Venues", "“{name}”停用了")
        if status == REGISTERED:
            words = translate("Venues", "“{name}”重新开放了")
            if opened.line.status == TO_BE_REGISTERED:
                words = translate("Venues", "“{name}”在册了，编号在资料里")
        self._messages.say("ok", words.format(name=opened.line.label), icon="circle-check")
        self.done.emit(undo)

    def _ask(self, opened: Opened, error: RuleBroken) -> None:
        """What stands there, by name; closing it all the same is meant."""
        self._asked = opened.line.id
        ahead, zone = self._reading.ahead(opened.line.id), self._desk.facts.zone
        named = [
            f"{formats.short_moment(row.starts_at, zone, self._reading.today)} {row.title}"
            for row in ahead[:MOST_NAMED]
        ]
        rest = len(ahead) - len(named)
        more = [translate("Venues", "还有 {n} 场").format(n=rest)] if rest else []
        said = translate("Venues", "；").join([*named, *more])
        banner = self._messages.say(
            "warn", words_for(error).what, said, action=translate("Venues", "留着预订，停用"), icon="triangle-alert"
        )
        banner.acted.connect(self.close_anyway)

    # --- wishes ------------------------------------------------------------------------------------------------------

    def withdraw(self, wish: "Wish") -> None:
        """Take back what the district has not taken up."""
        try:
            self._desk.execute(WithdrawProposal(wish.id, wish.rev))
        except DeskError as error:
            self.refused.emit(error)
        else:
            self._messages.clear()
            self._messages.say("ok", translate("Venues", "撤回了，区里不会再看这一条"), icon="circle-check")

    # --- papers ------------------------------------------------------------------------------------------------------

    def print_week(self, venue: UUID, monday: date) -> None:
        from bjdesk.ui.venues.papers import week_job  # what draws is loaded when somebody prints

        self._start(week_job(self._desk, venue, monday))

    def print_day(self, day: date) -> None:
        from bjdesk.ui.venues.papers import day_job

        self._start(day_job(self._desk, day))

    def export(self) -> None:
        from bjdesk.ui.venues.papers import book_job

        self._start(book_job(self._desk))

    def export_bookings(self, year: int) -> None:
        from bjdesk.ui.venues.papers import bookings_job

        self._start(bookings_job(self._desk, year))

    def _start(self, job: Job) -> None:
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)
        self._jobs.start(job)

    def _on_saved(self, path: Path) -> None:
        self._saved = path
        words = translate("Venues", "{name}，在“{folder}”里").format(name=path.name, folder=path.parent.name)
        what, action = translate("Venues", "存好了"), translate("Venues", "打开")
        banner = self._messages.say("ok", what, words, action=action, icon="printer")
        banner.acted.connect(self._on_open)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _on_failed(self, error: object) -> None:
        if isinstance(error, DeskError):
            self.refused.emit(error)
