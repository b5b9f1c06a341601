"""Hands at the pages 课程, 证书 and 查验 of the first desk: keys and the mouse, as whoever sits there uses them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from bjdesk.demo.desks import DeskAtWindow
from bjdesk.demo.report import WrongCount
from bjdesk.demo.scenes import ALT, CTRL
from bjdesk.demo.stage import ARMED_MS, until
from bjdesk.ui.checkin.question_strip import QuestionStrip

CERTIFICATES, COURSES, VERIFY = "certificates", "courses", "verify"
PRINT_S = 30.0
CLOSE, REOPEN, REVOKE = "结班", "重开", "作废"
AS_TABLE = "签到表存成 Excel"
REFUSED, CHECK_NAME = "暂时不能发", "核对姓名"


class CertificateHands:
    """What is done there; every step waits until the screen shows it, and WrongCount ends it where it does not."""

    def __init__(self, desk: DeskAtWindow) -> None:
        self._desk = desk
        self._stage = desk.stage

    def close_class(self, title: str) -> None:
        """Found among the classes by its name; closing asks first, Enter says yes."""
        stage = self._stage
        self._find_class(title, CLOSE)
        stage.picture("class")
        stage.click(CLOSE)
        self._wait_until(_is_asked, "按了“结班”，没有问一声")
        stage.picture("closing-a-class")
        stage.press(Qt.Key.Key_Return)

    def save_register_table(self, title: str) -> Path:
        """From 更多 of the class, by arrows and Enter: the sign-in register of its last meeting; gives the file."""
        before = self._papers("xlsx")
        self._find_class(title, REOPEN)
        self._stage.press(Qt.Key.Key_M, ALT)
        self._wait_until(lambda: _menu() is not None, "按了 Alt M，没有看到“更多”")
        _choose(AS_TABLE)
        self._wait_until(lambda: len(self._papers("xlsx")) > len(before), f"选了“{AS_TABLE}”，没有看到表格")
        self._wait_for_jobs()
        (made,) = self._papers("xlsx") - before
        self._stage.picture("register-table", ARMED_MS)
        return made

    def _find_class(self, title: str, step: str) -> None:
        """Among the classes by its name; its head offers that step."""
        stage = self._stage
        stage.press(Qt.Key.Key_F8)
        self._wait_for_page(COURSES)
        stage.press(Qt.Key.Key_B, ALT)
        stage.type(title)
        stage.press(Qt.Key.Key_Down)
        stage.press(Qt.Key.Key_Return)
        self._wait_for_button(step)

    def open_class(self, count: int) -> None:
        """The newest that is over stands first; so many of its people may get a certificate."""
        stage = self._stage
        stage.press(Qt.Key.Key_6, CTRL)
        self._wait_for_page(CERTIFICATES)
        stage.picture("classes-to-certify")
        stage.press(Qt.Key.Key_Return)
        self._wait_for_button(f"打印 {count} 张")
        self._wait_for_jobs()
        stage.picture("certificate-preview", ARMED_MS)

    def see_who_is_refused(self) -> None:
        """A click on the one under 暂时不能发; then back to the others."""
        table = _table(REFUSED)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=_first_row(table))
        self._wait_for_button("看这位学员")
        self._stage.picture("why-not")

    def print_all(self) -> Path:
        """F9: issued, drawn and marked as printed; gives the file."""
        before = self._papers()
        self._stage.press(Qt.Key.Key_F9)
        self._wait_until(lambda: len(self._papers()) > len(before), "按了 F9，没有看到证书的 PDF")
        self._wait_for_jobs()
        (made,) = self._papers() - before
        self._stage.picture("to-seal", ARMED_MS)
        return made

    def seal_all(self) -> None:
        """Ctrl S on the list of those that lie on paper."""
        self._stage.press(Qt.Key.Key_S, CTRL)

    def hand_out_first(self, count: int) -> None:
        """The first of those that wait; she came herself."""
        stage = self._stage
        stage.click(f"待领取 {count}")
        self._wait_for_jobs()
        stage.press(Qt.Key.Key_S, CTRL)
        stage.picture("who-takes-it")
        stage.press(Qt.Key.Key_S, CTRL)

    def revoke(self, number: str, reason: str) -> None:
        """Found by its number; why is asked and has to be said."""
        stage = self._stage
        stage.press(Qt.Key.Key_6, CTRL)
        self._wait_for_page(CERTIFICATES)
        stage.press(Qt.Key.Key_F3)
        stage.type(number)
        stage.press(Qt.Key.Key_Return)
        self._wait_for_button(REVOKE)
        self._wait_for_jobs()
        stage.click(REVOKE)
        stage.type(reason)
        stage.picture("revoking")
        stage.press(Qt.Key.Key_S, CTRL)
        self._wait_for_jobs()
        stage.picture("revoked", ARMED_MS)

    def verify(self, square: str, name: str, picture: str) -> None:
        """The text of a square is pasted and looked at at once; then the name on the paper, where it is asked for."""
        stage = self._stage
        if self._desk.window.window.page_key == VERIFY:
            stage.press(Qt.Key.Key_Escape)
        else:
            stage.click("查验")
        self._wait_for_page(VERIFY)
        QGuiApplication.clipboard().setText(square)
        stage.press(Qt.Key.Key_V, CTRL)
        self._wait_for_jobs()
        if stage.is_to_be_seen(CHECK_NAME):
            stage.type(name)
            stage.press(Qt.Key.Key_Return)
        stage.picture(picture, ARMED_MS)

    # --- waiting -----------------------------------------------------------------------------------------------------

    def _papers(self, kind: str = "pdf") -> set[Path]:
        """Those that are whole; a table is never seen before."""
        found = (self._stage.folder / "papers").glob(f"*.{kind}")
        return {path for path in found if kind != "pdf" or path.read_bytes().rstrip().endswith(b"%%EOF")}

    def _wait_for_page(self, key: str) -> None:
        self._wait_until(lambda: self._desk.window.window.page_key == key, f"没有看到 {key} 这一页")

    def _wait_for_button(self, words: str) -> None:
        self._wait_until(lambda: self._stage.is_to_be_seen(words), f"没有看到“{words}”")

    def _wait_for_jobs(self) -> None:
        self._wait_until(lambda: not self._desk.window.window.jobs.running, "等了太久")

    def _wait_until(self, question: Callable[[], bool], otherwise: str) -> None:
        if not until(question, PRINT_S):
            raise WrongCount(otherwise)


def _is_asked() -> bool:
    return any(isinstance(one, QuestionStrip) and one.isVisible() for one in QApplication.allWidgets())


def _menu() -> QMenu | None:
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def _choose(words: str) -> None:
    """In the menu that hangs open: down to these words, then Enter."""
    menu = _menu()
    if menu is None or words not in [action.text() for action in menu.actions()]:
        raise LookupError(f"no menu offers {words}")
    while menu.activeAction() is None or menu.activeAction().text() != words:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def _table(name: str) -> QAbstractItemView:
    for widget in QApplication.allWidgets():
        if isinstance(widget, QAbstractItemView) and widget.isVisible() and widget.accessibleName() == name:
            return widget
    raise LookupError(f"no list is called {name}")


def _first_row(table: QAbstractItemView) -> QPoint:
    place: QPoint = table.visualRect(table.model().index(0, 0)).center()
    return place
