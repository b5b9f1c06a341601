"""A card is the same card at every reader (R24), and nothing but keyed hashes of it is kept."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.cards import (
    READER_FORMATS,
    CardHashes,
    Token,
    canonical,
    keyed_hashes,
    looks_like_card,
    lookup_column,
    lookups,
)

KEY = b"district key of the test"
SHOWN = {
    "10H": "01026f6c3a",
    "8H10D": "0040856634",
    "6H8D": "07302202",
    "2H4H": "111,27706",
    "4H4H": "00623,27706",
}


def held(hashes: CardHashes) -> dict[str, bytes | None]:
    return {"token_hash": hashes.whole, "tail4_hash": hashes.tail4, "tail3_hash": hashes.tail3}


def finds(token: Token, stored: CardHashes) -> bool:
    return any(held(stored)[place.column] == place.digest for place in lookups(token, KEY))


@pytest.mark.parametrize("reader_format", SHOWN)
def test_all_five_readers_reach_the_person_of_one_card(reader_format: str) -> None:
    bound = keyed_hashes(canonical(SHOWN["10H"], "10H"), KEY)
    assert finds(canonical(SHOWN[reader_format], reader_format), bound)


@pytest.mark.parametrize("bound_at", SHOWN)
def test_a_card_bound_at_a_short_reader_is_known_to_the_others(bound_at: str) -> None:
    bound = keyed_hashes(canonical(SHOWN[bound_at], bound_at), KEY)
    for reader_format, shown in SHOWN.items():
        assert finds(canonical(shown, reader_format), bound)


def test_a_reader_of_another_length_looks_in_its_own_column() -> None:
    columns = {name: lookup_column(canonical(shown, name)) for name, shown in SHOWN.items()}
    assert columns == {
        "10H": "token_hash",
        "8H10D": "tail4_hash",
        "4H4H": "tail4_hash",
        "6H8D": "tail3_hash",
        "2H4H": "tail3_hash",
    }


def test_the_place_tried_first_is_the_one_of_the_own_length() -> None:
    short = canonical("07302202", "6H8D")
    assert lookups(short, KEY)[0].column == lookup_column(short)
    assert len(lookups(short, KEY)) == 1
    assert len(lookups(canonical("01026f6c3a"), KEY)) == 3


def test_two_cards_that_share_their_last_bytes_are_both_found_by_a_short_reader_only() -> None:
    mine, hers = (keyed_hashes(canonical(raw), KEY) for raw in ("01026f6c3a", "02026f6c3a"))
    assert finds(canonical("0040856634", "8H10D"), mine)
    assert finds(canonical("0040856634", "8H10D"), hers)
    assert finds(canonical("01026f6c3a"), mine)
    assert not finds(canonical("01026f6c3a"), hers)


@pytest.mark.parametrize(
    ("reader_format", "raw"),
    [
        ("10HR", "3a6c6f0201"),
        ("8H10DR", f"{0x3A6C6F02:010d}"),
        ("6H8DR", f"{0x3A6C6F:08d}"),
        ("2H4HR", f"{0x3A},{0x6C6F:05d}"),
        ("4H4HR", f"{0x3A6C:05d},{0x6F02:05d}"),
    ],
)
def test_a_reader_that_sends_the_bytes_reversed_reaches_the_same_card(reader_format: str, raw: str) -> None:
    assert finds(canonical(raw, reader_format), keyed_hashes(canonical("01026f6c3a"), KEY))


@pytest.mark.parametrize(
    "raw",
    [
        "01026F6C3A",
        "０１０２６ｆ６ｃ３ａ",
        " 01026f6c3a\t\r\n",
        "0102 6f6c 3a",
        ";01026f6c3a?",
        "UID:01026f6c3a",
        "0x01026f6c3a",
    ],
)
def test_capslock_full_width_digits_spaces_and_labels_do_not_make_another_card(raw: str) -> None:
    assert canonical(raw) == canonical("01026f6c3a")


def test_a_full_width_comma_is_a_comma() -> None:
    assert canonical("００６２３，２７７０６", "4H4H").body == bytes.fromhex("026f6c3a")


def test_any_other_text_is_a_card_in_capitals() -> None:
    token = canonical("ｈｚ-smk 2026/041７", "8H10D")
    assert (token.text, token.is_uid) == ("HZ-SMK2026/0417", False)
    assert lookup_column(token) == "token_hash"


def test_a_number_too_large_for_its_bytes_is_a_text() -> None:
    assert not canonical("9999999999", "8H10D").is_uid
    assert not canonical("300,27706", "2H4H").is_uid


def test_a_text_has_no_tails_by_which_another_could_be_taken_for_it() -> None:
    hashes = keyed_hashes(canonical("HZ20260417"), KEY)
    assert (hashes.tail4, hashes.tail3, hashes.last4) == (None, None, "0417")


def test_hashes_are_keyed_and_cover_all_last_four_and_last_three_bytes() -> None:
    hashes = keyed_hashes(canonical("01026f6c3a"), KEY)
    body = bytes.fromhex("01026f6c3a")
    expected = [hmac.new(KEY, part, hashlib.sha256).digest() for part in (body, body[-4:], body[-3:])]
    assert [hashes.whole, hashes.tail4, hashes.tail3] == expected
    assert keyed_hashes(canonical("01026f6c3a"), b"another key").whole != hashes.whole


def test_the_last_four_are_the_same_at_every_reader() -> None:
    assert {canonical(shown, name).last4 for name, shown in SHOWN.items()} == {"6C3A"}


def test_a_token_does_not_show_itself_in_a_log() -> None:
    assert "01026F6C3A" not in repr(canonical("01026f6c3a"))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "empty"),
        ("  \t\r\n", "empty"),
        ("\u200b", "empty"),
        (";?", "empty"),
        ("x" * 65, "too-long"),
        ("12\ud83d45", "characters"),
    ],
)
def test_what_cannot_be_a_card_is_refused_with_its_reason(raw: str, reason: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        canonical(raw)
    assert (refusal.value.code, refusal.value.facts["reason"]) == ("card-unreadable", reason)


def test_sixty_four_characters_are_still_a_card() -> None:
    assert len(canonical("x" * 64).text) == 64


@given(st.binary(min_size=5, max_size=5), st.sampled_from(READER_FORMATS))
def test_every_card_is_found_at_every_reader(body: bytes, reader_format: str) -> None:
    shown = show(body, reader_format)
    assert finds(canonical(shown, reader_format), keyed_hashes(canonical(body.hex()), KEY))


def tried(raw: str, reader_format: str) -> Token | str:
    """The token, or the code of the refusal."""
    try:
        return canonical(raw, reader_format)
    except RuleBroken as refusal:
        return refusal.code


@given(st.text(st.characters(codec=None), max_size=80), st.sampled_from(READER_FORMATS))
def test_whatever_is_typed_gives_a_card_or_a_refusal_and_twice_the_same(raw: str, reader_format: str) -> None:
    token = tried(raw, reader_format)
    assert token == "card-unreadable" or isinstance(token, Token)
    assert tried(f" {raw}\r", reader_format) == token
    assert tried(raw.swapcase() if raw.isascii() else raw, reader_format) == token


@pytest.mark.parametrize(
    "raw", ["01026f6c3a", "111,27706", "０１０２６Ｆ６Ｃ３Ａ", "abcdefabcd", "HZ20260417", ";330108001122?"]
)
def test_a_burst_with_a_number_looks_like_a_card(raw: str) -> None:
    assert looks_like_card(raw)


@pytest.mark.parametrize("raw", ["", "12345", "wangfang", "王芳1948年生", "wang fang 3", "x1" * 33])
def test_a_word_a_name_or_a_few_keys_do_not(raw: str) -> None:
    assert not looks_like_card(raw)


def show(body: bytes, reader_format: str) -> str:
    """What a reader of this format types for the card."""
    name = reader_format.removesuffix("R")
    size, widths = {"10H": (5, ()), "8H10D": (4, (10,)), "6H8D": (3, (8,)), "2H4H": (3, (3, 5)), "4H4H": (4, (5, 5))}[
        name
    ]
    part = body[-size:]
    if reader_format != name:
        part = part[::-1]
    if name == "10H":
        return part.hex()
    if len(widths) == 1:
        return f"{int.from_bytes(part):0{widths[0]}d}"
    return f"{int.from_bytes(part[:-2]):0{widths[0]}d},{int.from_bytes(part[-2:]):0{widths[1]}d}"
