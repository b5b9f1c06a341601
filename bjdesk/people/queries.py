"""Finding people: by card, by what was typed, and who may be registered already (R24, R28, D3, D7)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, Select, bindparam, cast, func, or_, select

from bjdesk.kernel.clock import Instant
from bjdesk.people.cards import Lookup
from bjdesk.people.model import Card, Learner, LearnerAlias, SearchToken
from bjdesk.reference.model import Org
from bjdesk.store.name_order import name_key
from bjdesk.store.prepared import Prepared
from bjdesk.store.registers import current, table_for
from bjdesk.store.search import Query, ranges

VALID, LOST, CANCELLED, REPLACED = "1", "2", "3", "4"
"""`card_status`."""
REGULAR, PROVISIONAL, MOVED_AWAY, DECEASED = "1", "2", "3", "4"
"""`learner_standing`."""


@dataclass(frozen=True, slots=True)
class CardFound:
    """A card and whom it names."""

    card_id: UUID
    card_state: str
    last4: str
    learner_id: UUID
    name: str
    birth_year: int | None
    standing: str


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """One line of a list of learners."""

    id: UUID
    rev: int
    name: str
    sex: str
    birth_date: date | None
    birth_year: int | None
    community: str | None
    phone: str | None
    last4: str | None
    card_state: str | None
    standing: str
    id_tail: str | None = None
    name_note: str | None = None
    has_namesake: bool = False

    @property
    def year(self) -> int | None:
        return self.birth_date.year if self.birth_date else self.birth_year


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card of a learner."""

    id: UUID
    rev: int
    last4: str
    type: str
    state: str
    first_seen: Instant


def _year() -> Any:
    return func.coalesce(Learner.birth_year, cast(func.substr(Learner.birth_date, 1, 4), Integer))


def card_holders(db: Connection, lookups: Sequence[Lookup]) -> list[CardFound]:
    """The people whom a card names, best column first, valid cards before others; normally one (R24)."""
    for lookup in lookups:
        rows = _HOLDERS[lookup.column].rows(db, digest=lookup.digest)
        if rows:
            return _one_each(CardFound(*row) for row in rows)
    return []


_HOLDER = (
    select(Card.id, Card.state, Card.last4, Learner.id, Learner.name, _year(), Learner.standing)
    .select_from(Card)
    .outerjoin(LearnerAlias, LearnerAlias.learner_id == Card.learner_id)
    .join(Learner, Learner.id == func.coalesce(LearnerAlias.canonical_id, Card.learner_id))
    .where(Card.removed.is_(False), Learner.removed.is_(False))
    .order_by(Card.state != VALID, Card.id.desc())
)
_HOLDERS = {
    column: Prepared(_HOLDER.where(Card.__table__.c[column] == bindparam("digest")))
    for column in ("token_hash", "tail4_hash", "tail3_hash")
}


def _one_each(found: Iterable[CardFound]) -> list[CardFound]:
    """One line a person; cards that no longer hold matter only when no valid one was found."""
    people: dict[UUID, CardFound] = {}
    for row in found:
        people.setdefault(row.learner_id, row)
    valid = [row for row in people.values() if row.card_state == VALID]
    return valid or list(people.values())


def _learners() -> Select[*tuple[Any, ...]]:
    newest = (
        select(Card.last4, Card.state)
        .where(Card.learner_id == Learner.id, Card.removed.is_(False))
        .order_by(Card.state != VALID, Card.id.desc())
        .limit(1)
    )
    last4 = newest.with_only_columns(Card.last4).scalar_subquery()
    state = newest.with_only_columns(Card.state).scalar_subquery()
    return (
        select(
            Learner.id,
            Learner.rev,
            Learner.name,
            Learner.sex,
            Learner.birth_date,
            Learner.birth_year,
            Org.name,
            Learner.phone,
            last4,
            state,
            Learner.standing,
            Learner.id_tail,
            Learner.name_note,
        )
        .select_from(Learner)
        .outerjoin(Org, Org.id == Learner.community_id)
        .where(Learner.removed.is_(False))
    )


def learners_by_id(db: Connection, ids: Sequence[UUID]) -> list[LearnerRow]:
    """Rows of the given learners, in the order asked for; unknown ids are left out."""
    found = {row[0]: LearnerRow(*row) for row in db.execute(_learners().where(Learner.id.in_(ids)))}
    rows = [found[record] for record in ids if record in found]
    return _with_namesakes(db, rows)


def _with_namesakes(db: Connection, rows: list[LearnerRow]) -> list[LearnerRow]:
    names = {row.name for row in rows}
    shared = set(
        db.execute(
            select(Learner.name)
            .where(Learner.name.in_(names), Learner.removed.is_(False))
            .group_by(Learner.name)
            .having(func.count() > 1)
        ).scalars()
    )
    return [_namesake(row) if row.name in shared else row for row in rows]


def _namesake(row: LearnerRow) -> LearnerRow:
    return replace(row, has_namesake=True)


def learner(db: Connection, record: UUID) -> LearnerRow | None:
    """One learner."""
    return next(iter(learners_by_id(db, [record])), None)


def learner_cells(db: Connection, record: UUID) -> Mapping[str, Any] | None:
    """Every column of one learner who is not taken out; what a form starts from."""
    cells = current(db, table_for(Learner), record)
    return None if cells is None or cells["removed"] else cells


def learner_ids(db: Connection) -> list[UUID]:
    """Every learner of this desk, in order of name (D7)."""
    found = db.execute(select(Learner.name, Learner.id).where(Learner.removed.is_(False)).order_by(Learner.id)).all()
    return [record for _, record in sorted(found, key=_by_name)]


def _by_name(row: Any) -> Any:
    return name_key(row[0])


def registered_since(db: Connection, moment: Instant, limit: int = 5) -> list[UUID]:
    """Learners whose record was made since then, the newest first: an id begins with its millisecond."""
    first = UUID(int=(moment // 1000) << 80)
    rows = db.execute(
        select(Learner.id)
        .where(Learner.id >= first, Learner.removed.is_(False))
        .order_by(Learner.id.desc())
        .limit(limit)
    )
    return list(rows.scalars())


def search(db: Connection, query: Query, limit: int = 50) -> list[UUID]:
    """Learners that match what was typed: pinyin, initials, name parts, tails, number (D7)."""
    found: dict[UUID, None] = {}
    for kind, low, high in ranges(query):
        rows = db.execute(
            select(SearchToken.learner_id)
            .distinct()
            .where(SearchToken.kind == kind, SearchToken.token >= low, SearchToken.token < high)
            .limit(limit)
        )
        found.update(dict.fromkeys(rows.scalars()))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def cards(db: Connection, learner_id: UUID) -> list[CardRow]:
    """All cards of a learner, valid ones first."""
    rows = db.execute(
        select(Card.id, Card.rev, Card.last4, Card.type, Card.state, Card.first_seen)
        .where(Card.learner_id == learner_id, Card.removed.is_(False))
        .order_by(Card.state, Card.id.desc())
    )
    return [CardRow(*row) for row in rows]


def possible_duplicates(
    db: Connection, name: str, phone: str | None, birth_year: int | None, limit: int = 4
) -> list[LearnerRow]:
    """Who may be registered already: the same phone, or the same name; the likelier first."""
    same = [Learner.name == name] if name else []
    if phone:
        same.append(Learner.phone == phone)
    if not same:
        return []
    rows = [LearnerRow(*row) for row in db.execute(_learners().where(or_(*same)).limit(50))]
    rows.sort(key=_likeness(name, phone, birth_year))
    return _with_namesakes(db, rows[:limit])


def _likeness(name: str, phone: str | None, birth_year: int | None) -> Callable[[LearnerRow], tuple[bool, bool, bool]]:
    def rank(row: LearnerRow) -> tuple[bool, bool, bool]:
        return (row.phone != phone or phone is None, row.name != name, row.year != birth_year)

    return rank
