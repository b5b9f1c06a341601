"""Who may be registered already, and who only shares a name or a telephone (R28, D3)."""

from pathlib import Path

from bjdesk.people.duplicates import alike
from tests.makers import make_branch


def test_the_same_name_and_year_or_the_same_telephone_are_told(tmp_path: Path) -> None:
    branch = make_branch(tmp_path)
    same_year = branch.learner("王桂芳", birth_year=1948)
    other_year = branch.learner("王桂芳", birth_year=1956)
    no_year = branch.learner("王桂芳", birth_year=None)
    same_phone = branch.learner("李建国", phone="13800004417", birth_year=1947)

    def found(*asked: object, **more: object) -> set[object]:
        return {row.id for row in branch.read(alike, *asked, **more)}

    assert found("王桂芳", None, 1948) == {same_year, no_year}
    assert found("王桂芳", None, None) == {same_year, other_year, no_year}
    assert found("陈根法", "13800004417", 1950) == {same_phone}
    assert found("陈根法", "13800004417", 1950, besides={same_phone}) == set()
    assert found("", None, 1948) == set()
    branch.close()
