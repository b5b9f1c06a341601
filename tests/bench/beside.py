"""A job that writes captured batches of rows without pause, as an import does, until it is told to stop."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import figures  # noqa: F401  (makes bjdesk importable)
from sqlalchemy import insert

from bjdesk.app import OpenDesk
from bjdesk.people.model import Learner
from bjdesk.store.database import FROM_IMPORT

BATCH = 200
"""Rows of one transaction."""


@contextmanager
def endless_job(desk: OpenDesk) -> Iterator[None]:
    """The job runs while the block does."""
    job = _Job(desk)
    job.start()
    try:
        yield
    finally:
        job.is_over.set()
        job.join()


class _Job(threading.Thread):
    def __init__(self, desk: OpenDesk) -> None:
        super().__init__(name="endless job")
        self.is_over = threading.Event()
        self._desk = desk

    def run(self) -> None:
        while not self.is_over.is_set():
            rows = [self._learner(number) for number in range(BATCH)]  # prepared before the lock is taken
            actor = self._desk.executor.actor
            with self._desk.database.write(actor, "Import", source=FROM_IMPORT, is_job=True) as unit:
                unit.db.execute(insert(Learner), rows)

    def _learner(self, number: int) -> dict[str, Any]:
        named = {"name": f"演示{number}", "phone": f"139{number:08}", "birth_year": 1950}
        fixed = {"scope": self._desk.facts.street_code, "sex": "2", "of_age": "1", "standing": "1"}
        return {"id": self._desk.database.ids.new(), **named, **fixed}
