"""Asks in the place of the foot why, or who took it; nothing is done before it is answered, nothing typed is lost."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.certificates import words
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.choices import Segmented
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.inputs import InputBox
from bjdesk.ui.shell.widgets.labels import OneLine, text_label

REISSUE, REPLACE, REVOKE, COLLECT = "reissue", "replace", "revoke", "collect"
translate = QCoreApplication.translate
_TAIL_LENGTH = 4


class Asked(NamedTuple):
    """What is asked before an act: the causes to choose from, or none where two fields may stay empty."""

    question: str
    verb: str
    causes: tuple[str, ...] = ()
    below: str = ""
    is_destroying: bool = False


def asked(act: str, name: str) -> Asked:
    """The words of an act on her certificate."""
    found = {
        REISSUE: Asked(
            translate("Certificates", "给{name}补发，为什么？"),
            translate("Certificates", "补发"),
            ("1", "2", "9"),
            translate("Certificates", "号不变，纸上会写“补发”和日期，接着就打印"),
        ),
        REPLACE: Asked(
            translate("Certificates", "替换{name}的证书，为什么？"),
            translate("Certificates", "替换"),
            ("3", "6", "4", "9"),
            translate("Certificates", "发一张新号的，按现在的姓名和考勤写；旧的请收回"),
        ),
        REVOKE: Asked(
            translate("Certificates", "作废{name}的证书，为什么？"),
            translate("Certificates", "作废"),
            ("5", "6", "9"),
            translate("Certificates", "以后谁来核验都会看到“已作废”，不能撤销"),
            is_destroying=True,
        ),
        COLLECT: Asked(
            translate("Certificates", "{name}的证书，谁来领的？"),
            translate("Certificates", "领走了"),
            below=translate("Certificates", "本人来领，两格都可以空着"),
        ),
    }[act]
    return found._replace(question=found.question.format(name=name))


class AskPanel(Card):
    """`answered(act, (cause, reason))` or `answered(COLLECT, (collector, tail))`; `cancelled` by Esc."""

    answered = Signal(str, object)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._act = ""
        self._causes: tuple[str, ...] = ()
        self._choices: Segmented | None = None
        self._question = OneLine(theme, "", "h3")
        self._below = text_label("", "cap", "ink2")
        self._below.setWordWrap(True)
        self.reason = self._box(
            translate("Certificates", "写一句原因"), translate("Certificates", "写一句，比如：搬家时丢的")
        )
        self.collector = self._box(
            translate("Certificates", "谁领的"), translate("Certificates", "代领人，比如：女儿王丽")
        )
        self.tail = self._box(translate("Certificates", "代领人证件后四位"), translate("Certificates", "证件后四位"))
        self.tail.edit.setMaxLength(_TAIL_LENGTH)
        self._error = text_label("", "cap", "bad")
        self.cancel = ActionButton(theme, translate("Certificates", "取消"), key="Esc", height=40)
        self._verbs = {
            is_destroying: ActionButton(
                theme, "", "danger" if is_destroying else "primary", key=key_for("save").printed, height=40
            )
            for is_destroying in (False, True)
        }
        self._lay_out()
        self.cancel.clicked.connect(self.cancelled)
        for button in self._verbs.values():
            button.clicked.connect(self.answer)

    @property
    def question(self) -> str:
        return self._question.text()

    @property
    def error(self) -> str:
        return self._error.text()

    @property
    def cause_choices(self) -> Segmented | None:
        return self._choices

    def ask(self, act: str, name: str) -> None:
        """Show the question and put the keyboard where the answer begins."""
        found = asked(act, name)
        self._act, self._causes = act, found.causes
        self._question.setText(found.question)
        self._question.updateGeometry()
        self.setAccessibleName(found.question)
        self._below.setText(found.below)
        self._say("")
        self._show_choices(found.causes)
        for box in (self.reason, self.collector, self.tail):
            box.edit.clear()
            box.setVisible((box is self.reason) == bool(found.causes))
        for is_destroying, button in self._verbs.items():
            button.setVisible(is_destroying == found.is_destroying)
            button.setText(found.verb)
            button.updateGeometry()
        self.show()
        (self.reason if found.causes else self.collector).edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answer(self) -> None:
        """Ctrl S: what is missing is said here, and the field is where it was."""
        if not self._causes:
            self.answered.emit(self._act, (self.collector.edit.text().strip(), self.tail.edit.text().strip()))
            return
        reason = self.reason.edit.text().strip()
        if not reason:
            self._say(translate("Certificates", "请写一句原因"))
            self.reason.set_wrong(True)
            self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        assert self._choices is not None
        self.answered.emit(self._act, (self._causes[self._choices.index], reason))

    def _say(self, error: str) -> None:
        self._error.setText(error)
        self._error.setVisible(bool(error))
        self.reason.set_wrong(bool(error))

    def _on_typed(self) -> None:
        if self._error.text():
            self._say("")

    def _box(self, name: str, placeholder: str) -> InputBox:
        box = InputBox(self._theme, name, role="body", height=40, padding=12)
        box.edit.setPlaceholderText(placeholder)
        box.edit.returnPressed.connect(self._on_enter)
        box.edit.textEdited.connect(self._on_typed)
        return box

    def _on_enter(self) -> None:
        """To the next field, or done; a destroying answer wants its button."""
        if self.sender() is self.collector.edit:
            self.tail.edit.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._act == REVOKE:
            self._verbs[True].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.answer()

    def _show_choices(self, causes: Sequence[str]) -> None:
        if self._choices is not None:
            self._row.removeWidget(self._choices)
            self._choices.hide()
            self._choices.deleteLater()
            self._choices = None
        if causes:
            name = translate("Certificates", "原因")
            self._choices = Segmented(self._theme, name, [words.cause(code) for code in causes], parent=self)
            self._row.insertWidget(0, self._choices)
            self._choices.show()

    def _lay_out(self) -> None:
        theme = self._theme
        self._row = QHBoxLayout()
        air(theme, self._row, spacing=12)
        self._row.addWidget(self._below, 1)
        last = QHBoxLayout()
        air(theme, last, spacing=12)
        for box, share in ((self.reason, 3), (self.collector, 2), (self.tail, 1)):
            last.addWidget(box, share)
        last.addWidget(self.cancel)
        for button in self._verbs.values():
            last.addWidget(button)
        head = QHBoxLayout()
        air(theme, head, spacing=12)
        head.addWidget(self._question, 1)
        head.addWidget(self._error)
        column = QVBoxLayout(self)
        air(theme, column, (15, 10, 15, 11), 6)
        column.addLayout(head)
        column.addLayout(self._row)
        column.addLayout(last)
