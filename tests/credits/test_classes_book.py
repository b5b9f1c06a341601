"""The list of classes as a table: a class a line, numbers as numbers (R25, D11)."""

from datetime import date
from uuid import UUID

from bjdesk.credits.classes_book import classes_table
from bjdesk.learning.classes.queries import ClassRow, Hour
from bjdesk.learning.classes.seating import Seats

KLASS = ClassRow(
    id=UUID(int=1),
    rev=0,
    number="0012",
    title="国画基础班（演示）",
    type="KC",
    category="05",
    teacher="演示老师",
    term=None,
    state="3",
    starts_on=date(2026, 9, 1),
    ends_on=None,
    hours=(Hour(1, 540, 630),),
    place="203 教室",
    seats=Seats(18, 2, 20, None),
    meetings=16,
    held=5,
    to_come=11,
    next_at=None,
)


def test_a_class_is_a_line_of_what_the_list_shows() -> None:
    table = classes_table([KLASS], "2026 年秋")

    assert table.lines == ("2026 年秋",)
    assert table.rows[0][:6] == (1, "0012", "国画基础班（演示）", "演示老师", "周二 09:00–10:30", "203 教室")
    assert table.rows[0][6:] == (date(2026, 9, 1), None, 18, 2, 20, 5, 16, "在上")
