"""One certificate: the page as it lies on paper, what happened to it, and what can be done with it."""

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.certificates import words
from bjdesk.ui.certificates.ask_panel import REISSUE, REPLACE, REVOKE
from bjdesk.ui.certificates.preview import PreviewPane
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import joined
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import text_label

if TYPE_CHECKING:
    from bjdesk.certificates.queries import CertificateRow

_SHOWN_EVENTS, _SHOWN_COMPACT = 4, 1
translate = QCoreApplication.translate


class PaperPane(QWidget):
    """`wanted(name)`: print, jam, reissue, replace, revoke, person; `walked(-1 or 1)`."""

    wanted = Signal(str)
    walked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._desk: DeskWorkspace | None = None
        self.preview = PreviewPane(theme)
        self._doubt = text_label("", "bodyMedium", "bad")
        self._renamed = text_label("", "bodyMedium", "warn")
        self._events = text_label("", "cap", "ink2")
        for label in (self._doubt, self._renamed, self._events):
            label.setWordWrap(True)
        self.buttons = {name: self._button(*made) for name, made in self._offers().items()}
        self._lay_out()
        self.preview.walked.connect(self.walked)

    @property
    def said(self) -> tuple[str, ...]:
        """What stands under the page."""
        labels = (self._doubt, self._renamed, self._events)
        return tuple(label.text() for label in labels if label.text())

    def attach(self, desk: DeskWorkspace) -> None:
        self._desk = desk

    def show_row(
        self, row: "CertificateRow", doubt: str, zone: tzinfo, today: date, neighbours: tuple[bool, bool]
    ) -> None:
        from bjdesk.ui.certificates.papers import issued

        assert self._desk is not None
        paper = issued(row, self._desk, shows_seal=row.state in (words.TO_PRINT, words.TO_SEAL))
        caption = joined(row.name, words.short_number(row.number))
        if paper is None:
            self.preview.show_nothing(translate("Certificates", "这位学员的资料已经清除，号还留着"))
        else:
            self.preview.show_paper(paper, caption, can_go_back=neighbours[0], can_go_on=neighbours[1])
        is_live = row.state not in (words.IS_REPLACED, words.IS_REVOKED)
        _say(self._doubt, doubt)
        _say(self._renamed, _renamed(row) if is_live else "")
        lines = [words.event_line(event, zone, today) for event in reversed(row.events)]
        shown = lines[: _SHOWN_COMPACT if self._is_compact else _SHOWN_EVENTS]
        _say(self._events, "\n".join(shown))
        self._events.setToolTip("\n".join(lines) if len(lines) > len(shown) else "")
        is_printed = row.state != words.TO_PRINT
        for name, button in self.buttons.items():
            button.setVisible(is_live and (is_printed or name in (REPLACE, REVOKE)))

    def show_nothing(self) -> None:
        self.preview.show_nothing("")
        for label in (self._doubt, self._renamed, self._events):
            _say(label, "")
        for button in self.buttons.values():
            button.hide()

    def set_compact(self, is_compact: bool) -> None:
        """Takes effect with the next `show_row`."""
        self._is_compact = is_compact

    def set_asking(self, is_asking: bool) -> None:
        """While something is asked below, a low window leaves the room to the page."""
        self._more.setVisible(not (is_asking and self._is_compact))

    def _offers(self) -> dict[str, tuple[str, str]]:
        return {
            "jam": (translate("Certificates", "卡纸重打"), "secondary"),
            REISSUE: (translate("Certificates", "补发"), "secondary"),
            REPLACE: (translate("Certificates", "替换"), "secondary"),
            REVOKE: (translate("Certificates", "作废"), "danger"),
        }

    def _button(self, text: str, kind: str) -> ActionButton:
        button = ActionButton(self._theme, text, kind, height=36)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        for name, button in self.buttons.items():
            if button is self.sender():
                self.wanted.emit(name)

    def _lay_out(self) -> None:
        theme = self._theme
        row = QHBoxLayout()
        air(theme, row, spacing=8)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        air(theme, more, spacing=6)
        more.addWidget(self._events)
        more.addLayout(row)
        column = QVBoxLayout(self)
        air(theme, column, spacing=6)
        column.addWidget(self.preview, 1)
        for part in (self._doubt, self._renamed, self._more):
            column.addWidget(part)


def _renamed(row: "CertificateRow") -> str:
    if not row.has_other_name:
        return ""
    said = translate("Certificates", "登记的姓名后来改成了“{name}”，要换新证书请点“替换”")
    return said.format(name=row.name_now)


def _say(label: QWidget, text: str) -> None:
    label.setText(text)  # type: ignore[attr-defined]
    label.setVisible(bool(text))
