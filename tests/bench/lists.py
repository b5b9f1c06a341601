"""How fast a list of 100,000 people is on the screen, jumps far, and how much room it takes (学员).

    python tests/bench/lists.py [people]

`first_paint`: the list of 学员 is made, its first people are read, and it is painted; the floor makes and paints a bare
table of 64 fixed rows of the same size. `pane_first_paint` is that of the whole left half, box and buttons included.
`far_jump`: to rows that were not fetched yet, by the End key and by the scroll bar, until they are painted; the floor
is the same list painted at the same places with every row known. `extra_mb`: what the process holds more once everybody
is in the list and it was jumped through. `whole` is until the count and the scroll bar are those of everybody.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from crowd import Crowd, fill
from figures import Times, compared, figure
from floors import ListPainted, StaticTable
from plant import copies
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from window import open_window

from bjdesk.people.queries import learners_by_id
from bjdesk.ui.desk_window import DeskWindow
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.finding import Finder
from bjdesk.ui.learners.list_pane import ListPane, people_table
from bjdesk.ui.shell.paging import Fetch
from bjdesk.ui.shell.tables import RowTable

PEOPLE, RUNS, JUMPS, WARM_UP = 100_000, 30, 120, 3
SIZE = (420, 600)


def main() -> None:
    plan = Crowd(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
    with copies(1, plan, fill) as (folder,):
        _, desk = open_window(folder)
        lists = Lists(desk)
        _first_paint(lists)
        _extra(lists)
        _far_jump(lists)
        desk.close()


class Lists:
    """Makes the list of 学员 and the bare one, each time anew."""

    def __init__(self, desk: DeskWindow) -> None:
        assert isinstance(desk.workspace, DeskWorkspace)
        self.desk, self.theme = desk.workspace, desk.theme

    def pane(self, fetch: Fetch | None = None) -> tuple[ListPane, Finder]:
        """As the page makes it, its first people read."""
        pane, finder = ListPane(self.theme, fetch or self.rows), Finder(self.desk)
        pane.show_people(finder.first(), is_whole=False)
        pane.resize(*SIZE)
        return pane, finder

    def pane_alone(self) -> ListPane:
        return self.pane()[0]

    def table(self) -> RowTable:
        """The rows alone."""
        table = people_table(self.theme, self.rows, None)
        table.show_ids(Finder(self.desk).first())
        table.resize(*SIZE)
        return table

    def whole(self, fetch: Fetch | None = None) -> ListPane:
        pane, finder = self.pane(fetch)
        pane.show_people(finder.everybody())
        return pane

    def bare(self) -> StaticTable:
        table = StaticTable()
        table.resize(*SIZE)
        return table

    def rows(self, ids: Sequence[Any]) -> dict[Any, Any]:
        return {row.id: row for row in self.desk.read(learners_by_id, ids)}


def _first_paint(lists: Lists) -> None:
    def floor(_number: int) -> Callable[[], object]:
        return partial(_shown, lists.bare)

    for name, make in (("first_paint", lists.table), ("pane_first_paint", lists.pane_alone)):

        def ours(_number: int, make: Callable[[], QWidget] = make) -> Callable[[], object]:
            return partial(_shown, make)

        bare, times = compared(RUNS, floor, ours, warm_up=WARM_UP, block=1)
        figure("lists", name, "ms", times.median, floor=bare.median, n=RUNS)
    whole = Times()
    for _ in range(RUNS // 3):
        pane, finder = lists.pane()
        with whole.one():
            pane.show_people(finder.everybody())
        assert pane.table.rows.rowCount() == len(finder.everybody())
        _forget(pane)
    figure("lists", "whole", "ms", whole.median, n=RUNS // 3)


def _shown(make: Callable[[], QWidget]) -> int:
    """Made and painted; the moment at which it was."""
    widget = make()
    watched = getattr(widget, "table", widget)
    done = ListPainted(watched.viewport()).after(widget.show)
    _forget(widget)
    return done


def _far_jump(lists: Lists) -> None:
    pane, known = lists.whole(), lists.whole(Known(lists.rows))
    for widget in (pane, known):
        widget.show()
        QApplication.processEvents()
    far, near = Jumps(pane.table), Jumps(known.table)
    bare, times = compared(JUMPS, near.prepare, far.prepare, warm_up=WARM_UP, block=1)
    figure("lists", "far_jump", "ms", times.median, floor=bare.median, n=JUMPS)
    figure("lists", "far_jump_p99", "ms", times.percentile(99), floor=bare.percentile(99), n=JUMPS)
    for widget in (pane, known):
        _forget(widget)


class Known:
    """Gives one and the same row for whoever is asked for."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch, self._row = fetch, None

    def __call__(self, ids: Sequence[Any]) -> dict[Any, Any]:
        if self._row is None:
            self._row = next(iter(self._fetch(ids[:1]).values()))
        return dict.fromkeys(ids, self._row)


class Jumps:
    """End, the middle, the start, and everywhere between: each time where nobody was lately."""

    def __init__(self, table: Any) -> None:
        self._table, self._bar = table, table.verticalScrollBar()
        self._painted = ListPainted(table.viewport())
        self._turn = count()

    def prepare(self, _number: int) -> Callable[[], int]:
        turn = next(self._turn)
        if turn % 6 == 0:
            self._table.setCurrentIndex(self._table.model().index(0, 0))
            QApplication.processEvents()
            return partial(self._painted.after, self._press_end)
        place = (self._bar.maximum() * (turn * 37 % 100)) // 100
        return partial(self._painted.after, partial(self._bar.setValue, place))

    def _press_end(self) -> None:
        end = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(self._table, end)


def _extra(lists: Lists) -> None:
    """After everything that is loaded once."""
    for make in (lists.bare, lists.whole):
        _shown(make)
    figure("lists", "extra_mb", "MB", _grown(lists.whole), n=1)


def _grown(make: Callable[[], QWidget]) -> float:
    gc.collect()
    before = _rss_mb()
    widget = make()
    widget.show()
    jumps = Jumps(getattr(widget, "table", widget))
    for number in range(1, 40):
        jumps.prepare(number)()
    found = _rss_mb() - before
    _forget(widget)
    return found


def _rss_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _forget(widget: QObject) -> None:
    if isinstance(widget, QWidget):
        widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


if __name__ == "__main__":
    main()
