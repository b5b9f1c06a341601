"""Who may write when: one at a time, a person before a job's next batch."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from bjdesk.kernel.unit_of_work import WriterGate
from tests.makers import wait_until

Turn = Callable[[], AbstractContextManager[None]]


class Visitors:
    """Threads that pass the gate once, and the order in which they did."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self._threads: list[threading.Thread] = []

    def send(self, name: str, turn: Turn) -> None:
        thread = threading.Thread(target=self._pass, args=(name, turn), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _pass(self, name: str, turn: Turn) -> None:
        with turn():
            self.order.append(name)

    def all_through(self) -> list[str]:
        for thread in self._threads:
            thread.join(5)
        return self.order


def test_a_person_goes_before_the_jobs_next_batch() -> None:
    gate, visitors = WriterGate(), Visitors()
    with gate.for_job():
        visitors.send("next batch", gate.for_job)
        visitors.send("person", gate.for_person)
        wait_until(lambda: gate.people_waiting == 1)
    assert visitors.all_through() == ["person", "next batch"]


def test_a_job_waits_until_every_person_has_been() -> None:
    gate, visitors = WriterGate(), Visitors()
    with gate.for_person():
        visitors.send("job", gate.for_job)
        visitors.send("first", gate.for_person)
        visitors.send("second", gate.for_person)
        wait_until(lambda: gate.people_waiting == 2)
    assert visitors.all_through()[-1] == "job"


@pytest.mark.parametrize("kind", ["for_person", "for_job"])
def test_a_raised_error_leaves_the_gate_free(kind: str) -> None:
    gate = WriterGate()
    turn: Turn = getattr(gate, kind)
    with pytest.raises(ZeroDivisionError), turn():
        _ = 1 // 0
    with gate.for_person(), pytest.raises(ZeroDivisionError):
        _ = 1 // 0
    visitors = Visitors()
    visitors.send("job", gate.for_job)
    assert visitors.all_through() == ["job"]


def test_only_one_writes_at_a_time() -> None:
    gate, inside, crowds = WriterGate(), [0], list[int]()

    def write(turn: Turn) -> None:
        for _ in range(100):
            with turn():
                inside[0] += 1
                crowds.append(inside[0])
                inside[0] -= 1

    threads = [threading.Thread(target=write, args=(turn,)) for turn in (gate.for_job, gate.for_person) * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(crowds), set(crowds)) == (600, {1})
