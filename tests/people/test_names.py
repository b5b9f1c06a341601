"""Names keep every character people have (D7); phones and birth years are understood as they are written."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.names import NAME_LIMIT, CleanName, birth_year, clean_name, clean_phone, masked

ANY = st.characters(codec=None)  # halves of characters too


def refused(code: str, **facts: object) -> "pytest.RaisesExc[RuleBroken]":
    def fits(error: RuleBroken) -> bool:
        return error.code == code and facts.items() <= error.facts.items()

    return pytest.RaisesExc(RuleBroken, check=fits)


@pytest.mark.parametrize("name", ["王桂芳", "𬱖𠅤", "欧阳𬭸儿", "䶮㛃堃", "𠮷", "Ångström", "O'Neill", "塔娜", "ﬁ"])
def test_a_name_stays_as_it_was_given(name: str) -> None:
    assert clean_name(name) == clean_name(f"  {name}\u3000\n")
    assert clean_name(name).text == name


def test_what_nobody_can_see_is_taken_out_and_told() -> None:
    clean = clean_name("王\u200b桂\u202e芳\ufeff")
    assert (clean.text, clean.removed) == ("王桂芳", ("U+200B", "U+202E", "U+FEFF"))


@pytest.mark.parametrize("dot", "·•‧・･∙⋅")
def test_every_middle_dot_becomes_the_one_dot(dot: str) -> None:
    assert clean_name(f"阿依古丽{dot}买买提").text == "阿依古丽·买买提"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王 芳", "王芳"),
        ("王\u3000\u3000芳", "王芳"),
        ("John   Smith", "John Smith"),
        ("阿里 · 汗", "阿里·汗"),
        ("Ali · Khan", "Ali·Khan"),
        ("王 Anna", "王Anna"),
    ],
)
def test_spaces_stay_inside_latin_names_only(typed: str, kept: str) -> None:
    assert clean_name(typed).text == kept


def test_a_private_character_of_an_old_system_is_kept_and_flagged() -> None:
    clean = clean_name("王\ue863芳")
    assert (clean.text, clean.private_use) == ("王\ue863芳", ("U+E863",))


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u3000", "\n"])
def test_a_name_that_says_nothing_is_missing(typed: str) -> None:
    with refused("name-missing"):
        clean_name(typed)


def test_length_counts_characters_and_not_their_halves() -> None:
    assert len(clean_name("𠮷" * NAME_LIMIT).text) == NAME_LIMIT
    with refused("name-too-long", length=51, limit=50):
        clean_name("𠮷" * (NAME_LIMIT + 1))


@pytest.mark.parametrize("code", [0xD842, 0xFFFD, 0xFFFF, 0x2FFFF, 0xFDD0])
def test_half_a_character_is_never_saved(code: int) -> None:
    with refused("name-damaged", characters=(f"U+{code:04X}",)):
        clean_name(f"王{chr(code)}")


def tried(clean: Callable[[str], CleanName | str], text: str) -> CleanName | str | RuleBroken:
    """What `clean` made of the text, or its refusal."""
    try:
        return clean(text)
    except RuleBroken as refusal:
        return refusal


@given(st.text(ANY, max_size=60))
def test_cleaning_is_total_and_finds_nothing_to_clean_the_second_time(text: str) -> None:
    first = tried(clean_name, text)
    if isinstance(first, CleanName):
        assert clean_name(first.text) == CleanName(first.text, private_use=first.private_use)
        assert first.text.encode()
        assert masked(first.text)
    else:
        assert isinstance(first, RuleBroken)
        assert first.code in {"name-missing", "name-too-long", "name-damaged"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王桂芳", "王*芳"),
        ("王芳", "王*"),
        ("欧阳娜娜", "欧**娜"),
        ("王", "王"),
        ("", ""),
        ("𬱖𠮷儿", "𬱖*儿"),
        ("阿依古丽·买买提", "阿*·买*"),
        ("John Smith", "J* S*"),
        ("葛\U000e0100城子", "葛\U000e0100*子"),
    ],
)
def test_a_masked_name_shows_first_and_last(name: str, shown: str) -> None:
    assert masked(name) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13912345678", "13912345678"),
        (" 139-1234-5678 ", "13912345678"),
        ("１３９ １２３４ ５６７８", "13912345678"),
        ("+86 139 1234 5678", "13912345678"),
        ("８６１３９１２３４５６７８", "13912345678"),
        ("0086-13912345678", "13912345678"),
        ("\u202a13912345678\u202c", "13912345678"),
        ("0571-87654321", "0571-87654321"),
        ("(0571) 8765 4321", "0571-87654321"),
        ("010 65432100", "010-65432100"),
        ("87654321", "0571-87654321"),
        ("+85221234567", "+85221234567"),
    ],
)
def test_a_phone_number_is_understood_as_it_is_written(typed: str, kept: str) -> None:
    assert clean_phone(typed) == kept
    assert clean_phone(kept) == kept


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        ("", "phone-missing", {}),
        (" - ", "phone-missing", {}),
        ("没有", "phone-unreadable", {}),
        ("1391234567x", "phone-unreadable", {}),
        ("1391234567", "phone-too-short", {"digits": 10, "expected": 11}),
        ("4417", "phone-too-short", {"digits": 4}),
        ("139123456789", "phone-too-long", {"digits": 12, "expected": 11}),
        ("12012345678", "phone-unknown", {"digits": 11}),
        ("0571-07654321", "phone-unknown", {}),
    ],
)
def test_a_number_that_cannot_be_called_is_refused_by_name(typed: str, code: str, facts: dict[str, object]) -> None:
    with refused(code, **facts):
        clean_phone(typed)


@given(st.text(ANY, max_size=20))
def test_any_text_is_a_phone_or_a_refusal(text: str) -> None:
    kept = tried(clean_phone, text)
    if isinstance(kept, str):
        assert clean_phone(kept) == kept
    else:
        assert isinstance(kept, RuleBroken)
        assert kept.code.startswith("phone-")


@given(st.text("0123456789 +-０８６１５７", max_size=20))
def test_digits_in_any_order_are_a_phone_or_a_refusal(text: str) -> None:
    kept = tried(clean_phone, text)
    assert clean_phone(kept) == kept if isinstance(kept, str) else isinstance(kept, RuleBroken)


@pytest.mark.parametrize("typed", ["1948", " 1948年", "１９４８", "1948年生"])
def test_a_birth_year_is_read_in_any_spelling(typed: str) -> None:
    assert birth_year(typed, 2026) == 1948


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "birth-year-missing"),
        ("48", "birth-year-unreadable"),
        ("一九四八", "birth-year-unreadable"),
        ("19480307", "birth-year-unreadable"),
        ("1895", "birth-year-too-early"),
        ("2027", "birth-year-in-future"),
    ],
)
def test_a_birth_year_nobody_has_is_refused(typed: str, code: str) -> None:
    with refused(code):
        birth_year(typed, 2026)


def test_the_oldest_and_the_youngest_are_let_in() -> None:
    assert birth_year("1896", 2026) == 1896
    assert birth_year("2026", 2026) == 2026
