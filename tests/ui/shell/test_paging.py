"""A list of any length asks only for the rows that are seen."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from bjdesk.ui.shell.paging import ID_ROLE, PAGE_ROWS, PAGES_KEPT, Cell, Column, Order, PagedTableModel
from tests.ui.shell.samples import PEOPLE, people_model


def text(model: PagedTableModel, row: int, column: int = 0) -> str:
    return model.index(row, column).data()


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(people_model(250))


def test_nothing_is_fetched_before_it_is_seen_and_then_a_page() -> None:
    fetched: list[int] = []
    model = people_model(100_000, fetched)

    rows = model.rowCount()
    asked_before = list(fetched)
    text(model, 50_000)
    text(model, 50_001)

    assert (rows, asked_before, fetched) == (100_000, [], [PAGE_ROWS])


def test_the_last_page_is_as_short_as_it_is() -> None:
    fetched: list[int] = []
    model = people_model(PAGE_ROWS + 7, fetched)

    text(model, PAGE_ROWS + 6)

    assert fetched == [7]


def test_pages_seen_long_ago_are_let_go() -> None:
    fetched: list[int] = []
    model = people_model(100_000, fetched)

    for page in range(PAGES_KEPT + 1):
        text(model, page * PAGE_ROWS)
    text(model, PAGES_KEPT * PAGE_ROWS)
    text(model, 0)

    assert len(fetched) == PAGES_KEPT + 2


def test_a_row_that_is_gone_leaves_a_place_and_no_error() -> None:
    model = people_model(3, missing=[1])

    assert [text(model, row) for row in range(3)] == [PEOPLE[0], "…", PEOPLE[2]]
    assert model.actions_at(1) == ()


def test_the_same_ids_again_fetch_anew_and_keep_the_place(qtmodeltester: ModelTester) -> None:
    fetched: list[int] = []
    model = people_model(5, fetched)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    text(model, 0)

    model.set_ids(list(range(5)))
    text(model, 0)

    assert (len(fetched), resets) == (2, [])


def test_other_ids_are_another_list() -> None:
    model = people_model(5)

    model.set_ids([4, 2])

    assert [text(model, row) for row in range(model.rowCount())] == [PEOPLE[4], PEOPLE[2]]
    assert (model.place_of(2), model.place_of(0)) == (1, None)
    assert model.index(0, 0).data(ID_ROLE) == 4


def test_a_reader_hears_second_line_chips_and_links() -> None:
    model = people_model()

    first = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    last = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)

    assert first == "王桂芳，同名，1948 年·尾号 4417"
    assert last == "36.5，撤销"


def test_numbers_stand_right_and_their_title_with_them() -> None:
    model = people_model()
    role = Qt.ItemDataRole.TextAlignmentRole

    assert model.headerData(2, Qt.Orientation.Horizontal, role) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 0).data(role) & Qt.AlignmentFlag.AlignLeft


HOURS = {"王": 3.0, "陈": None, "何": 12.5, "沈": 3.0}


def sortable() -> PagedTableModel:
    columns = (Column("姓名", Cell, key=str), Column("学时", Cell, 60, is_number=True, key=HOURS.get))
    return PagedTableModel(columns, list(HOURS), _same)


def _same(ids: list[str]) -> dict[str, str]:
    return {one: one for one in ids}


def test_a_list_is_sorted_and_who_has_nothing_stands_last_either_way() -> None:
    model = sortable()

    model.set_order(Order(1, is_falling=True))
    assert list(model.ids) == ["何", "王", "沈", "陈"]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "学时 ↓"

    model.set_order(Order(1))
    assert list(model.ids) == ["王", "沈", "何", "陈"]

    model.set_order(None)
    assert list(model.ids) == list(HOURS)


def test_other_rows_of_a_sorted_list_come_sorted() -> None:
    model = sortable()
    model.set_order(Order(0))

    model.set_ids(["王", "何"])

    assert list(model.ids) == sorted(["王", "何"])
