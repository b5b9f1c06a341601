"""One booking of a venue: what it is, when, for whom, and what can be done with it (R57)."""

from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.clock import day_of
from bjdesk.learning.queries.booked import BookedSession
from bjdesk.ui import formats
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import Chip, text_label
from bjdesk.ui.venues import words
from bjdesk.ui.venues.side_pane import SidePane
from bjdesk.ui.venues.week_shape import Block
from bjdesk.venues.rules import MOVABLE
from bjdesk.venues.week import Use

translate = QCoreApplication.translate


class UsePane(SidePane):
    """A meeting of a class is moved where its class is; anything else is moved or given back here."""

    left = Signal()
    move_wanted = Signal()
    withdraw_wanted = Signal()
    session_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.use: Use | None = None
        self.session: BookedSession | None = None
        self._is_asking = False
        self.chip = Chip(theme, "", "warn")
        self.when = text_label("", "bodyMedium")
        self.where = text_label("", "body", "ink2")
        self.who = text_label("", "body", "ink2")
        self.note = text_label("", "body", "ink2")
        self.leave = ActionButton(theme, translate("Venues", "收起"), "quiet", key="Esc")
        self.withdraw = ActionButton(theme, translate("Venues", "退掉"), "danger", key="Del")
        self.move_it = ActionButton(theme, translate("Venues", "改时间"), "primary")
        self.go = ActionButton(theme, translate("Venues", "去课程"), "primary", icon="book-open")
        self._lay_out()
        self._connect()

    def show_use(self, use: Use, session: BookedSession | None, zone: tzinfo, today: date) -> None:
        self.use, self.session = use, session
        block = Block(use, session, 0, 0, 0)
        self.title.setText(block.title)
        day = day_of(use.starts_at, zone)
        self.when.setText(f"{formats.long_day(day, today)} {formats.hours(use.starts_at, use.ends_at, zone)}")
        self.where.setText(use.venue_label)
        self.who.setText(words.who(block))
        self.who.setHidden(not self.who.text())
        chip = words.block_chip(block)
        self.chip.setHidden(chip is None)
        if chip is not None:
            self.chip.show_as(*chip)
        self.ask(is_asking=False)

    @property
    def can_change(self) -> bool:
        """Whether it is moved and given back here."""
        return self.use is not None and self.session is None and self.use.state in MOVABLE

    @property
    def is_asking(self) -> bool:
        return self._is_asking

    def ask(self, *, is_asking: bool) -> None:
        """Whether it is really to be given back; the button that keeps it is the one that Enter presses."""
        self._is_asking = is_asking
        self.go.setVisible(self.session is not None and not is_asking)
        self.move_it.setVisible(self.can_change)
        self.withdraw.setVisible(self.can_change)
        keep = translate("Venues", "不退")
        self.move_it.set_words(keep if is_asking else translate("Venues", "改时间"), "Esc" if is_asking else "")
        self.leave.setVisible(not is_asking)
        self._say_note()
        primary = self.go if self.session is not None else self.move_it
        if self.isVisible():
            (primary if not primary.isHidden() else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_note(self) -> None:
        if self._is_asking:
            said = translate("Venues", "退掉以后这段时间就空出来，别人可以订。要退吗？")
        elif self.session is not None:
            nth = formats.nth_session(self.session.ordinal)
            said = translate("Venues", "这是{nth}，要改时间请到“课程”里改。").format(nth=nth)
        else:
            said = "" if self.can_change else translate("Venues", "已经用过，不能再改。")
        self.note.setText(said)
        self.note.setHidden(not said)

    def _lay_out(self) -> None:
        for label in (self.when, self.where, self.who, self.note):
            label.setWordWrap(True)
            self.inside.addWidget(label)
        self.inside.insertWidget(1, self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside.addSpacing(8)
        self.inside.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.move_it)
        self.foot.addWidget(self.go)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.left)
        self.withdraw.clicked.connect(self._on_withdraw)
        self.move_it.clicked.connect(self._on_move)
        self.go.clicked.connect(self._on_go)

    def _on_withdraw(self) -> None:
        if self._is_asking:
            self.withdraw_wanted.emit()
        else:
            self.ask(is_asking=True)

    def _on_move(self) -> None:
        if self._is_asking:
            self.ask(is_asking=False)
        else:
            self.move_wanted.emit()

    def _on_go(self) -> None:
        if self.session is not None:
            self.session_wanted.emit(self.session.session)
