"""What this desk may print and sign: gives `certificates` the branch, the district's numbers, its faces and its key."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

import resources
from bjdesk.certificates.handling import House, Seal
from bjdesk.certificates.issuing import Asked
from bjdesk.certificates.model import SigningKey
from bjdesk.certificates.proof import Delegation, signer_of
from bjdesk.learning.rules import LearningRules
from bjdesk.syncing.line import district_line

if TYPE_CHECKING:
    from bjdesk.app import DeskFacts

FONTS = Path(resources.__file__).parent / "fonts"


def house(
    facts: "DeskFacts",
    rules: LearningRules,
    parameters: Mapping[str, Any],
    fallbacks: Path,
    random: Callable[[int], bytes],
) -> House:
    """Where certificates are issued; `fallbacks` is the folder of unpacked faces for rare names."""
    return House(
        scope=facts.street_code,
        issuer=facts.branch_name,
        host=facts.branch_label,
        asked=asked(rules, parameters, fallbacks),
        day_of=rules.day,
        random=random,
        seal=seal,
    )


def asked(rules: LearningRules, parameters: Mapping[str, Any], fallbacks: Path) -> Asked:
    """What the district asks for, and what this desk can print."""
    pct, denominator = int(parameters["completion.pct"]), str(parameters["completion.denominator"])
    return Asked(rules.zone, pct, denominator, printable(fallbacks))


def printable(fallbacks: Path) -> Callable[[str], Sequence[str]]:
    """Text -> characters that no face of this desk draws; the faces are read at the first question."""

    def missing_in(text: str) -> Sequence[str]:
        from bjdesk.documents.text import missing

        return missing([text], _faces(fallbacks, _unpacked(fallbacks)))

    return missing_in


@lru_cache(maxsize=1)
def _faces(fallbacks: Path, _unpacked: frozenset[str]) -> Any:
    """Read once; anew when faces for rare names were unpacked since."""
    from bjdesk.documents.faces import certificate_faces

    return certificate_faces(FONTS, (fallbacks,)).serif


def _unpacked(fallbacks: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(fallbacks))
    except OSError:
        return frozenset()


def seal(db: Connection) -> Seal | None:
    """This desk's own key with the district's leave to use it; None before it was enrolled."""
    line = district_line(db)
    if line is None:
        return None
    sign, public_key = signer_of(line.signing_key)
    rows = db.execute(
        select(SigningKey.signer_id, SigningKey.valid_from, SigningKey.valid_to, SigningKey.delegation)
        .where(SigningKey.public_key == public_key, SigningKey.removed.is_(False))
        .where(SigningKey.revoked_on.is_(None))
    ).all()
    leave = tuple(Delegation(public_key, row[0].bytes if row[0] else bytes(16), *row[1:4]) for row in rows)
    return Seal(sign, public_key, leave, line.server_key)
