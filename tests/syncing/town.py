"""Two desks of one branch that meet in a matter: what the tests of matters begin with."""

from uuid import UUID

from bjdesk.kernel.commands import Outcome
from bjdesk.syncing.matters import Matter, MatterKey, matter, open_matters, settled_matters
from bjdesk.venues.commands import EditVenue
from tests.sync.client.scenes import DeskHere


def matters(desk: DeskHere) -> list[Matter]:
    found: list[Matter] = desk.branch.read(open_matters, desk.branch.desk.facts)
    return found


def only(desk: DeskHere) -> Matter:
    (found,) = matters(desk)
    return found


def settled(desk: DeskHere) -> list[Matter]:
    found: list[Matter] = desk.branch.read(settled_matters, desk.branch.desk.facts, 10)
    return found


def again(desk: DeskHere, key: MatterKey) -> Matter:
    found: Matter = desk.branch.read(matter, desk.branch.desk.facts, key)
    return found


def edit_venue(desk: DeskHere, venue: UUID, **values: object) -> Outcome:
    """As a form does, that was opened just now."""
    return desk.branch.execute(EditVenue(venue, rev_of(desk, "venue", venue), values))


def rev_of(desk: DeskHere, table: str, record: UUID) -> int:
    return int(desk.value(f"SELECT rev FROM {table} WHERE id = ?", record))
