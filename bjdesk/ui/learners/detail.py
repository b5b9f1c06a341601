"""The right half of 学员: one person, her facts, cards, attendance, hours and certificates."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bjdesk.people.queries import DECEASED, PROVISIONAL
from bjdesk.ui.learners import words
from bjdesk.ui.learners.cards_tab import CardsTab
from bjdesk.ui.learners.certificates_tab import CertificatesTab
from bjdesk.ui.learners.changes_tab import ChangesTab
from bjdesk.ui.learners.facts_tab import FactsTab
from bjdesk.ui.learners.history_tab import HistoryTab
from bjdesk.ui.learners.hours_tab import HoursTab
from bjdesk.ui.learners.portrait import Portrait, Saying
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.choices import Tabs
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import Chip, OneLine

FACTS, CARDS, HISTORY, HOURS, CERTIFICATES, CHANGES = range(6)
_MOST_CHIPS = 3
translate = QCoreApplication.translate


class LearnerDetail(Card):
    """Name and whereabouts, 签到 at the right, six tabs. Nobody chosen shows what to do."""

    check_in_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._is_compact = False
        self.portrait: Portrait | None = None
        self.facts = FactsTab(theme)
        self.cards = CardsTab(theme)
        self.history = HistoryTab(theme)
        self.hours = HoursTab(theme)
        self.certificates = CertificatesTab(theme)
        self.changes = ChangesTab(theme)
        self._build_head()
        self.tabs = Tabs(theme, translate("Learners", "学员的资料"), self.tab_texts(), indent=0)
        self.tabs.chosen.connect(self.show_tab)
        self._nobody = EmptyState(
            theme,
            "user",
            translate("Learners", "选一位学员"),
            translate("Learners", "点左边的姓名，看资料、卡和考勤。"),
            small=True,
        )
        self._lay_out()

    @property
    def name(self) -> str:
        """Whose pane this is, empty without anybody."""
        return self._name.text() if self.portrait else ""

    def show_nobody(self) -> None:
        self.portrait = None
        self._whole.setCurrentIndex(0)

    def show_portrait(self, portrait: Portrait, saying: Saying) -> None:
        self.portrait = portrait
        self._whole.setCurrentIndex(1)
        person = portrait.person
        self._name.setText(person.name)
        self._name.updateGeometry()
        self._line.setText(words.headline(person, saying.today))
        self._show_chips(words.chips(person, portrait.namesakes))
        self._show_button()
        self.facts.show_person(person, saying)
        self.cards.show_cards(portrait.cards, saying)
        self.history.show_records(portrait.records, saying)
        self.hours.show_hours(portrait.hours, saying)
        self.certificates.show_certificates(portrait.certificates, saying)
        self.changes.show_person(person)
        for index, text in enumerate(self.tab_texts()):
            self.tabs.set_text(index, text)

    def show_tab(self, index: int) -> None:
        self.tabs.set_index(index)
        self._pages.setCurrentIndex(index)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.cards.table.set_compact(is_compact)
        for tab in (self.history, self.hours, self.certificates, self.changes):
            tab.set_compact(is_compact)
        self._set_air()
        if self.portrait:
            self._show_button()

    def _build_head(self) -> None:
        theme = self._theme
        self._name = OneLine(theme, "", "stat")
        self._line = OneLine(theme, "", "body", "ink2")
        self._chips = [Chip(theme, "") for _ in range(_MOST_CHIPS)]
        self.button = ActionButton(theme, "", "primary", icon="check")
        self.button.clicked.connect(self.check_in_wanted)
        self.edit = ActionButton(theme, "", key=key_for("edit").printed)
        self.edit.clicked.connect(self.edit_wanted)

    def _lay_out(self) -> None:
        theme = self._theme
        first = QHBoxLayout()
        air(theme, first, spacing=8)
        first.addWidget(self._name)
        for chip in self._chips:
            first.addWidget(chip)
        first.addStretch(1)
        lines = QVBoxLayout()
        air(theme, lines, spacing=2)
        lines.addLayout(first)
        lines.addWidget(self._line)
        self._head = QHBoxLayout()
        self._head.addLayout(lines, 1)
        self._head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._pages = QStackedLayout()
        shown = QWidget()
        column = QVBoxLayout(shown)
        air(theme, column)
        column.addLayout(self._head)
        column.addWidget(self.tabs)
        column.addLayout(self._pages, 1)
        for page in self._all_tabs():  # a stack without a parent would show them as windows
            self._pages.addWidget(page)
        self._whole = QStackedLayout(self)
        self._whole.setContentsMargins(1, 1, 1, 1)
        self._whole.addWidget(self._nobody)
        self._whole.addWidget(shown)
        self._set_air()

    def _set_air(self) -> None:
        top, bottom = (12, 4) if self._is_compact else (18, 8)
        air(self._theme, self._head, (12, top, 12, bottom), 12)

    def _show_chips(self, chips: words.Chips) -> None:
        for place, chip in enumerate(self._chips):
            is_used = place < len(chips)
            chip.setVisible(is_used)
            if is_used:
                chip.show_as(*chips[place])

    def _show_button(self) -> None:
        assert self.portrait is not None
        person = self.portrait.person
        self.button.setText(translate("Learners", "签到") if self._is_compact else words.check_in_words(person))
        self.button.setAccessibleName(translate("Learners", "给{name}签到").format(name=person.name))
        self.button.setVisible(person.standing != DECEASED)
        self.button.updateGeometry()
        is_whole = person.standing != PROVISIONAL
        edit = translate("Learners", "修改") if is_whole else translate("Learners", "补全")
        self.edit.set_words(edit, key_for("edit").printed)
        self.edit.setVisible(not self._is_compact)  # there the strip of the page has it

    def _all_tabs(self) -> tuple[QWidget, ...]:
        return self.facts, self.cards, self.history, self.hours, self.certificates, self.changes

    def tab_texts(self) -> list[str]:
        """With how many there are; the hours stand in their tab."""
        found = self.portrait
        if found is None:
            return [
                translate("Learners", "基本"),
                translate("Learners", "卡"),
                translate("Learners", "考勤"),
                translate("Learners", "学时"),
                translate("Learners", "证书"),
                translate("Changes", "修改记录"),
            ]
        return [
            translate("Learners", "基本"),
            translate("Learners", "卡 {n}").format(n=len(found.cards)),
            translate("Learners", "考勤 {n}").format(n=len(found.records)),
            translate("Learners", "学时"),
            translate("Learners", "证书 {n}").format(n=len(found.certificates)),
            translate("Changes", "修改记录"),
        ]
