"""基本: what is known of a person, one line a fact; the number of an identity document is never among them (D5)."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from bjdesk.people.queries import PROVISIONAL, LearnerRow
from bjdesk.ui import formats
from bjdesk.ui.learners import words
from bjdesk.ui.learners.portrait import Saying
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.labels import text_label

_LABEL_WIDTH = 84
translate = QCoreApplication.translate


class FactsTab(QScrollArea):
    """Labels at the left, values at the right; what nobody has told yet says so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Learners", "基本情况"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("plain", True)
        column = QVBoxLayout(inside)
        air(theme, column, (12, 16, 12, 16))
        self._grid = QGridLayout()
        air(theme, self._grid, spacing=12)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._values = [self._add_line(theme, label) for label in self._labels()]
        self.setWidget(inside)

    @property
    def lines(self) -> list[str]:
        """The values as they are shown, in order."""
        return [value.text() for value in self._values]

    def show_person(self, person: LearnerRow, saying: Saying) -> None:
        for value, text in zip(self._values, _facts(person, saying), strict=True):
            value.setText(text or translate("Learners", "没填"))
            value.setEnabled(bool(text))

    def _labels(self) -> tuple[str, ...]:
        return (
            translate("Learners", "姓名"),
            translate("Learners", "性别"),
            translate("Learners", "出生"),
            translate("Learners", "社区"),
            translate("Learners", "手机"),
            translate("Learners", "卡"),
            translate("Learners", "证件"),
            translate("Learners", "备注"),
            translate("Learners", "登记"),
        )

    def _add_line(self, theme: Theme, label: str) -> QLabel:
        line = self._grid.rowCount()
        caption = text_label(label, "body", "ink3")
        fix(theme, caption, width=_LABEL_WIDTH)
        value = text_label("", "body")
        value.setWordWrap(True)
        self._grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, line, 1)
        return value


def _facts(person: LearnerRow, saying: Saying) -> tuple[str, ...]:
    return (
        person.name,
        words.sex(person),
        words.birthday(person, saying.today),
        person.community or "",
        formats.masked_phone(person.phone) if person.phone else "",
        words.card(person),
        words.card_end(person.id_tail) if person.id_tail else "",
        person.name_note or "",
        _standing(person, saying.standings.get(person.standing, "")),
    )


def _standing(person: LearnerRow, standing: str) -> str:
    """待补全，还缺手机、社区."""
    lacks = words.missing(person) if person.standing == PROVISIONAL else ""
    return translate("Learners", "{standing}，还缺{what}").format(standing=standing, what=lacks) if lacks else standing
