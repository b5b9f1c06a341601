"""Fields with something in them, and all that a stray key could change about them."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit, QWidget

from tests.ui.keys import Recorder


def line(text: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setCursorPosition(len(text))
    return field


def selected_line() -> QLineEdit:
    field = QLineEdit("王桂芳 1948")
    field.setSelection(7, -4)  # from right to left
    return field


def rich_text() -> QTextEdit:
    field = QTextEdit("要带<b>轮椅</b>")
    field.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    field.moveCursor(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    return field


def plain_text() -> QPlainTextEdit:
    field = QPlainTextEdit("第一行\n𠮷先生")
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field


def spin_box() -> QSpinBox:
    field = QSpinBox(maximum=2_000_000_000)
    field.setValue(15)
    return field


def combo(is_editable: bool) -> QComboBox:
    field = QComboBox()
    field.addItems(["0楼", "太极拳", "书法", "4 号教室"])
    field.setCurrentIndex(1)
    field.setEditable(is_editable)
    return field


def editable_combo() -> QComboBox:
    return combo(is_editable=True)


def plain_combo() -> QComboBox:
    return combo(is_editable=False)


def state_of(field: QWidget) -> tuple[object, ...]:
    """All that a stray key could change in a field."""
    match field:
        case QLineEdit():
            undo = (field.isUndoAvailable(), field.isRedoAvailable(), field.isModified())
            return field.text(), field.cursorPosition(), field.selectionStart(), field.selectedText(), undo
        case QTextEdit() | QPlainTextEdit():
            cursor, document = field.textCursor(), field.document()
            undo = (document.availableUndoSteps(), document.availableRedoSteps())
            return field.toPlainText(), cursor.anchor(), cursor.position(), undo, document.isModified()
        case QSpinBox():
            return field.value(), *state_of(field.lineEdit())
        case QComboBox():
            return (
                field.currentIndex(),
                field.currentText(),
                *(state_of(field.lineEdit()) if field.isEditable() else ()),
            )
    return ()


CHANGES = ("textChanged", "textEdited", "cursorPositionChanged", "selectionChanged", "returnPressed", "valueChanged")
CHANGES += ("editingFinished", "editTextChanged", "currentIndexChanged", "activated", "pressed", "clicked")


def record_changes(field: QWidget) -> Recorder:
    recorder = Recorder()
    for name in CHANGES:
        if hasattr(field, name):
            getattr(field, name).connect(recorder.note)
    return recorder
