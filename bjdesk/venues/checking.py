"""What no venue may say of itself, whoever wrote it: looked at before anything is written (R10, R54)."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from bjdesk.kernel.errors import RuleBroken
from bjdesk.venues.points import is_here

NAME_LIMIT, TEXT_LIMIT = 60, 500
"""Code points of a name, and of anything else that is written."""
NUMBERS = ("capacity", "capacity_hard", "area_dm2", "setup_gap_min")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
MOST = {"capacity": 100_000, "capacity_hard": 100_000, "area_dm2": 100_000_000, "setup_gap_min": 24 * 60}


def checked_cells(values: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a form, cleaned; `known` is what the venue says already. Raises RuleBroken."""
    wanted = {name: _cleaned(value) if isinstance(value, str) else value for name, value in values.items()}
    if "name" in wanted:
        wanted["name"] = _name(wanted["name"])
    for name, value in wanted.items():
        if isinstance(value, str) and len(value) > TEXT_LIMIT:
            raise RuleBroken("venue-text-too-long", field=name, limit=TEXT_LIMIT)
    all_known = {**known, **wanted}
    _check_numbers(all_known)
    _check_point(all_known)
    return wanted


def _cleaned(text: str) -> str | None:
    """Without what nobody can see; what is empty then says nothing."""
    shown = (char for char in text if char == "\n" or unicodedata.category(char) not in _UNSEEN)
    return "".join(shown).strip() or None


def _name(name: Any) -> str:
    if not name:
        raise RuleBroken("venue-name-missing")
    if len(name) > NAME_LIMIT:
        raise RuleBroken("venue-name-too-long", limit=NAME_LIMIT)
    return str(name)


def _check_numbers(cells: Mapping[str, Any]) -> None:
    numbers = {name: cells.get(name) for name in NUMBERS}
    if any(number is not None and number < 0 for number in numbers.values()):
        raise RuleBroken("venue-number-negative")
    if any(number is not None and number > MOST[name] for name, number in numbers.items()):
        raise RuleBroken("venue-number-too-large")
    seats, most = numbers["capacity"], numbers["capacity_hard"]
    if seats is not None and most is not None and seats > most:
        raise RuleBroken("venue-seats-wrong", limit=most)


def _check_point(cells: Mapping[str, Any]) -> None:
    lon, lat = cells.get("lon_gcj02"), cells.get("lat_gcj02")
    if (lon is None) != (lat is None):
        raise RuleBroken("venue-point-half")
    if lon is not None and lat is not None and not is_here(lon, lat):
        raise RuleBroken("venue-point-outside")
