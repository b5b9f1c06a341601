"""The papers of the venues: read, drawn and saved beside the window, never over a file (R12, R54, R57)."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from bjdesk.documents.faces import register_faces
from bjdesk.documents.saving import free_name, storage_problem
from bjdesk.documents.week_sheet import (
    DayLine,
    DaySheet,
    WeekBlock,
    WeekSheet,
    day_file,
    week_file,
    write_day_sheet,
    write_week_sheet,
)
from bjdesk.documents.workbook import About, write_workbook
from bjdesk.kernel.clock import to_instant, to_local
from bjdesk.kernel.errors import RecordMissing
from bjdesk.ui.checkin.printing import FONTS
from bjdesk.ui.code_names import code_names
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.exporting import noted
from bjdesk.ui.shell.jobs import Job, Progress
from bjdesk.ui.venues import words
from bjdesk.ui.venues.reading import Reading
from bjdesk.ui.venues.week_shape import Block
from bjdesk.venues.book import NOTES, book_file, venue_table
from bjdesk.venues.booking_book import NOTES as BOOKING_NOTES
from bjdesk.venues.booking_book import PURPOSE, STATE, booking_table
from bjdesk.venues.week import DISTRICT

translate = QCoreApplication.translate


class _VenuePaper:
    """The work of one job; gives the path of the file."""

    def __init__(self, desk: DeskWorkspace, save: Callable[["_VenuePaper"], Path]) -> None:
        self.desk = desk
        self._save = save

    def __call__(self, progress: Progress) -> Path:
        progress.check()
        return self._save(self)

    def place(self, name: str) -> Path:
        """A name in the folder of papers that is not taken."""
        folder = self.desk.papers
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_problem(error, folder) from error
        return free_name(folder / name)


def week_sheet(desk: DeskWorkspace, venue: UUID, monday: date) -> WeekSheet:
    """The week of a venue as its paper wants it."""
    reading, facts = Reading(desk), desk.facts
    opened = reading.opened(venue)
    if opened is None:
        raise RecordMissing(kind="venue")
    week = reading.week(venue, monday)
    return WeekSheet(
        facts.college_name,
        facts.branch_name,
        opened.line.label,
        week.days,
        week.opened,
        tuple(map(_printed, week.blocks)),
        opened.hours.text,
        to_local(desk.clock.now(), facts.zone),
        facts.staff_name,
        facts.is_training,
    )


def _printed(block: Block) -> WeekBlock:
    when = words.span(block.first, block.last)
    return WeekBlock(block.day, block.first, block.last, block.title, when, words.who(block), block.lane, block.lanes)


def day_sheet(desk: DeskWorkspace, day: date) -> DaySheet:
    """What is on in every venue of the branch on a day."""
    reading, facts = Reading(desk), desk.facts
    lines = tuple(_line(block) for block in reading.day(day))
    now = to_local(desk.clock.now(), facts.zone)
    return DaySheet(facts.college_name, facts.branch_name, day, lines, now, facts.staff_name, facts.is_training)


def _line(block: Block) -> DayLine:
    chip = words.block_chip(block)
    heads = "" if block.use.headcount is None else str(block.use.headcount)
    whose = words.whose(block)
    when = words.span(block.first, block.last)
    return DayLine(when, block.use.venue_label, block.title, whose, heads, chip[0] if chip else "")


def week_job(desk: DeskWorkspace, venue: UUID, monday: date) -> Job:
    """The week as a PDF; not started yet, `succeeded` brings the path."""

    def save(paper: _VenuePaper) -> Path:
        found = week_sheet(desk, venue, monday)
        path = paper.place(week_file(found))
        write_week_sheet(found, path, register_faces(FONTS, desk.faces))
        return path

    return Job(translate("Venues", "场地周表"), _VenuePaper(desk, save))


def day_job(desk: DeskWorkspace, day: date) -> Job:
    """The day of all venues as a PDF."""

    def save(paper: _VenuePaper) -> Path:
        found = day_sheet(desk, day)
        path = paper.place(day_file(found))
        write_day_sheet(found, path, register_faces(FONTS, desk.faces))
        return path

    return Job(translate("Venues", "场地日表"), _VenuePaper(desk, save))


def book_job(desk: DeskWorkspace) -> Job:
    """The register as an Excel table."""

    def save(paper: _VenuePaper) -> Path:
        facts, now = desk.facts, to_local(desk.clock.now(), desk.facts.zone)
        table = noted(desk, "venues", desk.read(venue_table, (desk.scope, DISTRICT), Reading(desk).names()))
        about = About(facts.college_name, facts.branch_name, facts.staff_name, now, NOTES, facts.is_training)
        path = paper.place(book_file(now))
        write_workbook(table, about, path)
        return path

    return Job(translate("Venues", "场地名册 Excel"), _VenuePaper(desk, save), icon="download")


def bookings_job(desk: DeskWorkspace, year: int) -> Job:
    """Every booking of a year as an Excel table."""

    def save(paper: _VenuePaper) -> Path:
        facts, now = desk.facts, to_local(desk.clock.now(), desk.facts.zone)
        begin, end = (to_instant(datetime(one, 1, 1, tzinfo=facts.zone)) for one in (year, year + 1))
        names = {listed: desk.read(code_names, listed) for listed in (PURPOSE, STATE)}
        table = noted(desk, "bookings", desk.read(booking_table, desk.scope, begin, end, names, facts.zone))
        about = About(facts.college_name, facts.branch_name, facts.staff_name, now, BOOKING_NOTES, facts.is_training)
        path = paper.place(f"{table.title} {year}.xlsx")
        write_workbook(table, about, path)
        return path

    return Job(translate("Venues", "场地预订 Excel"), _VenuePaper(desk, save), icon="download")
