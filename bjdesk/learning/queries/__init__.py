"""What staff see of sessions, rosters and attendance (R25, R26)."""

from bjdesk.learning.queries.arrivals import Arrival, Opening, arrival, missed_now, opening, openings
from bjdesk.learning.queries.enrolments import ENROLLED_STATE, SEAT_HELD, enrolled_on, seats_left
from bjdesk.learning.queries.marks import has_come, pair_marks, person_marks, session_marks, times_attended
from bjdesk.learning.queries.members import members_on, only_members, society_of
from bjdesk.learning.queries.persons import CARD_VALID, PersonRow, people
from bjdesk.learning.queries.records import HistoryRow, RecentRow, history, recent
from bjdesk.learning.queries.rosters import DayRow, Roster, RosterRow, day_sheet, expected_in, roster
from bjdesk.learning.queries.sessions import (
    BOOKING_HOLDS,
    CALLED_OFF,
    CLOSED,
    DAY,
    DID_NOT_MEET,
    UPCOMING,
    SessionRow,
    open_sessions,
    session_row,
    sessions_between,
)

__all__ = [
    "BOOKING_HOLDS",
    "CALLED_OFF",
    "CARD_VALID",
    "CLOSED",
    "DAY",
    "DID_NOT_MEET",
    "ENROLLED_STATE",
    "SEAT_HELD",
    "UPCOMING",
    "Arrival",
    "DayRow",
    "HistoryRow",
    "Opening",
    "PersonRow",
    "RecentRow",
    "Roster",
    "RosterRow",
    "SessionRow",
    "arrival",
    "day_sheet",
    "enrolled_on",
    "expected_in",
    "has_come",
    "history",
    "members_on",
    "missed_now",
    "only_members",
    "open_sessions",
    "opening",
    "openings",
    "pair_marks",
    "people",
    "person_marks",
    "recent",
    "roster",
    "seats_left",
    "session_marks",
    "session_row",
    "sessions_between",
    "society_of",
    "times_attended",
]
