"""The states of bad days and of the first moments: a disk that fails, a database that is none, nothing read yet."""

from pathlib import Path

from bjdesk.app import DATABASE_FILE
from bjdesk.store.database import Connector
from bjdesk.store.keys import TrainingKey
from bjdesk.ui.shell.problem_box import ProblemBox
from tests.looking.at_the_desk import stay
from tests.looking.branches import CARDS
from tests.looking.hands import Hands
from tests.looking.scenes import State
from tests.makers import seeded


def fail_to_write(hands: Hands) -> None:
    """The disk refuses every arrival."""
    folder = hands.desk.folder
    raw = Connector(folder / DATABASE_FILE, TrainingKey(folder, seeded()).key()).connect()
    raw.execute("CREATE TRIGGER refuse BEFORE INSERT ON attendance BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END")
    raw.close()
    hands.scan(CARDS[0])


def fail_unexpectedly(hands: Hands) -> None:
    """An error that nobody wrote words for."""
    box = ProblemBox(str, Path(hands.desk.folder), Path(hands.desk.folder))
    box.show()
    hands.until(box.isActiveWindow, "the box is in front")
    hands.afterwards(box.deleteLater)
    hands.afterwards(box.accept)


STATES = (State("not-recorded", fail_to_write), State("problem-box", fail_unexpectedly))


def turn_to_learners(hands: Hands) -> None:
    hands.click("Navigation", "学员")


def turn_to_courses(hands: Hands) -> None:
    hands.click("Navigation", "课程")


DAMAGED = (State("start-failed", stay),)
OPENING = (
    State("opening", stay),
    State("learners-opening", turn_to_learners),
    State("courses-opening", turn_to_courses),
)
