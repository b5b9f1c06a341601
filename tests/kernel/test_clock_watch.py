"""Which clocks are doubted, and when they are good again (D14; faults 27 to 31)."""

from bjdesk.kernel.clock import MINUTE, SECOND, Instant
from bjdesk.kernel.clock_watch import ClockWatch, Standing

HOUR, DAY, YEAR = 60 * MINUTE, 24 * 60 * MINUTE, 400 * 24 * 60 * MINUTE
NINE = Instant(1_795_500_000 * SECOND)


class Machine:
    """A clock and a stopwatch; time passes on both, and only one of them can be set."""

    def __init__(self) -> None:
        self.watch = ClockWatch()
        self.true = NINE
        self.wrong_by = 0
        self.asleep = 0

    @property
    def wall(self) -> Instant:
        return Instant(self.true + self.wrong_by)

    @property
    def stopwatch(self) -> float:
        return (self.true - self.asleep) / SECOND

    def look(self, after: int = MINUTE) -> Standing:
        self.true = Instant(self.true + after)
        return self.watch.look(self.wall, self.stopwatch)

    def believe(self) -> bool:
        return self.watch.believe(self.wall, self.stopwatch)

    def hear_the_district(self) -> None:
        self.watch.hear(self.true - self.wall, self.true, self.wall, self.stopwatch)

    def reckoned(self) -> Instant:
        return self.watch.reckoned(self.wall, self.stopwatch)

    def restart(self) -> None:
        latest = self.watch._latest
        self.watch = ClockWatch()
        self.watch.note_latest(latest)


def looking(machine: Machine, *wrong_by: int) -> list[str]:
    found = []
    for machine.wrong_by in wrong_by:
        found.append(machine.look().value)
    return found


def test_a_clock_that_runs_is_good() -> None:
    assert looking(Machine(), 0, 0, MINUTE, -MINUTE + SECOND) == ["good"] * 4


def test_a_clock_set_back_an_hour_is_doubted_until_it_has_caught_up() -> None:
    machine = Machine()
    assert looking(machine, 0, -HOUR, -HOUR) == ["good", "behind", "behind"]
    assert not machine.believe()
    assert machine.look(after=HOUR) is Standing.GOOD


def test_a_clock_a_year_ahead_is_doubted_and_good_as_soon_as_it_is_put_right() -> None:
    machine = Machine()
    assert looking(machine, 0, YEAR, YEAR, 0, 0) == ["good", "adrift", "adrift", "good", "good"]


def test_a_clock_that_was_a_year_ahead_from_the_start_is_good_once_something_takes_place_at_its_time() -> None:
    machine = Machine()
    assert looking(machine, YEAR, 0) == ["good", "adrift"]
    assert machine.believe()
    assert looking(machine, 0, 0) == ["good", "good"]


def test_after_a_year_ahead_every_start_needs_one_word_and_no_more() -> None:
    machine = Machine()
    looking(machine, YEAR)
    for _ in range(3):
        machine.restart()
        machine.watch.note_latest(Instant(NINE + YEAR))
        assert looking(machine, 0) == ["adrift"]
        assert machine.believe()
        assert looking(machine, 0) == ["good"]


def test_a_flat_battery_is_doubted_and_the_right_time_is_not() -> None:
    machine = Machine()
    machine.watch.note_latest(NINE)
    assert looking(machine, -20 * YEAR, -20 * YEAR, 0, 0) == ["adrift", "adrift", "good", "good"]


def test_a_night_asleep_without_a_stopwatch_is_a_leap_that_the_first_class_explains() -> None:
    machine = Machine()
    machine.look()
    machine.asleep = 14 * HOUR
    assert machine.look(after=14 * HOUR) is Standing.ADRIFT
    assert machine.believe()
    assert machine.look() is Standing.GOOD


# --- what the district says ------------------------------------------------------------------------------------------


def test_the_district_knows_better_than_the_clock() -> None:
    machine = Machine()
    machine.wrong_by = -HOUR
    machine.hear_the_district()
    assert looking(machine, -HOUR, -7 * MINUTE, -3 * MINUTE, 0, HOUR) == ["wrong", "wrong", "good", "good", "wrong"]


def test_where_the_district_was_heard_nothing_else_can_vouch() -> None:
    machine = Machine()
    machine.hear_the_district()
    assert looking(machine, -YEAR) == ["wrong"]
    assert not machine.believe()


def test_after_the_district_was_heard_a_year_ahead_is_forgotten() -> None:
    machine = Machine()
    machine.watch.note_latest(Instant(NINE + YEAR))
    machine.hear_the_district()
    assert looking(machine, 0) == ["good"]


def test_a_clock_before_the_newest_time_of_the_district_is_wrong_without_an_exchange() -> None:
    machine = Machine()
    machine.watch.note_floor(Instant(NINE + DAY))
    assert looking(machine, 0, DAY) == ["wrong", "good"]


def test_an_offset_from_before_the_clock_was_set_says_nothing() -> None:
    """A reply that came late leaves the old offset beside the new time."""
    machine = Machine()
    machine.watch.hear(2 * HOUR, machine.true, machine.wall, machine.stopwatch)
    assert looking(machine, 0) == ["good"]


# --- looking up sessions ---------------------------------------------------------------------------------------------


def test_sessions_are_looked_up_by_the_time_that_is_likeliest() -> None:
    machine = Machine()
    looking(machine, 0)
    machine.wrong_by, machine.true = -HOUR, Instant(machine.true + 30 * MINUTE)
    assert machine.reckoned() == machine.true
    machine.wrong_by = -YEAR
    assert machine.reckoned() == machine.wall
    machine.hear_the_district()
    assert machine.reckoned() == machine.true
