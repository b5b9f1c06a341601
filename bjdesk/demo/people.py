"""Draws the people of a synthetic branch: nobody real, as mixed as a front desk meets them (R4, R24, D5, D7)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from bjdesk.demo.names import MAN, WOMAN, draw_name, is_beyond_bmp, is_plain, with_rare
from bjdesk.demo.samples import Choice, Scale, given_names, numbers
from bjdesk.people.age import age
from bjdesk.store.readings import readings

ID_CARD, NO_DOCUMENT = "01", "99"
"""`id_type`."""
OWN_PHONE, FAMILY_PHONE = "1", "2"
"""`phone_owner`."""
REGULAR, MOVED_AWAY, DECEASED = "1", "3", "4"
"""`learner_standing`."""
UNASSIGNED_DIVISION = "330199"
CARD_PREFIX = "7E57"
_WEIGHTS = [2**place % 11 for place in range(17, 0, -1)]
_CHECK = "10X98765432"


@dataclass(frozen=True)
class Person:
    """One invented person; the ID number is kept only until it has been hashed."""

    name: str
    sex: str
    born: date
    id_type: str
    id_number: str | None = field(repr=False)
    phone: str | None
    phone_owner: str | None
    community: str | None
    education: str | None
    standing: str
    registered: date
    cards: tuple[str, ...] = ()
    copy_of: str | None = None

    @property
    def card(self) -> str | None:
        """The card that holds: the last one."""
        return self.cards[-1] if self.cards and self.standing == REGULAR else None

    def age(self, day: date) -> int:
        return age(self.born, day)


@dataclass(frozen=True)
class Places:
    """Communities by twelve-digit code."""

    own: Sequence[str]
    other: Sequence[str]


@dataclass(frozen=True)
class People:
    """Everybody, in order of registration, and card numbers that belong to nobody."""

    persons: tuple[Person, ...]
    strangers: tuple[str, ...]


def draw_people(rng: Random, scale: Scale, day: date, places: Places) -> People:
    """The learners of a branch of that size on `day`; the generator decides who they are, whatever day of the year."""
    copies = round(scale.learners * numbers()["entered_twice"])
    taken: set[str] = set()
    persons = [_person(rng, scale, day, places, taken) for _ in range(scale.learners - copies)]
    _give_phones(rng, persons)
    _give_namesakes(rng, persons, scale)
    _give_rare_names(rng, persons, scale, day)
    persons[rng.randrange(len(persons))] = _without_document(rng.choice(persons))
    persons += [_entered_again(rng, person, day) for person in rng.sample(persons, copies)]
    dealt = _with_cards(rng, persons)
    return People(tuple(sorted(dealt.persons, key=_registered)), dealt.strangers)


def _registered(person: Person) -> date:
    return person.registered


# --- one person ------------------------------------------------------------------------------------------------------


def _person(rng: Random, scale: Scale, day: date, places: Places, taken: set[str]) -> Person:
    midyear = date(day.year, 7, 1)
    born = _birth(rng, midyear)
    years = age(born, midyear)
    sex = WOMAN if rng.random() < _share_of_women(years) else MAN
    id_type = _id_type(rng, years)
    has_number = id_type == ID_CARD and rng.random() < numbers()["has_id_number"] / numbers()["id_types"][ID_CARD]
    known_for = min(scale.years * 365, max(1, (day - born).days - 3 * 365))
    known_since = 1 + int(rng.random() * known_for)
    return Person(
        name=_free_name(rng, sex, born.year, taken),
        sex=sex,
        born=born,
        id_type=id_type,
        id_number=id_number(born, sex, rng.randrange(500)) if has_number else None,
        phone=None,
        phone_owner=None,
        community=_community(rng, places),
        education=_drawn(rng, numbers()["education"]) if rng.random() < numbers()["has_education"] else None,
        standing=_standing(rng, scale, years),
        registered=day - timedelta(days=known_since),
    )


def _free_name(rng: Random, sex: str, year: int, taken: set[str]) -> str:
    """A name that nobody has yet; namesakes are made on purpose, as many as there should be."""
    while (name := draw_name(rng, sex, year)) in taken and is_plain(name):
        continue
    taken.add(name)
    return name


def _birth(rng: Random, day: date) -> date:
    """A birthday whose age on `day` falls into the mix of the front desk."""
    low, high = map(int, _drawn(rng, numbers()["ages"]).split("-"))
    years = rng.randint(max(low, 3), high)
    return day.replace(year=day.year - years) - timedelta(days=rng.randrange(365))


def _share_of_women(years: int) -> float:
    shares = {int(age): share for age, share in numbers()["women"].items()}
    return float(shares[max(low for low in shares if low <= years)])


def _id_type(rng: Random, years: int) -> str:
    """A birth certificate is for children, whatever the draw says."""
    drawn = _drawn(rng, numbers()["id_types"])
    return ID_CARD if drawn == "07" and years > 15 else drawn


def id_number(born: date, sex: str, sequence: int) -> str:
    """Eighteen digits of a division that was never assigned, valid by GB 11643; they can belong to nobody."""
    order = sequence * 2 % 1000 + (sex == MAN)
    body = f"{UNASSIGNED_DIVISION}{born:%Y%m%d}{order:03d}"
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """The eighteenth character of an ID number (GB 11643)."""
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def _community(rng: Random, places: Places) -> str | None:
    where = _drawn(rng, numbers()["residence"])
    return None if where == "outside" else rng.choice(places.own if where == "own" else places.other)


def _standing(rng: Random, scale: Scale, years: int) -> str:
    gone = rng.random() < numbers()["gone_per_year"] * scale.years
    if not gone:
        return REGULAR
    return DECEASED if years >= 75 and rng.random() < 0.5 else MOVED_AWAY


def _without_document(person: Person) -> Person:
    return replace(person, id_type=NO_DOCUMENT, id_number=None)


def _drawn(rng: Random, weights: dict[str, float]) -> str:
    return Choice(weights).draw(rng)


# --- what depends on the others --------------------------------------------------------------------------------------


def _give_phones(rng: Random, persons: list[Person]) -> None:
    taken: set[str] = set()
    for at, person in enumerate(persons):
        if rng.random() >= numbers()["has_phone"]:
            continue
        relative = persons[rng.randrange(at)].phone if at and rng.random() < numbers()["family_phone"] else None
        phone = relative or _free_phone(rng, taken)
        persons[at] = replace(person, phone=phone, phone_owner=FAMILY_PHONE if relative else OWN_PHONE)


def _free_phone(rng: Random, taken: set[str]) -> str:
    while True:
        phone = f"1{rng.randint(30, 99)}0000{rng.randrange(10_000):04d}"
        if phone not in taken:
            taken.add(phone)
            return phone


def _give_namesakes(rng: Random, persons: list[Person], scale: Scale) -> None:
    """As many pairs of one name as a branch knows, a few of them of the same year."""
    shares = numbers()["names"]
    wanted = round(scale.learners * shares["namesake_pairs"])
    same_year = max(1, round(scale.learners * shares["namesake_same_year"]))
    times = Counter(person.name for person in persons)
    pairs = sum(count * (count - 1) // 2 for count in times.values())
    for turn in range(max(same_year, wanted - pairs)):
        _share_a_name(rng, persons, is_same_year=turn < same_year)


def _share_a_name(rng: Random, persons: list[Person], *, is_same_year: bool) -> None:
    """Give somebody the name of another one of the same sex and about the same age."""
    years = 0 if is_same_year else 12
    while True:
        one, other = rng.sample(range(len(persons)), 2)
        model, person = persons[one], persons[other]
        is_alike = model.sex == person.sex and abs(model.born.year - person.born.year) <= years
        if is_alike and is_plain(model.name) and model.name != person.name:
            persons[other] = replace(person, name=model.name)
            return


def _give_rare_names(rng: Random, persons: list[Person], scale: Scale, day: date) -> None:
    """Rename as many elderly learners as the size must have at least (D7), and give one the longest name."""
    drawn = max(scale.rare_names, round(scale.learners * numbers()["names"]["rare"]))
    fitting = [
        at
        for at, person in enumerate(persons)
        if person.standing == REGULAR and 58 <= day.year - person.born.year <= 85
    ]
    chosen = rng.sample(fitting, drawn + 1)
    for at in chosen[:-1]:
        person = persons[at]
        name = person.name if is_plain(person.name) else draw_name(Random(at), person.sex, 1989)
        known = day - timedelta(days=150 + rng.randrange(150))
        persons[at] = replace(person, name=with_rare(rng, name), registered=known)
    persons[chosen[-1]] = replace(persons[chosen[-1]], name=given_names()["longest"])


def _entered_again(rng: Random, person: Person, day: date) -> Person:
    """The same person entered a second time with a small difference (D3)."""
    again = replace(person, copy_of=person.name, registered=min(day, person.registered + timedelta(days=30)))
    way = rng.randrange(3)
    if way == 0 and person.phone:
        return replace(again, phone=person.phone[:-1] + str((int(person.phone[-1]) + rng.randint(1, 9)) % 10))
    if way == 1 and is_plain(person.name):
        return replace(again, name=_misheard(rng, person.name))
    return _without_document(again)


def _misheard(rng: Random, name: str) -> str:
    """The name with its last character written as another one that sounds the same."""
    sound = readings(name[-1])[:1]
    letters = sorted({char for era in given_names()["eras"] for word in era["women"] + era["men"] for char in word})
    alike = [char for char in letters if char != name[-1] and readings(char)[:1] == sound]
    return name[:-1] + rng.choice(alike) if alike else name


def _with_cards(rng: Random, persons: list[Person]) -> People:
    """Card numbers that no card of the world has; whoever has a rare name has one, a second entry has none."""
    free = iter(rng.sample(range(16**6), 2 * len(persons) + 8))
    dealt = [replace(person, cards=tuple(_cards(rng, person, free))) for person in persons]
    return People(tuple(dealt), tuple(_token(number) for _, number in zip(range(8), free, strict=False)))


def _cards(rng: Random, person: Person, free: Iterator[int]) -> list[str]:
    has_card = rng.random() < numbers()["has_card"] / (1 - numbers()["entered_twice"])
    if person.copy_of or not (has_card or is_beyond_bmp(person.name)):
        return []
    count = 2 if rng.random() < numbers()["second_card"] / numbers()["has_card"] else 1
    return [_token(next(free)) for _ in range(count)]


def _token(number: int) -> str:
    return f"{CARD_PREFIX}{number:06X}"
