"""原来 · 他们 · 我们 side by side; in the compact layout what it was is one line above the two."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import text_label
from bjdesk.ui.sync import matter_words, table_words, value_words
from bjdesk.ui.sync.differences import parts
from bjdesk.ui.sync.offers import IN_CARDS, OURS, THEIRS, Offer
from bjdesk.ui.sync.run_words import Today
from bjdesk.ui.sync.side_card import ShownValue, SideCard
from bjdesk.ui.sync.timeline import Timeline

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter, Side

translate = QCoreApplication.translate


class Sides(QWidget):
    """`chosen(name)` when the button of a card is pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._matter: Matter | None = None
        self._timeline = Timeline(theme)
        self._before_line = text_label("", "body", "ink2")
        self._before_line.setWordWrap(True)
        self.before = SideCard(theme, "ink", "sunken")
        self.theirs = SideCard(theme, "warn")
        self.ours = SideCard(theme, "accent")
        self._lay_out()
        self.theirs.button.clicked.connect(self._on_theirs)
        self.ours.button.clicked.connect(self._on_ours)

    @property
    def buttons(self) -> dict[str, ActionButton]:
        return {THEIRS: self.theirs.button, OURS: self.ours.button}

    def show_matter(self, matter: "Matter", found: tuple[Offer, ...], today: Today) -> None:
        """The sides that the matter has."""
        self._matter = matter
        offered = {offer.name: offer for offer in found if offer.name in IN_CARDS}
        self.before.show_button("", "")
        if matter.before is not None:
            self._show_before(matter, matter.before, today)
        for name, card, side, number in ((THEIRS, self.theirs, matter.theirs, 1), (OURS, self.ours, matter.ours, 2)):
            offer = offered.get(name)
            card.show_button(offer.words if offer else "", f"Alt {number}" if offer else "")
            if side is not None:
                self._show_side(card, matter, side, today)
        self.setVisible(any(side is not None for side in (matter.before, matter.theirs, matter.ours)))
        self._choose_parts()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        for card in (self.before, self.theirs, self.ours):
            card.set_compact(is_compact)
        air(self._theme, self._cards, spacing=10 if is_compact else 16)
        self._choose_parts()

    def _choose_parts(self) -> None:
        matter = self._matter
        if matter is None:
            return
        has_before = matter.before is not None
        self._before_line.setVisible(has_before and self._is_compact)
        self.before.setVisible(has_before and not self._is_compact)
        self.theirs.setVisible(matter.theirs is not None)
        self.ours.setVisible(matter.ours is not None)
        shown = ((has_before, "line2"), (matter.theirs is not None, "gold"), (matter.ours is not None, "accent"))
        tones = tuple(tone for is_there, tone in shown if is_there)
        self._timeline.show_dots(tones)
        self._timeline.setVisible(len(tones) > 1 and not self._is_compact)

    def _show_before(self, matter: "Matter", side: "Side", today: Today) -> None:
        columns = value_words.shown_columns(matter)
        texts = [value_words.text_of(side, matter, name, today) for name in columns]
        when = value_words.moment(side.at, today) if side.at is not None else ""
        captions = [table_words.column(matter.table, name) for name in columns] if len(columns) > 1 else [""]
        values = [ShownValue(caption, parts(text, None)) for caption, text in zip(captions, texts, strict=True)]
        self.before.show_side(translate("Matters", "原来是"), when, values)
        words = translate("Matters", "原来是 {value}").format(value="，".join(texts))
        self._before_line.setText(words)

    def _show_side(self, card: SideCard, matter: "Matter", side: "Side", today: Today) -> None:
        when = value_words.moment(side.at, today) if side.at is not None else ""
        if matter.key.kind == matter_words.CONTESTED:
            claimed = [ShownValue("", parts(text, None)) for text in matter_words.claim_values(matter, side, today)]
            card.show_side(matter_words.claim_title(matter, side), when, claimed, _claim_note(matter, side))
            return
        columns = value_words.shown_columns(matter) if side.values else ()
        values = [self._shown(matter, side, name, today, is_only=len(columns) == 1) for name in columns]
        card.show_side(_title(matter, side), when, values, _note(matter, side))

    def _shown(self, matter: "Matter", side: "Side", name: str, today: Today, *, is_only: bool) -> ShownValue:
        text = value_words.text_of(side, matter, name, today)
        compared = self._compared(matter, side)
        before = value_words.text_of(compared, matter, name, today) if compared is not None else None
        caption = "" if is_only else table_words.column(matter.table, name)
        return ShownValue(caption, parts(text, before))

    def _compared(self, matter: "Matter", side: "Side") -> "Side | None":
        """With what it was; where nobody knows that, each with the other."""
        if matter.before is not None and matter.before.values:
            return matter.before
        other = matter.ours if side is matter.theirs else matter.theirs
        return other if other is not None and other.values else None

    def _lay_out(self) -> None:
        self._cards = QHBoxLayout()
        for card in (self.before, self.theirs, self.ours):
            self._cards.addWidget(card, 1)
        column = QVBoxLayout(self)
        air(self._theme, column, spacing=8)
        column.addWidget(self._timeline)
        column.addWidget(self._before_line)
        column.addLayout(self._cards)
        self.set_compact(False)

    def _on_theirs(self) -> None:
        self.chosen.emit(THEIRS)

    def _on_ours(self) -> None:
        self.chosen.emit(OURS)


def _title(matter: "Matter", side: "Side") -> str:
    if matter.key.kind == "clock":
        return translate("Matters", "这台电脑的时间") if side.is_ours else translate("Matters", "区里的时间")
    if matter.key.kind == matter_words.REFUSED:
        return translate("Matters", "我们交的") if side.is_ours else translate("Matters", "区里现在是")
    return matter_words.side_title(side)


def _claim_note(matter: "Matter", side: "Side") -> str:
    if side is matter.ours:
        return translate("Matters", "晚了一步，现在不算数。")
    return translate("Matters", "先到区里，现在算数。")


def _note(matter: "Matter", side: "Side") -> str:
    if matter.is_erased:
        return translate("Matters", "内容已经删除了。")
    if matter.key.kind == matter_words.CONFLICT and side.is_standing:
        return translate("Matters", "现在用的是这一个。")
    return ""
