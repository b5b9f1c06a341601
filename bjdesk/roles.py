"""The one table of who may do what (D9): a command that is not in it is denied to everybody."""

from bjdesk.access.commands import HandOver, NoteExport
from bjdesk.certificates import commands as certificates
from bjdesk.learning import commands as learning
from bjdesk.learning.classes import commands as classes
from bjdesk.learning.meetings import commands as meetings
from bjdesk.people import commands as people
from bjdesk.people.editing import commands as editing
from bjdesk.societies import commands as societies
from bjdesk.syncing import commands as syncing
from bjdesk.venues import commands as venues
from bjdesk.venues.register import commands as venue_register

FRONT_DESK, MANAGER, HEAD, LIAISON, INSPECTOR, ADMINISTRATOR = "1", "2", "3", "4", "5", "6"
"""`staff_role`: 前台, 专职管理, 分院负责人, 联络员 (exports only), 督导 (reads only), 系统管理."""

_AT_THE_DESK = frozenset({FRONT_DESK, MANAGER, HEAD})
SUPERVISORS = frozenset({MANAGER, HEAD})
"""Who may open again what is closed (R25, D6)."""

UNAUDITED: frozenset[type] = frozenset({people.SaveDraft})
"""What changes no record: a form that is kept every few seconds while somebody types."""

ROLES: dict[type, frozenset[str]] = {
    HandOver: _AT_THE_DESK,
    NoteExport: _AT_THE_DESK,
    learning.CheckIn: _AT_THE_DESK,
    learning.JoinAndCheckIn: _AT_THE_DESK,
    learning.UndoAttendance: _AT_THE_DESK,
    learning.RestoreAttendance: _AT_THE_DESK,
    learning.MarkAllArrived: _AT_THE_DESK,
    learning.UndoMarks: _AT_THE_DESK,
    learning.CloseSession: _AT_THE_DESK,
    people.RegisterLearner: _AT_THE_DESK,
    people.BindCard: _AT_THE_DESK,
    people.ReplaceCard: _AT_THE_DESK,
    people.SetCardState: _AT_THE_DESK,
    people.SaveDraft: _AT_THE_DESK,
    venues.EditVenue: _AT_THE_DESK,
    venues.WithdrawProposal: _AT_THE_DESK,
    venues.BookVenue: _AT_THE_DESK,
    venues.MoveBooking: _AT_THE_DESK,
    venues.WithdrawBooking: _AT_THE_DESK,
    **dict.fromkeys(editing.COMMANDS, _AT_THE_DESK),
    **dict.fromkeys(venue_register.COMMANDS, _AT_THE_DESK),
    **dict.fromkeys(classes.AT_THE_DESK, _AT_THE_DESK),
    **dict.fromkeys(classes.SUPERVISED, SUPERVISORS),
    **dict.fromkeys(societies.COMMANDS, _AT_THE_DESK),
    **dict.fromkeys(meetings.COMMANDS, _AT_THE_DESK),
    **dict.fromkeys(syncing.COMMANDS, _AT_THE_DESK),
    **dict.fromkeys(certificates.COMMANDS, _AT_THE_DESK),
}
