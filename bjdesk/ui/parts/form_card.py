"""A form in a card: fields that scroll where they do not fit, buttons that never do, and Enter that goes on."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bjdesk.ui.courses.picking import PickField
from bjdesk.ui.shell.focus import go_to
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import IconText, OneLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
translate = QCoreApplication.translate


class FormCard(Card):
    """Put what is filled in into `inside`; 取消 and 保存 stand at the foot."""

    left = Signal()
    save_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        title: QLabel,
        *,
        roomy: tuple[int, int, int] = (24, 18, 8),
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._roomy = roomy
        """Air at the sides and above, and between the parts, where the layout is not compact."""
        self._stops: tuple[QWidget, ...] = ()
        self.title = title
        self.leave = ActionButton(theme, translate("Forms", "取消"), "quiet", key="Esc", height=height)
        self.save = ActionButton(
            theme, translate("Forms", "保存"), "primary", key=key_for("save").printed, icon="check", height=height
        )
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)
        self._lay_out_card()
        FormCard.set_compact(self, False)

    def go_through(self, *stops: QWidget) -> None:
        """Enter goes from one of these to the next that is shown, and from the last one to 保存."""
        self._stops = tuple(map(_keyboard_of, stops))
        for stop in stops:
            _keyboard_of(stop).installEventFilter(self)
            if isinstance(stop, PickField):
                stop.picked.connect(self._on_picked)

    def watch(self, *widgets: QWidget) -> None:
        """What the keyboard reaches of these is never out of sight."""
        for widget in widgets:
            widget.installEventFilter(self)

    def set_compact(self, is_compact: bool) -> None:
        side, end, between = (14, 10, self._roomy[2]) if is_compact else self._roomy
        air(self._theme, self.inside, (side, end, side, 4), between)
        air(self._theme, self.foot, (side, 8, side, 8), 12)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter of a field ends here: it goes on, and is not to press what has the keyboard by then."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.area.ensureWidgetVisible(watched, 0, self._theme.px(40))
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        if watched not in self._stops:
            return False
        self._go_on_from(watched)
        return True

    def _on_picked(self) -> None:
        pick = self.sender()
        assert isinstance(pick, PickField)
        self._go_on_from(pick.edit)

    def _go_on_from(self, keyboard: QObject) -> None:
        pick = keyboard.parent()
        while pick is not None and not isinstance(pick, PickField | FormCard):
            pick = pick.parent()
        if isinstance(pick, PickField):
            pick.settle()
        following = self._stops[self._stops.index(keyboard) + 1 :]
        go_to(next((stop for stop in following if stop.isVisibleTo(self)), self.save))

    def _lay_out_card(self) -> None:
        content = QWidget()
        content.setProperty("plain", True)
        self.inside = QVBoxLayout(content)
        self.inside.addWidget(self.title)
        self.area = QScrollArea()
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.save)
        self.told = QVBoxLayout()
        """What must be seen wherever the fields are scrolled to, over the buttons."""
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(Hairline(self._theme))
        column.addLayout(self.told)
        column.addLayout(self.foot)


class DraftCard(FormCard):
    """A form whose unfinished words are kept: what is known of them stands at the foot, with the way to a blank one."""

    clear_wanted = Signal()

    def __init__(
        self, theme: Theme, *, roomy: tuple[int, int, int] = (24, 18, 8), parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, OneLine(theme, "", "h3"), roomy=roomy, height=48, parent=parent)
        self.kept = IconText(theme, "cloud-check", "", role="cap", tone="ink2")
        self.clear = ActionButton(theme, translate("Forms", "清空重填"), "link", height=48)
        self.foot.insertWidget(0, self.kept)
        self.foot.insertWidget(1, self.clear)
        self.clear.clicked.connect(self.clear_wanted)

    def show_as(self, title: str) -> None:
        """Another record: its name, and the fields from the first one on."""
        self.title.setText(title)
        self.title.updateGeometry()
        self.area.verticalScrollBar().setValue(0)

    def say_kept(self, words: str, *, can_clear: bool) -> None:
        """What is known of the draft."""
        self.kept.setText(words)
        self.clear.setVisible(can_clear)
        self._fit_foot()

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        for button in (self.clear, self.leave, self.save):
            button.set_height(40 if is_compact else 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def adapt_to_scale(self) -> None:
        self._fit_foot()

    def _fit_foot(self) -> None:
        """The words about the draft give way before a button would."""
        buttons = [button for button in (self.clear, self.leave, self.save) if not button.isHidden()]
        margins = self.foot.contentsMargins()
        needed = sum(button.sizeHint().width() + self.foot.spacing() for button in buttons)
        room = self.width() - margins.left() - margins.right() - needed
        self.kept.setVisible(bool(self.kept.text()) and room >= self.kept.sizeHint().width())


def _keyboard_of(stop: QWidget) -> QWidget:
    return stop.edit if isinstance(stop, Field) else stop
