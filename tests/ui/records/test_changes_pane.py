"""修改记录 as people read it: newest first, in words, long ones paged, no phone in full (D5)."""

from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from bjdesk.kernel.clock import Instant
from bjdesk.learning.classes.commands import LeaveClass
from bjdesk.syncing.history_lines import CAME, CHANGED, LOST, NEW, Line, Value
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.records import change_words as words
from bjdesk.ui.records.changes_pane import ChangesPane
from bjdesk.ui.shell.paging import CELL_ROLE
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.sync.run_words import Today
from bjdesk.venues.commands import EditVenue
from bjdesk.venues.opening import ALL_YEAR, Span
from bjdesk.venues.register.commands import RegisterVenue, SetOpeningHours
from tests.makers import DAY, ZONE, Branch, at

TODAY = Today(DAY, ZONE)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, branch: Branch, tmp_path: Path) -> ChangesPane:
    made = ChangesPane(theme)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.attach(DeskWorkspace(branch.desk, tmp_path, [], made), made.setToolTip)
    return made


def rev(branch: Branch, venue: UUID) -> int:
    return int(branch.value("SELECT rev FROM venue WHERE id = ?", venue))


def told(pane: ChangesPane) -> list[tuple[str, ...]]:
    rows = pane.table.rows
    return [tuple(rows.index(place, column).data() for column in range(3)) for place in range(rows.rowCount())]


def test_a_venue_tells_who_changed_what_the_newest_first(pane: ChangesPane, branch: Branch) -> None:
    room = branch.execute(RegisterVenue({"name": "203 教室", "capacity": 30})).value.venue
    branch.clock.advance(minutes=10)
    branch.execute(EditVenue(room, rev(branch, room), {"capacity": 36, "is_step_free": True, "type": "02"}))
    branch.execute(SetOpeningHours(room, rev(branch, room), "看情况", (Span(ALL_YEAR, 1, 540, 720),)))
    pane.show_record("venue", room)
    pane.show()

    found = told(pane)
    assert found[0] == ("11-24 09:00", "手工填的开放时间：（空） → 周一 9:00–12:00", "演示员")
    assert ("11-24 09:00", "容纳人数：30 → 36", "演示员") in found
    assert ("11-24 09:00", "没有台阶：否 → 是", "演示员") in found
    assert ("11-24 09:00", "类别：教室 → 多功能厅", "演示员") in found
    assert found[-1] == ("11-24 08:50", "登记：名称：203 教室", "演示员")


def test_a_class_tells_of_its_people_by_name(pane: ChangesPane, branch: Branch) -> None:
    course, person = branch.course(state="3"), branch.learner("王桂芳（演示）")
    branch.enrol(course, person)
    ((seat, seat_rev),) = branch.rows("SELECT id, rev FROM enrolment WHERE learner_id = ?", person)
    branch.execute(LeaveClass(UUID(bytes=bytes(seat)), seat_rev, DAY, "搬家了"))
    pane.show_record("activity", course)
    pane.show()

    cells = {pane.table.rows.index(place, 1).data(CELL_ROLE) for place in range(pane.table.rows.rowCount())}
    assert ("状态：已报名 → 退学", "报名·王桂芳（演示）") in {(cell.text, cell.sub) for cell in cells}


def test_a_record_that_nobody_changed_says_so(pane: ChangesPane, branch: Branch) -> None:
    pane.show_record("venue", branch.venue("203 教室"))
    pane.show()

    assert pane.empty.isVisible()
    assert not pane.table.isVisible()
    assert pane.empty.what == "还没有改过"
    assert not pane.focus_list()


def test_a_long_history_is_read_page_by_page(pane: ChangesPane, branch: Branch) -> None:
    room = branch.venue("203 教室")
    for seats in range(1, 131):
        branch.execute(EditVenue(room, rev(branch, room), {"capacity": seats}))
    pane.show_record("venue", room)
    pane.show()

    assert pane.table.rows.rowCount() == 130
    assert pane.table.rows.index(0, 1).data() == "容纳人数：129 → 130"
    assert pane.table.rows.index(129, 1).data() == "容纳人数：（空） → 1"


def test_what_is_shown_is_what_is_known() -> None:
    phone = Value("phone", "text", "13800001234", "13900005678")
    mine = Line(CHANGED, at("09:00"), "learner", (phone,), staff="演示员", desk="一号台")
    came = Line(CAME, at("09:00"), "venue", (Value("audience", "text", None, "居民"),), is_ours=False)
    district = Line(
        NEW, Instant(0), "venue", (Value("name", "text", None, "少年宫"),), is_ours=False, is_districts=True
    )
    lost = Line(LOST, at("09:00"), "venue", (Value("audience", "text", None, "老年人"),), desk="二号台", is_ours=False)
    erased = Line(CHANGED, at("09:00"), "learner", (Value("name", "text", is_erased=True),), staff="演示员")

    assert words.title(mine, TODAY) == "手机号：138****1234 → 139****5678"
    assert (words.title(came, TODAY), words.who(came)) == ("向谁开放：居民", "来自其它电脑")
    assert words.below(came, TODAY) == "原来是什么，这台电脑不知道"
    assert words.who(district) == "区里"
    assert (words.title(lost, TODAY), words.who(lost)) == ("没有用上的：向谁开放：老年人", "二号台")
    assert words.title(erased, TODAY) == "姓名：内容已按规定删除"
