"""Keeps what each run did in `sync_run`; an automatic run that finds the same again only moves the last one's time."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy import delete as delete_from

from bjdesk.kernel.clock import Instant
from bjdesk.store.database import FROM_DISTRICT, Database, Unit
from bjdesk.store.sync_tables import SyncRun
from bjdesk.kernel.unit_of_work import Actor
from bjdesk.syncing.queries import RunRow

KEPT = 2_000
"""Runs; the newest."""


def keep(database: Database, actor: Actor, run: Mapping[str, Any], *, is_idle: bool) -> RunRow:
    """The run as it stands now in the history."""
