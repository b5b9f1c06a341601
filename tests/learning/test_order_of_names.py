"""The roster and the list of everybody stand in the order of the sound of names (D7)."""

from bjdesk.learning import queries
from bjdesk.people.queries import learner_ids
from tests.makers import DAY, Branch

WRITTEN = ("王演示", "陈演示", "安演示", "曾演示", "赵演示")
LISTED = ["安演示", "陈演示", "王演示", "曾演示", "赵演示"]


def test_a_roster_is_listed_by_pinyin(branch: Branch) -> None:
    course = branch.course()
    branch.enrol(course, *(branch.learner(name) for name in WRITTEN))
    roster = branch.read(queries.roster, branch.meeting(course), DAY)
    assert [row.person.name for row in roster.rows] == LISTED


def test_everybody_is_listed_by_pinyin(branch: Branch) -> None:
    made = {branch.learner(name): name for name in WRITTEN}
    assert [made[record] for record in branch.read(learner_ids)] == LISTED
