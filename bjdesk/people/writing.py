"""What every command about a person writes in the same way: consents, cards, the letters that she is found by (D5)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import insert, select

from bjdesk.kernel.errors import RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.people.cards import CardHashes
from bjdesk.people.model import Card, Consent, Learner
from bjdesk.people.queries import VALID
from bjdesk.reference.queries import parameter_id
from bjdesk.store.database import Unit

BASIC_NOTICE, ID_NUMBER = "1", "2"
"""`consent_scope` 基本登记告知, 证件号码单独同意."""
AGREED = "1"
TOLD_IN_PERSON = "3"
"""`told_way`: said by word of mouth, ticked by staff."""
CITIZEN_CARD = "1"
"""`card_type`."""


@dataclass(frozen=True)
class Writing:
    """Writes for the branch at home in `scope`."""

    scope: str
    branch_id: UUID

    def grown(self, unit: Unit, learner_id: UUID) -> dict[str, object]:
        """What every appended row about her says."""
        return {
            "id": unit.new_id(),
            "scope": self.scope,
            "learner_id": learner_id,
            "at": unit.now,
            "offset_min": unit.offset_min,
            "by_id": unit.actor.staff,
            "desk_id": unit.actor.desk,
        }

    def consent(self, unit: Unit, learner_id: UUID, today: date, scope_code: str = BASIC_NOTICE) -> None:
        """What she was told and agreed to, by its wording in force today (D5)."""
        unit.db.execute(
            insert(Consent).values(
                **self.grown(unit, learner_id),
                scope_code=scope_code,
                text_id=parameter_id(unit.db, f"consent.text.{scope_code}", today),
                answer=AGREED,
                given_on=today,
                way=TOLD_IN_PERSON,
            )
        )
        unit.touch("consent")

    def bind(self, unit: Unit, learner_id: UUID, hashes: CardHashes, kind: str = CITIZEN_CARD) -> UUID:
        """A card that nobody holds becomes hers."""
        refuse_bound(unit, hashes.whole, hashes.last4)
        card_id = unit.new_id()
        unit.db.execute(
            insert(Card).values(
                id=card_id,
                scope=self.scope,
                learner_id=learner_id,
                token_hash=hashes.whole,
                tail4_hash=hashes.tail4,
                tail3_hash=hashes.tail3,
                token_key=hashes.key,
                last4=hashes.last4,
                type=kind,
                first_seen=unit.now,
                state=VALID,
                state_at=unit.now,
            )
        )
        unit.note(AuditValue("card", card_id, "last4", None, hashes.last4, learner_id))
        unit.touch("card")
        return card_id


def refuse_bound(unit: Unit, token_hash: bytes, last4: str) -> None:
    """Refuse a card that already names somebody; two desks offline may still do it, and then both are shown."""
    found = unit.db.execute(
        select(Learner.name, Learner.id)
        .join(Card, Card.learner_id == Learner.id)
        .where(
            Card.token_hash == token_hash,
            Card.removed.is_(False),
            Card.state == VALID,
            Learner.removed.is_(False),
        )
        .limit(1)
    ).first()
    if found is not None:
        raise RuleBroken("card-bound", name=found[0], learner_id=found[1], last4=last4)
