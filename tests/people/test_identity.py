"""The number of an identity document: what it says, what is wrong with it, what stays of it (D3, D5)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.identity import IdentityKeys, IdNumber, check_character, kept, read_number

TODAY = date(2026, 11, 24)
KNOWN = "11010519491231002X"
"""The example of GB 11643."""
_FIRST = r"[1-6][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}"
KEYS = IdentityKeys(b"o" * 32)


def number(first: str) -> str:
    """Seventeen digits with the character that belongs to them (演示)."""
    return first + check_character(first)


def refusal(text: str, kind: str = "01") -> RuleBroken:
    with pytest.raises(RuleBroken) as broken:
        read_number(text, TODAY, kind)
    return broken.value


@pytest.mark.parametrize(
    "typed",
    [KNOWN, "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ", "\u200b" + KNOWN + "\u202c\n"],
)
def test_the_example_of_the_standard_is_read_however_it_was_typed(typed: str) -> None:
    found = read_number(typed, TODAY)
    assert (found.text, found.birth_date, found.sex, found.tail) == (KNOWN, date(1949, 12, 31), "2", "002X")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "id-missing"),
        ("110105491231002", "id-old"),
        ("1101051949123100", "id-length"),
        ("1" + KNOWN, "id-length"),
        ("王桂芳", "id-unreadable"),
        ("11010519491231002Y", "id-unreadable"),
        ("110105194912310021", "id-check"),
        (number("11010519490231002"), "id-no-such-day"),
        (number("11010518490228002"), "id-no-such-day"),
        (number("11010520261125002"), "id-in-future"),
    ],
)
def test_a_number_that_cannot_be_right_is_refused_for_its_own_reason(typed: str, code: str) -> None:
    assert refusal(typed).code == code


def test_no_refusal_carries_the_number() -> None:
    for typed in (KNOWN[:-1] + "1", KNOWN[:-2], number("11010519490231002")):
        assert typed not in f"{refusal(typed)!r} {refusal(typed).facts}"


@given(
    st.from_regex(r"[1-6][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}", fullmatch=True), st.data()
)
def test_one_wrong_digit_is_always_found(first: str, data: st.DataObject) -> None:
    whole = number(first)
    values = [10 if char == "X" else int(char) for char in whole]
    assert sum(value * 2 ** (17 - place) for place, value in enumerate(values)) % 11 == 1  # ISO 7064 as it is written
    place = data.draw(st.integers(0, 16))
    digit = data.draw(st.sampled_from([other for other in "0123456789" if other != whole[place]]))
    with pytest.raises(RuleBroken):
        read_number(whole[:place] + digit + whole[place + 1 :], TODAY)


def test_permits_of_the_same_build_are_told_by_their_number_and_passports_have_no_build() -> None:
    assert read_number(number("81000019900307301"), TODAY).type == "02"
    assert read_number(number("91110519900307301"), TODAY, "01").type == "04"
    passport = read_number("e 1234-5678", TODAY, "03")
    assert passport == IdNumber("03", "E12345678", None, None)
    assert refusal("护照", "03").code == "id-unreadable"


def test_nothing_that_stays_shows_the_number() -> None:
    found = read_number(KNOWN, TODAY)
    stays = kept(found, KEYS)
    assert KNOWN not in f"{found!r}{stays!r}{stays.__dict__}"
    assert stays.hash.hex() not in repr(stays)
    assert (stays.tail, stays.key, stays.birth_date, stays.sex) == ("002X", 1, date(1949, 12, 31), "2")


def test_an_enrolled_desk_keeps_the_hash_of_the_district_and_still_looks_for_its_own() -> None:
    alone = kept(read_number(KNOWN, TODAY), IdentityKeys(b"o" * 32))
    enrolled = kept(read_number(KNOWN, TODAY), IdentityKeys(b"o" * 32, b"d" * 32))
    assert enrolled.key == 2
    assert enrolled.hash != alone.hash
    assert enrolled.hashes[1] == alone.hash
