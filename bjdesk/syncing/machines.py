"""Which tables move through states, and how: for the merge, and for what a person is offered."""

from collections.abc import Mapping

from bjdesk.access.model import CONFLICT_MOVES, PROPOSAL_MOVES, ConflictRow, Proposal
from bjdesk.learning.model import ACTIVITY_MOVES, ENROLMENT_MOVES, SESSION_MOVES, Activity, Enrolment, Session
from bjdesk.people.model import CARD_MOVES, Card
from bjdesk.societies.model import SOCIETY_MOVES, Society
from bjdesk.venues.model import BOOKING_MOVES, Booking
from sync.declarations import StateMachine

MACHINES: Mapping[str, StateMachine] = {
    Activity.__tablename__: ACTIVITY_MOVES,
    Booking.__tablename__: BOOKING_MOVES,
    Card.__tablename__: CARD_MOVES,
    ConflictRow.__tablename__: CONFLICT_MOVES,
    Enrolment.__tablename__: ENROLMENT_MOVES,
    Proposal.__tablename__: PROPOSAL_MOVES,
    Session.__tablename__: SESSION_MOVES,
    Society.__tablename__: SOCIETY_MOVES,
}
