"""Statements that are compiled once and run by the driver say the same as those that SQLAlchemy runs."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import bindparam, func, insert, select

from bjdesk.kernel.clock import Instant
from bjdesk.learning.model import Activity
from bjdesk.people.model import Draft, Learner
from bjdesk.store.database import FROM_IMPORT
from bjdesk.store.prepared import Prepared
from tests.makers import Branch

EVERYTHING = select(Learner.__table__).where(Learner.id == bindparam("learner"))


def test_a_prepared_statement_gives_the_rows_that_sqlalchemy_gives(branch: Branch) -> None:
    learner = branch.learner("王桂芳", birth_date=date(1948, 3, 5), standing_on=date(2026, 11, 2))
    with branch.desk.database.read() as db:
        expected = db.execute(EVERYTHING, {"learner": learner}).all()
        found = Prepared(EVERYTHING).rows(db, learner=learner)
    assert [tuple(row) for row in found] == [tuple(row) for row in expected]
    assert isinstance(found[0][0], UUID)


def test_json_and_yes_or_no_come_back_as_what_they_are(branch: Branch) -> None:
    course = branch.course(target_groups=["演示"], is_open_entry=True)
    asked = Prepared(select(Activity.target_groups, Activity.is_open_entry).where(Activity.id == bindparam("course")))
    with branch.desk.database.read() as db:
        assert asked.rows(db, course=course) == [[["演示"], True]]


def test_constants_of_a_statement_need_not_be_given(branch: Branch) -> None:
    branch.learner("王桂芳")
    named = Prepared(select(func.count()).where(Learner.name == "王桂芳", Learner.removed.is_(False)))
    with branch.desk.database.read() as db:
        assert named.rows(db) == [[1]]


def test_a_value_that_was_forgotten_is_an_error(branch: Branch) -> None:
    with branch.desk.database.read() as db, pytest.raises(KeyError):
        Prepared(EVERYTHING).rows(db)


def test_no_value_may_be_none_and_is_found_by_is(branch: Branch) -> None:
    learner = branch.learner("王桂芳", phone=None)
    same = Prepared(select(Learner.id).where(Learner.phone.is_(bindparam("phone"))))
    with branch.desk.database.read() as db:
        assert same.rows(db, phone=None) == [[learner]]


def test_an_insert_fills_the_columns_that_it_names(branch: Branch) -> None:
    put = Prepared(insert(Draft), columns=["form", "body", "at"])
    with branch.desk.database.write(branch.actor, "Plant", source=FROM_IMPORT) as unit:
        put.run(unit.db, {"form": "walk-in", "body": "{}", "at": Instant(7)})
    assert branch.rows("SELECT form, staff_id, body, at FROM draft") == [("walk-in", None, "{}", 7)]


def test_one_statement_serves_connection_after_connection(branch: Branch) -> None:
    learner = branch.learner("王桂芳")
    name = Prepared(select(Learner.name).where(Learner.id == bindparam("learner")))
    database = branch.desk.database
    with database.read() as first, database.read() as second:
        assert name.rows(first, learner=learner) == name.rows(second, learner=learner) == [["王桂芳"]]


def test_the_statements_of_one_reading_see_the_same_moment(branch: Branch) -> None:
    count = Prepared(select(func.count()).select_from(Learner))
    with branch.desk.database.read() as db:
        before = count.rows(db)
        branch.learner("王桂芳")
        assert count.rows(db) == before
