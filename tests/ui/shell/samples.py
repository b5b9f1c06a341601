"""Pages and lists of invented people (演示) that the tests of the shell put on the screen."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.clock import SystemClock
from bjdesk.kernel.commands import Outcome
from bjdesk.ui.shell.help_page import HelpPage
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.pages import Page, PageEntry, PageTools
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import ListCard, RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.banner import Banner
from bjdesk.ui.shell.widgets.bars import ThinBar
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.choices import Segmented, Tabs
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import Chip
from bjdesk.ui.shell.workspace import DeskFacts, Workspace

FACTS = DeskFacts(
    "滨江区社区学院浦沿街道分院",
    "滨江区社区学院",
    "浦沿街道分院",
    "滨江区社区学院",
    "演示员",
    is_training=True,
    zone=UTC,
)
PEOPLE = ("王桂芳", "𬭸国强", "张龑", "何美仙", "沈月仙")


class SamplePage(Page):
    """Remembers what the window asked of it."""

    title = "演示"
    kinds = frozenset({"attendance"})

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.refreshed: list[Changes | None] = []
        self.subjects: list[Any] = []
        self.done: list[str] = []
        self.field = SearchField(tools.theme, "找学员", "姓名拼音")
        self.body.addWidget(self.field)
        self.body.addStretch(1)

    def shown(self) -> None:
        self.field.edit.setFocus()

    def refresh(self, changes: Changes | None) -> None:
        self.refreshed.append(changes)

    def show_subject(self, subject: Any) -> None:
        self.subjects.append(subject)

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        return {"undo": self._undo, "find": self._find}

    def _undo(self) -> None:
        self.done.append("undo")

    def _find(self) -> None:
        self.done.append("find")


class PlainPage(SamplePage):
    """A page that answers to no key of its own and is concerned by nothing that happens at the door."""

    kinds = frozenset({"activity"})

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:
        return {}


class GalleryPage(Page):
    """Every component once."""

    title = "部件"

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.strip.beside_title.addWidget(Chip(theme, "第 6 次课", "info"))
        self.strip.actions.addWidget(ActionButton(theme, "换一节课", key="F8", icon="calendar-clock"))
        inside, scroll = QWidget(), QScrollArea()
        inside.setProperty("plain", True)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setAccessibleName("部件")
        self.body.addWidget(scroll)
        column = QVBoxLayout(inside)
        air(theme, column, spacing=8)
        top, middle = QHBoxLayout(), QHBoxLayout()
        for row in (top, middle):
            air(theme, row, spacing=12)
            column.addLayout(row)
        for kind in ("primary", "secondary", "quiet", "danger", "link"):
            top.addWidget(ActionButton(theme, "保存", kind))
        top.addWidget(IconButton(theme, "x", "收起"))
        top.addStretch(1)
        middle.addWidget(Segmented(theme, "名单", ["没到 7", "已到 23"]))
        middle.addWidget(Checkbox(theme, "她同意登记"))
        middle.addWidget(ThinBar(theme, "已到", width=80))
        middle.addStretch(1)
        column.addWidget(Tabs(theme, "部分", ["基本", "卡", "学时学分"]))
        column.addWidget(Field(theme, "手机号", note="（必填）", hint="11 位"))
        column.addWidget(Banner(theme, "info", "区里更新了放假表", "10 月 10 日补班"))
        column.addWidget(ListCard(theme, people_table(theme), EmptyState(theme, "users", "还没有人")), 1)


def sample_entries() -> tuple[PageEntry, ...]:
    return (
        PageEntry("check-in", "签到", "scan-line", "1", SamplePage),
        PageEntry("learners", "学员", "users", "2", SamplePage),
        PageEntry("courses", "课程", "book-open", "3", PlainPage),
        PageEntry("help", "帮助", "circle-help", "F1", HelpPage, is_at_bottom=True),
    )


def workspace(outcome: Outcome | None = None) -> Workspace:
    """A workspace over nothing: queries give their arguments back, every command gives `outcome`."""
    return Workspace(_echo, _Always(outcome), FACTS, SystemClock())


def people_model(
    count: int = len(PEOPLE), fetched: list[int] | None = None, missing: Sequence[int] = ()
) -> PagedTableModel:
    """`count` rows whose ids are their numbers; `fetched` hears how many ids each fetch asked for."""

    def fetch(ids: Sequence[int]) -> dict[int, str]:
        if fetched is not None:
            fetched.append(len(ids))
        return {number: PEOPLE[number % len(PEOPLE)] for number in ids if number not in missing}

    columns = (
        Column("姓名", _name, 160),
        Column("卡", _card, 120, in_compact=False),
        Column("学时", _hours, is_number=True),
    )
    return PagedTableModel(columns, list(range(count)), fetch, _actions)


def people_table(theme: Theme, count: int = len(PEOPLE)) -> RowTable:
    return RowTable(theme, "演示名单", people_model(count))


def _name(row: str) -> Cell:
    return Cell(row, "bigStrong", chips=(("同名", "info"),), sub="1948 年·尾号 4417")


def _card(row: str) -> Cell:
    return Cell("尾号 4417", tone="ink2")


def _hours(row: str) -> Cell:
    return Cell("36.5")


def _actions(row: str, place: int) -> tuple[RowAction, ...]:
    return (RowAction("undo", "撤销", "delete", "Ctrl Z" if place == 0 else ""),)


def _echo(query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    return query(*args, **kwargs)


class _Always:
    def __init__(self, outcome: Outcome | None) -> None:
        self._outcome = outcome

    def execute(self, command: object) -> Outcome:
        assert self._outcome is not None
        return self._outcome
