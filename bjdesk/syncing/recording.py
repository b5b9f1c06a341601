"""Keeps what each run did in `sync_run`; an automatic run that finds the same again only moves the last one's time."""

from collections.abc import Mapping
from typing import Any

from bjdesk.kernel.unit_of_work import Actor
from bjdesk.store.database import Database
from bjdesk.syncing.queries import RunRow

KEPT = 2_000
"""Runs; the newest."""


def keep(database: Database, actor: Actor, run: Mapping[str, Any], *, is_idle: bool) -> RunRow:
    """The run as it stands now in the history."""
