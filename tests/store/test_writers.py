"""Several writers: nothing is lost, nobody is refused, a person does not wait for a job (P14, the writer gate)."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import insert, select, update

from bjdesk.kernel.errors import RuleBroken
from bjdesk.learning.commands import JoinAndCheckIn
from bjdesk.people.model import Learner
from bjdesk.store.database import FROM_IMPORT, Unit
from bjdesk.store.tables import Setting
from tests.makers import Branch, broken_chain, plant, wait_until


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run all at the same time; what they raised."""
    raised: list[BaseException] = []
    start = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        start.wait()
        try:
            work()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_four_threads_that_read_and_then_write_lose_nothing(branch: Branch) -> None:
    with branch.desk.database.write(branch.actor, "Test") as unit:
        unit.db.execute(insert(Setting).values(key="counter", value=0))

    def count_up() -> None:
        for _ in range(30):
            with branch.desk.database.write(branch.actor, "Test") as unit:
                seen = unit.db.execute(select(Setting.value).where(Setting.key == "counter")).scalar_one()
                unit.db.execute(update(Setting).where(Setting.key == "counter").values(value=seen + 1))

    assert at_once(*[count_up] * 4) == []
    assert branch.value("SELECT value FROM setting WHERE key = 'counter'") == "120"


def test_writers_of_two_processes_that_read_first_do_not_fail(branch: Branch) -> None:
    """Another process does not pass our gate; IMMEDIATE makes each wait for the other all the same."""
    other = branch.open_beside(seed=2)

    def count_up(who: Branch) -> Callable[[], None]:
        def work() -> None:
            for _ in range(20):
                with who.desk.database.write(who.actor, "Test") as unit:
                    unit.db.execute(select(Learner.id)).all()
                    plant(unit, Learner, {"name": who.name(), "of_age": "1"})

        return work

    raised = at_once(count_up(branch), count_up(other))
    other.close()
    assert raised == []
    assert branch.value("SELECT count(*) FROM learner") == 40


@contextmanager
def endless_job(branch: Branch) -> Iterator[list[int]]:
    """An import that commits batches of 200 rows without a pause."""
    batches, stop = [0], threading.Event()

    def batch(unit: Unit) -> None:
        unit.db.execute(
            insert(Setting), [{"key": f"job {batches[0]} {number}", "value": number} for number in range(200)]
        )

    def work() -> None:
        while not stop.is_set():
            with branch.desk.database.write(branch.actor, "Job", source=FROM_IMPORT, is_job=True) as unit:
                batch(unit)
            batches[0] += 1

    job = threading.Thread(target=work)
    job.start()
    try:
        wait_until(lambda: batches[0] > 0)
        yield batches
    finally:
        stop.set()
        job.join()


def test_no_person_is_refused_beside_an_endless_job(branch: Branch) -> None:
    group = branch.class_now(40)
    with endless_job(branch) as batches:
        for person in group.people:
            before = batches[0]
            branch.check_in(group.session, person)
            wait_until(lambda before=before: batches[0] > before)
    assert branch.value("SELECT count(*) FROM attendance") == 40


def test_the_last_seat_is_given_once(branch: Branch) -> None:
    group = branch.class_now(2, quota=3)
    guests = [branch.learner() for _ in range(4)]

    def join(guest: object) -> Callable[[], object]:
        return lambda: branch.execute(JoinAndCheckIn(group.session, guest))

    raised = at_once(*map(join, guests))
    assert [type(error) for error in raised] == [RuleBroken] * 3
    assert {getattr(error, "code", "") for error in raised} == {"class-full"}
    assert branch.value("SELECT count(*) FROM enrolment") == 3


def test_one_person_at_two_readers_at_once_is_recorded_once(branch: Branch) -> None:
    group = branch.class_now(1)
    raised = at_once(*[lambda: branch.check_in(group.session, group.people[0])] * 4)
    assert {getattr(error, "code", "") for error in raised} == {"already-in"}
    assert branch.value("SELECT count(*) FROM attendance") == 1


def test_scans_of_two_threads_keep_the_audit_chain_whole(branch: Branch) -> None:
    group = branch.class_now(20)

    def scan(cards: tuple[str, ...]) -> Callable[[], None]:
        return lambda: [branch.scan(card) for card in cards] and None

    assert at_once(scan(group.cards[:10]), scan(group.cards[10:])) == []
    assert branch.value("SELECT count(*) FROM attendance") == 20
    assert broken_chain(branch) == []
