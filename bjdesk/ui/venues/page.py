"""场地: every venue with its week, what is booked there, its card, its register (R12, R54, R55, R57)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.commands import Command
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.told import told
from bjdesk.ui.shell.workspace import Workspace
from bjdesk.ui.venues import words
from bjdesk.ui.venues.acts import VenueActs
from bjdesk.ui.venues.booking_mode import BookingMode
from bjdesk.ui.venues.loading import PlaceLoader
from bjdesk.ui.venues.nothing_yet import NothingYet
from bjdesk.ui.venues.reading import Line, Reading
from bjdesk.ui.venues.taking_back import TakingBack
from bjdesk.ui.venues.venue_card import VenueCard
from bjdesk.ui.venues.venue_editor import VenueEditor
from bjdesk.ui.venues.venue_form import VenueForm
from bjdesk.ui.venues.venue_strip import CARD, EMPTY, FORM, WEEK, StripButtons
from bjdesk.ui.venues.week_view import WeekView, facts_line


class VenuesPage(Page):
    """One of week, card and form is seen. Esc goes back one step, Ctrl+Z takes back what was done here last."""

    kinds = frozenset({"venue", "venue_hours", "booking", "session", "activity", "org", "term", "proposal"})

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.desk: DeskWorkspace | None = None
        self.reading: Reading | None = None
        self.editor: VenueEditor | None = None
        self.acts: VenueActs | None = None
        self.loader: PlaceLoader | None = None
        self.mode = EMPTY
        self.monday = date.min
        self.venue: UUID | None = None
        self.taking_back = TakingBack(self.messages, self)
        self.week = WeekView(self.theme)
        self.card = VenueCard(self.theme)
        self.form = VenueForm(self.theme)
        self.bookings = BookingMode(self)
        self.buttons = StripButtons(self.theme, self.strip, self)
        self.nothing = NothingYet(self.theme)
        self.empty = self.nothing.empty
        for widget in (self.week, self.card, self.form, self.nothing):
            self.body.addWidget(widget, 1)
        self._connect()
        self.show_mode(EMPTY)
        self.set_compact(self.is_compact)

    # --- what the shell asks -----------------------------------------------------------------------------------------

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        assert isinstance(workspace, DeskWorkspace)
        self.desk = workspace
        self.reading = reading = Reading(workspace)
        self.monday = reading.monday()
        self.bookings.attach(workspace, reading)
        self.editor = editor = VenueEditor(self.form, workspace, reading, self)
        self.acts = acts = VenueActs(workspace, reading, self.tools.jobs, self.messages, self)
        self.loader = loader = PlaceLoader(workspace, self.messages, self.taking_back.words, self)
        self.card.changes.attach(workspace, self.say_error)
        editor.saved.connect(self._on_saved)
        editor.differs.connect(self._on_differs)
        self.form.clear_wanted.connect(editor.clear)
        self.card.wishes.withdraw_wanted.connect(acts.withdraw)
        acts.done.connect(self.taking_back.remember)
        loader.loaded.connect(self._on_loaded)
        for part in (editor, acts, loader):
            part.refused.connect(self.say_error)

    def shown(self) -> None:
        self._focus()

    def refresh(self, changes: Changes | None) -> None:
        if self.reading is None:
            return
        lines = self.reading.lines()
        self.week.list.show_lines(lines)
        if not lines:
            if self.mode != FORM:
                self._say_empty()
            return
        if self.mode == EMPTY:
            self.show_mode(WEEK)
        if self.venue is None or self.venue not in {line.venue.id for line in lines}:
            self.venue = self.week.list.table.current_id or lines[0].venue.id
        self.week.list.select(self.venue)
        self.show_venue()

    def show_subject(self, subject: Any) -> None:
        """A venue by its id."""
        self.leave_pane()
        self.show_mode(WEEK)
        self.week.list.select(subject)

    @property
    def actions(self) -> dict[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        if self.mode == FORM:
            return {"save": self._save_form, "back": self._leave_form, "load-places": self.load_places}
        found: dict[str, Callable[[], object]] = {
            "new-venue": self.register,
            "load-places": self.load_places,
            "undo": self._take_back,
            "find": self.find_venue,
        }
        if self.mode == EMPTY:
            return found
        found |= {
            "register": self.bookings.book,
            "edit": self.edit,
            "venue-card": self.turn_card,
            "venue-status": self.turn_status,
            "venue-book": self._export,
            "booking-book": self._export_bookings,
            "print": self._print_week,
            "day-sheet": self._print_day,
            "week-before": self.go_back_a_week,
            "week-after": self.go_on_a_week,
            "this-week": self.go_to_this_week,
        }
        found |= self.bookings.deeds
        if self._has_somewhere_to_go_back:
            found["back"] = self.go_back
        return found

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.week.set_compact(is_compact)
        self.card.set_compact(is_compact)
        self._fit_strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_strip()

    def adapt_to_scale(self) -> None:
        self._fit_strip()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.editor is not None:
            self.editor.keep()

    # --- the week ----------------------------------------------------------------------------------------------------

    @property
    def line(self) -> Line | None:
        """The venue that is looked at."""
        return next((line for line in self.week.list.lines if line.venue.id == self.venue), None)

    @told
    def show_venue(self) -> None:
        line, reading = self.line, self.reading
        if line is None or reading is None:
            return
        week = reading.week(line.venue.id, self.monday)
        self.week.grid.show_week(week)
        kind = reading.names()["venue_type"].get(line.venue.type, "")
        self.week.show_venue(line, facts_line(line, kind))
        if self.mode == CARD:
            self._fill_card()
        self._fit_strip()

    def _fill_card(self) -> None:
        reading = self.reading
        opened = reading.opened(self.venue) if reading is not None and self.venue is not None else None
        if reading is None or opened is None:
            self.show_mode(WEEK)
            return
        self.card.show_venue(
            opened, reading.week(opened.line.id, reading.monday()), reading.names(), reading.bars(opened)
        )
        self.card.wishes.show_wishes(*reading.wished(opened.line.id))

    def choose(self, venue: UUID) -> None:
        """This venue, wherever it is in the list."""
        self.week.list.select(venue)
        self._on_chosen(venue)

    def _on_chosen(self, venue: UUID) -> None:
        if venue == self.venue:
            return
        self.venue = venue
        if self.line is not None:
            self.bookings.change_venue(self.line.venue)
        self.show_venue()

    def _on_list_opened(self, _venue: UUID) -> None:
        """Enter in the list: to the week."""
        self.week.want_list(False)
        self.week.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_back_a_week(self) -> None:
        self._go_to(self.monday - timedelta(days=7))

    def go_on_a_week(self) -> None:
        self._go_to(self.monday + timedelta(days=7))

    def go_to_this_week(self) -> None:
        if self.reading is not None:
            self._go_to(self.reading.monday())
            self.week.grid.go_to_now()

    def _go_to(self, monday: date) -> None:
        self.monday = monday
        if self.mode == CARD:
            self.show_mode(WEEK)
        self.show_venue()

    def find_venue(self) -> None:
        """The search for venues has the keyboard."""
        self.leave_pane()
        self.show_mode(WEEK if self.mode != EMPTY else EMPTY)
        self.week.want_list(True)
        self.week.list.focus_search()

    def _toggle_list(self) -> None:
        if self.week.is_list_seen:
            self.week.want_list(False)
        else:
            self.find_venue()

    # --- the register ------------------------------------------------------------------------------------------------

    def register(self) -> None:
        """A new venue."""
        if self.editor is not None:
            self.leave_pane()
            self.show_mode(FORM)
            self.editor.register()

    def load_places(self) -> None:
        """The real places of the street, instead of entering them by hand."""
        if self.loader is not None:
            self.loader.load()

    def _on_loaded(self, venue: UUID, undos: list[Command]) -> None:
        if self.mode == FORM:
            self._leave_form()
        self.taking_back.remember(*undos)
        self.refresh(None)
        self.show_mode(WEEK)
        self.choose(venue)
        self._focus()

    def edit(self) -> None:
        """The venue that is looked at, or a wish about one of the district's."""
        opened = self.reading.opened(self.venue) if self.reading is not None and self.venue is not None else None
        if opened is not None and self.editor is not None:
            self.leave_pane()
            self.show_mode(FORM)
            self.editor.edit(opened)

    def turn_card(self) -> None:
        """Card and week take turns."""
        self.leave_pane()
        self.show_mode(WEEK if self.mode == CARD else CARD)
        if self.mode == CARD:
            self._fill_card()
        self._focus()

    def turn_status(self) -> None:
        if self.acts is not None and self.venue is not None:
            self.acts.turn_status(self.venue)

    def _on_saved(self, venue: UUID, undos: list[Command], said: str) -> None:
        self.taking_back.remember(*undos)
        self.venue = venue
        self.refresh(None)
        self.show_mode(CARD)
        self._fill_card()
        self._focus()
        self.messages.say("ok", said, self.taking_back.words if undos else "", icon="circle-check")

    def _on_differs(self, said: str) -> None:
        self.messages.say("warn", said, self.tr("您填的还在，两边的都写在下面。再保存一次就用您的。"))

    def _save_form(self) -> None:
        if self.editor is not None:
            self.editor.save()

    def _leave_form(self) -> None:
        if self.editor is not None:
            self.editor.close()
        self.show_mode(CARD if self.card.facts and self.line is not None else WEEK)
        self.refresh(None)
        self._focus()

    def _take_back(self) -> None:
        self.taking_back.take_back(self.desk)

    # --- going back --------------------------------------------------------------------------------------------------

    @property
    def _has_somewhere_to_go_back(self) -> bool:
        is_list_open = self.is_compact and self.week.is_list_seen
        return self.mode == CARD or self.week.front is not self.week.list or is_list_open

    def go_back(self) -> None:
        """Esc: out of the question, the pane, the list, the card."""
        if self.bookings.stop_asking():
            return
        if self.week.front is not self.week.list:
            self.leave_pane()
        elif self.mode == CARD:
            self.show_mode(WEEK)
        self.week.want_list(False)
        self._focus()

    def leave_pane(self) -> None:
        self.bookings.close()
        self.week.show_left(self.week.list)
        if self.mode == WEEK:
            self.week.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self) -> None:
        if self.mode == EMPTY:
            self.nothing.focus_first()
        elif self.mode == CARD:
            self.card.area.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.mode == FORM:
            self.form.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.week.front is self.week.booking:
            self.week.booking.focus_first()
        else:
            self.week.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- papers ------------------------------------------------------------------------------------------------------

    def _print_week(self) -> None:
        if self.acts is not None and self.venue is not None:
            self.acts.print_week(self.venue, self.monday)

    def _print_day(self) -> None:
        if self.acts is not None and self.reading is not None:
            self.acts.print_day(self.reading.today)

    def _export(self) -> None:
        if self.acts is not None:
            self.acts.export()

    def _export_bookings(self) -> None:
        if self.acts is not None and self.reading is not None:
            self.acts.export_bookings(self.reading.today.year)

    # --- building ----------------------------------------------------------------------------------------------------

    def show_mode(self, mode: str) -> None:
        self.mode = mode
        parts = {WEEK: self.week, CARD: self.card, FORM: self.form, EMPTY: self.nothing}
        for name, widget in parts.items():
            widget.setVisible(name == mode)
        self._fit_strip()

    def _fit_strip(self) -> None:
        week = (self.monday, self.monday + timedelta(days=6)) if self.monday != date.min else None
        when = words.week_title(*week, is_short=self.is_compact) if week is not None else ""
        name = self.line.venue.label if self.line is not None else ""
        self.buttons.fit(self.mode, name, when, self.width(), is_compact=self.is_compact)

    def _say_empty(self) -> None:
        self.show_mode(EMPTY)
        self.nothing.say(self.loader.count() if self.loader is not None else 0)

    def _connect(self) -> None:
        self.week.list.chosen.connect(self._on_chosen)
        self.week.list.opened.connect(self._on_list_opened)
        self.week.booking.left.connect(self.go_back)
        self.week.use.left.connect(self.go_back)
        self.card.use_wanted.connect(self.bookings.open_block)
        self.form.left.connect(self._leave_form)
        self.form.save_wanted.connect(self._save_form)
        self.nothing.new_wanted.connect(self.register)
        self.nothing.load_wanted.connect(self.load_places)
        self.form.load_wanted.connect(self.load_places)
        self.buttons.connect_to(
            {
                "new-venue": self.register,
                "find": self._toggle_list,
                "week-before": self.go_back_a_week,
                "this-week": self.go_to_this_week,
                "week-after": self.go_on_a_week,
                "venue-card": self.turn_card,
                "edit": self.edit,
                "print": self._print_week,
                "register": self.bookings.book,
            }
        )
