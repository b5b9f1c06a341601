"""One matter: what it is about, why it came to be, both values, and under them what can be done about it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import IconText, dress, text_label
from bjdesk.ui.sync import matter_words, outcome_words
from bjdesk.ui.sync.fill_in import FillIn, can_type
from bjdesk.ui.sync.offer_row import OfferRow
from bjdesk.ui.sync.offers import AGAIN, FILLED_IN, LET_GO, by_key, later_words, offers
from bjdesk.ui.sync.run_words import Today
from bjdesk.ui.sync.sides import Sides

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter, MatterKey

translate = QCoreApplication.translate


class MatterPane(Card):
    """`chosen(name, values)` when somebody has decided; `subject_wanted(learner id)`, `later`, `reopened`."""

    chosen = Signal(str, object)
    later = Signal()
    reopened = Signal()
    subject_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._today: Today | None = None
        self.matter: Matter | None = None
        self._asking = ""
        self._build()
        self._lay_out()
        self._connect()
        self.set_compact(False)

    @property
    def key(self) -> "MatterKey | None":
        return self.matter.key if self.matter is not None else None

    @property
    def headline(self) -> str:
        return self._headline.text()

    @property
    def outcome(self) -> str:
        """The line that says what would be so, or what was settled."""
        return self._outcome.text()

    @property
    def is_filling_in(self) -> bool:
        """Whether somebody is typing a value: then nothing that comes in takes it away."""
        return bool(self._asking)

    @property
    def later_button(self) -> ActionButton:
        """What Esc stands for; where something would be taken away it is the primary one."""
        return self._later if self._rather_not.isHidden() else self._rather_not

    def show_matter(self, matter: "Matter", today: Today) -> None:
        """Another matter, or the same one read anew."""
        is_same = self.key == matter.key
        self.matter, self._today = matter, today
        if not is_same or matter.settled is not None:
            self.stop_filling_in()
        self._headline.setText(matter_words.headline(matter, today))
        hint = matter_words.hint(matter)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._why.setText(matter_words.why(matter, today))
        found = offers(matter, today)
        self.sides.show_matter(matter, found, today)
        self._show_others(matter, today)
        self._person.setVisible(matter.table == "learner" and not matter.is_erased and not matter.is_removed)
        for row in (self.offers, self.best):
            row.show_matter(matter, found, today)
        self._show_foot()
        self._show_outcome("")
        if not is_same:
            QTimer.singleShot(0, self, self._keep_in_sight)
            self._scroll.verticalScrollBar().setValue(0)

    def choose(self, place: int) -> None:
        """Alt 1 and Alt 2."""
        if self.matter is None or self._today is None or self.matter.settled is not None:
            return
        names = by_key(self.matter, self._today)
        if place < len(names) and names[place] in self.matter.choices:
            self._on_offered(names[place])

    def save(self) -> None:
        """Ctrl S: what was filled in is the choice."""
        if not self._asking:
            return
        values = self.fill_in.values()
        if values is not None:
            self.chosen.emit(self._asking, values)

    def stop_filling_in(self) -> bool:
        """Put the fields away; False where there are none."""
        was_asking, self._asking = bool(self._asking), ""
        self.fill_in.hide()
        self._show_foot()
        return was_asking

    def focus_first(self) -> None:
        """The keyboard goes to the value that stands, else to the first button."""
        if self._asking:
            return
        for button in (*self._standing_first(), *self.best.buttons, self.later_button):
            if button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                self._show_outcome(self._named(button))
                return

    def set_compact(self, is_compact: bool) -> None:
        dress(self._headline, role="h2" if is_compact else "h1")
        side, end = (14, 12) if is_compact else (24, 20)
        air(self._theme, self._inside, (side, end, side, 8), 10 if is_compact else 12)
        air(self._theme, self._foot, (side, 8, side, 10 if is_compact else 16), 10)
        self.sides.set_compact(is_compact)
        for row in (self.offers, self.best):
            row.set_compact(is_compact)
        for button in (self.save_button, self.reopen_button, self._later, self._rather_not):
            button.set_height(40 if is_compact else 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the keyboard is on stays in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        widget = QApplication.focusWidget()
        area = self._scroll.widget()
        if widget is not None and area is not None and area.isAncestorOf(widget):
            self._scroll.ensureWidgetVisible(widget, 0, self._theme.px(28))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the keyboard or the mouse is on says what would come of it; what the keyboard is on is in sight."""
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.Enter):
            self._show_outcome(self._named(watched))
            if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget):
                self._scroll.ensureWidgetVisible(watched, 0, self._theme.px(20))
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Leave):
            self._show_outcome("")
        return False

    # --- parts -------------------------------------------------------------------------------------------------------

    def _named(self, watched: QObject) -> str:
        for name, button in self.sides.buttons.items():
            if button is watched:
                return name
        return ""

    def _standing_first(self) -> list[ActionButton]:
        if self.matter is None:
            return []
        sides = (self.matter.theirs, self.matter.ours)
        pairs = list(zip(sides, self.sides.buttons.values(), strict=True))
        pairs.sort(key=_stands, reverse=True)
        return [button for side, button in pairs if side is not None]

    def _show_others(self, matter: "Matter", today: Today) -> None:
        words = outcome_words.others(matter, today)
        self._others.setText("\n".join(words))
        self._others.setVisible(bool(words))
        note = outcome_words.note(matter)
        self._merged.setText(note)
        self._merged.setVisible(bool(note))

    def _show_outcome(self, name: str) -> None:
        if self.matter is None or self._today is None:
            return
        what, rest = outcome_words.outcome(self.matter, name, self._today)
        self._outcome.setText(what)
        self._kept.setText(rest)
        self._result.setVisible(bool(what))

    def _show_foot(self) -> None:
        is_settled = self.matter is not None and self.matter.settled is not None
        may_choose = not self._asking and not is_settled
        self.offers.setVisible(may_choose)
        self.best.setVisible(may_choose and bool(self.best.buttons))
        takes_away = may_choose and self.matter is not None and LET_GO in self.matter.choices
        self._later.setVisible(not takes_away)
        self._rather_not.setVisible(takes_away)
        self.save_button.setVisible(bool(self._asking))
        may_reopen = is_settled and self.matter is not None and self.matter.key.kind == matter_words.CONFLICT
        self.reopen_button.setVisible(may_reopen)
        self.later_button.set_words(translate("Matters", "不填了") if self._asking else self._later_words(), "Esc")

    def _later_words(self) -> str:
        if self.matter is None or self.matter.settled is not None:
            return translate("Matters", "回去")
        return later_words(self.matter)

    # --- acting ------------------------------------------------------------------------------------------------------

    def _on_offered(self, name: str) -> None:
        if self.matter is None:
            return
        if name in FILLED_IN and can_type(self.matter):
            self._ask(name)
        else:
            self.chosen.emit(name, None)

    def _ask(self, name: str) -> None:
        assert self.matter is not None
        self._asking = name
        self.fill_in.show()
        self.fill_in.ask(self.matter, self._start(name))
        for field in self.fill_in.fields.values():
            field.edit.installEventFilter(self)
        self.save_button.set_words(
            translate("Matters", "重交") if name == AGAIN else translate("Matters", "就用填的"), key_for("save").printed
        )
        self._show_foot()
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _start(self, name: str) -> Mapping[str, Any]:
        """What the fields begin with: what we wrote, at a conflict what stands."""
        assert self.matter is not None
        sides = [side for side in (self.matter.ours, self.matter.theirs) if side is not None]
        if name != AGAIN:
            sides.sort(key=_is_standing, reverse=True)
        return sides[0].values if sides else {}

    def _on_person(self) -> None:
        if self.matter is not None:
            self.subject_wanted.emit(self.matter.row)

    def _on_later(self) -> None:
        if not self.stop_filling_in():
            self.later.emit()

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self._headline = text_label("", "h1")
        self._hint = text_label("", "body", "ink2")
        self._why = text_label("", "body", "ink2")
        self._merged = IconText(theme, "circle-check", "", role="body", icon_tone="ok", size=18, gap=8)
        self._others = text_label("", "bodyMedium", "ink")
        self._outcome = text_label("", "bodyMedium")
        self._kept = text_label("", "cap", "ink2")
        for label in (self._headline, self._hint, self._why, self._merged, self._others, self._outcome, self._kept):
            label.setWordWrap(True)
        self._person = ActionButton(theme, translate("Matters", "看这位学员"), icon="user")
        self.sides = Sides(theme)
        self.fill_in = FillIn(theme)
        self.fill_in.hide()
        self.offers = OfferRow(theme, ("link", "secondary", "danger"))
        self.best = OfferRow(theme, ("primary",))
        self.save_button = ActionButton(theme, "", "primary", height=48)
        self.reopen_button = ActionButton(theme, translate("Matters", "重新看这一件"), icon="undo-2", height=48)
        self._later = ActionButton(theme, "", height=48)
        self._rather_not = ActionButton(theme, "", "primary", height=48)

    def _lay_out(self) -> None:
        theme, inside = self._theme, QWidget()
        inside.setProperty("plain", True)
        self._inside = QVBoxLayout(inside)
        self._inside.addLayout(self._head())
        self._inside.addWidget(self._why_panel())
        self._inside.addWidget(self.sides)
        for widget in (self._others, self._merged, self.fill_in):
            self._inside.addWidget(widget)
        self._inside.addStretch(1)
        self._inside.addWidget(self._result_bar())
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(translate("Matters", "这一件"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.offers, 1)
        self._foot.addStretch(0)
        for part in (self.reopen_button, self._later, self._rather_not, self.best, self.save_button):
            self._foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(Hairline(theme))
        column.addLayout(self._foot)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        air(self._theme, words, spacing=2)
        words.addWidget(self._headline)
        words.addWidget(self._hint)
        row = QHBoxLayout()
        air(self._theme, row, spacing=12)
        row.addLayout(words, 1)
        row.addWidget(self._person, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _why_panel(self) -> Card:
        theme = self._theme
        panel = Card(theme, "tint", "accent", 10)
        title = IconText(
            theme,
            "info",
            translate("Matters", "为什么会这样"),
            role="bodyStrong",
            tone="ink",
            icon_tone="accent",
            size=20,
            gap=10,
        )
        column = QVBoxLayout(panel)
        air(theme, column, (16, 10, 16, 10), 2)
        column.addWidget(title)
        column.addWidget(self._why)
        return panel

    def _result_bar(self) -> Card:
        self._result = Card(self._theme, "sunken", radius=8)
        row = QHBoxLayout(self._result)
        air(self._theme, row, (16, 8, 16, 8), 16)
        self._kept.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._outcome, 3)
        row.addWidget(self._kept, 2)
        return self._result

    def _connect(self) -> None:
        self.sides.chosen.connect(self._on_offered)
        for row in (self.offers, self.best):
            row.chosen.connect(self._on_offered)
        self.fill_in.finished.connect(self.save)
        self.save_button.clicked.connect(self.save)
        for button in (self._later, self._rather_not):
            button.clicked.connect(self._on_later)
        self.reopen_button.clicked.connect(self.reopened)
        self._person.clicked.connect(self._on_person)
        for button in self.sides.buttons.values():
            button.installEventFilter(self)


def _stands(pair: Any) -> bool:
    return pair[0] is not None and bool(pair[0].is_standing)


def _is_standing(side: Any) -> bool:
    return bool(side.is_standing)
