"""All tables in one place: importing this module declares the whole schema."""

from bjdesk.access import model as access
from bjdesk.learning import model as learning
from bjdesk.people import model as people
from bjdesk.reference import model as reference
from bjdesk.store import sync_tables as sync
from bjdesk.store import tables as store
from bjdesk.store.base import Base, check_booleans
from bjdesk.venues import model as venues

AREAS = (store, sync, reference, access, people, venues, learning)
"""Floors from the ground up: a table refers to its own floor or below."""

METADATA = Base.metadata
check_booleans(METADATA)
