"""What staff do with learners: register one without a card, bind a card, keep a draft (R24, R28, D5)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.people import queries
from bjdesk.people.age import is_child
from bjdesk.people.cards import CardHashes
from bjdesk.people.model import CARD_MOVES, Card, Draft, Learner, LearnerBranch, SearchToken
from bjdesk.people.names import clean_name, clean_phone
from bjdesk.people.relations import CREATED, ensure_branch
from bjdesk.people.writing import Writing, refuse_bound
from bjdesk.store.base import canonical_json
from bjdesk.store.database import Unit
from bjdesk.store.search import tokens

ADULT, MINOR, AGE_UNKNOWN = "1", "2", "0"
"""`of_age`."""


@dataclass(frozen=True)
class RegisterLearner:
    """A walk-in: a name, one of phone, birth year and community, of age or not, and her word that she was told.

    The record is 待补全 until it is completed; `card` binds a swiped card at once, and the unfinished `draft` of the
    form that it comes from is forgotten with the same COMMIT.
    """

    name: str
    phone: str = ""
    birth_year: int | None = None
    community_id: UUID | None = None
    of_age: str = AGE_UNKNOWN
    consented: bool = False
    sex: str = "0"
    card: CardHashes | None = field(default=None, repr=False)
    draft: str | None = None


@dataclass(frozen=True)
class BindCard:
    """Give a learner a card that nobody holds (R24); her other cards stay as they are."""

    learner_id: UUID
    card: CardHashes = field(repr=False)
    type: str = "1"


@dataclass(frozen=True)
class SetCardState:
    """Report a card lost, find it again, cancel it (R24)."""

    card_id: UUID
    rev: int
    state: str
    note: str | None = None


@dataclass(frozen=True)
class ReplaceCard:
    """A new card in the place of one that stops working: the old one is 已换, both with one COMMIT (R24)."""

    card_id: UUID
    rev: int
    card: CardHashes = field(repr=False)


@dataclass(frozen=True)
class SaveDraft:
    """Keep an unfinished form; an empty body forgets it."""

    form: str
    body: dict[str, str | int | bool | None] | None


class PeopleHandlers:
    """Handlers of this area for one branch; `day_of` gives the civil date of a moment in the district."""

    def __init__(self, day_of: Callable[[Instant], date], scope: str, branch_id: UUID, child_age: int) -> None:
        self._child_age = child_age
        self._day = day_of
        self._scope = scope
        self._branch_id = branch_id
        self._writing = Writing(scope, branch_id)

    def register_learner(self, unit: Unit, command: RegisterLearner) -> Done:
        today = self._day(unit.now)
        values = checked(command, today, self._child_age)
        if command.card:
            refuse_bound(unit, command.card.whole, command.card.last4)
        learner_id = unit.new_id()
        unit.db.execute(insert(Learner).values(id=learner_id, scope=self._scope, **values))
        unit.db.execute(
            insert(LearnerBranch).values(
                **self._writing.grown(unit, learner_id), branch_id=self._branch_id, kind=CREATED
            )
        )
        self._writing.consent(unit, learner_id, today)
        _index(unit, learner_id, str(values["name"]), values["phone"])
        if command.card:
            self._writing.bind(unit, learner_id, command.card)
        if command.draft is not None:
            unit.db.execute(delete(Draft).where(Draft.form == command.draft))
        unit.about("learner", learner_id)
        unit.note(AuditValue("learner", learner_id, "name", None, str(values["name"]), learner_id))
        unit.touch("learner", "learner_branch", "consent")
        return Done(learner_id)

    def bind_card(self, unit: Unit, command: BindCard) -> Done:
        if unit.db.execute(select(Learner.id).where(Learner.id == command.learner_id)).first() is None:
            raise RecordMissing(kind="learner")
        ensure_branch(unit, command.learner_id, self._branch_id, self._scope)
        card_id = self._writing.bind(unit, command.learner_id, command.card, command.type)
        unit.about("card", card_id)
        return Done(card_id, undo=SetCardState(card_id, _rev(unit, card_id), queries.CANCELLED))

    def replace_card(self, unit: Unit, command: ReplaceCard) -> Done:
        old = unit.db.execute(select(Card.learner_id, Card.type).where(Card.id == command.card_id)).first()
        if old is None:
            raise RecordMissing(kind="card")
        self.set_card_state(unit, SetCardState(command.card_id, command.rev, queries.REPLACED))
        ensure_branch(unit, old.learner_id, self._branch_id, self._scope)
        card_id = self._writing.bind(unit, old.learner_id, command.card, old.type)
        unit.about("card", card_id)
        return Done(card_id)

    def set_card_state(self, unit: Unit, command: SetCardState) -> Done:
        card = unit.db.execute(
            select(Card.state, Card.learner_id, Card.rev, Card.token_hash, Card.last4).where(Card.id == command.card_id)
        ).first()
        if card is None:
            raise RecordMissing(kind="card")
        if card.rev != command.rev:
            raise RecordChanged(kind="card")
        if not CARD_MOVES.allows(card.state, command.state):
            raise RuleBroken("card-move-refused", state=card.state, wanted=command.state)
        if command.state == queries.VALID:
            refuse_bound(unit, card.token_hash, card.last4)
        unit.db.execute(
            update(Card)
            .where(Card.id == command.card_id)
            .values(state=command.state, state_at=unit.now, state_note=command.note)
        )
        unit.about("card", command.card_id)
        unit.note(AuditValue("card", command.card_id, "state", card.state, command.state, card.learner_id))
        if command.note:
            unit.note(AuditValue("card", command.card_id, "state_note", None, command.note, card.learner_id))
        unit.touch("card")
        return Done()

    def save_draft(self, unit: Unit, command: SaveDraft) -> Done:
        unit.db.execute(delete(Draft).where(Draft.form == command.form))
        if command.body is not None:
            body = canonical_json(command.body)
            unit.db.execute(insert(Draft).values(form=command.form, staff_id=unit.actor.staff, body=body, at=unit.now))
        return Done()


def checked(command: RegisterLearner, today: date, child_age: int) -> dict[str, object]:
    """The columns of a new learner; raises RuleBroken naming the field in `field` (D5, D7)."""
    name = clean_name(command.name).text
    phone = clean_phone(command.phone) if command.phone.strip() else None
    if phone is None and command.birth_year is None and command.community_id is None:
        raise RuleBroken("one-of-three-missing")
    of_age = _of_age(command, today, child_age)
    if not command.consented:
        raise RuleBroken("consent-missing")
    return {
        "name": name,
        "sex": command.sex,
        "birth_year": command.birth_year,
        "of_age": of_age,
        "phone": phone,
        "phone_owner": "1" if phone else None,
        "community_id": command.community_id,
        "standing": queries.PROVISIONAL,
        "standing_on": today,
    }


def _of_age(command: RegisterLearner, today: date, child_age: int) -> str:
    """A minor needs a guardian's consent, which this desk cannot take yet: nothing is saved (D5)."""
    if command.of_age == AGE_UNKNOWN and command.birth_year is None:
        raise RuleBroken("of-age-missing")
    young = is_child(today, birth_year=command.birth_year, of_age=command.of_age, child_age=child_age)
    if young or command.of_age == MINOR:
        raise RuleBroken("guardian-needed", name=command.name)
    return ADULT


def _rev(unit: Unit, card_id: UUID) -> int:
    return int(unit.db.execute(select(Card.rev).where(Card.id == card_id)).scalar_one())


def _index(unit: Unit, learner_id: UUID, name: str, phone: object) -> None:
    rows = [
        {"kind": kind, "token": token, "learner_id": learner_id}
        for kind, token in tokens(name, str(phone) if phone else None, None, None)
    ]
    unit.db.execute(insert(SearchToken), rows)
