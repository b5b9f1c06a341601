"""Everything that the detail pane shows of one person, read in one snapshot."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.certificates.queries import CertificateRow, of_learner
from bjdesk.credits.queries import HoursRow, hours_of
from bjdesk.learning.attendance import CAME, UNDONE
from bjdesk.learning.queries import HistoryRow, history
from bjdesk.people.queries import CardRow, LearnerRow, cards, learner, possible_duplicates
from bjdesk.ui.code_names import code_names

_NAMESAKES_COUNTED = 50


@dataclass(frozen=True)
class Saying:
    """What the pane needs to put rows into words: the district's day and the names of the codes."""

    zone: tzinfo
    today: date
    standings: Mapping[str, str]
    card_types: Mapping[str, str]
    statuses: Mapping[str, str]
    methods: Mapping[str, str]


@dataclass(frozen=True)
class Record:
    """One attendance record, the later one that took it back or stood in for it, and whether it stands alone."""

    row: HistoryRow
    voided_by: HistoryRow | None = None
    is_only_one: bool = True
    """No other record speaks of the same session."""

    @property
    def is_undone(self) -> bool:
        """Taken back by somebody, with a reason."""
        return self.voided_by is not None and self.voided_by.status == UNDONE

    @property
    def is_undoing(self) -> bool:
        """The record that takes another back."""
        return self.row.status == UNDONE


@dataclass(frozen=True)
class Portrait:
    """A person with what she holds and has done; `namesakes` counts everybody of this name, herself included."""

    person: LearnerRow
    cards: tuple[CardRow, ...]
    records: tuple[Record, ...]
    namesakes: int
    hours: tuple[HoursRow, ...] = ()
    certificates: tuple[CertificateRow, ...] = ()

    @property
    def times_come(self) -> int:
        """How many sessions count as attended, among the records that were read."""
        return sum(1 for record in self.records if record.row.counts_now and record.row.status in CAME)


def saying(db: Connection, zone: tzinfo, today: date) -> Saying:
    """The names of the codes as they are now."""
    lists = ("learner_standing", "card_type", "attendance_status", "capture_method")
    return Saying(zone, today, *(code_names(db, code_list) for code_list in lists))


def portrait(db: Connection, learner_id: UUID, zone: tzinfo) -> Portrait | None:
    """The person, None if she is not on this desk."""
    person = learner(db, learner_id)
    if person is None:
        return None
    same = possible_duplicates(db, person.name, None, None, _NAMESAKES_COUNTED) if person.has_namesake else [person]
    return Portrait(
        person,
        tuple(cards(db, learner_id)),
        _records(history(db, learner_id)),
        len(same),
        tuple(hours_of(db, learner_id, zone)),
        tuple(of_learner(db, learner_id)),
    )


def _records(rows: list[HistoryRow]) -> tuple[Record, ...]:
    voiders = {row.voids_id: row for row in rows if row.voids_id is not None}
    times = Counter(row.session_id for row in rows)
    return tuple(Record(row, voiders.get(row.id), times[row.session_id] == 1) for row in rows)
