"""The fields of 无卡登记: a name, one of three, of age or not, and her consent."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError, RuleBroken
from bjdesk.people.cards import CardHashes
from bjdesk.people.commands import RegisterLearner
from bjdesk.people.names import birth_year, clean_name, clean_phone
from bjdesk.ui.checkin.age_choice import UNKNOWN, AgeChoice
from bjdesk.ui.checkin.communities import Community, CommunityField
from bjdesk.ui.checkin.consent_panel import ConsentPanel
from bjdesk.ui.checkin.walkin_words import AGE, COMMUNITY, CONSENT, NAME, PHONE, YEAR, field_words
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import Field

Body = dict[str, str | int | bool | None]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WalkInForm(QWidget):
    """Two columns; Enter goes to the next field, errors stand under theirs. Knows no database."""

    edited = Signal()
    finished = Signal()
    """Enter after the last field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year_now = 9999
        self.name = Field(theme, self.tr("姓名"), note=self.tr("（必填）"))
        self.phone = Field(theme, self.tr("手机号"), hint=self.tr("手机号、出生年、社区，填一样就行"))
        self.year = Field(theme, self.tr("出生年"), hint=self.tr("写年份就行，不用写月日"))
        self.community = CommunityField(theme, self.tr("住在哪个社区"), self.tr("打拼音首字母就能找到"))
        self.age = AgeChoice(theme)
        self.consent = ConsentPanel(theme)
        self.between = QVBoxLayout()
        """The compact layout puts what may be registered already here, between 手机号 and 出生年."""
        self._lay_out(theme)
        self._connect()

    # --- values ------------------------------------------------------------------------------------------------------

    def prepare(self, communities: Sequence[Community], year_now: int, spoken: str, notice: str) -> None:
        """What the store knows and the form needs."""
        self._year_now = year_now
        self.community.offer(communities)
        self.consent.set_texts(spoken, notice)

    def body(self) -> Body:
        """What was typed, as a draft keeps it; empty when there is nothing to keep."""
        community = self.community.community
        body: Body = {
            "name": self.name.text,
            "phone": self.phone.text,
            "year": self.year.text,
            "community": community.id.hex if community else None,
            "of_age": self.age.code,
            "consent": self.consent.is_given,
        }
        return body if any(value not in ("", None, False, UNKNOWN) for value in body.values()) else {}

    def load(self, body: Body) -> None:
        """Show a draft, or with an empty one a blank form."""
        self.name.set_text(str(body.get("name") or ""))
        self.phone.set_text(str(body.get("phone") or ""))
        self.year.set_text(str(body.get("year") or ""))
        community = body.get("community")
        self.community.show_community(UUID(str(community)) if community else None)
        self.age.set_code(str(body.get("of_age") or UNKNOWN))
        self.consent.set_given(bool(body.get("consent")))
        self.clear_errors()

    def command(self, card: CardHashes | None) -> RegisterLearner | None:
        """What is to be registered; None after every field that is wrong has said so."""
        self.community.settle()
        problems = self._problems()
        if problems:
            self.show_errors(problems)
            return None
        community = self.community.community
        return RegisterLearner(
            name=self.name.text,
            phone=self.phone.text,
            birth_year=self.birth_year,
            community_id=community.id if community else None,
            of_age=self.age.code,
            consented=self.consent.is_given,
            card=card,
        )

    @property
    def birth_year(self) -> int | None:
        """The year if what was typed is one."""
        try:
            return birth_year(self.year.text, self._year_now) if self.year.text.strip() else None
        except RuleBroken:
            return None

    # --- errors ------------------------------------------------------------------------------------------------------

    def clear_errors(self) -> None:
        for part in (self.name, self.phone, self.year, self.community, self.age, self.consent):
            part.set_error("")

    def show_errors(self, errors: Sequence[DeskError]) -> str:
        """Words under each field that is wrong, the cursor in the first; returns words that belong to no field."""
        self.clear_errors()
        parts = self._parts()
        first: QWidget | None = None
        rest = ""
        for error in errors:
            field, words = field_words(error)
            if field in parts:
                parts[field].set_error(words)
                first = first or self._target(field)
            else:
                rest = words
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return rest

    def _problems(self) -> list[RuleBroken]:
        checks: list[tuple[Callable[[], object], bool]] = [
            (lambda: clean_name(self.name.text), True),
            (lambda: clean_phone(self.phone.text), bool(self.phone.text.strip())),
            (lambda: birth_year(self.year.text, self._year_now), bool(self.year.text.strip())),
        ]
        found = [problem for check, is_due in checks if is_due and (problem := _problem(check)) is not None]
        if self.community.text.strip() and self.community.community is None:
            found.append(RuleBroken("community-unknown"))
        given = (self.phone.text, self.year.text, self.community.text)
        if not any(text.strip() for text in given):
            found.append(RuleBroken("one-of-three-missing"))
        if self.age.code == UNKNOWN and not self.year.text.strip():
            found.append(RuleBroken("of-age-missing"))
        if not self.consent.is_given:
            found.append(RuleBroken("consent-missing"))
        return found

    def _parts(self) -> dict[str, "Field | AgeChoice | ConsentPanel"]:
        return {
            NAME: self.name,
            PHONE: self.phone,
            YEAR: self.year,
            COMMUNITY: self.community,
            AGE: self.age,
            CONSENT: self.consent,
        }

    def _target(self, field: str) -> QWidget:
        if field == AGE:
            return self.age.adult
        return self.consent.box if field == CONSENT else self._parts()[field]

    # --- keys --------------------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif isinstance(button := self.focusWidget(), QAbstractButton) and button is self.consent.more:
            button.click()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """The next field in order, and after the last one 保存."""
        order = self._order()
        focus = self.focusWidget()
        place = next((n for n, widget in enumerate(order) if widget is focus), -1)
        if focus is self.age.minor:
            place = order.index(self.age.adult)
        if place + 1 < len(order):
            order[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _order(self) -> list[QWidget]:
        fields = (self.name, self.phone, self.year, self.community)
        return [*(field.edit for field in fields), self.age.adult, self.consent.box]

    def _on_left(self) -> None:
        """A field that was left says at once what is wrong with it; an empty one is none yet."""
        self.community.settle()
        checks: list[tuple[Field, Callable[[], object]]] = [
            (self.phone, lambda: clean_phone(self.phone.text)),
            (self.year, lambda: birth_year(self.year.text, self._year_now)),
        ]
        for field, check in checks:
            problem = _problem(check) if field.text.strip() else None
            field.set_error(field_words(problem)[1] if problem else "")
        unknown = self.community.text.strip() and self.community.community is None and not self.community.has_popup
        self.community.set_error(field_words(RuleBroken("community-unknown"))[1] if unknown else "")

    def _on_edited(self, _text: str = "") -> None:
        for field in (self.name, self.phone, self.year, self.community):
            if field.edit.hasFocus():
                field.set_error("")
        self.edited.emit()

    # --- layout ------------------------------------------------------------------------------------------------------

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        air(theme, grid, spacing=0)
        grid.setHorizontalSpacing(theme.air(20))
        grid.setVerticalSpacing(theme.air(8))
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.phone, 0, 1)
        air(theme, self.between)
        grid.addLayout(self.between, 1, 0, 1, 2)
        grid.addWidget(self.year, 2, 0)
        grid.addWidget(self.community, 2, 1)
        grid.addWidget(self.age, 3, 0, 1, 2)
        grid.addWidget(self.consent, 4, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        order = [*self._order()[:-1], self.age.minor, self.consent.box, self.consent.more]
        for earlier, later in pairwise(order):
            QWidget.setTabOrder(earlier, later)

    def _connect(self) -> None:
        for field in (self.name, self.phone, self.year, self.community):
            field.edited.connect(self._on_edited)
            field.edit.editingFinished.connect(self._on_left)
        self.age.chosen.connect(self._on_edited)
        self.consent.ticked.connect(self._on_edited)


def _problem(check: Callable[[], object]) -> RuleBroken | None:
    try:
        check()
    except RuleBroken as broken:
        return broken
    return None
