"""Finding people: by card, by what was typed, and who may be registered already (R24, R28, D3, D7)."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, Select, bindparam, cast, exists, func, or_, select

from bjdesk.kernel.clock import Instant
from bjdesk.people.cards import Lookup
from bjdesk.people.model import Card, Learner, LearnerAlias, SearchToken
from bjdesk.reference.model import Org
from bjdesk.store.id_list import Ids
from bjdesk.store.name_order import name_key
from bjdesk.store.prepared import Prepared
from bjdesk.store.registers import current, table_for
from bjdesk.store.search import ORDER, Query, ranges

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


_NAMESAKE, _HELD = Learner.__table__.alias("namesake").c, Card.__table__.alias("held").c


def _learners() -> Select[*tuple[Any, ...]]:
    """In the order of LearnerRow."""
    newest = (
        select(_HELD.id)
        .where(_HELD.learner_id == Learner.id, _HELD.removed.is_(False))
        .order_by(_HELD.state != VALID, _HELD.id.desc())
        .limit(1)
        .correlate(Learner)
    )
    another = (_NAMESAKE.name == Learner.name, _NAMESAKE.id != Learner.id, _NAMESAKE.removed.is_(False))
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
            Card.last4,
            Card.state,
            Learner.standing,
            Learner.id_tail,
            Learner.name_note,
            exists().where(*another),
        )
        .select_from(Learner)
        .outerjoin(Org, Org.id == Learner.community_id)
        .outerjoin(Card, Card.id == newest.scalar_subquery())
        .where(Learner.removed.is_(False))
    )


_WANTED = func.json_each(bindparam("ids")).table_valued("value")
_BY_ID = Prepared(_learners().where(Learner.id.in_(select(func.unhex(_WANTED.c.value)))))


def learners_by_id(db: Connection, ids: Sequence[UUID]) -> list[LearnerRow]:
    """Rows of the given learners, in the order asked for; unknown ids are left out."""
    found = {row[0]: LearnerRow(*row) for row in _BY_ID.rows(db, ids=json_ids(ids))}
    return [found[record] for record in ids if record in found]


def json_ids(ids: Iterable[UUID]) -> str:
    """As `json_each` takes them: one parameter, however many."""
    return json.dumps([record.hex for record in ids])


def learner(db: Connection, record: UUID) -> LearnerRow | None:
    """One learner."""
    return next(iter(learners_by_id(db, [record])), None)


def learner_cells(db: Connection, record: UUID) -> Mapping[str, Any] | None:
    """Every column of one learner who is not taken out; what a form starts from."""
    cells = current(db, table_for(Learner), record)
    return None if cells is None or cells["removed"] else cells


_IN_ORDER = (
    select(SearchToken.learner_id)
    .where(SearchToken.kind == ORDER)
    .order_by(SearchToken.token, SearchToken.learner_id)
    .limit(bindparam("limit"))
)
_FIRST_IDS = Prepared(_IN_ORDER)
_EVERYBODY = -1


def learner_ids(db: Connection) -> Ids:
    """Every learner of this desk, in order of name (D7): as kept in the index, sorted here if it does not hold all."""
    kept = first_learner_ids(db, _EVERYBODY)
    known = db.execute(select(func.count()).select_from(Learner).where(Learner.removed.is_(False))).scalar()
    return kept if len(kept) == known else _sorted_ids(db)


def first_learner_ids(db: Connection, limit: int) -> Ids:
    """The first of them, at once."""
    return Ids(b"".join(chain.from_iterable(_FIRST_IDS.run(db, {"limit": limit}))))


def _sorted_ids(db: Connection) -> Ids:
    found = db.execute(select(Learner.name, Learner.id).where(Learner.removed.is_(False)).order_by(Learner.id)).all()
    return Ids(b"".join(record.bytes for _, record in sorted(found, key=_by_name)))


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


_FOUND = Prepared(
    select(SearchToken.learner_id)
    .distinct()
    .where(
        SearchToken.kind == bindparam("kind"),
        SearchToken.token >= bindparam("low"),
        SearchToken.token < bindparam("high"),
    )
    .limit(bindparam("limit"))
)


def search(db: Connection, query: Query, limit: int = 50) -> Ids:
    """Learners that match what was typed: pinyin, initials, name parts, tails, number (D7)."""
    found: dict[bytes, None] = {}
    for kind, low, high in ranges(query):
        bound = {"kind": kind, "low": low, "high": high, "limit": limit}
        found.update(dict.fromkeys(chain.from_iterable(_FOUND.run(db, bound))))
        if len(found) >= limit:
            break
    return Ids(b"".join(found)).first(limit)


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
    return rows[:limit]


def _likeness(name: str, phone: str | None, birth_year: int | None) -> Callable[[LearnerRow], tuple[bool, bool, bool]]:
    def rank(row: LearnerRow) -> tuple[bool, bool, bool]:
        return (row.phone != phone or phone is None, row.name != name, row.year != birth_year)

    return rank
