"""Whether a certificate is true: pure judgement over what a machine knows of keys and revocations (T28, T29, P36).

A machine that does not know the key says that it does not know, never that a paper is forged. A delegation is judged
on the day of the certificate, not on the day of the look.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bjdesk.certificates.proof import Delegation, Signed, digest


class Verdict(StrEnum):
    """真, 已作废, 已替换, 伪造, 未知签发者; and that something is no certificate of this college at all."""

    GENUINE = "genuine"
    REVOKED = "revoked"
    REPLACED = "replaced"
    FORGED = "forged"
    UNKNOWN_ISSUER = "unknown-issuer"
    NOT_OURS = "not-ours"


class Why(StrEnum):
    """What speaks against it."""

    BAD_SIGNATURE = "bad-signature"
    OTHER_NAME = "other-name"
    OTHER_WORDING = "other-wording"
    NOT_DELEGATED_THEN = "not-delegated-then"
    KEY_WITHDRAWN = "key-withdrawn"


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A desk's key as the district sent it; `revoked_on` is the first day on which it counts no more."""

    delegation: Delegation
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What this machine has learnt: the district's own key, keys by key id, revoked numbers -> number that replaced."""

    district_key: bytes | None
    keys: Mapping[bytes, Sequence[KnownKey]]
    revoked: Mapping[str, str | None]
    replaced: Mapping[str, str | None]
    as_of: date | None
    """Of what day the list of revocations is; None: this machine never synced."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer; `number` as machines read it, `by` the number that took its place."""

    verdict: Verdict
    why: Why | None = None
    number: str | None = None
    day: date | None = None
    by: str | None = None
    as_of: date | None = None
    is_name_checked: bool = False
    is_wording_checked: bool = False


def judge(signed: Signed | None, known: Knowledge, name: str | None = None, wording: str | None = None) -> Judgement:
    """Judge a square, with the name and the wording that the paper shows as far as they are known."""
    if signed is None:
        return Judgement(Verdict.NOT_OURS, as_of=known.as_of)
    verdict, why = _of_key(signed, known)
    if verdict is Verdict.GENUINE:
        verdict, why = _of_words(signed, name, wording)
    by = None
    number = str(signed.statement.number)
    if verdict is Verdict.GENUINE:
        verdict, by = _of_lists(number, known)
    checked = verdict not in (Verdict.FORGED, Verdict.UNKNOWN_ISSUER)
    return Judgement(
        verdict,
        why,
        number,
        signed.statement.day,
        by,
        known.as_of,
        checked and name is not None,
        checked and wording is not None,
    )


def _of_key(signed: Signed, known: Knowledge) -> tuple[Verdict, Why | None]:
    """Judge by every delegation of the key that the district really signed; the kindest answer counts."""
    district = known.district_key
    held = known.keys.get(signed.statement.key, ()) if district is not None else ()
    delegated = [key for key in held if district is not None and key.delegation.is_of(district)]
    if not delegated:
        return Verdict.UNKNOWN_ISSUER, None
    if not any(signed.is_signed_by(key.delegation.public_key) for key in delegated):
        return Verdict.FORGED, Why.BAD_SIGNATURE
    day = signed.statement.day
    in_time = [key for key in delegated if key.delegation.covers(day)]
    if not in_time:
        return Verdict.FORGED, Why.NOT_DELEGATED_THEN
    if all(key.revoked_on is not None and key.revoked_on <= day for key in in_time):
        return Verdict.FORGED, Why.KEY_WITHDRAWN
    return Verdict.GENUINE, None


def _of_words(signed: Signed, name: str | None, wording: str | None) -> tuple[Verdict, Why | None]:
    statement = signed.statement
    if name is not None and digest(statement.salt, name) != statement.name_digest:
        return Verdict.FORGED, Why.OTHER_NAME
    if wording is not None and digest(statement.salt, wording) != statement.wording_digest:
        return Verdict.FORGED, Why.OTHER_WORDING
    return Verdict.GENUINE, None


def _of_lists(number: str, known: Knowledge) -> tuple[Verdict, str | None]:
    if number in known.revoked:
        return Verdict.REVOKED, None
    if number in known.replaced:
        return Verdict.REPLACED, known.replaced[number]
    return Verdict.GENUINE, None
