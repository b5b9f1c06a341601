"""The register of societies and the members of one as Excel tables: made beside the window, never over a file (R71)."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from bjdesk.documents.saving import free_name, storage_problem
from bjdesk.documents.society_book import SocietyFacts, about_societies, member_table, register_table, suggested_name
from bjdesk.documents.workbook import About, Cell, Table, write_workbook
from bjdesk.kernel.clock import day_of, to_local
from bjdesk.kernel.errors import DeskError, RecordMissing
from bjdesk.learning.meetings.queries import SocietyLine
from bjdesk.societies.queries import MemberRow
from bjdesk.ui.code_names import code_names
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.exporting import noted
from bjdesk.ui.shell.jobs import Job, Jobs, Progress
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.societies import words
from bjdesk.ui.societies.reading import CATEGORY, Reading

translate = QCoreApplication.translate
Make = Callable[["_Book"], Table]


class _Book:
    """The work of one job; gives the path of the file."""

    def __init__(self, desk: DeskWorkspace, make: Make) -> None:
        self._desk, self._make = desk, make
        self.reading = Reading(desk)

    def __call__(self, progress: Progress) -> Path:
        table = noted(self._desk, "societies", self._make(self))
        progress.check()
        now = to_local(self._desk.clock.now(), self._desk.rules.zone)
        path = self._place(suggested_name(table, now))
        write_workbook(table, self._about(now), path)
        return path

    @property
    def categories(self) -> dict[str, str]:
        found: dict[str, str] = self._desk.read(code_names, CATEGORY)
        return found

    def day(self, line: SocietyLine) -> date | None:
        return None if line.last_at is None else day_of(line.last_at, self._desk.rules.zone)

    def _about(self, now: datetime) -> About:
        facts = self._desk.facts
        names = (facts.college_name, facts.branch_name, facts.staff_name)
        return about_societies(*names, now, stale_days=self.reading.stale_days, is_training=facts.is_training)

    def _place(self, name: str) -> Path:
        """A name in the folder of papers that is not taken."""
        folder = self._desk.papers
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_problem(error, folder) from error
        return free_name(folder / name)


class SocietyPapers(QObject):
    """Starts the jobs and says where the file lies, with a button that opens it."""

    def __init__(self, desk: DeskWorkspace, jobs: Jobs, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._messages = desk, jobs, messages
        self._saved: Path | None = None

    def save_register(self) -> None:
        """名单: every society of the branch, a line each."""
        self._start(translate("Societies", "社团名单 Excel"), _register)

    def save_members(self, society: UUID) -> None:
        """成员名单 of one society, those who left too."""
        self._start(translate("Societies", "社团成员 Excel"), _MembersOf(society))

    def _start(self, title: str, make: Make) -> None:
        job = Job(title, _Book(self._desk, make), icon="download")
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_failed)
        self._jobs.start(job)

    def _on_saved(self, path: Path) -> None:
        self._saved = path
        where = translate("Societies", "{name}，在“{folder}”里").format(name=path.name, folder=path.parent.name)
        what, opens = translate("Societies", "存好了"), translate("Societies", "打开")
        banner = self._messages.say("ok", what, where, action=opens, icon="download")
        banner.acted.connect(self._on_open)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _on_failed(self, error: object) -> None:
        if isinstance(error, DeskError):
            self._messages.say_error(error)


def _register(book: _Book) -> Table:
    names = book.categories
    return register_table([facts_of(line, names, book.day(line)) for line in book.reading.register()])


class _MembersOf:
    """The members of one society, read in the job."""

    def __init__(self, society: UUID) -> None:
        self._society = society

    def __call__(self, book: _Book) -> Table:
        found = book.reading.detail(self._society)
        if found is None:
            raise RecordMissing(kind="society")
        today = book.reading.today
        return member_table(found.line.row.name, [cells_of(row, today) for row in found.members])


def facts_of(line: SocietyLine, categories: dict[str, str], last_on: date | None) -> SocietyFacts:
    """A line of the 名单, in words."""
    row = line.row
    return SocietyFacts(
        name=row.name,
        category=categories.get(row.category, ""),
        community=row.community or "",
        coordinator=row.coordinator or "",
        leader=line.belong.leader or "",
        people=line.belong.people,
        core=line.belong.core,
        founded_on=row.founded_on,
        has_charter=row.has_charter,
        has_rules=row.has_rules,
        meeting_rule=row.meeting_rule or "",
        place=row.place or "",
        months=tuple(month.held for month in line.months),
        held=line.held,
        planned=line.planned,
        last_on=last_on,
        is_stale=line.is_stale,
        state=words.state_chip(row.state)[0],
        filing_no=row.filing_no or "",
    )


def cells_of(row: MemberRow, today: date) -> tuple[Cell, ...]:
    """A line of the 成员名单, in words."""
    person = row.person
    core = translate("Societies", "是") if row.is_core else ""
    standing = translate("Societies", "已退出") if row.has_left(today) else ""
    return (
        person.name,
        person.year,
        person.community,
        person.last4,
        words.role(row.role),
        core,
        row.joined_on,
        row.left_on,
        standing,
    )
