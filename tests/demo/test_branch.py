"""A training branch on the disk: sessions that run right now, a past that adds up, and nothing of anybody's number."""

import re
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bjdesk.app import OpenDesk, open_desk
from bjdesk.demo import branch
from bjdesk.demo.clock import HeldClock
from bjdesk.demo.people import Places
from bjdesk.demo.rosters import FIRST_CLASS_CARDS
from bjdesk.demo.samples import scale
from bjdesk.demo.timetable import draw_timetable, first_start, term_start
from bjdesk.kernel.clock import to_instant

ZONE = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 11, 24, 8, 41, tzinfo=ZONE)
SEED = 11


def quiet(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


def held(moment: datetime) -> HeldClock:
    return HeldClock(to_instant(moment), 480)


@pytest.fixture(scope="module")
def training(tmp_path_factory) -> tuple[Path, branch.Drawn]:
    folder = tmp_path_factory.mktemp("demo") / "branch"
    return folder, branch.make(folder, "small", SEED, held(MORNING), quiet)


@pytest.fixture(scope="module")
def desk(training) -> OpenDesk:
    opened = open_desk(training[0], clock=held(MORNING))
    yield opened
    opened.close()


def rows(desk: OpenDesk, sql: str) -> list[tuple]:
    with desk.database.read() as db:
        return [tuple(row) for row in db.exec_driver_sql(sql)]


def test_three_classes_are_open_now_and_the_first_is_full_of_card_holders(desk, training):
    sessions = desk.scanning.open_sessions()
    assert [session.title for session in sessions][:1] == ["智能手机应用（初级）"]
    assert len(sessions) == 3
    assert {session.starts_at for session in sessions} == {to_instant(MORNING.replace(hour=9, minute=0))}
    assert len(training[1].cards_of(training[1].groups[0])) == FIRST_CLASS_CARDS >= 30


def test_a_card_of_the_first_class_is_known_to_the_desk(desk, training):
    name, card = training[1].cards_of(training[1].groups[0])[0]
    answer = desk.scanning.scan(card)
    assert (answer.code, answer.name) == ("checked-in", name)
    assert answer.nth > 1


def test_rare_names_sit_in_the_first_class(training):
    names = [name for name, _ in training[1].cards_of(training[1].groups[0])]
    assert sum(any(ord(char) > 0xFFFF for char in name) for name in names) >= 3


def test_everything_invented_is_marked(desk):
    assert desk.facts.is_training
    assert desk.facts.staff_name.startswith("演示·")
    assert desk.facts.desk_name.startswith("演示")
    assert rows(desk, "SELECT count(*) FROM activity WHERE teacher_name NOT LIKE '演示·%'") == [(0,)]
    assert rows(desk, "SELECT count(*) FROM activity WHERE summary NOT LIKE '演示%'") == [(0,)]
    unmarked = rows(desk, "SELECT name FROM venue WHERE coalesce(owner_name, '') != '演示'")
    assert len(unmarked) == 4
    assert all(name.endswith("邻里阅读空间") for (name,) in unmarked)


def test_no_id_number_and_no_card_number_is_stored(desk, training):
    persons = training[1].people.persons
    secrets = {person.id_number for person in persons if person.id_number} | {c for p in persons for c in p.cards}
    for (table,) in rows(desk, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        texts = "\n".join(str(cell) for row in rows(desk, f"SELECT * FROM {table}") for cell in row)
        numbers = re.findall(r"330199[0-9]{11}[0-9X]", texts)
        cards = re.findall(r"7E57[0-9A-F]{6}", texts)
        assert not secrets.intersection([*numbers, *cards]), table


def test_who_gave_an_id_number_has_its_hash_tail_and_birthday(desk, training):
    given = sum(person.id_number is not None for person in training[1].people.persons)
    kept = "SELECT count(*) FROM learner WHERE length(id_hash) = 32 AND length(id_tail) = 4 AND birth_date IS NOT NULL"
    assert rows(desk, kept) == [(given,)]


def test_every_attendance_of_the_past_has_an_enrolment_or_a_walk_in_mark(desk):
    lost = """SELECT count(*) FROM attendance a JOIN session s ON s.id = a.session_id
        WHERE a.entry_as = '1' AND NOT EXISTS (SELECT 1 FROM enrolment e
            WHERE e.activity_id = s.activity_id AND e.learner_id = a.learner_id)"""
    assert rows(desk, lost) == [(0,)]
    assert rows(desk, "SELECT count(*) FROM attendance WHERE entry_as NOT IN ('1', '2', '5')") == [(0,)]


def test_nobody_is_in_two_places_at_one_time(desk):
    twice = """SELECT a.learner_id, b.starts_at, b.ends_at FROM attendance a JOIN session s ON s.id = a.session_id
        JOIN booking b ON b.id = s.booking_id ORDER BY 1, 2"""
    by_person: dict[bytes, list[tuple[int, int]]] = {}
    for person, starts, ends in rows(desk, twice):
        by_person.setdefault(person, []).append((starts, ends))
    for times in by_person.values():
        assert all(one[1] <= other[0] for one, other in pairwise(times))


def test_no_room_is_booked_twice(desk):
    clash = """SELECT count(*) FROM booking a JOIN booking b ON a.venue_id = b.venue_id AND a.id < b.id
        AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at"""
    assert rows(desk, clash) == [(0,)]


def test_every_held_session_is_written_to_the_end(desk):
    missing = """SELECT count(*) FROM session s JOIN activity t ON t.id = s.activity_id AND t.type = 'KC'
        JOIN enrolment e ON e.activity_id = s.activity_id AND e.state = '2' WHERE s.state = '2'
        AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id AND a.learner_id = e.learner_id)"""
    assert rows(desk, missing) == [(0,)]
    assert rows(desk, "SELECT count(*) FROM attendance WHERE status = '5' AND method != 'S'") == [(0,)]


def test_order_of_id_is_order_of_time(desk):
    assert rows(desk, "SELECT id FROM attendance WHERE method = 'C' ORDER BY id LIMIT 200") == rows(
        desk, "SELECT id FROM attendance WHERE method = 'C' ORDER BY at / 1000, id LIMIT 200"
    )


def test_everything_planted_was_captured_for_the_district(desk):
    tables = ["learner", "learner_branch", "card", "consent", "venue", "activity", "booking", "session", "enrolment"]
    for table in tables:
        captured = rows(desk, f"SELECT count(*) FROM sync_outbox WHERE tbl = '{table}' AND kind = 'insert'")
        assert captured == rows(desk, f"SELECT count(*) FROM {table}"), table


def test_the_same_seed_draws_the_same_branch():
    places = Places(["330108003001"], ["330108001001"])
    one, again, other = (branch.draw(branch.PUYAN, scale("small"), seed, MORNING, places) for seed in (1, 1, 2))
    assert (one.people, one.groups) == (again.people, again.groups)
    assert one.people != other.people


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("08:41", "09:00"),
        ("08:55", "09:00"),
        ("08:56", "09:30"),
        ("13:00", "13:30"),
        ("23:40", "23:30"),
        ("00:00", "00:30"),
    ],
)
def test_the_first_class_begins_at_the_coming_half_hour(now, start):
    hour, minute = map(int, now.split(":"))
    assert f"{first_start(MORNING.replace(hour=hour, minute=minute)):%H:%M}" == start


@pytest.mark.parametrize(
    "day", [datetime(2026, 1, 3 + 29 * n % 25, 9, 0, tzinfo=ZONE) + timedelta(days=29 * n) for n in range(12)]
)
def test_on_any_day_of_the_year_classes_of_today_have_met_before(day):
    courses = [course for course in draw_timetable(Random(1), scale("small"), day) if not course.is_lecture]
    today = [course for course in courses if any(m.starts.date() == day.date() for m in course.meetings)]
    assert len(today) >= 3
    assert all(sum(m.state == "2" for m in course.meetings) >= 1 for course in today)
    assert term_start(day.date()).weekday() == 0


def test_rooms_are_never_shared(training):
    courses = [group.course for group in training[1].groups]
    for one, other in combinations(courses, 2):
        if one.room == other.room and not (one.is_lecture or other.is_lecture):
            assert not one.slot.meets(other.slot)


def test_a_branch_of_today_is_known_again_and_one_of_another_day_is_not(training):
    folder = training[0]
    assert branch.is_from(folder, MORNING.date(), "small", SEED)
    assert not branch.is_from(folder, MORNING.date() + timedelta(days=1), "small", SEED)
    assert not branch.is_from(folder / "nowhere", MORNING.date(), "small", SEED)


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "bjdesk.db").write_bytes(b"somebody's")
    with pytest.raises(branch.NotATrainingFolder):
        branch.make(tmp_path, "small", SEED, held(MORNING), quiet)
    assert (tmp_path / "bjdesk.db").read_bytes() == b"somebody's"


def test_cards_to_try_lie_beside_the_branch(training):
    lines = (training[0] / branch.CARDS).read_text("utf-8").splitlines()
    assert len(lines) == FIRST_CLASS_CARDS + 1
    assert lines[1].startswith("7E57")
