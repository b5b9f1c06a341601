"""What must be known of a person until she counts as 正式: only then may a certificate be hers (R28, D5)."""

from collections.abc import Mapping
from typing import Any

BIRTH, SEX, COMMUNITY, REACHED_BY = "birth", "sex", "community", "phone"


def lacks(cells: Mapping[str, Any]) -> tuple[str, ...]:
    """Which of the four are missing; whoever has no telephone, nor family with one, shows a document instead."""
    asked = (
        (REACHED_BY, cells["phone"] or cells["id_tail"]),
        (BIRTH, cells["birth_date"] or cells["birth_year"]),
        (COMMUNITY, cells["community_id"]),
        (SEX, cells["sex"] in ("1", "2")),
    )
    return tuple(name for name, known in asked if not known)
