"""What is done with bookings on the page of the venues: which pane stands at the left, what the week shows of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from bjdesk.kernel.commands import Outcome
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.venues.booking_desk import BookingDesk
from bjdesk.ui.venues.reading import Reading
from bjdesk.ui.venues.use_desk import UseDesk
from bjdesk.ui.venues.venue_strip import WEEK
from bjdesk.ui.venues.week_shape import Block, monday_of
from bjdesk.venues.week import VenueLine

if TYPE_CHECKING:
    from bjdesk.ui.venues.page import VenuesPage

translate = QCoreApplication.translate


class BookingMode(QObject):
    """Made with the page; its desks come with the data."""

    def __init__(self, page: "VenuesPage") -> None:
        super().__init__(page)
        self._page = page
        self.desk: BookingDesk | None = None
        self.use: UseDesk | None = None
        week = page.week
        week.grid.book_wanted.connect(self._book)
        week.grid.opened.connect(self.open_use)
        week.grid.withdraw_wanted.connect(self._ask_to_withdraw)

    def attach(self, workspace: DeskWorkspace, reading: Reading) -> None:
        week = self._page.week
        self.desk = BookingDesk(week.booking, workspace, reading, self)
        self.use = UseDesk(week.use, workspace, reading, self)
        self.desk.drafted.connect(self._on_drafted)
        self.desk.booked.connect(self._on_booked)
        self.desk.refused.connect(self._on_refused)
        self.desk.venue_wanted.connect(self._on_venue_wanted)
        week.booking.save_wanted.connect(self.desk.save)
        self.use.move_wanted.connect(self._on_move_wanted)
        self.use.withdrawn.connect(self._on_withdrawn)
        self.use.session_wanted.connect(self._on_session_wanted)
        self.use.refused.connect(self._on_refused)

    @property
    def deeds(self) -> dict[str, Callable[[], object]]:
        """The keys of a booking that is being made."""
        if self.desk is None or not self.desk.is_open:
            return {}
        return {"save": self.desk.save, "use-free": self.desk.use_free}

    # --- making one --------------------------------------------------------------------------------------------------

    def book(self) -> None:
        """A booking at the time that is chosen in the week."""
        self._page.show_mode(WEEK)
        self._book(*self._page.week.grid.span)

    def change_venue(self, venue: VenueLine) -> None:
        """The booking that is being made goes along."""
        if self.desk is not None:
            self.desk.change_venue(venue)

    def close(self) -> None:
        if self.desk is not None:
            self.desk.close()

    def _book(self, day: int, first: int, last: int) -> None:
        page = self._page
        line = page.line
        if line is None or self.desk is None:
            return
        page.week.show_left(page.week.booking)
        self.desk.begin(line.venue, page.monday + timedelta(days=day), first, last)

    def _on_drafted(self, monday: date | None, draft: Any) -> None:
        """The week follows the day that is being typed."""
        page = self._page
        if monday is not None and monday != page.monday:
            page.monday = monday
            page.show_venue()
        page.week.grid.show_draft(draft)

    def _on_booked(self, outcome: Outcome, day: date) -> None:
        page = self._page
        page.taking_back.remember(outcome.undo)
        page.monday = monday_of(day)
        page.leave_pane()
        page.show_venue()
        page.messages.say("ok", translate("Venues", "订好了"), page.taking_back.words, icon="circle-check")

    def _on_venue_wanted(self, venue: UUID) -> None:
        """The booking that is being made goes to another room."""
        self._page.choose(venue)

    # --- one that stands ---------------------------------------------------------------------------------------------

    def open_use(self, booking: UUID) -> None:
        page = self._page
        if self.use is not None and self.use.open(booking):
            self.close()
            page.show_mode(WEEK)
            page.week.show_left(page.week.use)
            self.use.focus()

    def open_block(self, block: Block) -> None:
        self.open_use(block.id)

    def stop_asking(self) -> bool:
        """False if nothing was asked."""
        return self.use is not None and self.use.stop_asking()

    def _ask_to_withdraw(self, booking: UUID) -> None:
        self.open_use(booking)
        if self.use is not None:
            self.use.ask()

    def _on_move_wanted(self) -> None:
        if self.use is None or self.desk is None or self.use.found is None:
            return
        page, found = self._page, self.use.found
        line = next((one for one in page.week.list.lines if one.venue.id == found.venue), None)
        if line is not None:
            page.choose(line.venue.id)
            page.week.show_left(page.week.booking)
            self.desk.move(line.venue, found)

    def _on_withdrawn(self) -> None:
        self._page.leave_pane()
        self._page.messages.say("ok", translate("Venues", "退掉了，这段时间空出来了"))

    def _on_session_wanted(self, session: UUID) -> None:
        self._page.wanted.emit("courses", session)

    def _on_refused(self, error: DeskError) -> None:
        self._page.messages.say_error(error)
