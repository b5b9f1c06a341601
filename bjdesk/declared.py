"""What both composition roots hand to the sync: every table that travels, with the rules that only the models know.

Read from the models once a process; the desk and the district get the same object, so there is no second schema.
Rows come as on the wire: ids in upper-case hex, instants in microseconds, dates as text.
"""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import resources
from bjdesk.access.model import ConflictRow, Desk, Proposal
from bjdesk.certificates.model import Certificate
from bjdesk.learning.model import Enrolment
from bjdesk.models import METADATA
from bjdesk.people.model import Card, Erasure, Learner, LearnerBranch
from bjdesk.store.declarations import declare
from bjdesk.syncing.machines import MACHINES
from bjdesk.venues.model import Booking
from bjdesk.venues.rules import HOLDING
from sync.declarations import (
    ClaimRule,
    Conflict,
    Declarations,
    DeviceFacts,
    Erasing,
    Relation,
    Row,
)

_SEAT_HELD = frozenset({"2", "6"})
"""Enrolments that hold a seat: 已报名, 休学."""
_MINUTE = 60_000_000
_EDITED, _EDITED_AND_REMOVED, _STATES = "1", "2", "3"
"""`conflict_kind`."""
_OPEN, _NEVER_ASKED = "1", "3"
"""`conflict_status`: 待处理, 自动消解."""


@cache
def declarations() -> Declarations:
    """Every table that travels, parents first."""
    branches = _branches()
    relation = Relation(
        table=LearnerBranch.__tablename__,
        person_column="learner_id",
        scope_of=lambda row: branches.get(str(row.get("branch_id")), ""),
    )
    claims = {
        Booking.__tablename__: _booking_rule(),
        Enrolment.__tablename__: _seat_rule(),
        Certificate.__tablename__: _number_rule(),
    }
    scopes = tuple(sorted(branches.values()))
    found = declare(METADATA, MACHINES, claims, relation, scopes, _record_conflict)
    orgs = {scope: org for org, scope in branches.items()}
    return replace(found, record_device=lambda facts: _record_device(facts, orgs), erasing=_ERASING)


def _branches() -> dict[str, str]:
    """Id of each street branch (街道分院) -> its scope, the street's nine digits; shipped, the same everywhere (R2)."""
    path = Path(resources.__file__).parent / "geography" / "organisations.csv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] == "SB"]
    return {UUID(row["id"]).hex.upper(): row["street_code"] for row in rows}


# --- claims ----------------------------------------------------------------------------------------------------------


def _booking_rule() -> ClaimRule:
    """Two bookings of one venue, or of a site and a room of it, exclude each other while they overlap (R57)."""
    return ClaimRule(
        column="venue_id",
        group=lambda row: row.get("venue_id"),
        collide=_overlap,
        holds=lambda row: _stands(row, HOLDING),
        slot=lambda row: (row.get("venue_id"), row.get("starts_at"), row.get("ends_at"), row.get("gap_min")),
        thing="venue",
        part_of="part_of_id",
    )


def _overlap(one: Row, other: Row) -> bool:
    """Half open, with the longer of the two gaps between them."""
    gap = max(one["gap_min"], other["gap_min"]) * _MINUTE
    starts = one["starts_at"] < other["ends_at"] + gap and other["starts_at"] < one["ends_at"] + gap
    return bool(starts)


def _seat_rule() -> ClaimRule:
    """An activity has as many seats as its hard quota says; who comes later is contested (R25)."""
    return ClaimRule(
        column="activity_id",
        group=lambda row: row.get("activity_id"),
        collide=lambda _one, _other: False,
        holds=lambda row: _stands(row, _SEAT_HELD),
        slot=lambda row: (row.get("activity_id"), row.get("state") in _SEAT_HELD),
        thing="activity",
        limit=lambda activity: activity.get("quota_hard"),
    )


def _number_rule() -> ClaimRule:
    """A number is printed once; a second paper under it, from a disk image put back, is contested (D12)."""
    return ClaimRule(
        column="number",
        group=lambda row: row.get("number"),
        collide=lambda _one, _other: True,
        holds=lambda row: not row.get("removed"),
        slot=lambda row: row.get("number"),
    )


def _stands(row: Row, states: frozenset[str]) -> bool:
    return not row.get("removed") and row.get("state") in states


# --- conflicts -------------------------------------------------------------------------------------------------------


def _record_conflict(found: Conflict) -> tuple[str, Mapping[str, Any]]:
    """The row that shows a conflict; made of the loser alone, so that a repeat makes the same one."""
    at = found.lost_ms * 1000
    # two desks that settled one conflict each its own way: what they chose meets in the row itself and is asked there
    state = _NEVER_ASKED if found.table == ConflictRow.__tablename__ else _OPEN
    return ConflictRow.__tablename__, {
        "kind": _kind(found),
        "target_table": found.table,
        "target_id": found.row.hex().upper(),
        "register": found.register,
        "person_id": found.person,
        "kept": found.kept,
        "lost": found.lost,
        "lost_desk_id": _hex(found.lost_device),
        "lost_staff_id": _hex(found.lost_actor),
        "lost_at": at,
        "kept_desk_id": _hex(found.kept_device),
        "kept_staff_id": _hex(found.kept_actor),
        "kept_at": None if found.kept_ms is None else found.kept_ms * 1000,
        "resolution": None,
        "state": {"state": state, "state_at": at, "state_note": None},
    }


def _kind(found: Conflict) -> str:
    if found.is_removed:
        return _EDITED_AND_REMOVED
    return _STATES if found.register == "state" else _EDITED


def _hex(key: bytes | None) -> str | None:
    return None if key is None else key.hex().upper()


# --- desks and erasures ----------------------------------------------------------------------------------------------


def _record_device(facts: DeviceFacts, orgs: Mapping[str, str]) -> tuple[str, Mapping[str, Any]]:
    """The desk's own row, which it made at its first start, as the district knows it."""
    return Desk.__tablename__, {
        "branch_id": orgs[facts.scope],
        "name": facts.name,
        "number": facts.number,
        "public_key": facts.public_key.hex().upper(),
        "enrolled_at": facts.enrolled_ms * 1000,
        "revoked_at": None if facts.revoked_ms is None else facts.revoked_ms * 1000,
        "replaces_id": None,
    }


_EVERYTHING, _CONTACT = "1", "2"
"""`erasure_extent`."""


def _record_erasure(person: str, extent: str, ms: int) -> tuple[str, Mapping[str, Any]]:
    ordered_on = datetime.fromtimestamp(ms / 1000, UTC).date().isoformat()
    return Erasure.__tablename__, {
        "learner_id": person,
        "key_hash": None,
        "ordered_on": ordered_on,
        "extent": extent,
    }


_ERASING = Erasing(
    person_columns={
        Learner.__tablename__: "id",
        Card.__tablename__: "learner_id",
        Proposal.__tablename__: "person_id",
        ConflictRow.__tablename__: "person_id",
        Certificate.__tablename__: "learner_id",
    },
    emptied={
        _EVERYTHING: {
            Learner.__tablename__: None,
            Card.__tablename__: None,
            Proposal.__tablename__: {"base": None, "body": {}, "reason": ""},
            ConflictRow.__tablename__: {"kept": None, "lost": None},
            Certificate.__tablename__: {"facts": {}, "statement": None},
        },
        _CONTACT: {
            Learner.__tablename__: {"phone": {"phone": None, "phone_owner": None}},
            Proposal.__tablename__: {"base": None, "body": {}},
            ConflictRow.__tablename__: {"kept": None, "lost": None},
        },
    },
    record=_record_erasure,
)
