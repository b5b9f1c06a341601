"""修改记录 of a person: facts, cards, seats and consents as they were changed; attendance stands in 考勤 (D6)."""

from bjdesk.people.queries import LearnerRow
from bjdesk.ui.records.changes_pane import ChangesPane

LEARNER = "learner"


class ChangesTab(ChangesPane):
    """The history of whoever is shown."""

    def show_person(self, person: LearnerRow) -> None:
        self.show_record(LEARNER, person.id)
