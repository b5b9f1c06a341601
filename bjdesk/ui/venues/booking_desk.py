"""A booking at work: what the pane says becomes a trial in the week, then a command (R35, R57)."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.clock import MINUTE
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.told import told
from bjdesk.ui.venues import words
from bjdesk.ui.venues.booking_pane import BookingPane
from bjdesk.ui.venues.reading import Reading, Trial
from bjdesk.ui.venues.week_shape import DAY_MIN, Draft, minute_of, monday_of
from bjdesk.venues.commands import OTHER_PURPOSE, BookVenue, MoveBooking
from bjdesk.venues.rules import Slot
from bjdesk.venues.week import Use, VenueLine

LOOK_MS = 120
"""So long after the last letter the time is tried."""
translate = QCoreApplication.translate


class BookingDesk(QObject):
    """`drafted(monday, draft)` while it is made; `booked(outcome, venue)` after COMMIT; `refused(error)` else.

    `venue_wanted(venue)` when the alternative is another room.
    """

    drafted = Signal(object, object)
    booked = Signal(object, object)
    refused = Signal(object)
    venue_wanted = Signal(object)

    def __init__(self, pane: BookingPane, desk: DeskWorkspace, reading: Reading, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._desk, self._reading = pane, desk, reading
        self._venue: VenueLine | None = None
        self._moved: Use | None = None
        self._trial = Trial()
        self.is_open = False
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        pane.edited.connect(self._on_edited)
        pane.use_wanted.connect(self.use_free)

    @property
    def trial(self) -> Trial:
        """What the time that stands in the pane meets with."""
        return self._trial

    # --- coming and going --------------------------------------------------------------------------------------------

    def begin(self, venue: VenueLine, day: date, first: int, last: int) -> None:
        """A new booking of a venue at a time that may be changed."""
        self._start(venue, None, translate("Venues", "订 {place}").format(place=venue.label))
        self._pane.fill_in(day, first, min(last, DAY_MIN))
        self._open()

    def move(self, venue: VenueLine, use: Use) -> None:
        """Another time for a booking; the same venue."""
        self._start(venue, use, translate("Venues", "“{title}”改到什么时候？").format(title=use.title))
        zone = self._desk.facts.zone
        first = minute_of(use.starts_at, zone)
        last = first + (use.ends_at - use.starts_at) // MINUTE
        self._pane.fill_in(self._desk.rules.day(use.starts_at), first, last if last <= DAY_MIN else last - DAY_MIN)
        self._open()

    def close(self) -> None:
        self._look.stop()
        self.is_open = False
        self.drafted.emit(None, None)

    def _start(self, venue: VenueLine, moved: Use | None, title: str) -> None:
        self._venue, self._moved = venue, moved
        names = self._reading.names()["booking_purpose"]
        purposes = [Choice(code, name) for code, name in names.items()]
        self._pane.begin(title, self._reading.today, purposes, is_moving=moved is not None)

    def _open(self) -> None:
        self.is_open = True
        self.look()
        self._pane.focus_first()

    def change_venue(self, venue: VenueLine) -> None:
        """The same booking in another room."""
        if self.is_open and self._moved is None:
            self._venue = venue
            self._pane.title.setText(translate("Venues", "订 {place}").format(place=venue.label))
            self.look()

    # --- the time ----------------------------------------------------------------------------------------------------

    def slot(self) -> Slot | None:
        """Where and when; None while it is not complete. What ends before it begins ends the next day."""
        time = self._pane.time()
        if time is None or self._venue is None:
            return None
        day, first, last = time
        end = last if last > first else last + DAY_MIN
        gap = self._moved.gap_min if self._moved is not None else 0
        return Slot(self._venue.id, self._reading.at(day, first), self._reading.at(day, end), gap)

    @told
    def look(self) -> None:
        """Try the time that stands there: what is in the way is told and hatched in the week."""
        slot, time = self.slot(), self._pane.time()
        if slot is None or time is None:
            self._trial = Trial()
            self._pane.show_clash("", "", can_use=False)
            self.drafted.emit(None, None)
            return
        besides = self._moved.id if self._moved is not None else None
        self._trial = self._reading.trial(slot, typed.number(self._pane.heads.text), besides)
        can_use = self._trial.later is not None or (self._trial.elsewhere is not None and self._moved is None)
        what, way_out = words.clash_words(self._trial, self._desk.facts.zone)
        self._pane.show_clash(what, way_out, can_use=bool(what) and can_use)
        self.drafted.emit(monday_of(time[0]), self._drawn(time))

    def _drawn(self, time: tuple[date, int, int]) -> Draft:
        day, first, last = time
        end = last if last > first else DAY_MIN
        zone = self._desk.facts.zone
        taken = []
        for begin, until in self._trial.taken:
            met = minute_of(begin, zone), minute_of(until, zone) or DAY_MIN
            taken.append((max(met[0], first), min(met[1] if met[1] > met[0] else DAY_MIN, end)))
        return Draft(day.weekday(), first, end, tuple(span for span in taken if span[0] < span[1]))

    def use_free(self) -> None:
        """Take the one free alternative that is offered."""
        time, later, elsewhere = self._pane.time(), self._trial.later, self._trial.elsewhere
        if not self.is_open or time is None:
            return
        if later is not None:
            zone = self._desk.facts.zone
            day = self._desk.rules.day(later.starts_at)
            self._pane.fill_in(day, minute_of(later.starts_at, zone), minute_of(later.ends_at, zone) or DAY_MIN)
            self.look()
        elif elsewhere is not None and self._moved is None:
            self.venue_wanted.emit(elsewhere.id)

    # --- saving ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        QGuiApplication.inputMethod().commit()
        self._look.stop()
        if not self._pane.is_right():
            return
        slot = self.slot()
        if slot is None:
            return
        self._try_to_save(slot)

    def _try_to_save(self, slot: Slot) -> None:
        try:
            outcome = self._desk.execute(self._command(slot))
        except DeskError as error:
            self.look()
            self.refused.emit(error)
            return
        self.is_open = False
        self.drafted.emit(None, None)
        self.booked.emit(outcome, self._desk.rules.day(slot.starts_at))

    def _command(self, slot: Slot) -> BookVenue | MoveBooking:
        if self._moved is not None:
            return MoveBooking(self._moved.id, self._moved.rev, slot.venue, slot.starts_at, slot.ends_at)
        pane = self._pane
        choice = pane.purpose.choice
        return BookVenue(
            slot.venue,
            slot.starts_at,
            slot.ends_at,
            pane.what.text.strip(),
            purpose=choice.key if choice is not None else OTHER_PURPOSE,
            borrower_name=pane.who.text.strip() or None,
            headcount=typed.number(pane.heads.text),
        )

    def say_error(self, error: DeskError) -> None:
        self.refused.emit(error)

    def _on_edited(self) -> None:
        if self.is_open:
            self._look.start()
