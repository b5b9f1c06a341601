"""A certificate says what its template and its frozen facts say (R67, R77)."""

from datetime import date

import pytest

from bjdesk.certificates.wording import chinese_date, filled, spoken_hours

SENTENCE = "{name}[（证件号码后四位：{id4}）]参加“{class_name}”，准予结业。"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 20), "二〇二六年十一月二十日"),
        (date(2030, 1, 1), "二〇三〇年一月一日"),
        (date(2026, 10, 10), "二〇二六年十月十日"),
        (date(2028, 2, 29), "二〇二八年二月二十九日"),
        (date(2026, 12, 31), "二〇二六年十二月三十一日"),
    ],
)
def test_dates_stand_in_chinese_numerals(day: date, text: str) -> None:
    assert chinese_date(day) == text
    assert "\u3007" in chinese_date(day)
    assert not set("零○0") & set(chinese_date(day))


def test_the_year_is_said_once_in_a_span_of_one_year() -> None:
    first = date(2026, 9, 1)
    assert chinese_date(date(2026, 11, 20), after=first) == "十一月二十日"
    assert chinese_date(date(2027, 1, 8), after=first) == "二〇二七年一月八日"


@pytest.mark.parametrize(("hundredths", "text"), [(3650, "36.5"), (1600, "16"), (1605, "16.1"), (1604, "16"), (0, "0")])
def test_hours_show_one_decimal_at_most(hundredths: int, text: str) -> None:
    assert spoken_hours(hundredths) == text


@pytest.mark.parametrize("id4", ["", "002X"])
def test_the_clause_of_the_id_is_left_out_for_those_who_gave_none(id4: str) -> None:
    said = filled(SENTENCE, {"name": "𬭸𫖯", "id4": id4, "class_name": "书法"})
    assert said == f"𬭸𫖯{'（证件号码后四位：002X）' if id4 else ''}参加“书法”，准予结业。"


def test_braces_in_a_name_stay_as_they_are() -> None:
    said = filled(SENTENCE, {"name": "{id4}", "id4": "", "class_name": "[一]{name}"})
    assert said == "{id4}参加“[一]{name}”，准予结业。"


def test_a_fact_that_must_be_there_is_missed() -> None:
    with pytest.raises(KeyError):
        filled(SENTENCE, {"name": "王", "id4": ""})
