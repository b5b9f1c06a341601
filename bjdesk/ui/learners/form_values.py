"""Between a person's columns and what stands in the fields of her form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bjdesk.people.names import birth

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "sex": ("sex",),
    "birth": ("birth_date", "birth_year"),
    "age": ("of_age",),
    "phone": ("phone",),
    "owner": ("phone_owner",),
    "community": ("community_id",),
    "note": ("name_note",),
    "education": ("education",),
    "standing": ("standing",),
}
"""Field -> the columns that it speaks of; the number of a document is none of them."""
HERE = "0"
"""Of the field 情况: 正式 or 待补全, which follows from what is known."""


def spelt_birth(cells: Mapping[str, Any]) -> str:
    """1948-03-02, or 1948."""
    born = cells["birth_date"]
    return born.isoformat() if born is not None else str(cells["birth_year"] or "")


def texts(cells: Mapping[str, Any]) -> dict[str, str]:
    """What the plain fields show of a person."""
    standing = cells["standing"]
    return {
        "name": cells["name"] or "",
        "sex": cells["sex"] if cells["sex"] in ("1", "2") else "",
        "birth": spelt_birth(cells),
        "age": cells["of_age"] if cells["of_age"] in ("1", "2") else "",
        "phone": cells["phone"] or "",
        "owner": cells["phone_owner"] or "",
        "note": cells["name_note"] or "",
        "standing": standing if standing in ("3", "4") else HERE,
    }


def columns_of(field: str, text: str, key: Any, today: date) -> dict[str, Any]:
    """The columns that a field asks for; `key` is what was picked where there is a list. Raises RuleBroken."""
    if field == "birth":
        born, year = birth(text, today) if text.strip() else (None, None)
        return {"birth_date": born, "birth_year": year}
    if field in ("community", "education"):
        return {COLUMNS[field][0]: key}
    if field in ("sex", "age"):
        return {COLUMNS[field][0]: text or "0"}
    if field == "standing":
        return {"standing": "" if text == HERE else text}
    return {COLUMNS[field][0]: text.strip() or None}
