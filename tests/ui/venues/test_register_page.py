"""The card and the form of a venue: opening hours read while they are written, two desks at one, closing (R54)."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from bjdesk.store.database import FROM_DISTRICT
from bjdesk.ui.venues.page import VenuesPage
from bjdesk.venues import queries
from bjdesk.venues.commands import EditVenue
from bjdesk.venues.model import Venue
from bjdesk.venues.register.commands import SetOpeningHours
from tests.documents.test_workbook import NS, Book
from tests.makers import Branch
from tests.ui.learners.desk import said
from tests.ui.venues.conftest import Press

KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(page: VenuesPage) -> UUID:
    return next(line.venue.id for line in page.week.list.lines if line.venue.label == "203 教室")


@pytest.fixture(autouse=True)
def chosen(page: VenuesPage, room: UUID) -> None:
    page.choose(room)


def cells(branch: Branch, venue: UUID) -> dict[str, Any]:
    found: dict[str, Any] = branch.read(queries.venue_cells, venue)
    return found


def write(page: VenuesPage, name: str, text: str) -> None:
    """As somebody types it."""
    field = page.form.fields[name]
    field.set_text(text)
    field.edited.emit(text)


# --- the card --------------------------------------------------------------------------------------------------------


def test_the_card_says_when_it_is_open_and_whose_hours_those_are(page: VenuesPage, press: Press) -> None:
    press(KEY.Key_K, ALT)

    assert page.card.bars.said[:2] == ["周一 闭馆", "周二 8:30–20:30"]
    assert page.card.notes.text() == "按“教学楼（演示）”的开放时间"
    assert page.card.count.text() == "这周有 5 场"
    assert dict(page.card.facts)["能坐"] == "36 人"
    press(KEY.Key_Escape)
    assert page.mode == "week"


# --- the form --------------------------------------------------------------------------------------------------------


def test_opening_hours_are_read_while_they_are_written(page: VenuesPage, press: Press) -> None:
    press(KEY.Key_E, CTRL)
    write(page, "hours_text", "周一至周五 ９：００到１７：００")
    assert page.form.hours.message == "读成：周一至周五 9:00–17:00"
    assert page.form.by_hand.isHidden()

    write(page, "hours_text", "周一至周五 9:00-17:00；周三 8:00-10:00")
    assert page.form.hours.message.startswith("没读懂“")
    assert not page.form.by_hand.isHidden()


def test_what_cannot_be_read_is_kept_and_entered_by_hand_and_comes_back_with_ctrl_z(
    page: VenuesPage, press: Press, branch: Branch, room: UUID
) -> None:
    press(KEY.Key_E, CTRL)
    write(page, "hours_text", "看情况")
    write(page, "by_hand", "也看情况")
    press(KEY.Key_S, CTRL)
    assert page.form.by_hand.message == "这一行也读不懂，请按样子填"

    write(page, "by_hand", "周六 9:00-12:00")
    press(KEY.Key_S, CTRL)
    assert cells(branch, room)["hours_text"] == "看情况"
    assert page.card.bars.said[5] == "周六 9:00–12:00"
    assert page.card.notes.text() == "原文读不出来，时间是手工填的"

    press(KEY.Key_Z, CTRL)
    assert cells(branch, room)["hours_text"] is None


def test_every_field_says_what_is_wrong_with_it_and_keeps_what_was_typed(page: VenuesPage, press: Press) -> None:
    press(KEY.Key_E, CTRL)
    for name, text in (
        ("name", ""),
        ("capacity", "很多"),
        ("type", "火星"),
        ("point", "116.40, 39.90"),
        ("area_dm2", "x"),
    ):
        write(page, name, text)
    press(KEY.Key_S, CTRL)

    fields = page.form.fields
    messages = {name: fields[name].message for name in ("name", "capacity", "type", "point", "area_dm2")}
    assert messages == {
        "name": "要填",
        "capacity": "看不懂",
        "type": "按 ↓ 选一项",
        "point": "不在滨江区里",
        "area_dm2": "看不懂",
    }
    assert fields["name"].edit.hasFocus()
    assert fields["point"].text == "116.40, 39.90"


def test_a_point_of_a_gps_is_named_and_turned_into_the_one_of_the_map(
    page: VenuesPage, press: Press, branch: Branch, room: UUID
) -> None:
    press(KEY.Key_E, CTRL)
    write(page, "point", "GPS 120.2103, 30.2084")
    assert page.form.point.message == "WGS-84 的坐标，换成高德的存"
    press(KEY.Key_S, CTRL)

    found = cells(branch, room)
    assert 4000 < found["lon_gcj02"] - 120_210_300 < 6000
    assert -4000 < found["lat_gcj02"] - 30_208_400 < -1000


def test_what_another_desk_wrote_meanwhile_stands_beside_what_was_typed(
    page: VenuesPage, press: Press, branch: Branch, room: UUID
) -> None:
    press(KEY.Key_E, CTRL)
    write(page, "capacity", "40")
    branch.execute(EditVenue(room, cells(branch, room)["rev"], {"capacity": 30, "audience": "居民"}))
    press(KEY.Key_S, CTRL)

    assert page.form.capacity.message == "别人刚改成：30"
    assert page.form.capacity.text == "40"
    assert (page.form.audience.text, page.form.audience.message) == ("居民", "别人刚改成这样")
    assert cells(branch, room)["capacity"] == 30
    press(KEY.Key_S, CTRL)
    assert (cells(branch, room)["capacity"], cells(branch, room)["audience"]) == (40, "居民")


def test_hours_that_another_desk_wrote_meanwhile_are_not_lost(
    page: VenuesPage, press: Press, branch: Branch, room: UUID
) -> None:
    press(KEY.Key_E, CTRL)
    write(page, "hours_text", "周一 9:00-10:00")
    branch.execute(SetOpeningHours(room, cells(branch, room)["rev"], "周二 9:00-10:00"))
    press(KEY.Key_S, CTRL)

    assert page.form.hours.message == "别人刚改成：周二 9:00-10:00"
    assert cells(branch, room)["hours_text"] == "周二 9:00-10:00"


def test_a_form_that_was_left_goes_on_where_it_was(page: VenuesPage, press: Press) -> None:
    press(KEY.Key_N, ALT)
    write(page, "name", "演示书房")
    press(KEY.Key_Escape)
    press(KEY.Key_N, ALT)

    assert page.form.name.text == "演示书房"
    assert page.form.kept.text() == "接着 13:30 没填完的"
    page.form.clear.click()
    assert page.form.name.text == ""


def test_a_change_of_the_districts_venue_is_a_wish(page: VenuesPage, press: Press, branch: Branch, room: UUID) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(Venue).where(Venue.id == room).values(scope="*"))
    page.refresh(None)
    page.choose(room)
    press(KEY.Key_E, CTRL)
    assert page.form.save.text() == "报给区里"
    write(page, "capacity", "40")
    press(KEY.Key_S, CTRL)

    assert cells(branch, room)["capacity"] == 36
    assert branch.value("SELECT count(*) FROM proposal WHERE state = '2'") == 1
    assert said(page) == ["改动报给区里了，区里同意以后才生效"]


# --- closing ---------------------------------------------------------------------------------------------------------


def test_closing_names_what_stands_there_and_does_it_only_when_that_is_known(
    page: VenuesPage, press: Press, branch: Branch, room: UUID
) -> None:
    press(KEY.Key_T, ALT)
    (banner,) = page.messages.banners
    assert banner.what == "“教室”后面还有 5 场没办，最早是“演示”"
    assert banner.do.endswith("还有 2 场")
    assert cells(branch, room)["status"] != "3"

    banner.acted.emit()
    assert cells(branch, room)["status"] == "3"
    press(KEY.Key_Z, CTRL)
    assert cells(branch, room)["status"] != "3"


# --- papers ----------------------------------------------------------------------------------------------------------


def saved(page: VenuesPage, qtbot: QtBot, ending: str) -> Path:
    """The one file of this kind that came."""
    assert page.desk is not None
    folder = page.desk.papers
    qtbot.waitUntil(lambda: any("存好了" in one for one in said(page)), timeout=20_000)
    (path,) = folder.glob(f"*{ending}")
    return path


def words_of(path: Path) -> str:
    """What can be read on the first page, in one line."""
    text: str = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    return text.replace("\r\n", "")


def test_the_week_is_printed_with_everything_that_is_on(page: VenuesPage, press: Press, qtbot: QtBot) -> None:
    press(KEY.Key_F9)
    path = saved(page, qtbot, ".pdf")

    text = words_of(path)
    assert path.name == "周表 203 教室 2026-11-23.pdf"
    for word in ("203 教室 一周安排", "合唱团排练", "13:30–15:30", "周一闭馆", "不开放"):
        assert word in text


def test_the_day_is_printed_in_order_of_time(page: VenuesPage, press: Press, qtbot: QtBot) -> None:
    press(KEY.Key_D, ALT)
    path = saved(page, qtbot, ".pdf")

    text = words_of(path)
    assert path.name == "场地日表 2026-11-24.pdf"
    assert "健康讲座" in text
    assert "智能手机应用" in text


def test_the_register_goes_to_excel_as_texts_and_says_who_made_it(
    page: VenuesPage, press: Press, qtbot: QtBot, branch: Branch, room: UUID
) -> None:
    branch.execute(EditVenue(room, cells(branch, room)["rev"], {"address": "=HYPERLINK(1)"}))
    press(KEY.Key_X, ALT)
    book = Book(saved(page, qtbot, ".xlsx").read_bytes())

    values = book.values(1)
    assert "=HYPERLINK(1)" in values
    assert not list(book.xml("xl/worksheets/sheet1.xml").iter(f"{{{NS['m']}}}f"))
    assert {"203", "教学楼（演示）", "新浦社区·邻里阅读空间", 36.0} <= set(values)
    about = book.values(2)
    for word in ("经办人", "演示员", "2026-11-24 13:30", 5.0):
        assert word in about
