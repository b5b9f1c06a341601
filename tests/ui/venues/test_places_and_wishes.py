"""Real places loaded at a key, hours day by day, drafts of corrections, wishes to the district, 修改记录 (R54)."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from bjdesk.store.database import FROM_DISTRICT
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.venues.page import VenuesPage
from bjdesk.venues import queries
from bjdesk.venues.commands import EditVenue
from bjdesk.venues.model import Venue
from tests.makers import Branch
from tests.ui.learners.desk import said
from tests.ui.venues.conftest import Press, open_page, presser

KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def room_of(page: VenuesPage) -> UUID:
    return next(line.venue.id for line in page.week.list.lines if line.venue.label == "203 教室")


def cells(branch: Branch, venue: UUID) -> dict[str, Any]:
    found: dict[str, Any] = branch.read(queries.venue_cells, venue)
    return found


def write(page: VenuesPage, name: str, text: str) -> None:
    field = page.form.fields[name]
    field.set_text(text)
    field.edited.emit(text)


def type_in(edit: QLineEdit, text: str) -> None:
    """As an input method hands it over."""
    edit.setText(text)
    edit.textEdited.emit(text)


def count(branch: Branch) -> int:
    return int(branch.value("SELECT count(*) FROM venue WHERE removed = 0"))


# --- real places -----------------------------------------------------------------------------------------------------


def test_an_empty_branch_loads_the_places_of_its_street_at_a_key_and_once(
    qapp: QApplication, theme: Theme, empty_branch: Branch, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_page(qapp, theme, empty_branch, tmp_path, qtbot)
    press, page = presser(window), window.page
    assert isinstance(page, VenuesPage)
    assert page.nothing.load.text() == "载入本街道的 4 处"
    press(KEY.Key_Tab)
    assert page.nothing.load.hasFocus()
    press(KEY.Key_L, ALT)

    assert (count(empty_branch), page.mode, said(page)) == (4, "week", ["载入了 4 处"])
    assert {line.venue.status for line in page.week.list.lines} == {"1"}
    press(KEY.Key_L, ALT)
    (banner,) = page.messages.banners
    assert banner.what == "本街道公开的场所都已经有了，没有再载入"
    banner.acted.emit()
    assert (count(empty_branch), said(page)) == (20, ["载入了 16 处"])
    assert page.messages.banners[0].do.startswith("6 处没有开放时间，要补上。")
    press(KEY.Key_Z, CTRL)
    assert count(empty_branch) == 4


# --- hours by hand ---------------------------------------------------------------------------------------------------


def test_hours_that_cannot_be_read_are_filled_in_day_by_day(page: VenuesPage, press: Press, branch: Branch) -> None:
    room = room_of(page)
    page.choose(room)
    press(KEY.Key_E, CTRL)
    assert page.form.week.isHidden()
    write(page, "hours_text", "看情况")
    assert not page.form.week.isHidden()
    days = page.form.week.edits
    days[0].setFocus()
    QTest.keyClicks(days[0], "9:00-11:00 14:00-17:00")
    page.form.week.fill.click()
    type_in(days[5], "上午")
    assert page.form.by_hand.text.endswith("周六 上午")
    press(KEY.Key_S, CTRL)
    assert page.form.by_hand.message == "这一行也读不懂，请按样子填"

    type_in(days[5], "闭馆")
    press(KEY.Key_S, CTRL)
    assert page.card.bars.said[4:6] == ["周五 9:00–11:00、14:00–17:00", "周六 闭馆"]
    assert cells(branch, room)["hours_text"] == "看情况"
    press(KEY.Key_E, CTRL)
    days = page.form.week.edits
    assert [edit.text() for edit in days[3:6]] == ["9:00–11:00、14:00–17:00"] * 2 + [""]
    assert days[5].placeholderText() == "闭馆"


# --- drafts ----------------------------------------------------------------------------------------------------------


def test_a_correction_that_was_left_goes_on_and_shows_what_another_wrote_since(
    page: VenuesPage, press: Press, branch: Branch
) -> None:
    room = room_of(page)
    page.choose(room)
    press(KEY.Key_E, CTRL)
    write(page, "capacity", "40")
    write(page, "audience", "居民")
    press(KEY.Key_Escape)
    branch.execute(EditVenue(room, cells(branch, room)["rev"], {"capacity": 30}))
    press(KEY.Key_E, CTRL)

    assert (page.form.capacity.text, page.form.audience.text) == ("40", "居民")
    assert page.form.capacity.message == "别人后来改成：30"
    assert page.form.kept.text() == "接着 13:30 没改完的"
    press(KEY.Key_S, CTRL)
    assert (cells(branch, room)["capacity"], cells(branch, room)["audience"]) == (40, "居民")
    press(KEY.Key_E, CTRL)
    assert page.form.kept.isHidden()


# --- wishes ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def districts(page: VenuesPage, branch: Branch) -> UUID:
    room = room_of(page)
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(Venue).where(Venue.id == room).values(scope="*"))
    page.refresh(None)
    page.choose(room)
    return room


def test_a_wish_is_made_seen_with_its_state_and_taken_back_by_keyboard(
    page: VenuesPage, press: Press, branch: Branch, districts: UUID
) -> None:
    press(KEY.Key_E, CTRL)
    write(page, "capacity", "40")
    write(page, "reason", "换了桌椅")
    press(KEY.Key_S, CTRL)
    wishes = page.card.wishes
    assert page.mode == "card"
    assert wishes.said == [("容纳人数：36 → 40", "已报送")]
    assert dict(page.card.facts)["归谁管"] == "区里"

    press(KEY.Key_Tab, times=2)
    assert wishes.table.hasFocus()
    wishes.table.selectRow(0)
    press(KEY.Key_Delete)
    assert wishes.said == [("容纳人数：36 → 40", "撤回")]
    assert cells(branch, districts)["capacity"] == 36
    press(KEY.Key_Delete)
    assert branch.value("SELECT count(*) FROM proposal") == 1


def test_the_card_says_who_changed_the_venue(page: VenuesPage, press: Press, branch: Branch) -> None:
    room = room_of(page)
    page.choose(room)
    branch.execute(EditVenue(room, cells(branch, room)["rev"], {"capacity": 30}))
    press(KEY.Key_K, ALT)

    rows = page.card.changes.table.rows
    assert rows.index(0, 1).data() == "容纳人数：36 → 30"
