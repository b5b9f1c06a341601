"""What a text field held before a scan went through the input method into it, so that it can be put back."""

from itertools import takewhile
from typing import Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit


class FieldMemory(Protocol):
    """A field as it was."""

    def restore(self) -> None:
        """Puts the field back; does nothing where it is gone."""
        ...


def remember(target: QObject) -> FieldMemory | None:
    """The field that has the focus, as it is now; None for whatever is no text field."""
    if isinstance(target, QTextEdit | QPlainTextEdit):
        return DocumentMemory(target)
    line = _line_of(target)
    return None if line is None else LineMemory(line)


def _line_of(target: QObject) -> QLineEdit | None:
    if isinstance(target, QComboBox):
        return target.lineEdit() if target.isEditable() else None
    if isinstance(target, QAbstractSpinBox):
        return target.findChild(QLineEdit)
    return target if isinstance(target, QLineEdit) else None


class LineMemory:
    """One line: text, cursor or selection, and whether it counted as changed; its own undo list is lost."""

    def __init__(self, line: QLineEdit) -> None:
        self._line = line
        self._text = line.text()
        self._cursor = line.cursorPosition()
        self._selection = (line.selectionStart(), line.selectionLength())
        self._was_modified = line.isModified()

    def restore(self) -> None:
        if not shiboken6.isValid(self._line):
            return
        _drop_composition(self._line)
        if self._line.text() != self._text:
            self._line.setText(self._text)
            self._line.setModified(self._was_modified)
        self._restore_selection()

    def _restore_selection(self) -> None:
        start, length = self._selection
        if start < 0:
            self._line.setCursorPosition(self._cursor)
        elif self._cursor == start:  # selected from right to left
            self._line.setSelection(start + length, -length)
        else:
            self._line.setSelection(start, length)


class DocumentMemory:
    """Several lines: taken back by undo, and by hand where undo had joined the scan to what was typed before it."""

    def __init__(self, editor: QTextEdit | QPlainTextEdit) -> None:
        self._editor = editor
        self._steps = editor.document().availableUndoSteps()
        self._text = editor.document().toPlainText()
        cursor = editor.textCursor()
        self._anchor, self._position = cursor.anchor(), cursor.position()

    def restore(self) -> None:
        if not shiboken6.isValid(self._editor):
            return
        _drop_composition(self._editor)
        document = self._editor.document()
        while document.availableUndoSteps() > self._steps:
            self._editor.undo()
        if document.toPlainText() != self._text:
            _mend(document, self._text)
        cursor = self._editor.textCursor()
        cursor.setPosition(self._anchor)
        cursor.setPosition(self._position, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)


def _drop_composition(field: QLineEdit | QTextEdit | QPlainTextEdit) -> None:
    QGuiApplication.inputMethod().reset()
    QCoreApplication.sendEvent(field, QInputMethodEvent())  # a method that was not asked still shows its letters


def _mend(document: QTextDocument, wanted: str) -> None:
    """Replaces only the stretch that differs, so that formats around it stay."""
    shown = document.toPlainText()
    head = _shared_length(shown, wanted)
    tail = _shared_length(shown[head:][::-1], wanted[head:][::-1])
    cursor = QTextCursor(document)
    cursor.setPosition(_units(shown[:head]))
    cursor.setPosition(_units(shown[: len(shown) - tail]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(wanted[head : len(wanted) - tail])


def _shared_length(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(_are_equal, zip(one, other, strict=False)))


def _are_equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _units(text: str) -> int:
    """Qt counts a character beyond the BMP (a rare name) as two."""
    return len(text.encode("utf-16-le")) // 2
