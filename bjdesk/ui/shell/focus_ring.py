"""One ring around whatever the keyboard is on: outside the control, so that nothing inside it moves."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from bjdesk.ui.shell.paint import rounded
from bjdesk.ui.shell.theme import Theme

_WIDTH, _GAP, _RADIUS = 2, 3, 8


class FocusRing(QWidget):
    """An overlay of one window. It follows the focus and shows only when Tab or a shortcut moved it.

    Buttons get the ring; editors and lists show the focus themselves.
    """

    def __init__(self, app: QApplication, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._target: QWidget | None = None
        self._whole = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def target(self) -> QWidget | None:
        """The control that wears the ring now."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Paint):
            self._place()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.MouseButtonPress, QEvent.Type.EnabledChange):
            self._leave()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        radius = theme.px(_RADIUS) + _GAP
        ring = QRectF(self._whole.translated(-self.pos()))
        rounded(QPainter(self), ring, radius, None, theme.colour("ring"), _WIDTH)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        window = self._window
        if not shiboken6.isValid(window):
            return  # the window goes, and the focus with it
        by_keyboard = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if isinstance(now, QAbstractButton) and now.window() is window and by_keyboard:
            self._follow(now)
        else:
            self._leave()

    def _follow(self, target: QWidget) -> None:
        self._leave()
        self._target = target
        target.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def _leave(self) -> None:
        if self._target is not None and shiboken6.isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = None
        self._whole = QRect()
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None:
            return
        reach = _GAP + _WIDTH
        place = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        whole = place.adjusted(-reach, -reach, reach, reach)
        if whole != self._whole:
            self._whole = whole
            self.setGeometry(whole & self._clip(target))
            self.update()

    def _clip(self, target: QWidget) -> QRect:
        """The part of the window in which the ring may be seen: a list does not let it out of its viewport."""
        window = self._window
        parent = target.parentWidget()
        while parent is not None and parent is not window:
            if isinstance(parent.parentWidget(), QAbstractScrollArea):
                return QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
            parent = parent.parentWidget()
        return window.rect()
