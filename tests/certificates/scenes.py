"""A branch that may issue (enrolled, numbered, its key delegated) and finished classes. All people are invented."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from bjdesk.certificates.commands import IssueCertificates
from bjdesk.certificates.model import SigningKey
from bjdesk.certificates.proof import Delegation, key_id, signer_of
from bjdesk.certificates.queries import CertificateRow, certificates
from bjdesk.learning.model import Activity
from bjdesk.store.database import FROM_DISTRICT, FROM_IMPORT
from bjdesk.store.tables import Setting, SyncState
from tests.makers import Branch, make_branch

DISTRICT_SIGN, DISTRICT_KEY = signer_of(b"D" * 32)
YEAR = (date(2026, 1, 1), date(2027, 12, 31))


def make_issuing(folder: Path, *, number: int | None = 1, key: bytes = b"d" * 32, days: Any = YEAR) -> Branch:
    """A branch with a desk number and a key that the district delegated for `days` (None: not at all)."""
    branch = make_branch(folder)
    let_issue(branch, number=number, key=key, days=days)
    return branch


def let_issue(branch: Branch, *, number: int | None = 1, key: bytes = b"d" * 32, days: Any = YEAR) -> None:
    _, public = signer_of(key)
    line = {"url": "http://127.0.0.1:1", "authority": None, "token": "演示", "identity_key": ""}
    kept = {**line, "server_key": DISTRICT_KEY.hex(), "signing_key": key.hex()}
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(insert(Setting).values(key="district", value=kept))
        unit.db.execute(update(SyncState).values(number=number))
        if days is not None:
            leave = Delegation(public, branch.actor.desk.bytes, *days)
            leave = replace(leave, signature=DISTRICT_SIGN(leave.content))
            row = {"id": unit.new_id(), "scope": "*", "signer_id": branch.actor.desk, "kid": key_id(public).hex()}
            known = {"alg": "Ed25519", "public_key": public, "delegation": leave.signature}
            span = {"valid_from": leave.valid_from, "valid_to": leave.valid_to}
            unit.db.execute(insert(SigningKey).values(**row, **known, **span))


def finished_class(branch: Branch, *came: str, sessions: int = 4, **more: Any) -> tuple[UUID, list[UUID]]:
    """A closed class; each of `came` spells one person's statuses, e.g. "1155"; returns class and people."""
    course = branch.course(**{"title": "书法（演示）", "state": "4", **more})
    people = [branch.learner(id_tail="002X" if n % 2 else None, standing="1") for n, _ in enumerate(came)]
    branch.enrol(course, *people)
    held = [
        branch.meeting(course, f"{8 + n:02}:00", f"{8 + n:02}:45", planned=200, state="2", ordinal=n + 1)
        for n in range(sessions)
    ]
    for person, statuses in zip(people, came, strict=True):
        for session, status in zip(held, statuses, strict=False):
            branch.mark(session, person, status)
    return course, people


def issue(branch: Branch, course: UUID, *people: UUID) -> list[CertificateRow]:
    made = branch.execute(IssueCertificates(course, tuple(people))).value
    found: list[CertificateRow] = branch.read(certificates, made)
    return found


def change_class(branch: Branch, course: UUID, **values: Any) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.execute(update(Activity).where(Activity.id == course).values(**values))
