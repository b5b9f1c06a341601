"""Who comes to the played morning, picked from the people of the branch."""

from dataclasses import dataclass

from bjdesk.demo.branch import Drawn, Group
from bjdesk.demo.names import WOMAN, draw_name, is_beyond_bmp
from bjdesk.demo.rosters import TAKEN

ARRIVALS = 26


@dataclass(frozen=True)
class WalkIn:
    """Somebody who was never here."""

    name: str
    phone: str
    birth_year: str


@dataclass(frozen=True)
class Cast:
    """Everybody of the morning; cards by number."""

    title: str
    enrolled: int
    arriving: tuple[tuple[str, str], ...]
    """(name, card) of those of the class who come, in order; a rare name among the first."""
    other: tuple[str, str]
    """A learner of another class, on another day."""
    strangers: tuple[str, str]
    walk_in: WalkIn


def cast_of(drawn: Drawn) -> Cast:
    """The same branch always gives the same cast."""
    first = drawn.groups[0]
    holders = sorted(drawn.cards_of(first), key=_rare_last)
    rare = holders[-1]
    arriving = (*holders[:7], rare, *holders[7:-1])[:ARRIVALS]
    known = {person.name for person in drawn.people.persons}
    return Cast(
        title=first.course.offer.title,
        enrolled=sum(place.state == TAKEN for place in first.places),
        arriving=arriving,
        other=_other(drawn, first),
        strangers=(drawn.people.strangers[0], drawn.people.strangers[1]),
        walk_in=WalkIn(_new_name(drawn, known), "13900000418", "1956"),
    )


def _rare_last(holder: tuple[str, str]) -> tuple[bool, str]:
    return is_beyond_bmp(holder[0]), holder[1]


def _other(drawn: Drawn, first: Group) -> tuple[str, str]:
    """Enrolled somewhere on other days, and nowhere today."""
    today = first.course.slot.weekday
    busy = {place.person for group in drawn.groups if group.course.slot.weekday == today for place in group.places}
    for group in drawn.groups:
        for place in group.places:
            person = drawn.people.persons[place.person]
            if place.state == TAKEN and place.person not in busy and person.card:
                return person.name, person.card
    raise LookupError("nobody of another class holds a card")


def _new_name(drawn: Drawn, known: set[str]) -> str:
    """A name that the branch does not know yet, short enough to be typed quickly."""
    while True:
        name = draw_name(drawn.rng, WOMAN, 1956)
        if name not in known and len(name) == 3 and not name.isascii() and "·" not in name:
            return name
