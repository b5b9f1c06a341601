"""Rows on pages: none lost, none out of order, none over the edge."""

from hypothesis import given
from hypothesis import strategies as st

from bjdesk.documents.paging import paginate

HEIGHTS = st.lists(st.floats(5, 40), max_size=120)


def test_no_rows_still_make_a_page():
    assert paginate([], 100, 150, 20) == [range(0)]


def test_the_end_of_the_paper_takes_rows_with_it_to_a_page_of_its_own():
    assert paginate([10] * 10, 100, 150, 20) == [range(7), range(7, 10)]


def test_a_last_page_is_never_left_with_one_row():
    assert paginate([10] * 11, 100, 150, 20) == [range(8), range(8, 11)]


@given(heights=HEIGHTS)
def test_every_row_stands_once_in_order_and_inside_its_page(heights):
    pages = paginate(heights, 100, 150, 20)

    assert [row for page in pages for row in page] == list(range(len(heights)))
    for number, page in enumerate(pages):
        room = (150 if number else 100) - (20 if number == len(pages) - 1 else 0)
        assert sum(heights[row] for row in page) <= room + 1e-6
