"""The one field of the page: cards, and names by their pinyin; it says truly whether a card is heard now."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from bjdesk.ui.shell.measures import fix
from bjdesk.ui.shell.scan_edit import ScanEdit
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.inputs import InputBox
from bjdesk.ui.shell.widgets.labels import Chip

_HEIGHT, _COMPACT_HEIGHT, _CHIP = 60, 52, 32


class SwipeEdit(ScanEdit):
    """No input method; arrows walk through what was found, Ctrl Z belongs to the page while nothing is typed."""

    moved = Signal(int)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.text()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class ScanField(InputBox):
    """Armed: blue border and 「● 可以刷卡」; unarmed: grey, and words that say how to come back."""

    typed = Signal(str)
    entered = Signal(str)
    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._is_armed = True
        self._is_hopeless = False
        self._edit = SwipeEdit()
        super().__init__(
            theme,
            self.tr("刷卡，或输入姓名拼音、手机后 4 位、卡号"),
            role="scan",
            height=_HEIGHT,
            radius=12,
            icon="credit-card",
            icon_size=28,
            padding=20,
            edit=self._edit,
            parent=parent,
        )
        self._chip = Chip(theme, "", "ok", height=_CHIP, parent=self)
        self.add_at_end(self._chip)
        self.set_padding_right(14)
        self._edit.textEdited.connect(self.typed)
        self._edit.returnPressed.connect(self._on_return_pressed)
        self._edit.moved.connect(self.moved)
        self.set_armed(True)

    @property
    def is_armed(self) -> bool:
        return self._is_armed

    @property
    def state(self) -> str:
        """What the chip says."""
        return self._chip.text()

    def set_armed(self, is_armed: bool) -> None:
        self._is_armed = is_armed
        if is_armed:
            self._chip.show_as(self.tr("● 可以刷卡"), "ok")
        else:
            self._chip.show_as(self.tr("○ 没在听卡"), "mute")
        self._choose_placeholder()
        self.update()

    def give_up(self) -> None:
        """No key and no page makes it listen again."""
        self._is_hopeless = True
        self._choose_placeholder()

    def set_compact(self, is_compact: bool) -> None:
        fix(self._theme, self, height=_COMPACT_HEIGHT if is_compact else _HEIGHT)

    def set_padding_right(self, length: int) -> None:
        margins = self._row.contentsMargins()
        self._row.setProperty("deskMargins", [0, 0, length, 0])
        self._row.setContentsMargins(margins.left(), 0, self._theme.air(length), 0)

    def take_focus(self) -> None:
        """Back to listening, also where the closing of a list or box has left no window active."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        window = self.window()
        if window.isVisible() and QApplication.activeWindow() is None:
            window.activateWindow()

    def clear(self) -> None:
        self._edit.clear()

    def insert(self, text: str) -> None:
        """A letter typed while the focus was elsewhere on the page."""
        self.take_focus()
        self._edit.insert(text)
        self.typed.emit(self._edit.text())

    def adapt_to_scale(self) -> None:
        super().adapt_to_scale()
        if hasattr(self, "_chip"):
            self._choose_placeholder()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_placeholder()

    def _look(self) -> tuple[str, str, float]:
        return ("surface", "accent", 3) if self._is_armed else ("disabledFill", "line2", 3)

    def _icon_tone(self) -> str:
        return "accent" if self._is_armed else "ink3"

    def _choose_placeholder(self) -> None:
        """The longest words that fit."""
        words = [self.tr("现在不能刷卡，按 F2 回到签到"), self.tr("按 F2 回到签到")]
        if self._is_hopeless:
            words = [self.tr("现在不能刷卡")]
        elif self._is_armed:
            words = [
                self.tr("刷卡，或输入姓名拼音、手机后 4 位"),
                self.tr("刷卡，或输入拼音、手机后 4 位"),
                self.tr("刷卡，或输入拼音"),
            ]
        room, metrics = self._room(), self._theme.metrics("scan")
        fitting = (text for text in words if metrics.horizontalAdvance(text) + 4 <= room)
        self._edit.setPlaceholderText(next(fitting, words[-1]))

    def _room(self) -> int:
        margins = self._row.contentsMargins()
        return self.width() - margins.left() - margins.right() - self._row.spacing() - self._chip.sizeHint().width()

    def _on_return_pressed(self) -> None:
        self.entered.emit(self._edit.text().strip())
