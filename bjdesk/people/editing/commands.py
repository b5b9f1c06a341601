"""What staff do with the record of a person: enter her in full, complete and correct it, take it back (R28, D3, D5)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.people.arrivals import learners_arrived
from bjdesk.people.cards import CardHashes
from bjdesk.people.commands import PeopleHandlers, SetCardState
from bjdesk.people.duplicates import holder_of
from bjdesk.people.editing.checking import FORM, NEW, checked_person
from bjdesk.people.identity import KeptNumber
from bjdesk.people.model import Card, Draft, Learner, LearnerBranch
from bjdesk.people.queries import CANCELLED, learner_cells
from bjdesk.people.relations import CREATED, ensure_branch
from bjdesk.people.traces import stands_elsewhere
from bjdesk.people.writing import ID_NUMBER, Writing
from bjdesk.store.database import Unit
from bjdesk.store.registers import spelt, table_for

NOT_IN_AUDIT = frozenset({"id_hash", "id_key"})
"""A keyed hash is as good as the number to whoever has the key (D5)."""


@dataclass(frozen=True)
class EnterLearner:
    """A person with all that she told; `values` are columns of a form, `number` what stays of her document.

    She is 正式 as soon as nothing is missing. The unfinished `draft` is forgotten with the same COMMIT.
    """

    values: Mapping[str, Any]
    number: KeptNumber | None = None
    consented: bool = False
    id_consented: bool = False
    card: CardHashes | None = field(default=None, repr=False)
    draft: str | None = None


@dataclass(frozen=True)
class EditLearner:
    """Columns of a person as a form that showed her at `rev` wants them; a `number` replaces the one that stands."""

    learner: UUID
    rev: int
    values: Mapping[str, Any]
    number: KeptNumber | None = None
    id_consented: bool = False
    card: CardHashes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class RestoreLearner:
    """Take an edit back: the columns as they were, and the card that it bound is cancelled."""

    learner: UUID
    rev: int
    cells: Mapping[str, Any] = field(repr=False)
    card: UUID | None = None


@dataclass(frozen=True)
class DiscardLearner:
    """Take an entry back of which nothing else speaks yet."""

    learner: UUID
    rev: int


COMMANDS: tuple[type, ...] = (EnterLearner, EditLearner, RestoreLearner, DiscardLearner)


@dataclass(frozen=True)
class Edited:
    """What came of it: which columns changed, and whether nothing is missing any more."""

    learner: UUID
    fields: tuple[str, ...]
    standing: str
    card: UUID | None = None


class EditingHandlers:
    """Handles `COMMANDS` for one branch; `day_of` gives the civil date of a moment in the district."""

    def __init__(
        self,
        day_of: Callable[[Instant], date],
        scope: str,
        branch_id: UUID,
        child_age: int,
        people: PeopleHandlers,
    ) -> None:
        self._day, self._scope, self._branch_id, self._child_age = day_of, scope, branch_id, child_age
        self._writing, self._people = Writing(scope, branch_id), people

    def __call__(self, unit: Unit, command: Any) -> Done:
        if isinstance(command, EnterLearner):
            return self.enter_learner(unit, command)
        if isinstance(command, EditLearner):
            return self.edit_learner(unit, command)
        if isinstance(command, RestoreLearner):
            return self.restore_learner(unit, command)
        return self.discard_learner(unit, command)

    def enter_learner(self, unit: Unit, command: EnterLearner) -> Done:
        today = self._day(unit.now)
        wanted = checked_person(command.values, command.number, NEW, today, self._child_age)
        if not command.consented:
            raise RuleBroken("consent-missing")
        _refuse_number(unit, command.number, command.id_consented, None)
        record = unit.new_id()
        unit.db.execute(insert(Learner).values(id=record, scope=self._scope, **{**NEW, **wanted}))
        unit.db.execute(
            insert(LearnerBranch).values(**self._writing.grown(unit, record), branch_id=self._branch_id, kind=CREATED)
        )
        self._writing.consent(unit, record, today)
        _note(unit, record, {**NEW, "name": None, "standing": None}, wanted)
        card = self._keep_the_rest(unit, record, command, today)
        if command.draft is not None:
            unit.db.execute(delete(Draft).where(Draft.form == command.draft))
        unit.touch("learner_branch")
        return Done(
            Edited(record, tuple(wanted), wanted["standing"], card), undo=DiscardLearner(record, _rev(unit, record))
        )

    def edit_learner(self, unit: Unit, command: EditLearner) -> Done:
        cells = _cells(unit, command.learner, command.rev)
        today = self._day(unit.now)
        wanted = checked_person(command.values, command.number, cells, today, self._child_age)
        changed = {name: value for name, value in wanted.items() if cells[name] != value}
        if not changed and command.card is None:
            return Done(Edited(command.learner, (), cells["standing"]))
        _refuse_number(unit, command.number, command.id_consented, command.learner)
        ensure_branch(unit, command.learner, self._branch_id, self._scope)
        if changed:
            unit.db.execute(update(Learner).where(Learner.id == command.learner).values(**changed))
            _note(unit, command.learner, cells, changed)
        card = self._keep_the_rest(unit, command.learner, command, today)
        before = {name: cells[name] for name in changed}
        undo = RestoreLearner(command.learner, _rev(unit, command.learner), before, card)
        standing = changed.get("standing", cells["standing"])
        return Done(Edited(command.learner, tuple(changed), standing, card), undo=undo)

    def _keep_the_rest(self, unit: Unit, record: UUID, command: EnterLearner | EditLearner, today: date) -> UUID | None:
        """Her word about the document, the letters that she is found by, her card."""
        if command.number is not None:
            self._writing.consent(unit, record, today, ID_NUMBER)
        learners_arrived(unit.db, [record])
        unit.about("learner", record)
        unit.touch("learner")
        return None if command.card is None else self._writing.bind(unit, record, command.card)

    def restore_learner(self, unit: Unit, command: RestoreLearner) -> Done:
        cells = _cells(unit, command.learner, command.rev)
        if command.card is not None:
            card = unit.db.execute(select(Card.rev).where(Card.id == command.card)).scalar_one()
            self._people.set_card_state(unit, SetCardState(command.card, card, CANCELLED))
        if command.cells:
            unit.db.execute(update(Learner).where(Learner.id == command.learner).values(**command.cells))
            _note(unit, command.learner, cells, command.cells)
        learners_arrived(unit.db, [command.learner])
        unit.about("learner", command.learner)
        unit.touch("learner")
        return Done(Edited(command.learner, tuple(command.cells), command.cells.get("standing", cells["standing"])))

    def discard_learner(self, unit: Unit, command: DiscardLearner) -> Done:
        cells = _cells(unit, command.learner, command.rev)
        if stands_elsewhere(unit.db, command.learner):
            raise RuleBroken("learner-in-use", name=cells["name"])
        unit.db.execute(update(Learner).where(Learner.id == command.learner).values(removed=True))
        learners_arrived(unit.db, [command.learner])
        unit.about("learner", command.learner)
        unit.note(AuditValue("learner", command.learner, "removed", "0", "1", command.learner))
        unit.touch("learner")
        return Done()


def _cells(unit: Unit, record: UUID, rev: int) -> Mapping[str, Any]:
    cells = learner_cells(unit.db, record)
    if cells is None:
        raise RecordMissing(kind="learner")
    if cells["rev"] != rev:
        raise RecordChanged(kind="learner", current={name: cells[name] for name in FORM})
    return cells


def _refuse_number(unit: Unit, number: KeptNumber | None, consented: bool, besides: UUID | None) -> None:
    """One document is one person: looked for under the lock; and nothing of it is kept without her word (D3, D5)."""
    if number is None:
        return
    holder = holder_of(unit.db, number.hashes, besides)
    if holder is not None:
        raise RuleBroken("id-taken", learner_id=holder[0], name=holder[1])
    if not consented:
        raise RuleBroken("id-consent-missing")


def _note(unit: Unit, record: UUID, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    table = table_for(Learner)
    for name, value in after.items():
        if name not in NOT_IN_AUDIT and before.get(name) != value:
            old, new = spelt(table, name, before.get(name)), spelt(table, name, value)
            unit.note(AuditValue("learner", record, name, old, new, record))


def _rev(unit: Unit, record: UUID) -> int:
    return int(unit.db.execute(select(Learner.rev).where(Learner.id == record)).scalar_one())
