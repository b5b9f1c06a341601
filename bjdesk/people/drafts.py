"""Reads back the unfinished forms that `SaveDraft` kept (D5)."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from bjdesk.kernel.clock import Instant
from bjdesk.people.model import Draft


@dataclass(frozen=True)
class DraftFound:
    """An unfinished form and when it was kept."""

    body: dict[str, str | int | bool | None]
    at: Instant


def draft(db: Connection, form: str) -> DraftFound | None:
    """What was kept of the form last, None if nothing was."""
    found = db.execute(select(Draft.body, Draft.at).where(Draft.form == form).order_by(Draft.id.desc())).first()
    return DraftFound(json.loads(found[0]), found[1]) if found else None
