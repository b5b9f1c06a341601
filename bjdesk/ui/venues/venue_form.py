"""The fields of a venue: what the register of the district asks of one, with the opening hours as they are written."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bjdesk.ui.checkin.walkin_draft import Body
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import Choice, PickField
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.labels import IconText
from bjdesk.ui.venues import words
from bjdesk.ui.venues.side_pane import SidePane
from bjdesk.ui.venues.week_boxes import WeekBoxes
from bjdesk.venues.opening import Span
from bjdesk.venues.opening_text import read_opening
from bjdesk.venues.points import is_here, read_point

translate = QCoreApplication.translate
TICKS = ("is_free", "is_teaching", "is_step_free", "is_learning_point")


class VenueForm(SidePane):
    """Two columns; Enter goes on, errors stand under their field. Knows no database."""

    edited = Signal()
    save_wanted = Signal()
    left = Signal()
    clear_wanted = Signal()
    load_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._make_fields()
        self._make_foot()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        theme, all_of_them = self._theme, translate("Venues", "按 ↓ 看全部")
        self.name = Field(theme, translate("Venues", "名称"), note=translate("Venues", "（必填）"))
        self.type = PickField(theme, translate("Venues", "类型"), hint=all_of_them)
        self.site = PickField(theme, translate("Venues", "在哪里面"), hint=translate("Venues", "是一间房就选它的楼"))
        self.room = Field(theme, translate("Venues", "门牌号"), placeholder="203")
        self.tier = PickField(theme, translate("Venues", "层级"), hint=all_of_them)
        self.floor = Field(theme, translate("Venues", "几楼"), placeholder="2")
        self.capacity = Field(theme, translate("Venues", "能坐几人"))
        self.hard = Field(theme, translate("Venues", "最多几人"))
        self.area_m2 = Field(theme, translate("Venues", "面积（平方米）"))
        self.gap = Field(theme, translate("Venues", "两场之间隔几分钟"))
        self.address = Field(theme, translate("Venues", "地址"))
        self.community = PickField(theme, translate("Venues", "社区"), hint=all_of_them)
        self.hours = Field(
            theme, translate("Venues", "开放时间"), placeholder=translate("Venues", "周一闭馆；周二至周五 13:00-20:30")
        )
        self.by_hand = Field(
            theme, translate("Venues", "手工填的开放时间"), placeholder=translate("Venues", "周一至周五 9:00-17:00")
        )
        self.week = WeekBoxes(theme)
        self.owner = Field(theme, translate("Venues", "产权单位"))
        self.contact = Field(theme, translate("Venues", "办公电话"))
        self.audience = Field(theme, translate("Venues", "开放给谁"))
        self.way = Field(theme, translate("Venues", "怎么预约"))
        self.point = Field(theme, translate("Venues", "坐标"), placeholder="120.2103, 30.2084")
        self.reason = Field(theme, translate("Venues", "为什么要改"), note=translate("Venues", "（区里看得到）"))
        self.ticks = {
            "is_free": Checkbox(theme, translate("Venues", "免费")),
            "is_teaching": Checkbox(theme, translate("Venues", "算教学用房")),
            "is_step_free": Checkbox(theme, translate("Venues", "轮椅能到")),
            "is_learning_point": Checkbox(theme, translate("Venues", "市民学习圈的点")),
        }

    def _make_foot(self) -> None:
        theme = self._theme
        self.kept = IconText(theme, "cloud-check", "", role="cap", tone="ink2")
        self.clear = ActionButton(theme, translate("Venues", "清空重填"), "link")
        load = translate("Venues", "载入街道公开的场所")
        self.load_places = ActionButton(theme, load, "link", key=key_for("load-places").printed)
        self.leave = ActionButton(theme, translate("Venues", "取消"), "quiet", key="Esc")
        self.save = ActionButton(
            theme, translate("Venues", "保存"), "primary", key=key_for("save").printed, icon="check"
        )

    # --- values ------------------------------------------------------------------------------------------------------

    @property
    def fields(self) -> dict[str, Field]:
        """Column of the register -> its field, in the order in which Enter goes through them."""
        return {
            "name": self.name,
            "type": self.type,
            "part_of_id": self.site,
            "room_no": self.room,
            "tier": self.tier,
            "floor": self.floor,
            "capacity": self.capacity,
            "capacity_hard": self.hard,
            "area_dm2": self.area_m2,
            "setup_gap_min": self.gap,
            "address": self.address,
            "community_id": self.community,
            "hours_text": self.hours,
            "by_hand": self.by_hand,
            "owner_name": self.owner,
            "contact": self.contact,
            "audience": self.audience,
            "booking_way": self.way,
            "point": self.point,
            "reason": self.reason,
        }

    @property
    def picks(self) -> dict[str, PickField]:
        return {name: field for name, field in self.fields.items() if isinstance(field, PickField)}

    def offer(self, choices: Mapping[str, Sequence[Choice]]) -> None:
        for name, field in self.picks.items():
            field.offer(choices[name])

    def body(self) -> Body:
        """What was typed, as a draft keeps it."""
        body: Body = {name: field.text for name, field in self.fields.items()}
        return {**body, **{name: box.isChecked() for name, box in self.ticks.items()}}

    def load(self, body: Mapping[str, Any]) -> None:
        """Show a draft or a record; with an empty one a blank form."""
        for name, field in self.fields.items():
            field.set_text(str(body.get(name) or ""))
            field.set_error("")
        for name, box in self.ticks.items():
            box.setChecked(bool(body.get(name)))
        self._show_meanings()

    def show_as(self, title: str, *, is_wish: bool, is_new: bool = False) -> None:
        """For the register of this branch, or as a wish that goes to the district."""
        self.title.setText(title)
        self.load_places.setVisible(is_new)
        self.reason.setVisible(is_wish)
        words_ = translate("Venues", "报给区里") if is_wish else translate("Venues", "保存")
        self.save.set_words(words_, self.save.printed_key)
        self.area.verticalScrollBar().setValue(0)

    def values(self) -> dict[str, Any]:
        """Column -> what its field means; ask `is_right` before."""
        texts = {name: field.text.strip() or None for name, field in self.fields.items()}
        found: dict[str, Any] = {
            name: texts[name] for name in ("name", "room_no", "floor", "address", "owner_name", "contact")
        }
        found |= {name: texts[name] for name in ("audience", "booking_way", "hours_text")}
        found |= {name: typed.number(texts[name] or "") for name in ("capacity", "capacity_hard")}
        found["setup_gap_min"] = typed.number(texts["setup_gap_min"] or "") or 0
        found["area_dm2"] = square_metres(texts["area_dm2"] or "")
        for name, field in self.picks.items():
            choice = field.choice
            found[name] = choice.key if choice is not None else None
        point = read_point(texts["point"] or "")
        found["lon_gcj02"], found["lat_gcj02"] = (None, None) if point is None else (point.lon, point.lat)
        return {**found, **{name: box.isChecked() for name, box in self.ticks.items()}}

    def spans(self) -> tuple[Span, ...] | None:
        """Hours entered by hand, where the text cannot be read."""
        if read_opening(self.hours.text).is_read or not self.by_hand.text.strip():
            return None
        return read_opening(self.by_hand.text).spans

    # --- what is wrong -----------------------------------------------------------------------------------------------

    def is_right(self) -> bool:
        """After every field that is wrong has said so; the first of them has the keyboard."""
        wrong = []
        for field, problem in self._problems():
            field.set_error(problem)
            if problem:
                wrong.append(field)
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def show_error(self, name: str, words_: str) -> None:
        field = self.fields[name]
        field.set_error(words_)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _problems(self) -> list[tuple[Field, str]]:
        unclear = translate("Venues", "看不懂")
        found = [(self.name, "" if self.name.text.strip() else translate("Venues", "要填"))]
        found += [
            (field, unclear if field.text.strip() and typed.number(field.text) is None else "")
            for field in (self.capacity, self.hard, self.gap)
        ]
        is_area = not self.area_m2.text.strip() or square_metres(self.area_m2.text) is not None
        found.append((self.area_m2, "" if is_area else unclear))
        for pick in self.picks.values():
            is_open = not pick.text.strip() and pick not in (self.type, self.tier)
            is_meant = is_open or pick.choice is not None
            found.append((pick, "" if is_meant else translate("Venues", "按 ↓ 选一项")))
        found.append((self.point, self._point_problem()))
        is_hand = self.by_hand.isHidden() or not self.by_hand.text.strip() or read_opening(self.by_hand.text).is_read
        found.append((self.by_hand, "" if is_hand else translate("Venues", "这一行也读不懂，请按样子填")))
        return found

    def _point_problem(self) -> str:
        if not self.point.text.strip():
            return ""
        point = read_point(self.point.text)
        if point is None:
            return translate("Venues", "看不懂，照样子填")
        return "" if is_here(point.lon, point.lat) else translate("Venues", "不在滨江区里")

    # --- small things ------------------------------------------------------------------------------------------------

    def _show_meanings(self) -> None:
        """How the opening hours and the point were understood, while they are written."""
        found, text = read_opening(self.hours.text), self.hours.text.strip()
        for widget in (self.by_hand, self.week):
            widget.setVisible(bool(text) and not found.is_read)
        if not text:
            said = translate("Venues", "照原话写，“周一闭馆”这样")
        elif found.is_read:
            said = translate("Venues", "读成：{spans}").format(spans=words.spans(found.spans))
        else:
            parts = translate("Venues", "、").join(found.unread) or text
            said = translate("Venues", "没读懂“{parts}”，原文照样存，下面可以按天填").format(parts=parts)
        self.hours.set_hint(said)
        by_hand = read_opening(self.by_hand.text)
        said = translate("Venues", "读成：{spans}").format(spans=words.spans(by_hand.spans)) if by_hand.is_read else ""
        self.by_hand.set_hint(said)
        if by_hand.is_read or not self.by_hand.text.strip():
            self.week.show_spans(by_hand.spans)
        point = read_point(self.point.text)
        if point is not None and point.was:
            self.point.set_hint(translate("Venues", "{system} 的坐标，换成高德的存").format(system=point.was))
        else:
            self.point.set_hint(translate("Venues", "高德的；GPS 的前面写 GPS"))

    def _on_edited(self) -> None:
        self._show_meanings()
        self.edited.emit()

    def _on_week_edited(self, line: str) -> None:
        self.by_hand.set_text(line)
        self._on_edited()

    def _on_enter(self) -> None:
        for pick in self.picks.values():
            if pick.edit is self.sender():
                pick.settle()
        edits = [field.edit for field in self.fields.values() if not field.isHidden()]
        place = next((n for n, edit in enumerate(edits) if edit is self.sender()), len(edits) - 1)
        if place + 1 < len(edits):
            edits[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        air(self._theme, grid, spacing=6)
        grid.setColumnMinimumWidth(1, 8)
        cells: tuple[tuple[QWidget | tuple[Field, Field], ...], ...] = (
            (self.name, self.type),
            (self.site, (self.room, self.floor)),
            ((self.capacity, self.hard), (self.area_m2, self.gap)),
            (self.address, self.community),
            (self.hours,),
            (self.by_hand,),
            (self.week,),
            (self.tier, self.owner),
            (self.contact, self.audience),
            (self.way, self.point),
            (self.reason,),
        )
        for row, line in enumerate(cells):
            for column, cell in enumerate(line):
                if isinstance(cell, tuple):
                    grid.addLayout(self.pair(*cell), row, 2 * column)
                else:
                    grid.addWidget(cell, row, 2 * column, 1, 3 if len(line) == 1 else 1)
        for place, box in enumerate(self.ticks.values()):
            grid.addWidget(box, len(cells) + place // 2, 2 * (place % 2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        self.inside.addLayout(grid)
        self.inside.addStretch(1)
        for widget in (self.kept, self.clear, self.load_places):
            self.foot.addWidget(widget)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.save)
        self.watch(*self.fields.values())
        for earlier, later in pairwise([field.edit for field in self.fields.values()]):
            QWidget.setTabOrder(earlier, later)
        self._place_week()

    def _place_week(self) -> None:
        """Tab goes from the line through the seven days."""
        chain = [self.by_hand.edit, *self.week.edits, self.week.fill, self.owner.edit]
        for earlier, later in pairwise(chain):
            QWidget.setTabOrder(earlier, later)
        for edit in self.week.edits:
            edit.installEventFilter(self)

    def _connect(self) -> None:
        self.week.edited.connect(self._on_week_edited)
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
            field.edit.returnPressed.connect(self._on_enter)
        for box in self.ticks.values():
            box.toggled.connect(self._on_edited)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        self.load_places.clicked.connect(self.load_wanted)


def square_metres(text: str) -> int | None:
    """72, 72.5 -> 7200, 7250."""
    whole, _, part = text.strip().partition(".")
    if not typed.number(whole) or (part and typed.number(part) is None) or len(part) > 2:
        return None
    return (typed.number(whole) or 0) * 100 + int(part.ljust(2, "0") if part else 0)


def spelt_square_metres(dm2: int | None) -> str:
    return "" if dm2 is None else f"{dm2 / 100:g}"
