"""What counts as attended is the same in any order of arrival, and is what the model's sentence says (R26, D2)."""

from collections.abc import Iterable
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning.attendance import Counts, Mark, arrival, by_person, count, effective, live

HERE, THERE = UUID(int=1), UUID(int=2)
PEOPLE = [UUID(int=number) for number in (11, 12, 13)]


MOST = 8
INSTANTS = st.integers(1, 4).map(Instant)
CELLS = st.tuples(
    st.sampled_from([HERE, HERE, THERE]),
    st.integers(0, len(PEOPLE) - 1),
    st.sampled_from("0112234567"),
    INSTANTS,
    st.none() | INSTANTS,
    st.booleans(),
    st.sampled_from([None, None, None, HERE, THERE]),
    st.none() | st.integers(0, MOST - 1),
)
"""Session, person, status, times, a correction or not, what it makes up for, and the number of the row it voids."""
DRAWN = st.lists(CELLS, max_size=MOST)
ORDERS = {size: st.permutations([UUID(int=100 + number) for number in range(size)]) for size in range(MOST + 1)}


@st.composite
def marks_of(draw: st.DrawFn, *, people: list[UUID] | None = None, most: int = MOST) -> list[Mark]:
    """Rows as several desks may have written them: little room, so that they meet often."""
    rows, among = draw(DRAWN)[:most], people or PEOPLE[:1]
    ids = draw(ORDERS[len(rows)])
    return [mark(record, ids, among, *cells) for record, cells in zip(ids, rows, strict=True)]


def mark(
    record: UUID,
    ids: list[UUID],
    people: list[UUID],
    session: UUID,
    person: int,
    status: str,
    at: Instant,
    checked_at: Instant | None,
    is_correction: bool,
    makes_up: UUID | None,
    voids: int | None,
) -> Mark:
    return Mark(
        id=record,
        session=session,
        learner=people[person % len(people)],
        status=status,
        at=at,
        checked_at=checked_at,
        is_correction=is_correction,
        makes_up=makes_up,
        voids=ids[voids % len(ids)] if voids is not None else None,
    )


# --- the sentence of the model, spelt out ----------------------------------------------------------------------------


def is_live(row: Mark, rows: list[Mark]) -> bool:
    """A row is live iff no row names it in voids."""
    return not any(other.voids == row.id for other in rows)


def speaks_of(row: Mark, session: UUID) -> bool:
    """Rows with session = s and makes_up null, plus those with makes_up = s; status ≠ 0."""
    if row.status == "0":
        return False
    return row.makes_up == session or (row.session == session and row.makes_up is None)


def rank(row: Mark, session: UUID) -> int:
    """1, 6 → 1, 2 → 2, 3 → 3, 4, 7 → 4, 5 → 5, where a make-up is read as 6."""
    status = "6" if row.makes_up == session else row.status
    return {"1": 1, "6": 1, "2": 2, "3": 3, "4": 4, "7": 4, "5": 5}[status]


def goes_before(one: Mark, other: Mark, session: UUID) -> bool:
    """Corrections first, the latest of them; then by rank, by moment, by id."""
    if one.is_correction is not other.is_correction:
        return one.is_correction
    if one.is_correction and one.at != other.at:
        return one.at > other.at
    if rank(one, session) != rank(other, session):
        return rank(one, session) < rank(other, session)
    moments = [row.at if row.checked_at is None else row.checked_at for row in (one, other)]
    return moments[0] < moments[1] if moments[0] != moments[1] else one.id < other.id


def slow_effective(session: UUID, rows: list[Mark]) -> UUID | None:
    candidates = [row for row in rows if is_live(row, rows) and speaks_of(row, session)]
    best = [row for row in candidates if all(other is row or goes_before(row, other, session) for other in candidates)]
    assert len(best) <= 1
    return best[0].id if best else None


@given(marks_of(), st.randoms(use_true_random=False))
def test_the_mark_that_counts_is_the_one_of_the_sentence_in_any_order(rows: list[Mark], chance: object) -> None:
    expected = slow_effective(HERE, rows)
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = effective(HERE, shuffled)
    assert (found.id if found else None) == expected


@given(marks_of(most=6), st.integers(0, 6), st.integers(0, 6))
def test_it_does_not_matter_which_desk_wrote_or_how_often_a_row_arrives(rows: list[Mark], begin: int, end: int) -> None:
    one_desk, other_desk = rows[:end], rows[begin:]
    united = {row.id: row for row in [*other_desk, *one_desk]}
    both = {row.id: row for row in [*one_desk, *other_desk, *one_desk]}
    assert effective(HERE, united.values()) == effective(HERE, both.values())


@given(marks_of())
def test_a_make_up_counts_in_the_session_that_was_missed_and_not_where_it_was_sat(rows: list[Mark]) -> None:
    made_up = Mark(UUID(int=1), THERE, PEOPLE[0], "1", Instant(1), is_correction=True, makes_up=HERE)
    there = [row for row in rows if row.voids != made_up.id]
    counted = effective(HERE, [made_up])
    assert counted is not None
    assert counted.status == "6"
    assert effective(THERE, [*there, made_up]) == effective(THERE, there)


@given(marks_of())
def test_an_undone_mark_never_counts(rows: list[Mark]) -> None:
    for row in rows:
        undoing = Mark(UUID(int=999), row.session, row.learner, "0", Instant(9), voids=row.id)
        counted = effective(HERE, [*rows, undoing])
        assert counted is None or counted.id != row.id


# --- what it means ---------------------------------------------------------------------------------------------------


def made(number: int, status: str, at: int = 5, **more: object) -> Mark:
    return Mark(UUID(int=number), HERE, PEOPLE[0], status, Instant(at), **more)  # type: ignore[arg-type]


def counting(*rows: Mark) -> int | None:
    found = effective(HERE, rows)
    return found.id.int if found else None


def test_nobody_marked_is_not_here_yet() -> None:
    assert counting() is None


def test_two_desks_that_both_saw_her_agree_on_the_earlier_time() -> None:
    assert counting(made(1, "1", checked_at=Instant(7)), made(2, "1", checked_at=Instant(6))) == 2


def test_a_swipe_wins_over_the_absence_that_a_closing_wrote() -> None:
    assert counting(made(1, "5", at=3), made(2, "2", at=9, checked_at=Instant(2))) == 2


def test_present_wins_over_late_late_over_leave_and_leave_over_absent() -> None:
    rows = [made(5, "5"), made(4, "4"), made(3, "3"), made(2, "2"), made(1, "1")]
    assert [counting(*rows[:size]) for size in range(1, 6)] == [5, 4, 3, 2, 1]


def test_a_correction_wins_over_everything_and_the_latest_over_the_others() -> None:
    corrections = made(1, "5", at=8, is_correction=True), made(2, "1", at=7, is_correction=True)
    assert counting(made(3, "1"), *corrections) == 1


def test_a_mark_made_in_sight_of_another_takes_its_place() -> None:
    assert counting(made(1, "1"), made(2, "5", voids=UUID(int=1))) == 2


def test_undoing_the_undoing_is_a_new_row() -> None:
    rows = [made(1, "1"), made(2, "0", voids=UUID(int=1)), made(3, "1")]
    assert [counting(*rows[:size]) for size in (1, 2, 3)] == [1, None, 3]
    assert [row.id.int for row in live(rows)] == [3]


# --- counts ----------------------------------------------------------------------------------------------------------


def slow_counts(session: UUID, roster: Iterable[UUID], rows: list[Mark]) -> Counts:
    """The numbers above a register, person by person."""
    expected = list(roster)
    in_the_room, leave, absent, missing = set(), 0, 0, 0
    for person in set(expected) | {row.learner for row in rows}:
        own = [row for row in rows if row.learner == person]
        sat = [row for row in own if row.session == session and row.status != "0" and is_live(row, own)]
        first = [row for row in sat if all(other is row or goes_before(row, other, THERE) for other in sat)]
        if first and first[0].status in "1236":
            in_the_room.add(person)
        counted = next((row for row in own if row.id == slow_effective(session, own)), None)
        if person in expected:
            status = None if counted is None else "6" if counted.makes_up == session else counted.status
            leave += status == "4"
            absent += status == "5"
            missing += status is None and person not in in_the_room
    guests = len(in_the_room - set(expected))
    return Counts(len(expected), len(in_the_room), guests, leave, absent, missing)


def plain(rows: list[Mark]) -> list[Mark]:
    """Undoing names a row of the same person, as every row that voids does; no make-up (its rank has two readings)."""
    owner = {row.id: row.learner for row in rows}
    return [row for row in rows if row.makes_up is None and owner.get(row.voids or row.id) == row.learner]


@given(marks_of(people=PEOPLE).map(plain), st.sets(st.sampled_from(PEOPLE)))
def test_the_counts_are_those_of_a_person_by_person_reckoning(rows: list[Mark], roster: set[UUID]) -> None:
    assert count(HERE, roster, rows) == slow_counts(HERE, roster, rows)


@given(marks_of(people=PEOPLE), st.sets(st.sampled_from(PEOPLE)))
def test_nobody_is_counted_twice_and_nobody_left_out(rows: list[Mark], roster: set[UUID]) -> None:
    counts = count(HERE, roster, rows)
    assert counts.guests <= counts.present
    assert counts.on_leave + counts.absent + counts.missing <= counts.expected == len(roster)
    assert counts.present <= len({*by_person(rows)})


def test_a_guest_is_present_without_being_expected() -> None:
    rows = [made(1, "1"), Mark(UUID(int=2), HERE, PEOPLE[1], "1", Instant(5))]
    assert count(HERE, {PEOPLE[0], PEOPLE[2]}, rows) == Counts(
        expected=2, present=2, guests=1, on_leave=0, absent=0, missing=1
    )


def test_who_sat_here_to_make_up_for_another_day_was_in_the_room() -> None:
    rows = [Mark(UUID(int=1), HERE, PEOPLE[0], "1", Instant(5), makes_up=THERE)]
    assert count(HERE, set(), rows).present == 1
    assert count(THERE, {PEOPLE[0]}, rows).missing == 0
    assert count(THERE, {PEOPLE[0]}, rows).present == 0


# --- arriving --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "status", "late"),
    [(-45, "1", None), (0, "1", None), (0.99, "1", None), (1, "1", 1), (15, "1", 15), (15.99, "1", 15), (16, "2", 16)],
)
def test_minutes_are_kept_from_the_first_and_late_begins_after_the_limit(
    minutes: float, status: str, late: int | None
) -> None:
    start = Instant(1_000 * MINUTE)
    assert arrival(start, Instant(start + int(minutes * MINUTE)), late_from_min=15) == (status, late)
