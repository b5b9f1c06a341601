"""Takes scans out of the keys of every window before any field, button, dialog or shortcut sees them (R24)."""

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from bjdesk.kernel.clock import SystemClock
from bjdesk.ui.shell.wedge.field_memory import remember
from bjdesk.ui.shell.wedge.keys import Kind, Moment, PhysicalKey, copy_of, kind_of, physical
from bjdesk.ui.shell.wedge.run import HeldKey, Run
from bjdesk.ui.shell.wedge.silence import Silence

_SHORTEST_WITHOUT_END = 8
_SURELY_A_READER = 4  # inputs without a pause
_MONOTONIC = SystemClock().monotonic


def _no_known_format(_text: str) -> bool:
    return False


class WedgeFilter(QObject):
    """Holds every printable key for `gap_ms`; what follows within it makes a run, and a run decides what it was.

    `shortest` or more keys and an Enter, Tab or line feed are a scan: delivered raw, the focus never saw a key.
    Where some inputs went through the input method, or came in another order than they were pressed, such a run cannot
    be trusted: the field gets back what it held and `misread` is emitted. A run without an end that `is_known_format`
    is a scan after `no_enter_ms` of silence. Anything else is a person's typing and goes on its way, in order, to where
    it was aimed.
    """

    scanned = Signal(str)
    misread = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        gap_ms: int = 45,
        shortest: int = 6,
        no_enter_ms: int = 100,
        is_known_format: Callable[[str], bool] = _no_known_format,
        clock: Callable[[], float] = _MONOTONIC,
    ) -> None:
        super().__init__(parent)
        self._gap_ms, self._shortest, self._no_enter_ms = gap_ms, shortest, no_enter_ms
        self._is_known_format, self._clock = is_known_format, clock
        self._run = Run()
        self._eaten: set[PhysicalKey] = set()  # keys whose press was swallowed, so their release has to be too
        self._focus: QObject | None = None
        self._awaits_end = False
        self._silence = Silence(clock, self)
        self._silence.fell.connect(self._on_silence)
        self._handlers: dict[QEvent.Type, Callable[[QObject, Any], bool]] = {
            QEvent.Type.KeyPress: self._on_press,
            QEvent.Type.KeyRelease: self._on_release,
            QEvent.Type.ShortcutOverride: self._on_shortcut_override,
            QEvent.Type.MouseButtonPress: self._on_pointer,
            QEvent.Type.TouchBegin: self._on_pointer,
            QEvent.Type.InputMethod: self._on_composed,
        }
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self.watch)
        application.focusObjectChanged.connect(self._follow)
        self.watch(QGuiApplication.focusWindow())
        self._follow(QGuiApplication.focusObject())

    def stop(self) -> None:
        """Hear nothing more: the window that was listened for is gone."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.disconnect(self.watch)
        application.focusObjectChanged.disconnect(self._follow)
        self._follow(None)
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)
        self._silence.fell.disconnect(self._on_silence)
        self._silence.deleteLater()  # here, and not in whichever thread lets go of it last

    def watch(self, window: QWindow | None) -> None:
        """Listens to the window; to be called for the main window too, which may get keys without the focus signal."""
        if window is not None:
            window.installEventFilter(self)

    def _watch_popups(self) -> None:
        """An open list gets its first keys before it is announced as the window with the focus."""
        for window in QGuiApplication.topLevelWindows():
            if window.type() == Qt.WindowType.Popup:
                self.watch(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handle = self._handlers.get(event.type())
        return False if handle is None else handle(watched, event)

    def _follow(self, focus: QObject | None) -> None:
        previous = self._focus
        if previous is not None and shiboken6.isValid(previous) and not previous.isWindowType():
            previous.removeEventFilter(self)
        if focus is not None:
            focus.installEventFilter(self)
        self._focus = focus

    # what arrives

    def _on_press(self, window: QObject, event: QKeyEvent) -> bool:
        if not isinstance(window, QWindow):
            return False
        if event.isAutoRepeat():
            return self._on_repeat(event)
        kind = kind_of(event)
        if kind is Kind.SILENT:
            return False
        self._eaten.discard(physical(event))
        now = self._moment_of(event)
        target: QObject | None = window.focusObject()
        if kind is Kind.TEXT and target is not None:
            self._hold(target, event, now)
        elif kind is Kind.END and self._is_scan_ending(now):
            self._eaten.add(physical(event))
            self._conclude()
        else:
            self._settle(now)
            return False
        return True

    def _on_repeat(self, event: QKeyEvent) -> bool:
        if physical(event) in self._eaten:
            return True
        self._release()
        return False

    def _on_release(self, window: QObject, event: QKeyEvent) -> bool:
        target = window.focusObject() if isinstance(window, QWindow) else None
        if target is None:
            return False
        key = physical(event)
        if key in self._eaten:
            if not event.isAutoRepeat():
                self._eaten.discard(key)
            return True
        if key not in self._run.keys_down():
            return False
        self._run.held.append(HeldKey(copy_of(event), target))
        return True

    def _on_shortcut_override(self, window: QObject, event: QKeyEvent) -> bool:
        """Asked before every press; yes keeps the shortcuts out, which a key that turns out typed then meets later."""
        kind = kind_of(event)
        if kind is Kind.SILENT or not isinstance(window, QWindow):
            return False
        if QApplication.activePopupWidget() is not None:
            self._watch_popups()
        now = self._moment_of(event)
        if event.isAutoRepeat():
            is_ours = self._on_repeat(event)
        else:
            is_ours = kind is Kind.TEXT or (kind is Kind.END and self._is_scan_ending(now))
        if is_ours:
            event.accept()
        else:
            self._settle(now)  # Ctrl+S right after a letter has to save that letter
        return is_ours

    def _on_pointer(self, _watched: QObject, _event: QEvent) -> bool:
        """A person is about to leave the field. If the program moves the focus, keys stay held and keep their aim."""
        self._release()
        return False

    def _on_composed(self, target: QObject, event: QInputMethodEvent) -> bool:
        if not event.commitString() and not event.preeditString():
            return False
        now = Moment(0, self._clock())
        is_after_pause = self._join(now)
        run = self._run
        if not run.composed:
            run.memory = remember(target)
        run.add_composed(event.preeditString(), event.commitString(), now, is_after_pause)
        self._await_silence()
        for key in run.take_held():
            self._replay(key)
        return False

    # what it makes of it

    def _moment_of(self, event: QKeyEvent) -> Moment:
        return Moment(event.timestamp(), self._clock())

    def _hold(self, target: QObject, event: QKeyEvent, now: Moment) -> None:
        is_after_pause = self._join(now)
        if target is not self._focus:
            self._follow(target)
        self._run.add_press(HeldKey(copy_of(event), target), now, is_after_pause)
        self._await_silence()

    def _join(self, now: Moment) -> bool:
        """Begins another run unless this input belongs to the present one; says whether it came late even so."""
        if not self._is_in_time(now) and not self._may_have_paused_ourselves(now):
            self._settle(now)
        return not self._is_in_time(now)

    def _is_in_time(self, now: Moment) -> bool:
        last = self._run.last
        return last is None or now.ms_since(last) <= self._longest_gap_ms()

    def _longest_gap_ms(self) -> int:
        """An input method on a busy machine answers late."""
        is_composed_by_a_reader = self._run.composed and self._run.inputs >= _SURELY_A_READER
        return self._no_enter_ms if is_composed_by_a_reader else self._gap_ms

    def _may_have_paused_ourselves(self, now: Moment) -> bool:
        """The timer, due before this input, has not run, and nothing tells when the key was really pressed."""
        last = self._run.last
        is_timer_to_come = self._silence.is_awaited() and not self._awaits_end
        return last is not None and is_timer_to_come and now.knows_no_more_than_arrival(last)

    def _fits_without_end(self) -> bool:
        run = self._run
        if run.composed or run.inputs < _SHORTEST_WITHOUT_END or not run.has_a_readers_pace():
            return False
        return self._is_known_format(run.text)

    def _is_long_enough(self) -> bool:
        return self._run.inputs >= self._shortest and self._run.has_a_readers_pace()

    def _is_scan_ending(self, now: Moment) -> bool:
        last = self._run.last
        if last is None or not self._is_long_enough():
            return False
        if self._is_in_time(now) or self._may_have_paused_ourselves(now):
            return True
        return now.ms_since(last) <= self._no_enter_ms and self._fits_without_end()

    def _await_silence(self) -> None:
        self._awaits_end = False
        self._silence.wait(self._longest_gap_ms())

    def _on_silence(self) -> None:
        if self._run.is_left_raw and self._is_long_enough():  # the input method has eaten the Enter
            self._conclude()
        elif not self._fits_without_end():
            self._release()
        elif self._awaits_end:
            self._conclude()
        else:
            self._awaits_end = True
            self._silence.wait(max(0, self._no_enter_ms - self._gap_ms))

    def _take_run(self) -> Run:
        run, self._run = self._run, Run()
        self._silence.stop()
        self._awaits_end = False
        return run

    def _settle(self, now: Moment) -> None:
        """The run is over because something else came."""
        last = self._run.last
        if last is not None and now.ms_since(last) > self._no_enter_ms and self._fits_without_end():
            self._conclude()
        else:
            self._release()

    def _conclude(self) -> None:
        run = self._take_run()
        self._eaten.update(run.keys_down())
        if run.is_trusted():
            self.scanned.emit(run.text)
            return
        if run.memory is not None:
            run.memory.restore()
        self.misread.emit()

    def _release(self) -> None:
        for key in self._take_run().held:
            self._replay(key)

    def _replay(self, key: HeldKey) -> None:
        """Straight to where the window would have handed it; shortcuts get their turn there as well."""
        if shiboken6.isValid(key.target):
            QCoreApplication.sendEvent(key.target, key.event)
