"""Two requests in one server at one time: two threads of which one runs, and whose turn it is is drawn, not raced.

A turn may pass on at each named point of the server, wherever a transaction begins, and now and then before a
statement; it must pass on when a worker wants to write while the other one holds the database's only writer.
"""

import threading
from collections.abc import Callable
from random import Random

from tests.simulation.crashes import Crash

Work = Callable[[], bytes]
BEGINS = ("BEGIN", "BEGIN IMMEDIATE")
WRITES = "BEGIN IMMEDIATE"
PATIENCE_S = 120


class Workers:
    """Runs two pieces of work against one database, turn by turn."""

    def __init__(self, random: Random, note: Callable[[str], None]) -> None:
        self._random = random
        self._note = note
        self._turn = threading.Condition()
        self._running = 0
        self._left = {0, 1}
        self._writer: int | None = None
        self._is_over = False
        self._numbers: dict[int, int] = {}
        self.replies: list[bytes | None] = [None, None]
        self.errors: list[BaseException | None] = [None, None]

    def run(self, first: Work, second: Work) -> None:
        """Both to their ends; a stop of one is the end of the process, and so of the other."""
        other = threading.Thread(target=self._work, args=(1, second))
        other.start()
        self._work(0, first)
        other.join()

    def _work(self, me: int, work: Work) -> None:
        self._numbers[threading.get_ident()] = me
        try:
            with self._turn:
                self._wait(me)
            self.replies[me] = work()
        except BaseException as error:
            self.errors[me] = error
            self._is_over = self._is_over or isinstance(error, Crash)
        finally:
            with self._turn:
                self._left.discard(me)
                self._writer = None if self._writer == me else self._writer
                self._running = 1 - me
                self._turn.notify_all()

    def _wait(self, me: int) -> None:
        if not self._turn.wait_for(lambda: self._running == me or 1 - me not in self._left, PATIENCE_S):
            raise TimeoutError("a worker never got its turn")

    # --- what the server does ----------------------------------------------------------------------------------------

    def at_point(self, _name: str) -> None:
        self._perhaps(0.5)

    def at_statement(self, statement: str) -> None:
        """Before a statement is carried out."""
        self._perhaps(0.5 if statement in BEGINS else 0.08)
        me = self._me
        if statement != WRITES or me is None:
            return
        while self._writer not in (None, me):
            self._note("waited for a writer")
            self._switch(me)
        self._writer = me

    def at_end(self) -> None:
        """A connection is given back: its transaction is over."""
        if self._me is not None and self._writer == self._me:
            self._writer = None

    @property
    def _me(self) -> int | None:
        return self._numbers.get(threading.get_ident())

    def _perhaps(self, chance: float) -> None:
        me = self._me
        if me is not None and 1 - me in self._left and self._random.random() < chance:
            self._note("turn passed on")
            self._switch(me)

    def _switch(self, me: int) -> None:
        with self._turn:
            if 1 - me in self._left:
                self._running = 1 - me
                self._turn.notify_all()
                self._wait(me)
        if self._is_over:
            raise Crash("the process of the other worker")
