"""接到区里: the one-time code, the district's address and its authority file; what was typed is kept through errors."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import text_label

LARGEST_AUTHORITY = 64 << 10
"""A certificate file has a few kilobytes."""
_CODE_CODES = frozenset({"enrol-code-refused", "enrol-other-branch"})
_ADDRESS_CODES = frozenset({"district-unreachable", "district-address", "not-our-server", "enrol-failed"})
_AUTHORITY_CODES = frozenset({"authority-unreadable"})
translate = QCoreApplication.translate


class EnrolForm(Card):
    """`wanted(code, address, authority)`; knows neither store nor network. Enter goes on to the next field."""

    wanted = Signal(str, str, object)
    given_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.code = Field(
            theme,
            translate("Enrol", "登记码"),
            note=translate("Enrol", "（必填）"),
            hint=translate("Enrol", "打电话向区社区学院要，15 分钟内有效，只能用一次"),
        )
        self.address = Field(
            theme,
            translate("Enrol", "区里的地址"),
            note=translate("Enrol", "（必填）"),
            hint=translate("Enrol", "和登记码一起给您的那一行"),
        )
        self.authority = Field(
            theme,
            translate("Enrol", "区里的证书文件"),
            note=translate("Enrol", "（区里给了才填）"),
            hint=translate("Enrol", "用它认出真的是区里的服务器"),
        )
        self.choose = ActionButton(theme, translate("Enrol", "选文件…"), "quiet", height=36)
        self.authority.box.add_at_end(self.choose)
        self.connect_button = ActionButton(
            theme, translate("Enrol", "登记这台电脑"), "primary", key=key_for("save").printed, height=48
        )
        self.later = ActionButton(theme, translate("Enrol", "以后再说"), key="Esc", height=48)
        self._title = text_label(translate("Enrol", "在区里登记这台电脑"), "h3")
        self._lay_out()
        self._connect()
        self.set_compact(False)

    @property
    def typed(self) -> tuple[str, str, str]:
        """Code, address and authority file as they stand in the fields."""
        return self.code.text, self.address.text, self.authority.text

    def start(self, *, is_again: bool, address: str = "") -> None:
        """For the first time, or once more because the district does not know this desk any more."""
        words = translate("Enrol", "重新在区里登记") if is_again else translate("Enrol", "在区里登记这台电脑")
        self._title.setText(words)
        self.later.setVisible(is_again)
        if address and not self.address.text:
            self.address.set_text(address)

    def focus_first(self) -> None:
        """The first field that is empty."""
        for field in self._fields:
            if not field.text.strip():
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        for field in self._fields:
            field.set_text("")
            field.set_error("")

    def submit(self) -> None:
        """Ask for it, after every field that is wrong has said so."""
        for field in self._fields:
            field.set_error("")
        if not self.connect_button.isEnabled():
            return
        authority = self._read_authority()
        self._require(self.address, translate("Enrol", "请填区里的地址"))
        self._require(self.code, translate("Enrol", "请填登记码"))
        if self.code.text.strip() and self.address.text.strip() and authority is not False:
            self.wanted.emit(self.code.text.strip(), self.address.text.strip(), authority)

    def show_asking(self, is_asking: bool) -> None:
        """While the district is asked nothing is asked again."""
        self.connect_button.setEnabled(not is_asking)
        words = translate("Enrol", "正在登记…") if is_asking else translate("Enrol", "登记这台电脑")
        self.connect_button.set_words(words, "" if is_asking else key_for("save").printed)

    def show_error(self, error: DeskError) -> bool:
        """Words under the field that it is about; False where it is about none of them."""
        text = words_for(error)
        for codes, field in (
            (_CODE_CODES, self.code),
            (_ADDRESS_CODES, self.address),
            (_AUTHORITY_CODES, self.authority),
        ):
            if error.code in codes:
                field.set_error(text.what)
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def set_compact(self, is_compact: bool) -> None:
        side, end = (14, 10) if is_compact else (24, 18)
        air(self._theme, self._inside, (side, end, side, 4), 6)
        air(self._theme, self._foot, (side, 8, side, 8 if is_compact else 14), 12)
        for button in (self.later, self.connect_button):
            button.set_height(40 if is_compact else 48)

    # --- parts -------------------------------------------------------------------------------------------------------

    @property
    def _fields(self) -> tuple[Field, Field, Field]:
        return self.code, self.address, self.authority

    def _require(self, field: Field, words: str) -> None:
        if not field.text.strip():
            field.set_error(words)
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_authority(self) -> str | bool | None:
        """The file's text, None without a file, False after its field has said what is wrong."""
        name = self.authority.text.strip()
        if not name:
            return None
        try:
            path = Path(name).expanduser()
            if path.stat().st_size > LARGEST_AUTHORITY:
                raise ValueError
            return path.read_text("ascii")
        except (OSError, ValueError):
            self.authority.set_error(translate("Enrol", "这个文件读不了，请再选一次"))
            return False

    def _on_choose(self) -> None:
        title = translate("Enrol", "选区里给的证书文件")
        kinds = translate("Enrol", "证书文件 (*.pem *.crt *.cer);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self, title, self.authority.text, kinds)
        if name:
            self.authority.set_text(name)

    def _on_enter(self) -> None:
        edits = [field.edit for field in self._fields]
        place = next((n for n, edit in enumerate(edits) if edit is self.sender()), len(edits) - 1)
        if place + 1 < len(edits):
            edits[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.submit()

    def _lay_out(self) -> None:
        self._inside = QVBoxLayout()
        self._inside.addWidget(self._title)
        for field in self._fields:
            self._inside.addWidget(field)
        self._inside.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.later)
        self._foot.addWidget(self.connect_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._inside, 1)
        column.addWidget(Hairline(self._theme))
        column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _connect(self) -> None:
        self.connect_button.clicked.connect(self.submit)
        self.later.clicked.connect(self.given_up)
        self.choose.clicked.connect(self._on_choose)
        for field in self._fields:
            field.edit.returnPressed.connect(self._on_enter)
