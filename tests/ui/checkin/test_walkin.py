"""无卡登记: little is asked, nothing is lost, nobody is registered twice (R24, D5)."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bjdesk.kernel.errors import DiskFull
from bjdesk.ui.checkin.walkin_form import WalkInForm
from tests.makers import Branch, ClassNow
from tests.ui.checkin.desk import STRANGER, CheckInDesk, Open


@pytest.fixture
def form(desk: CheckInDesk) -> WalkInForm:
    desk.key(Qt.Key.Key_F4)
    return desk.form.form


def fill(form: WalkInForm, **fields: str) -> None:
    """As a person would: the texts, the age, the consent."""
    for name, text in {"name": "陆演示", "phone": "13857125678", **fields}.items():
        field = getattr(form, name)
        field.set_text(text)
        field.edit.textEdited.emit(text)
    form.age.adult.click()
    form.consent.box.click()


def learners(desk: CheckInDesk) -> list[tuple[str, str | None, str]]:
    return desk.branch.rows("SELECT name, phone, standing FROM learner WHERE name LIKE '陆%'")  # type: ignore[return-value]


def test_saving_registers_and_offers_the_class(desk: CheckInDesk, form: WalkInForm) -> None:
    fill(form)

    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert learners(desk) == [("陆演示", "13857125678", "2")]
    assert desk.branch.value("SELECT count(*) FROM consent") == 1
    assert not desk.page.is_form_open
    assert (desk.tone, desk.buttons[0]) == ("action", "加入本课")
    desk.press("加入本课")
    assert (desk.tone, desk.recent) == ("ok", ["陆演示"])
    assert desk.branch.value("SELECT method FROM attendance") == "M"


def test_saving_alone_checks_nobody_in(desk: CheckInDesk, form: WalkInForm) -> None:
    fill(form)

    desk.form.view.only_save.click()

    assert len(learners(desk)) == 1
    assert (desk.tone, desk.said) == ("ready", ["陆演示登记好了"])


def test_every_empty_field_says_what_it_wants(desk: CheckInDesk, form: WalkInForm) -> None:
    desk.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert form.name.message == "请写姓名"
    assert form.phone.message == "手机、出生年、社区填一样"
    assert form.age.message == "请选一下成年还是未成年"
    assert form.consent.message == "当面说明、她同意以后，请打上勾"
    assert form.name.edit.hasFocus()
    assert learners(desk) == []


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("phone", "1385712567", "手机号是 11 位，现在只有 10 位"),
        ("phone", "138571256789", "手机号是 11 位，现在有 12 位"),
        ("phone", "1385712567o", "手机号只能是数字"),
        ("year", "48", "写四位数字的年份，比如 1948"),
        ("year", "2031", "不会晚于 2026 年，请再核对"),
        ("community", "没有的社区", "没有这个社区，请从列表里选"),
        ("name", "陆" * 51, "姓名最多 50 个字，现在有 51 个"),
    ],
)
def test_a_wrong_field_says_so_in_words_under_it(
    desk: CheckInDesk, form: WalkInForm, field: str, text: str, words: str
) -> None:
    fill(form, **{field: text})

    desk.form.save_and_check_in()

    assert getattr(form, field).message == words
    assert learners(desk) == []


def test_full_width_digits_are_understood(desk: CheckInDesk, form: WalkInForm) -> None:
    fill(form, phone="１３８５７１２５６７８", year="１９４８年")

    desk.form.save_and_check_in()

    assert learners(desk)[0][1] == "13857125678"


@pytest.mark.parametrize("how", ["ticked", "year"])
def test_a_minor_is_refused_with_words_and_nothing_is_kept(desk: CheckInDesk, form: WalkInForm, how: str) -> None:
    fill(form, year="2016" if how == "year" else "")
    if how == "ticked":
        form.age.minor.click()

    desk.form.save_and_check_in()

    assert form.age.message == "要监护人同意，请先用纸质登记表"
    assert learners(desk) == []


def test_enter_goes_from_field_to_field_to_the_button(desk: CheckInDesk, form: WalkInForm) -> None:
    reached = []
    for _ in range(6):
        desk.key(Qt.Key.Key_Return)
        reached.append(desk.window.focusWidget())

    assert reached == [
        form.phone.edit,
        form.year.edit,
        form.community.edit,
        form.age.adult,
        form.consent.box,
        desk.form.view.save,
    ]


def test_a_whole_form_can_be_filled_by_keys_alone(desk: CheckInDesk, form: WalkInForm) -> None:
    form.name.set_text("陆演示")
    desk.key(Qt.Key.Key_Return)
    desk.type("13857125678")
    for key in (*(Qt.Key.Key_Return,) * 3, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return):
        desk.key(key)

    desk.key(Qt.Key.Key_Return)

    assert learners(desk) == [("陆演示", "13857125678", "2")]


def test_a_community_is_found_by_the_letters_of_its_name(desk: CheckInDesk, form: WalkInForm) -> None:
    form.community.edit.setFocus()

    desk.type("pylc")

    assert form.community.found == [] or all("社区" in name for name in form.community.found)
    form.community.edit.clear()
    desk.type("xinpu")
    assert form.community.found[0] == "新浦社区"
    form.community.settle()
    assert form.community.community is not None


def test_the_draft_is_kept_every_few_seconds_and_comes_back_after_a_restart(
    branch: Branch, klass: ClassNow, make: Open, qtbot: QtBot
) -> None:
    desk = make()
    desk.scan(STRANGER)
    desk.press("登记这张卡")
    fill(desk.form.form, year="1948")
    desk.form.keeper.flush()
    desk.window.close()
    branch.reopen()

    again = make()

    assert again.said == ["陆演示的登记还没填完"]
    again.page.messages.banners[0].acted.emit()
    form = again.form.form
    assert (form.name.text, form.phone.text, form.year.text) == ("陆演示", "13857125678", "1948")
    assert (form.age.code, form.consent.is_given) == ("1", True)
    assert again.form.card is not None
    assert again.form.card.last4 == "9052"


def test_the_draft_is_saved_by_itself_while_one_types(desk: CheckInDesk, form: WalkInForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.form.keeper.kept, timeout=8000):
        fill(form)

    assert desk.branch.value("SELECT count(*) FROM draft") == 1
    assert desk.form.view.kept.text() == "草稿 08:50 存好"


def test_escape_goes_back_and_keeps_the_draft(desk: CheckInDesk, form: WalkInForm) -> None:
    fill(form)

    desk.key(Qt.Key.Key_Escape)

    assert not desk.page.is_form_open
    assert desk.page.view.field.edit.hasFocus()
    desk.key(Qt.Key.Key_F4)
    assert form.name.text == "陆演示"


def test_a_draft_can_be_thrown_away(desk: CheckInDesk, form: WalkInForm) -> None:
    fill(form)
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_F4)

    desk.form.view.clear.click()

    assert form.name.text == ""
    assert desk.branch.value("SELECT count(*) FROM draft") == 0


def test_after_saving_no_draft_is_left(desk: CheckInDesk, form: WalkInForm) -> None:
    fill(form)
    desk.form.keeper.flush()

    desk.form.save_and_check_in()

    assert desk.branch.value("SELECT count(*) FROM draft") == 0
    desk.key(Qt.Key.Key_F4)
    assert form.name.text == ""


def test_a_scan_into_the_form_touches_no_field_and_is_answered_above_it(
    desk: CheckInDesk, klass: ClassNow, form: WalkInForm
) -> None:
    fill(form)

    desk.scan(klass.cards[0])

    assert (form.name.text, form.phone.text) == ("陆演示", "13857125678")
    assert desk.page.is_form_open
    assert desk.form.view.answer.isVisible()
    assert desk.form.view.answer.words == "李演示1  签到成功·08:50"
    assert desk.attendances() == 1


def test_an_unknown_card_swiped_into_the_form_can_become_hers(desk: CheckInDesk, form: WalkInForm) -> None:
    fill(form)
    desk.scan(STRANGER)

    desk.form.view.answer.give.click()
    desk.form.save_and_check_in()

    assert desk.branch.value("SELECT last4 FROM card ORDER BY id DESC LIMIT 1") == "9052"
    assert desk.branch.scan(STRANGER).name == "陆演示"


def test_registering_a_card_binds_it_and_the_arrival_counts_as_by_card(desk: CheckInDesk) -> None:
    desk.scan(STRANGER)
    desk.press("登记这张卡")
    assert desk.form.strip.card.text() == "卡尾号 9052 一起登记"
    fill(desk.form.form)

    desk.form.save_and_check_in()
    desk.press("加入本课")

    assert desk.branch.value("SELECT method FROM attendance") == "C"


def test_a_card_that_somebody_got_meanwhile_is_refused_in_words(desk: CheckInDesk, klass: ClassNow) -> None:
    desk.scan(STRANGER)
    desk.press("登记这张卡")
    fill(desk.form.form)
    desk.branch.card(klass.people[0], STRANGER)

    desk.form.save_and_check_in()

    assert desk.said == ["这张卡已经是李演示1的了，请换一张，或去掉卡再保存"]
    assert learners(desk) == []
    desk.form.strip.drop.click()
    desk.form.save_and_check_in()
    assert len(learners(desk)) == 1


def test_a_disk_that_refuses_keeps_the_form(desk: CheckInDesk, form: WalkInForm) -> None:
    fill(form)
    assert desk.workspace is not None
    desk.workspace.problem = DiskFull(path="x")

    desk.form.save_and_check_in()

    assert desk.said == ["没有记上！电脑的硬盘满了"]
    assert desk.page.is_form_open
    assert form.name.text == "陆演示"


def test_who_may_be_registered_already_is_shown_while_one_types(
    branch: Branch, klass: ClassNow, make: Open, qtbot: QtBot
) -> None:
    branch.enrol(klass.course, branch.learner("陆演示", birth_year=1948, phone="13857125678"))
    branch.learner("陆演示", birth_year=1956)
    desk = make()
    desk.key(Qt.Key.Key_F4)

    fill(desk.form.form, year="1948")
    qtbot.waitUntil(lambda: len(desk.form.view.panel.found) == 2)

    first, second = desk.form.view.panel.found
    assert first.chips == ("姓名一样", "手机一样", "出生年一样")
    assert second.chips == ("姓名一样",)


def test_alt_1_checks_in_the_one_who_is_registered_already(
    branch: Branch, klass: ClassNow, make: Open, qtbot: QtBot
) -> None:
    branch.enrol(klass.course, branch.learner("陆演示", birth_year=1948, phone="13857125678"))
    desk = make()
    desk.key(Qt.Key.Key_F4)
    fill(desk.form.form)
    qtbot.waitUntil(lambda: len(desk.form.view.panel.found) == 1)

    desk.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: desk.attendances() == 1)
    assert (desk.tone, len(learners(desk)), desk.page.is_form_open) == ("ok", 1, False)
    assert branch.value("SELECT count(*) FROM draft") == 0


def test_her_new_card_goes_to_the_one_who_was_meant(branch: Branch, klass: ClassNow, make: Open, qtbot: QtBot) -> None:
    branch.enrol(klass.course, branch.learner("陆演示", phone="13857125678"))
    desk = make()
    desk.scan(STRANGER)
    desk.press("登记这张卡")
    fill(desk.form.form)
    qtbot.waitUntil(lambda: len(desk.form.view.panel.found) == 1)

    desk.form.view.panel.meant.emit(desk.form.view.panel.found[0].row)

    assert (desk.tone, branch.value("SELECT method FROM attendance")) == ("ok", "C")


def test_the_notice_can_be_read_in_full(desk: CheckInDesk, form: WalkInForm) -> None:
    assert "可以不留电话" in form.consent._spoken.text()

    form.consent.more.click()

    assert form.consent._whole.isVisible()
    assert "滨江区社区学院浦沿街道分院" in form.consent._whole.text()
    assert "{" not in form.consent._whole.text()
