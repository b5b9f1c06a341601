"""All tables in one place: importing this module declares the whole schema."""

from bjdesk.access import model as access
from bjdesk.certificates import model as certificates
from bjdesk.credits import model as credits_
from bjdesk.learning import model as learning
from bjdesk.people import model as people
from bjdesk.reference import model as reference
from bjdesk.societies import model as societies
from bjdesk.store import sync_tables as sync
from bjdesk.store import tables as store
from bjdesk.store.base import Base, check_booleans
from bjdesk.venues import model as venues

AREAS = (store, sync, reference, access, people, venues, societies, learning, credits_, certificates)
"""Floors from the ground up: a table refers to its own floor or below."""

METADATA = Base.metadata
check_booleans(METADATA)
