"""Opening hours as people write them become spans; what cannot be read is handed back as it stands (R12)."""

import csv
import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from bjdesk.venues.opening import (
    ALL_YEAR,
    DAY_MIN,
    SUMMER,
    TERM,
    WINTER,
    Span,
    closed,
    mask,
    open_on,
    season_of,
    wrong_with,
)
from bjdesk.venues.opening_text import read_opening, written

TERMS = ((date(2026, 3, 1), date(2026, 7, 5)), (date(2026, 9, 1), date(2027, 1, 24)))
WORKDAYS, WEEKEND, TUE_TO_FRI = mask(range(5)), mask((5, 6)), mask(range(1, 5))
REAL = Path(resources.__file__).parent / "geography" / "venues.csv"


def real_texts() -> list[str]:
    with open(REAL, encoding="utf-8", newline="") as file:
        return [row["hours_text"] for row in csv.DictReader(file)]


# --- what is read ----------------------------------------------------------------------------------------------------


def test_a_week_with_a_closed_day_is_read_as_it_was_meant() -> None:
    found = read_opening("周一闭馆；周二至周五 13:00-20:30；周末 9:00–20:30")

    assert found.spans == (Span(ALL_YEAR, TUE_TO_FRI, 780, 1230), Span(ALL_YEAR, WEEKEND, 540, 1230))
    assert found.is_read


def test_the_twenty_real_places_are_read_or_have_nothing_to_read() -> None:
    texts = real_texts()

    assert len(texts) == 20
    assert [text for text in texts if text and not read_opening(text).is_read] == []
    assert sum(1 for text in texts if text) == 14


@pytest.mark.parametrize(
    "text",
    [
        "周一至周五 9:00-17:00",
        "周一到周五９：００～１７：００",
        "星期一—星期五 9:00—17:00",
        "礼拜1至5 9点到17点",
        "工作日：9:00至17:00。",
        "周一二三四五 9.00-17.00",
        "周一-周五上午9点-下午5点",
        "周一、周二、周三，周四及周五 9:00-17:00",
        "开放时间：周一至周五 9:00–17:00 开放",
    ],
)
def test_one_week_written_in_many_ways_is_one_week(text: str) -> None:
    assert read_opening(text).spans == (Span(ALL_YEAR, WORKDAYS, 540, 1020),)


def test_a_day_with_a_break_has_two_spans() -> None:
    found = read_opening("工作日上午9:00-11:30，下午1:30-5:00")

    assert found.spans == (Span(ALL_YEAR, WORKDAYS, 540, 690), Span(ALL_YEAR, WORKDAYS, 810, 1020))


def test_a_night_past_midnight_ends_above_1440() -> None:
    assert read_opening("每天 18:00-次日2:00").spans == (Span(ALL_YEAR, 127, 1080, DAY_MIN + 120),)
    assert read_opening("周五 20:00-1:00").spans == (Span(ALL_YEAR, 16, 1200, DAY_MIN + 60),)


def test_what_differs_in_a_season_is_said_for_the_season() -> None:
    found = read_opening("周日闭馆；周一到周五 14:00-20:00；周六 10:00-20:00；暑期周六日闭馆")

    assert closed(WEEKEND, SUMMER) in found.spans
    assert found.is_read


def test_words_about_holidays_are_kept_and_do_not_spoil_the_rest() -> None:
    found = read_opening("周二至周日 9:00-17:00，周一闭馆（法定节假日除外）；夜校开课期间除外")

    assert found.is_read
    assert found.notes == ("（法定节假日除外）", "夜校开课期间除外")


def test_a_season_goes_on_until_its_clause_ends() -> None:
    found = read_opening("暑期：周一至周五 9:00-11:00，周六 9:00-12:00；周日 9:00-17:00")

    assert found.spans == (
        Span(ALL_YEAR, 64, 540, 1020),
        Span(SUMMER, WORKDAYS, 540, 660),
        Span(SUMMER, 32, 540, 720),
    )


# --- what is not read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "看情况",
        "9-17",
        "周一至周五 9:00-5:00",
        "25:00-26:00",
        "7月1日-8月31日 9:00-17:00",
        "闭馆日：周一",
        "=HYPERLINK",
        "周一",
        "周八 9:00-17:00",
        "\u200b\u202e",
    ],
)
def test_what_is_not_plain_is_marked_and_nothing_is_guessed(text: str) -> None:
    found = read_opening(text)

    assert not found.is_read
    assert found.unread == (text.strip(),)
    assert found.spans == ()
    assert found.text == text


def test_one_part_that_is_not_read_leaves_the_others() -> None:
    found = read_opening("周一至周五 9:00-17:00；周六看情况")

    assert found.unread == ("周六看情况",)
    assert found.spans == (Span(ALL_YEAR, WORKDAYS, 540, 1020),)
    assert not found.is_read


@pytest.mark.parametrize(
    "text",
    [
        "周一至周五 9:00-17:00；周三 13:00-20:00",
        "周一 18:00-次日2:00；周二 1:00-5:00",
        "周日 22:00-次日6:00；周一 5:00-9:00",
    ],
)
def test_hours_that_overlap_are_no_hours_not_even_across_midnight(text: str) -> None:
    found = read_opening(text)

    assert found.spans == ()
    assert found.unread == (text,)


def test_no_text_is_too_long_or_too_strange_to_be_looked_at() -> None:
    for text in ("周一" * 5000, "9:00-" * 5000, "；" * 9999, "周一至周五 9:00-17:00；" * 500):
        assert read_opening(text).text == text


# --- properties ------------------------------------------------------------------------------------------------------

_TIMES = st.integers(0, 47).map(lambda half: half * 30)
_SPANS = st.builds(
    lambda season, days, starts, length: Span(season, days, starts, starts + length),
    st.sampled_from([ALL_YEAR, TERM, SUMMER, WINTER]),
    st.integers(1, 127),
    _TIMES,
    st.integers(1, 20).map(lambda half: half * 30),
)


def _alone(spans: list[Span]) -> tuple[Span, ...]:
    """Spans of one kind stand together, none overlaps another: what a reader can give."""
    kept: list[Span] = []
    for span in spans:
        is_same = any(
            (one.season, one.starts_min, one.ends_min) == (span.season, span.starts_min, span.ends_min) for one in kept
        )
        if not is_same and wrong_with([*kept, span]) is None:
            kept.append(span)
    return tuple(sorted(kept))


@settings(max_examples=150, deadline=None)
@given(st.lists(_SPANS, min_size=1, max_size=6))
def test_spans_written_down_read_back_as_the_same(spans: list[Span]) -> None:
    kept = _alone(spans)

    found = read_opening(written(kept))

    assert found.spans == kept
    assert found.is_read


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="周一二五日末至到-—～：:0123456789０９；，。、闭馆暑期每天节假日上下午点半（） x", max_size=40))
def test_whatever_is_written_is_kept_and_gives_no_wrong_hours(text: str) -> None:
    found = read_opening(text)

    assert found.text == text
    assert wrong_with(found.spans) is None
    assert all(part in text for part in (*found.notes, *found.unread))


@settings(max_examples=100, deadline=None)
@given(st.lists(_SPANS, min_size=1, max_size=6), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_a_day_is_open_in_order_within_itself(spans: list[Span], day: date) -> None:
    found = open_on(_alone(spans), day, TERMS)

    assert all(0 <= first < last <= DAY_MIN for first, last in found)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(found))


# --- a day -----------------------------------------------------------------------------------------------------------


def test_the_summer_word_holds_in_the_summer_only() -> None:
    spans = read_opening("周一到周五 14:00-20:00；周六 10:00-20:00；暑期周六日闭馆").spans

    assert open_on(spans, date(2026, 7, 25), TERMS) == []
    assert open_on(spans, date(2026, 7, 24), TERMS) == [(840, 1200)]
    assert open_on(spans, date(2026, 10, 10), TERMS) == [(600, 1200)]


def test_what_is_left_of_a_night_belongs_to_the_next_day() -> None:
    spans = read_opening("周五 20:00-次日1:00；周六 9:00-17:00").spans

    assert open_on(spans, date(2026, 11, 28), TERMS) == [(0, 60), (540, 1020)]


def test_seasons_follow_the_terms_of_the_district() -> None:
    found = [season_of(day, TERMS) for day in (date(2026, 5, 1), date(2026, 7, 20), date(2026, 2, 10))]

    assert found == [TERM, SUMMER, WINTER]
