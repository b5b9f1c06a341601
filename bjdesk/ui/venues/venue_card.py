"""场地卡: when a venue is open, what is on there this week, and what the register says of it (R54, R55)."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bjdesk.ui import formats
from bjdesk.ui.records.changes_pane import ChangesPane
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import ListCard, RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import IconText, text_label
from bjdesk.ui.venues import words
from bjdesk.ui.venues.hours_bars import HoursBars
from bjdesk.ui.venues.reading import Opened
from bjdesk.ui.venues.week_shape import Block, Week
from bjdesk.ui.venues.wish_list import WishList
from bjdesk.venues.points import spelt_point

MOST_CHANGES = 5
"""Lines of the history that are seen at once."""
translate = QCoreApplication.translate
Names = Mapping[str, Mapping[str, str]]


class VenueCard(QWidget):
    """Two columns, in the compact layout one, the facts first. `use_wanted` opens a booking."""

    use_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: dict[int, Block] = {}
        self.facts: list[tuple[str, str]] = []
        self.written = text_label("", "cap", "ink2")
        self.bars = HoursBars(theme)
        self.notes = IconText(theme, "info", role="cap", tone="ink2", icon_tone="accent", size=16)
        self.count = text_label("", "h3")
        columns = [
            Column(translate("Venues", "什么时候"), self._when, 176),
            Column(translate("Venues", "做什么"), self._what),
        ]
        model = PagedTableModel(columns, [], self._fetch, parent=self)
        self.table = RowTable(theme, translate("Venues", "这周的预订"), model, has_header=False)
        self.uses = ListCard(
            theme, self.table, EmptyState(theme, "calendar-days", translate("Venues", "这周没有人订"), small=True)
        )
        self.table.opened.connect(self._on_opened)
        self.wishes = WishList(theme)
        self.changes = ChangesPane(theme, is_narrow=True, pad=20)
        self.changes.read.connect(self._on_changes_read)
        self._facts = QGridLayout()
        self._lay_out()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show_venue(
        self, opened: Opened, week: Week, names: Names, bars: tuple[list[tuple[int, int]] | None, ...]
    ) -> None:
        self._show_hours(opened, week.today, bars)
        self._blocks = dict(enumerate(week.blocks))
        self.count.setText(translate("Venues", "这周有 {n} 场").format(n=len({b.id for b in week.blocks})))
        self._days = week.days
        self._today = week.today
        self.table.show_ids(list(self._blocks))
        self.uses.setFixedHeight(max(self.uses.height_for(min(len(self._blocks), 6)), self._theme.px(60)))
        self.facts = facts_of(opened, names)
        self._show_facts()
        self.changes.show_record("venue", opened.line.id)

    def _on_changes_read(self, count: int) -> None:
        """So many whole rows as there are, up to a few; the list scrolls by itself."""
        rows = self.changes.table.height_for(min(count, MOST_CHANGES)) + 1
        self.changes.setFixedHeight(rows if count else self._theme.px(72))

    def _show_hours(self, opened: Opened, today: date, bars: tuple[list[tuple[int, int]] | None, ...]) -> None:
        hours = opened.hours
        said = translate("Venues", "原文：“{text}”").format(text=hours.text) if hours.text else ""
        self.written.setText(said or translate("Venues", "还没有写开放时间"))
        self.bars.show_week(bars, today)
        notes = words.hours_notes(hours)
        self.notes.setText(translate("Venues", "；").join(notes))
        self.notes.setHidden(not notes)

    def _show_facts(self) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, said) in enumerate(self.facts):
            label, value = text_label(name, "body", "ink2"), text_label(said, "body")
            value.setWordWrap(True)
            self._facts.addWidget(label, row, 0)
            label.setContentsMargins(0, 0, self._theme.air(8), 0)
            self._facts.addWidget(value, row, 1)

    def set_compact(self, is_compact: bool) -> None:
        direction = QBoxLayout.Direction.TopToBottom if is_compact else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() == direction:
            return
        self._columns.setDirection(direction)
        self._columns.removeWidget(self._right)
        self._columns.insertWidget(0 if is_compact else 1, self._right)
        self._columns.setStretch(0, 0 if is_compact else 5)
        self._columns.setStretch(1, 0 if is_compact else 4)

    # --- the list ----------------------------------------------------------------------------------------------------

    def _fetch(self, ids: Sequence[int]) -> dict[int, Block]:
        return {place: self._blocks[place] for place in ids if place in self._blocks}

    def _when(self, block: Block) -> Cell:
        day = self._days[block.day]
        name = translate("Venues", "今天") if day == self._today else words.weekday(block.day)
        return Cell(f"{name} {words.span(block.first, block.last)}", tone="ink2")

    def _what(self, block: Block) -> Cell:
        chip = words.block_chip(block)
        chips = (chip,) if chip is not None else ()
        return Cell(formats.joined(block.title, words.who(block)), "bodyMedium", chips=chips)

    def _on_opened(self, place: int) -> None:
        self.use_wanted.emit(self._blocks[place])

    # --- building ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._theme
        left = QWidget()
        left.setProperty("plain", True)
        column = QVBoxLayout(left)
        air(theme, column, spacing=16)
        column.addWidget(self._hours_card())
        column.addWidget(self.count)
        column.addWidget(self.uses)
        column.addStretch(1)
        self._right = QWidget()
        self._right.setProperty("plain", True)
        beside = QVBoxLayout(self._right)
        air(theme, beside, spacing=16)
        beside.addWidget(self._facts_card())
        beside.addWidget(self.wishes)
        beside.addWidget(self._changes_card())
        beside.addStretch(1)
        inside = QWidget()
        inside.setProperty("plain", True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        air(theme, self._columns, spacing=20)
        self._columns.addWidget(left, 5)
        self._columns.addWidget(self._right, 4)
        self.area = QScrollArea()
        self.area.setAccessibleName(translate("Venues", "场地资料"))
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(self.area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        air(theme, whole)
        whole.addWidget(self.area)

    def _hours_card(self) -> Card:
        card = Card(self._theme)
        column = QVBoxLayout(card)
        air(self._theme, column, (20, 16, 20, 16), 8)
        column.addWidget(text_label(translate("Venues", "开放时间"), "h3"))
        self.written.setWordWrap(True)
        column.addWidget(self.written)
        column.addWidget(self.bars)
        self.notes.setWordWrap(True)
        column.addWidget(self.notes)
        return card

    def _changes_card(self) -> Card:
        card = Card(self._theme)
        column = QVBoxLayout(card)
        air(self._theme, column, (0, 16, 0, 8), 4)
        title = text_label(translate("Changes", "修改记录"), "h3")
        title.setContentsMargins(self._theme.air(20), 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.changes)
        return card

    def _facts_card(self) -> Card:
        card = Card(self._theme)
        column = QVBoxLayout(card)
        air(self._theme, column, (20, 16, 20, 16), 8)
        head = QHBoxLayout()
        title: QLabel = text_label(translate("Venues", "基本情况"), "h3")
        head.addWidget(title)
        head.addStretch(1)
        column.addLayout(head)
        air(self._theme, self._facts, spacing=8)
        self._facts.setColumnStretch(1, 1)
        column.addLayout(self._facts)
        return card


def facts_of(opened: Opened, names: Names) -> list[tuple[str, str]]:
    """(label, what the register says) of everything that it says."""
    cells = opened.cells
    found = [
        (translate("Venues", "登记编号"), cells["register_no"] or ""),
        (translate("Venues", "类型"), names["venue_type"].get(cells["type"], "")),
        (translate("Venues", "在哪里面"), opened.line.site or ""),
        (translate("Venues", "地址"), cells["address"] or ""),
        (translate("Venues", "社区"), opened.community),
        (translate("Venues", "能坐"), _seats(cells)),
        (translate("Venues", "面积"), _area(cells["area_dm2"])),
        (translate("Venues", "无障碍"), _floor(cells)),
        (translate("Venues", "费用"), translate("Venues", "免费") if cells["is_free"] else translate("Venues", "收费")),
        (translate("Venues", "开放给谁"), cells["audience"] or ""),
        (translate("Venues", "怎么预约"), cells["booking_way"] or ""),
        (translate("Venues", "产权单位"), cells["owner_name"] or ""),
        (translate("Venues", "管理"), formats.joined(cells["coordinator"] or "", cells["contact"] or "")),
        (translate("Venues", "层级"), names["tier"].get(cells["tier"], "")),
        (translate("Venues", "归谁管"), translate("Venues", "区里") if opened.line.is_districts else ""),
        (translate("Venues", "状态"), names["venue_status"].get(cells["status"], "")),
        (translate("Venues", "坐标"), spelt_point(cells["lon_gcj02"], cells["lat_gcj02"])),
        (translate("Venues", "里面有"), translate("Venues", "、").join(room.label for room in opened.rooms)),
    ]
    return [(name, said) for name, said in found if said]


def _seats(cells: Mapping[str, object]) -> str:
    if cells["capacity"] is None:
        return ""
    said = translate("Venues", "{n} 人").format(n=cells["capacity"])
    if cells["capacity_hard"] is None:
        return said
    return formats.joined(said, translate("Venues", "最多 {n} 人").format(n=cells["capacity_hard"]))


def _area(dm2: int | None) -> str:
    return "" if dm2 is None else translate("Venues", "{n} 平方米").format(n=f"{dm2 / 100:g}")


def _floor(cells: Mapping[str, object]) -> str:
    floor = translate("Venues", "{n} 楼").format(n=cells["floor"]) if cells["floor"] else ""
    way = translate("Venues", "轮椅能到") if cells["is_step_free"] else translate("Venues", "轮椅到不了")
    return formats.joined(floor, way)
