"""The keys that came so fast that a card reader may have sent them, held back until it is known who did."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from bjdesk.ui.shell.wedge.field_memory import FieldMemory
from bjdesk.ui.shell.wedge.keys import Moment, PhysicalKey, physical


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A press or release kept back, with the widget it was on its way to."""

    event: QKeyEvent
    target: QObject


@dataclass(slots=True)
class Run:
    """Inputs that followed each other without a pause."""

    last: Moment | None = None
    held: list[HeldKey] = field(default_factory=list)
    text: str = ""
    composed: int = 0  # pieces that came through the input method instead of as keys
    inputs: int = 0
    pauses: int = 0  # longer gaps that this program itself may have made
    is_disordered: bool = False  # an input method that answers late swaps neighbours: another person's number
    is_left_raw: bool = False  # the last input turned composed letters into text as they were, as Enter does
    preedit: str = ""
    memory: FieldMemory | None = None

    def add_press(self, key: HeldKey, moment: Moment, is_after_pause: bool) -> None:
        self.held.append(key)
        self.text += key.event.text()
        self.is_disordered |= self.last is not None and moment.is_pressed_before(self.last)
        self.is_left_raw = False
        self._count(moment, is_after_pause)

    def add_composed(self, preedit: str, commit: str, moment: Moment, is_after_pause: bool) -> None:
        self.composed += 1
        self.is_left_raw = bool(commit) and commit == self.preedit.replace(" ", "")
        self.preedit = preedit
        self._count(moment, is_after_pause)

    def _count(self, moment: Moment, is_after_pause: bool) -> None:
        self.inputs += 1
        self.pauses += is_after_pause
        self.last = moment

    def has_a_readers_pace(self) -> bool:
        """Pauses of ours interrupt a reader now and then; a person pauses at every key."""
        return self.pauses * 4 <= self.inputs

    def is_trusted(self) -> bool:
        return not self.composed and not self.is_disordered

    def take_held(self) -> list[HeldKey]:
        held, self.held, self.text = self.held, [], ""
        return held

    def keys_down(self) -> set[PhysicalKey]:
        """Keys whose press is held and whose release has not come yet."""
        down: set[PhysicalKey] = set()
        for key in self.held:
            change = down.discard if key.event.type() == QEvent.Type.KeyRelease else down.add
            change(physical(key.event))
        return down
