"""Ids only grow, whatever the clock does, and say when they were made (D14)."""

import itertools
import threading
from datetime import timedelta
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from bjdesk.kernel.ids import IdSource, draw_incarnation, instant_ms, uuid7
from tests.makers import HandClock, at, make_clock, seeded


def is_growing(ids: list[UUID]) -> bool:
    return all(before < after for before, after in itertools.pairwise(ids))


def make_ids(clock: HandClock | None = None, seed: int = 1) -> IdSource:
    return IdSource(clock or make_clock(), seeded(seed))


def test_an_id_is_a_uuid_of_version_seven() -> None:
    record = make_ids().new()
    assert (record.version, record.variant) == (7, RFC_4122)


def test_an_id_says_when_it_was_made() -> None:
    assert instant_ms(make_ids(HandClock(at("09:00"))).new()) == at("09:00") // 1000


def test_five_thousand_ids_of_one_millisecond_are_different_and_in_order() -> None:
    ids = make_ids()
    given_out = [ids.new() for _ in range(5000)]
    assert is_growing(given_out)
    assert all(record.version == 7 for record in given_out)


@given(st.lists(st.integers(-40 * 86_400_000, 40 * 86_400_000), max_size=60))
def test_ids_grow_while_the_clock_jumps_to_and_fro(steps_ms: list[int]) -> None:
    clock = make_clock()
    ids = make_ids(clock)
    given_out = [ids.new()]
    for step in steps_ms:
        clock.step(timedelta(milliseconds=step))
        given_out += [ids.new(), ids.new()]
    assert is_growing(given_out)


def test_ids_stay_near_the_moment_before_a_clock_was_set_back() -> None:
    clock = make_clock()
    ids = make_ids(clock)
    before = ids.new()
    clock.step(-timedelta(hours=1))
    assert instant_ms(ids.new()) - instant_ms(before) <= 1


def test_ids_follow_the_clock_again_once_it_has_caught_up() -> None:
    clock = make_clock()
    ids = make_ids(clock)
    ids.new()
    clock.step(-timedelta(hours=1))
    ids.new()
    clock.step(timedelta(hours=2))
    assert instant_ms(ids.new()) == clock.now() // 1000


def test_the_tail_of_all_ids_of_a_process_is_its_incarnation() -> None:
    ids = make_ids()
    mask = (1 << 62) - 1
    assert {ids.new().int & mask for _ in range(10)} == {ids.incarnation}


def test_two_starts_have_different_tails() -> None:
    random = seeded(3)
    assert draw_incarnation(random) != draw_incarnation(random)


@given(st.binary(min_size=8, max_size=8))
def test_an_incarnation_fits_into_a_column(drawn: bytes) -> None:
    assert 0 <= draw_incarnation(lambda _size: drawn) < 1 << 62


def test_no_id_of_a_new_start_is_older_than_what_lies_in_the_file() -> None:
    clock = make_clock()
    earlier = make_ids(clock)
    written = [earlier.new() for _ in range(300)]
    clock.step(-timedelta(hours=1))
    later = make_ids(clock, seed=2)
    later.raise_floor(instant_ms(written[-1]))
    assert later.new() > written[-1]


def test_a_floor_in_the_past_changes_nothing() -> None:
    ids = make_ids()
    before = ids.new()
    ids.raise_floor(instant_ms(before) - 1000)
    assert instant_ms(ids.new()) == instant_ms(before)


def test_threads_never_get_the_same_id() -> None:
    ids = make_ids()
    given_out: list[list[UUID]] = []

    def draw() -> None:
        given_out.append([ids.new() for _ in range(500)])

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(itertools.chain.from_iterable(given_out))) == 2000
    assert all(map(is_growing, given_out))


@given(st.integers(0, 2**48 - 1), st.integers(0, 4095), st.integers(0, 2**62 - 1))
def test_ids_sort_by_moment_then_counter(ms: int, counter: int, tail: int) -> None:
    record = uuid7(ms, counter, tail)
    assert record.version == 7
    assert instant_ms(record) == ms
    if counter < 4095:
        assert uuid7(ms, counter + 1, 0) > record
