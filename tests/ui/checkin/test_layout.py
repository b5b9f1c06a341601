"""Both layouts hold at every size and text scale: nothing elided, nothing outside, everything named (D8)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.kernel.errors import DiskFull
from tests.makers import Branch
from tests.ui.checkin.desk import STRANGER, CheckInDesk, Open

SIZES = ((1366, 768, 1.0), (1366, 768, 1.4), (911, 512, 1.0), (911, 512, 1.4))


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}@{size[2]}")
def sized(request: pytest.FixtureRequest, branch: Branch, make: Open, qtbot: QtBot) -> Iterator[CheckInDesk]:
    """A class of twelve with a long name in it, a second class, and a stranger to both."""
    klass = branch.class_now(11, title="智能手机应用（演示）", quota=14)
    branch.enrol(klass.course, branch.learner("阿卜杜热合曼·演示江", card="0100000012"))
    branch.learner("陆演示", card="01ABCDEF90")
    width, height, scale = request.param
    desk = make()
    desk.window.font_scale.set_percent(round(scale * 100))
    desk.window.resize(width, height)
    qtbot.waitUntil(lambda: desk.window.width() == width)
    yield desk
    desk.window.font_scale.set_percent(100)


def shown(root: QWidget) -> Iterator[QWidget]:
    QApplication.processEvents()
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def elided(root: QWidget) -> list[str]:
    found = []
    for widget in shown(root):
        is_cut = getattr(widget, "is_elided", None)
        is_label = type(widget) is QLabel and not widget.wordWrap() and bool(widget.text())
        if (is_cut is not None and is_cut()) or (is_label and widget.sizeHint().width() > widget.width() + 1):
            found.append(f"{type(widget).__name__} {getattr(widget, 'text', str)!r}")
    return found


def outside(root: QWidget) -> list[str]:
    """Widgets that reach beyond their parent; what scrolls may."""
    found = []
    for widget in shown(root):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
            continue
        if not QRect(0, 0, parent.width(), parent.height()).adjusted(-1, -1, 1, 1).contains(widget.geometry()):
            found.append(f"{type(widget).__name__} {widget.geometry()} in {type(parent).__name__} {parent.size()}")
    return found


def nameless(root: QWidget) -> list[str]:
    return [
        type(widget).__name__
        for widget in shown(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


def check(desk: CheckInDesk) -> None:
    assert elided(desk.page) == []
    assert outside(desk.page) == []
    assert nameless(desk.page) == []
    card = desk.page.view.card
    if card.isVisible():
        assert card.height() >= card.least_height()


def test_every_state_of_the_card_fits(sized: CheckInDesk) -> None:
    check(sized)
    for raw in ("0100000001", "0100000012", "01ABCDEF90", STRANGER):
        sized.scan(raw)
        check(sized)
    sized.scan("0100000001", after_s=120)
    check(sized)
    sized.page.on_misread()
    check(sized)
    assert sized.workspace is not None
    sized.workspace.problem = DiskFull(path="x")
    sized.scan("0100000002")
    check(sized)


def test_several_sessions_fit(sized: CheckInDesk, branch: Branch) -> None:
    for number in range(3):
        branch.meeting(branch.course(f"书法提高班第{number}期（演示）"), "09:05", "10:30")
    sized.work.reload()

    sized.scan("01ABCDEF90")

    assert len(sized.buttons) == 4
    check(sized)


def test_lists_and_questions_fit(sized: CheckInDesk) -> None:
    sized.scan("0100000001")
    sized.work.acts.undo_last()
    check(sized)
    sized.answer_question("点错了")
    sized.work.acts.ask_all()
    check(sized)
    sized.work.acts.cancel()
    for place in range(3):
        sized.page.view.lists.caption.switch.set_index(place)
        sized.page.view.lists.caption.switch.chosen.emit(place)
        check(sized)


def test_the_look_up_fits(sized: CheckInDesk) -> None:
    for typed in ("l", "zzz"):
        sized.type(typed)
        check(sized)
        sized.key(Qt.Key.Key_Escape)


def test_the_form_fits_empty_wrong_and_with_likenesses(sized: CheckInDesk, branch: Branch) -> None:
    sized.page.open_form()
    check(sized)
    form = sized.form.form
    form.name.set_text("陆演示")
    sized.form._look_for_likenesses()
    sized.form.save_and_check_in()
    check(sized)
    sized.scan(STRANGER)
    check(sized)
    form.consent.more.click()
    check(sized)


def test_under_banners_the_card_stays_whole_and_a_question_is_seen(sized: CheckInDesk) -> None:
    sized.scan("0100000001")
    sized.page.messages.say("info", "“智能手机应用（演示）”收尾好了", "全都到了", action="打印签到表")
    check(sized)

    sized.work.acts.undo_last()

    question = sized.page.view.lists.question
    assert question is not None
    assert question.isVisible()
    assert not question.visibleRegion().isEmpty()
    assert all(button.isVisible() for button in question.buttons)
    sized.work.acts.cancel()
    check(sized)
