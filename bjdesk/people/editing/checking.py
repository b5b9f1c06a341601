"""What a form may say of a person, and what follows from it: her age from her document, and 正式 (R28, D5, D7)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.age import MINOR, age, is_child
from bjdesk.people.completing import lacks
from bjdesk.people.identity import KeptNumber
from bjdesk.people.names import clean_name, clean_note, clean_phone
from bjdesk.people.queries import DECEASED, MOVED_AWAY, PROVISIONAL, REGULAR

FORM = (
    "name",
    "name_note",
    "sex",
    "birth_date",
    "birth_year",
    "of_age",
    "phone",
    "phone_owner",
    "community_id",
    "education",
    "standing",
)
"""The columns that a form shows; those of the document come as a `KeptNumber`."""
OWN_PHONE = "1"
ADULT, ADULT_FROM = "1", 18
_ID_COLUMNS: dict[str, Any] = dict.fromkeys(("id_type", "id_hash", "id_tail", "id_key"))
NEW: dict[str, Any] = {
    **dict.fromkeys(FORM),
    **_ID_COLUMNS,
    "name": "",
    "sex": "0",
    "of_age": "0",
    "standing": PROVISIONAL,
    "standing_on": None,
}
"""A person of whom nothing was said."""


def checked_person(
    values: Mapping[str, Any], number: KeptNumber | None, before: Mapping[str, Any], today: date, child_age: int
) -> dict[str, Any]:
    """The columns as they are to be kept; raises RuleBroken for what cannot be."""
    unknown = values.keys() - set(FORM)
    if unknown:
        raise ValueError(f"not on the form of a person: {sorted(unknown)}")
    wanted = {**_texts(values, before), **_of_document(number)}
    after = {**before, **wanted}
    wanted |= _ages(after, today)
    after |= wanted
    born = ("birth_date", "birth_year", "of_age")
    if before is NEW or any(after[name] != before[name] for name in born):
        _refuse_child(after, today, child_age)
    _refuse_unknown(after, before)
    standing = _standing(values.get("standing"), after, before)
    return {**wanted, **({"standing": standing, "standing_on": today} if _moves(standing, before) else {})}


def _texts(values: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    wanted = {name: value for name, value in values.items() if name != "standing"}
    if "name" in values or not before["name"]:
        wanted["name"] = clean_name(values.get("name") or "").text
    if "name_note" in values:
        wanted["name_note"] = clean_note(values["name_note"] or "")
    if "phone" in values:
        phone = str(values["phone"] or "").strip()
        wanted["phone"] = clean_phone(phone) if phone else None
    has_phone = wanted.get("phone", before["phone"]) is not None
    if {"phone", "phone_owner"} & values.keys():
        owner = values.get("phone_owner", before["phone_owner"])
        wanted["phone_owner"] = (owner or OWN_PHONE) if has_phone else None
    return wanted


def _of_document(number: KeptNumber | None) -> dict[str, Any]:
    """The document knows better than who typed."""
    if number is None:
        return {}
    found: dict[str, Any] = {
        "id_type": number.type,
        "id_hash": number.hash,
        "id_tail": number.tail,
        "id_key": number.key,
    }
    if number.birth_date is not None:
        found["birth_date"] = number.birth_date
    if number.sex is not None:
        found["sex"] = number.sex
    return found


def _ages(after: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The year follows from the day, and of age or not from either."""
    born, year = after["birth_date"], after["birth_year"]
    if born is not None:
        return {"birth_year": born.year, "of_age": ADULT if age(born, today) >= ADULT_FROM else MINOR}
    if year is not None:
        return {"of_age": ADULT if today.year - year >= ADULT_FROM else MINOR}
    return {}


def _refuse_child(after: Mapping[str, Any], today: date, child_age: int) -> None:
    """A child needs a guardian's consent, which this desk cannot take yet: nothing is saved (D5)."""
    if after["birth_date"] is None and after["birth_year"] is None:
        if after["of_age"] not in (ADULT, MINOR):
            raise RuleBroken("of-age-missing")
        if after["of_age"] == MINOR:
            raise RuleBroken("guardian-needed", name=after["name"])
        return
    if is_child(today, birth_date=after["birth_date"], birth_year=after["birth_year"], child_age=child_age):
        raise RuleBroken("guardian-needed", name=after["name"])


def _refuse_unknown(after: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """A name alone is nobody: one thing more must be known, and stay known."""
    told = ("phone", "birth_year", "birth_date", "community_id", "id_tail")
    if not any(after[name] for name in told) and (before is NEW or any(before[name] for name in told)):
        raise RuleBroken("one-of-three-missing")


def _standing(wanted: str | None, after: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """正式 as soon as nothing is missing, 待补全 again when something is taken away; the rest somebody says."""
    if wanted in (MOVED_AWAY, DECEASED):
        return str(wanted)
    was = before["standing"]
    if wanted is None and was in (MOVED_AWAY, DECEASED):
        return str(was)
    missing = lacks(after)
    if not missing:
        return REGULAR
    is_as_before = was == REGULAR and set(missing) <= set(lacks(before))
    return REGULAR if is_as_before else PROVISIONAL


def _moves(standing: str, before: Mapping[str, Any]) -> bool:
    return before is NEW or standing != before["standing"]
