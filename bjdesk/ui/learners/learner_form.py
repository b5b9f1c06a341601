"""The fields of a person: what is asked of everybody first, the rest after it (R4, R28, D5)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from bjdesk.ui.checkin.consent_panel import ConsentPanel
from bjdesk.ui.checkin.duplicates import DuplicateRows, Likeness
from bjdesk.ui.courses.picking import Choice, PickField
from bjdesk.ui.learners.form_values import HERE
from bjdesk.ui.learners.one_of import OneOf
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.labels import IconText
from bjdesk.ui.venues.side_pane import SidePane

Body = dict[str, str | int | bool | None]
Part = Field | OneOf
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ID_BOX = "id-box"
translate = QCoreApplication.translate


class LearnerForm(SidePane):
    """Enter goes through what is asked of everybody, Tab through all; errors stand under theirs. Knows no database."""

    edited = Signal()
    save_wanted = Signal()
    left = Signal()
    clear_wanted = Signal()
    theirs_wanted = Signal()
    card_dropped = Signal()
    meant = Signal(object)
    """LearnerRow: it is she."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._is_new = True
        self._most_alike = 1
        self._make_fields()
        self._make_more()
        self._lay_out()
        self.set_columns(3)
        self._connect()

    def _make_fields(self) -> None:
        theme, all_of_them = self._theme, translate("Learners", "按 ↓ 看全部")
        self.name = Field(theme, translate("Learners", "姓名"), note=translate("Learners", "（必填）"))
        self.number = Field(theme, translate("Learners", "证件号"), note=translate("Learners", "（可不填）"))
        self.kind = PickField(theme, translate("Learners", "什么证件"), hint=all_of_them)
        both = (("1", translate("Learners", "男")), ("2", translate("Learners", "女")))
        self.sex = OneOf(theme, translate("Learners", "性别"), both)
        self.birth = Field(theme, translate("Learners", "出生"), placeholder=translate("Learners", "1948 或 1948-3-2"))
        ages = (("1", translate("Learners", "成年")), ("2", translate("Learners", "未成年")))
        self.age = OneOf(theme, translate("Learners", "成年了吗"), ages, hint=translate("Learners", "写了出生就不用选"))
        self.phone = Field(theme, translate("Learners", "手机号"))
        owners = (("1", translate("Learners", "本人")), ("2", translate("Learners", "家属")))
        self.owner = OneOf(theme, translate("Learners", "手机是谁的"), owners)
        self.community = PickField(
            theme, translate("Learners", "住在哪个社区"), hint=translate("Learners", "打拼音首字母，按 ↓ 看全部")
        )
        self.note = Field(
            theme, translate("Learners", "备注"), hint=translate("Learners", "同名的人靠它分清，“二单元的”这样")
        )
        self.education = PickField(theme, translate("Learners", "文化程度"), hint=all_of_them)
        standings = (
            (HERE, translate("Learners", "在册")),
            ("3", translate("Learners", "已迁出")),
            ("4", translate("Learners", "已故")),
        )
        self.standing = OneOf(theme, translate("Learners", "情况"), standings)

    def _make_more(self) -> None:
        theme = self._theme
        self.id_box = Checkbox(theme, translate("Learners", "她同意留下证件"))
        self.consent = ConsentPanel(theme)
        self.alike = DuplicateRows(theme)
        self.card = IconText(theme, "credit-card", "", role="body", tone="ink2")
        self.drop = ActionButton(theme, translate("Learners", "不登记这张卡"), "link", height=36)
        self.theirs = ActionButton(
            theme, translate("Learners", "用别人填的"), key=key_for("take-theirs").printed, height=40
        )
        self.kept = IconText(theme, "cloud-check", "", role="cap", tone="ink2")
        self.clear = ActionButton(theme, translate("Learners", "清空重填"), "link")
        self.leave = ActionButton(theme, translate("Learners", "取消"), "quiet", key="Esc")
        self.save = ActionButton(
            theme, translate("Learners", "保存"), "primary", key=key_for("save").printed, icon="check"
        )

    # --- values ------------------------------------------------------------------------------------------------------

    @property
    def parts(self) -> dict[str, Part]:
        """Every field but the document's, which is never kept as it was typed."""
        return {
            "name": self.name,
            "sex": self.sex,
            "birth": self.birth,
            "age": self.age,
            "phone": self.phone,
            "owner": self.owner,
            "community": self.community,
            "note": self.note,
            "education": self.education,
            "standing": self.standing,
        }

    def offer(self, choices: Mapping[str, Sequence[Choice]]) -> None:
        for name, field in (("community", self.community), ("education", self.education), ("kind", self.kind)):
            field.offer(choices[name])

    def body(self) -> Body:
        """What was typed, without the number of a document (D5)."""
        return {name: part.text for name, part in self.parts.items()} | {"consent": self.consent.is_given}

    def load(self, body: Mapping[str, Any]) -> None:
        """Show a draft or a record; with an empty one a blank form. The number is always blank."""
        for name, part in self.parts.items():
            part.set_text(str(body.get(name) or ""))
        self.kind.set_text(self.kind.choices[0].name if self.kind.choices else "")
        self.number.set_text("")
        self.id_box.setChecked(False)
        self.consent.set_given(bool(body.get("consent")))
        self.clear_errors()

    def show_as(self, title: str, *, is_new: bool) -> None:
        self.title.setText(title)
        self._is_new = is_new
        self.consent.setVisible(is_new)
        self.standing.setHidden(is_new)
        self.clear.hide()
        self.theirs.hide()
        self.show_card("")
        self.area.verticalScrollBar().setValue(0)

    def show_card(self, words: str) -> None:
        """The card that becomes hers when the form is saved."""
        self.card.setText(words)
        self.card.setVisible(bool(words))
        self.drop.setVisible(bool(words))

    def show_alike(self, found: Sequence[Likeness]) -> None:
        self.alike.show_found(found[: self._most_alike])
        self.alike.setVisible(bool(found))

    def say_kept(self, words: str) -> None:
        self.kept.setText(words)
        self.kept.setHidden(not words)

    # --- errors ------------------------------------------------------------------------------------------------------

    def clear_errors(self) -> None:
        for part in (*self.parts.values(), self.number, self.kind, self.consent):
            part.set_error("")

    def show_errors(self, found: Mapping[str, str]) -> None:
        """Words under each field that is wrong, the keyboard in the first."""
        self.clear_errors()
        for name, words in found.items():
            self._part(name).set_error(words)
        if found:
            self.focus_on(next(iter(found)))

    def focus_on(self, name: str) -> None:
        part = None if name == ID_BOX else self._part(name)
        if part is None:
            self.id_box.setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(part, OneOf):
            part.take_focus()
        elif isinstance(part, ConsentPanel):
            part.box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            part.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _part(self, name: str) -> Part | ConsentPanel:
        extra: dict[str, Part | ConsentPanel] = {"number": self.number, "kind": self.kind, "consent": self.consent}
        return extra[name] if name in extra else self.parts[name]

    # --- keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; on a button it presses that."""
        focus = self.focusWidget()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(focus, ActionButton):
            focus.click()
        else:
            self._go_on(focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the keyboard reaches in the fields is never out of sight, its message neither."""
        if watched is self.area.viewport():
            if event.type() == QEvent.Type.Resize:
                QTimer.singleShot(0, self, self._see_focus)
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.area.ensureWidgetVisible(watched, 0, self._theme.px(60))
        return False

    def _see_focus(self) -> None:
        """A banner came and took room away."""
        for widget in (*self.area.findChildren(QLineEdit), *self.area.findChildren(QAbstractButton)):
            if widget.hasFocus():
                self.area.ensureWidgetVisible(widget, 0, self._theme.px(60))

    def _go_on(self, focus: QWidget | None) -> None:
        """To the next field that is asked of everybody."""
        self.settle()
        order = self._asked()
        holder = next((n for n, (_, holds) in enumerate(order) if focus in holds), -1)
        if holder + 1 < len(order):
            self.focus_on(order[holder + 1][0])
        else:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _asked(self) -> list[tuple[str, tuple[QWidget, ...]]]:
        """Field, and the widgets of it that may have the keyboard; a document says sex and birth by itself."""
        found: list[tuple[str, tuple[QWidget, ...]]] = [
            ("name", (self.name.edit,)),
            ("number", (self.number.edit, self.kind.edit)),
        ]
        if self.number.text.strip():
            found.append((ID_BOX, (self.id_box,)))
        found += [("sex", tuple(self.sex.radios)), ("birth", (self.birth.edit,))]
        if not self.birth.text.strip():
            found.append(("age", tuple(self.age.radios)))
        found += [
            ("phone", (self.phone.edit, *self.owner.radios)),
            ("community", (self.community.edit,)),
        ]
        if self._is_new:
            found.append(("consent", (self.consent.box, self.consent.more)))
        else:
            found.append(("note", (self.note.edit, self.education.edit, *self.standing.radios)))
        return found

    def settle(self) -> None:
        for field in (self.community, self.education, self.kind):
            field.settle()

    @property
    def has_list(self) -> bool:
        return any(field.has_popup for field in (self.community, self.education, self.kind))

    def close_lists(self) -> None:
        for field in (self.community, self.education, self.kind):
            field.close_list()

    # --- layout ------------------------------------------------------------------------------------------------------

    def set_columns(self, count: int) -> None:
        """Two or three columns; the order stays."""
        self._most_alike = count - 1
        first: tuple[QWidget, ...] = (self.name, self.number)
        then: tuple[QWidget, ...] = (self.sex, self.birth, self.age, self.phone, self.owner, self.community)
        last: tuple[QWidget, ...] = (self.note, self.education)
        if count == len(first):
            last = (*last, self.kind)
        else:
            first = (*first, self.kind)
        rest = (*then, *last, self.standing)
        for cell in (*first, *rest, self.id_box, self.consent):
            self._grid.removeWidget(cell)
        for place, cell in enumerate(first):
            self._grid.addWidget(cell, 0, place)
        self._grid.addWidget(self.id_box, 1, 1, 1, count - 1)
        for place, cell in enumerate(rest):
            self._grid.addWidget(cell, 2 + place // count, place % count)
        self._grid.setRowMinimumHeight(8, self._theme.air(8))
        self._grid.addWidget(self.consent, 9, 0, 1, count)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < count else 0)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        order: list[QWidget] = [self.name.edit, self.number.edit, self.kind.edit, self.id_box, *self.sex.radios]
        order += [self.birth.edit, *self.age.radios, self.phone.edit, *self.owner.radios, self.community.edit]
        order += [self.note.edit, self.education.edit, *self.standing.radios, self.consent.box, self.consent.more]
        for earlier, later in pairwise(order):
            QWidget.setTabOrder(earlier, later)

    def _lay_out(self) -> None:
        theme = self._theme
        self._grid = QGridLayout()
        air(theme, self._grid, spacing=2)
        self._grid.setHorizontalSpacing(theme.air(20))
        self.inside.addLayout(self._grid)
        self.inside.addStretch(1)
        card = QHBoxLayout()
        air(theme, card, spacing=12)
        for widget in (self.card, self.drop):
            card.addWidget(widget)
        card.addStretch(1)
        self.told.addWidget(self.alike)
        self.told.addLayout(card)
        for widget in (self.kept, self.clear):
            self.foot.addWidget(widget)
        self.foot.addStretch(1)
        for widget in (self.theirs, self.leave, self.save):
            self.foot.addWidget(widget)

    def _connect(self) -> None:
        for part in (*self.parts.values(), self.number, self.kind):
            part.edited.connect(self._on_edited)
        self.area.viewport().installEventFilter(self)
        inside = (*self.area.findChildren(QLineEdit), *self.area.findChildren(QAbstractButton))
        for widget in inside:
            widget.installEventFilter(self)
        self.consent.ticked.connect(self._on_edited)
        self.id_box.toggled.connect(self._on_edited)
        self.alike.meant.connect(self.meant)
        self.theirs.clicked.connect(self.theirs_wanted)
        self.drop.clicked.connect(self.card_dropped)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)
        self.clear.clicked.connect(self.clear_wanted)

    def _on_edited(self, _text: object = None) -> None:
        self.edited.emit()
