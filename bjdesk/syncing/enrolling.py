"""Enrols this desk with the district: a one-time code against a token, a device and a desk number (SYNC §7, P25).

Key, code and device are written down before the district is asked: who is cut off asks again with the same three and
gets the same answer. What it says is kept in one transaction with the new chain.
"""

import hashlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from bjdesk.access.model import Desk
from bjdesk.kernel.errors import DeskError
from bjdesk.kernel.unit_of_work import Actor
from bjdesk.store.database import FROM_DISTRICT, Database, Unit
from bjdesk.store.replica import sealing, state
from bjdesk.store.tables import Setting, SyncState
from bjdesk.syncing import line
from sync.client.enrolment import CodeRefused, enrol
from sync.client.enrolment import Enrolled as Answer
from sync.protocol.errors import Forked, NotOurServer, SyncError, Unreachable

ASKING, DESK = "district.asking", "desk"
"""Settings: what an unfinished enrolment asked with; which desk this is."""
KEY_BYTES = 32
_OWN_MISTAKES = frozenset({"address", "not-encrypted", "no-authority"})


@dataclass(frozen=True)
class Place:
    """Where the district is; `authority` is the PEM of its own CA, None only for a server on this machine."""

    url: str
    authority: str | None


@dataclass(frozen=True)
class Here:
    """Whose desk this is, and on which machine."""

    branch: str
    name: str
    machine: str | None


@dataclass(frozen=True)
class Enrolled:
    """The desk as the district knows it; `is_again` if it was enrolled before and went on in a new chain."""

    device: UUID
    number: int | None
    is_again: bool


@dataclass(frozen=True)
class Question:
    """What the district is asked; written down until the answer is."""

    code: str
    place: Place
    signing_key: bytes
    device: UUID

    @property
    def public_key(self) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.signing_key).public_key().public_bytes_raw()


Ask = Callable[[Question, str], Answer]
"""(question, the desk's name) -> the district's answer; raises a SyncError."""


def over_the_line(question: Question, name: str) -> Answer:
    """Ask over the network."""
    from sync.client.line import Line

    opened = Line(question.place.url, question.place.authority)
    try:
        return enrol(opened, question.code, question.public_key, name, question.device.bytes)
    finally:
        opened.close()


def enrol_desk(
    database: Database,
    actor: Actor,
    here: Here,
    place: Place,
    code: str,
    random: Callable[[int], bytes],
    ask: Ask = over_the_line,
) -> Enrolled:
    """Take this desk in, or again under a new device; raises DeskError in users' words. The queue is never lost."""
    code = code.strip().upper()
    _check(here, place, code)
    done = database.query(_done, code)
    if done is not None:
        return done  # type: ignore[no-any-return]
    question = _question(database, actor, place, code, random)
    try:
        answer = _answered(ask, question, here)
    except Forked:  # the district knows this device already: whoever enrols again comes under a new id
        question = _question(database, actor, place, code, random, is_new=True)
        answer = _answered(ask, question, here)
    return _keep(database, actor, here, question, answer)


# --- before the district is asked ------------------------------------------------------------------------------------


def _check(here: Here, place: Place, code: str) -> None:
    branch = code.rpartition("-")[0]
    if branch != here.branch:
        raise DeskError("enrol-other-branch" if branch.isdigit() else "enrol-code-refused", branch=branch)
    if place.authority is not None:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=place.authority)
        except (ssl.SSLError, ValueError) as error:
            raise DeskError("authority-unreadable") from error


def _done(db: Connection, code: str) -> Enrolled | None:
    """The desk as it is enrolled, if that was with this very code."""
    kept = _setting(db, line.KEY)
    if kept is None or kept["code"] != _mark(code):
        return None
    device, number = db.execute(select(SyncState.device_id, SyncState.number)).one()
    return None if device is None else Enrolled(device, number, is_again=bool(kept["again"]))


def _question(
    database: Database,
    actor: Actor,
    place: Place,
    code: str,
    random: Callable[[int], bytes],
    *,
    is_new: bool = False,
) -> Question:
    """The question of an enrolment that was cut off, or a new one, written down."""
    with database.write(actor, "AskDistrict", source=FROM_DISTRICT) as unit:
        asked = _setting(unit.db, ASKING)
        if asked is not None and asked["code"] == code and not is_new:
            return Question(code, place, bytes.fromhex(asked["key"]), UUID(asked["device"]))
        before = unit.db.execute(select(SyncState.device_id)).scalar_one()
        is_first = before is None and not is_new
        device = actor.desk if is_first else unit.new_id()
        question = Question(code, place, random(KEY_BYTES), device)
        _set(unit, ASKING, {"code": code, "key": question.signing_key.hex(), "device": device.hex})
    return question


def _answered(ask: Ask, question: Question, here: Here) -> Answer:
    try:
        answer = ask(question, here.name)
    except Forked:
        raise
    except SyncError as error:
        raise _in_words(error) from error
    if answer.branch != here.branch or answer.device != question.device.bytes:
        raise DeskError("not-our-server")
    return answer


def _in_words(error: SyncError) -> DeskError:
    if isinstance(error, CodeRefused):
        return DeskError("enrol-code-refused")
    if isinstance(error, Unreachable):
        return DeskError("district-unreachable")
    if isinstance(error, NotOurServer):
        is_own = error.facts.get("why") in _OWN_MISTAKES
        return DeskError("district-address") if is_own else DeskError("not-our-server")
    return DeskError("enrol-failed", reason=error.code)


# --- what it said ----------------------------------------------------------------------------------------------------


def _keep(database: Database, actor: Actor, here: Here, question: Question, answer: Answer) -> Enrolled:
    """Line, device, number and the new chain in one transaction."""
    device = UUID(bytes=answer.device)
    with database.write(actor, "Enrolled", source=FROM_DISTRICT) as unit:
        is_again = unit.db.execute(select(SyncState.device_id)).scalar_one() is not None
        if device != actor.desk:
            _become(unit, actor.desk, device, here)
        if here.machine is not None:
            state.machine_changed(unit, here.machine)
        sealing.start_chain(unit, device, answer.number)
        _set(unit, line.KEY, _kept(question, answer, is_again=is_again))
        unit.db.execute(delete(Setting).where(Setting.key == ASKING))
    return Enrolled(device, answer.number, is_again)


def _become(unit: Unit, before: UUID, device: UUID, here: Here) -> None:
    """This desk goes on under another id; its row comes from the district, and is there before that."""
    known = unit.db.execute(select(Desk.branch_id).where(Desk.id == before)).scalar_one()
    named = {"id": device, "scope": here.branch, "branch_id": known, "name": here.name}
    unit.db.execute(insert(Desk).values(**named, enrolled_at=unit.now, replaces_id=before))
    _set(unit, DESK, {**_setting(unit.db, DESK), "desk": device.hex})


def _kept(question: Question, answer: Answer, *, is_again: bool) -> dict[str, Any]:
    return {
        "url": question.place.url,
        "authority": question.place.authority,
        "token": answer.token,
        "server_key": answer.server_key.hex(),
        "signing_key": question.signing_key.hex(),
        "identity_key": answer.identity_key.hex(),
        "code": _mark(question.code),
        "again": int(is_again),
    }


def _mark(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _setting(db: Connection, key: str) -> Any:
    return db.execute(select(Setting.value).where(Setting.key == key)).scalar()


def _set(unit: Unit, key: str, value: dict[str, Any]) -> None:
    unit.db.execute(delete(Setting).where(Setting.key == key))
    unit.db.execute(insert(Setting).values(key=key, value=value))
