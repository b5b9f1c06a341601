"""The square proves without a server who signed which words, and nothing else passes for it (T28, T29, P36)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.certificates.numbers import Number
from bjdesk.certificates.proof import (
    BYTES,
    MOST_BYTES,
    Delegation,
    Signed,
    key_id,
    read_square,
    signed,
    signer_of,
    state,
    unpacked,
)
from bjdesk.certificates.verdict import Judgement, Knowledge, KnownKey, Verdict, Why, judge

NUMBER = Number("330108003", 2026, "JY", 10_001)
DAY, NAME, WORDS = date(2026, 11, 20), "𬭸𫖯·王", "结业证书 𬭸𫖯·王 于二〇二六年 …"
SIGN, PUBLIC = signer_of(b"d" * 32)
DISTRICT_SIGN, DISTRICT = signer_of(b"D" * 32)
DESK = bytes(range(16))


def delegated(first: date = date(2026, 1, 1), last: date = date(2026, 12, 31)) -> Delegation:
    unsigned = Delegation(PUBLIC, DESK, first, last)
    return replace(unsigned, signature=DISTRICT_SIGN(unsigned.content))


def known(*keys: KnownKey, **more: object) -> Knowledge:
    held = keys or (KnownKey(delegated()),)
    return replace(Knowledge(DISTRICT, {key_id(PUBLIC): held}, {}, {}, DAY), **more)  # type: ignore[arg-type]


PAPER = signed(state(NUMBER, DAY, NAME, WORDS, b"saltsalt", PUBLIC), SIGN)


def verdict(found: Judgement) -> tuple[Verdict, Why | None]:
    return found.verdict, found.why


def test_a_square_is_small_ascii_and_read_back() -> None:
    assert BYTES <= MOST_BYTES
    assert PAPER.square.isascii()
    assert len(PAPER.packed) == BYTES
    assert read_square(PAPER.square) == PAPER
    assert read_square(PAPER.square.lower()[:50] + "\n " + PAPER.square[50:]) == PAPER
    assert unpacked(PAPER.packed) == PAPER


def test_what_was_signed_is_genuine_whoever_typed_the_name() -> None:
    found = judge(PAPER, known(), " 𬭸𫖯•王 ", WORDS.replace(" ", ""))
    assert verdict(found) == (Verdict.GENUINE, None)
    assert (found.number, found.day, found.as_of) == (str(NUMBER), DAY, DAY)
    assert found.is_name_checked
    assert found.is_wording_checked


@given(st.integers(0, BYTES - 1), st.integers(1, 255))
def test_no_flipped_byte_is_ever_genuine(place: int, bits: int) -> None:
    packed = bytearray(PAPER.packed)
    packed[place] ^= bits
    assert judge(unpacked(bytes(packed)), known(), NAME, WORDS).verdict is not Verdict.GENUINE


@given(st.integers(0, len(PAPER.square) - 1), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:189"))
def test_no_changed_sign_is_ever_genuine(place: int, sign: str) -> None:
    text = PAPER.square[:place] + sign + PAPER.square[place + 1 :]
    if text != PAPER.square:
        assert judge(read_square(text), known(), NAME, WORDS).verdict is not Verdict.GENUINE


@given(st.text())
def test_any_other_text_is_none_of_ours(text: str) -> None:
    assert read_square(text) is None


def test_the_square_of_somebody_else_on_a_paper_does_not_fit_its_words() -> None:
    assert verdict(judge(PAPER, known(), "李四")) == (Verdict.FORGED, Why.OTHER_NAME)
    assert verdict(judge(PAPER, known(), NAME, WORDS + "优秀")) == (Verdict.FORGED, Why.OTHER_WORDING)


def test_who_knows_no_key_says_so_and_never_that_it_is_forged() -> None:
    nobody = Knowledge(None, {}, {}, {}, None)
    bent = Signed(PAPER.statement, bytes(64))
    for machine in (nobody, known(keys={}), replace(nobody, keys=known().keys)):
        assert judge(PAPER, machine, "李四").verdict is Verdict.UNKNOWN_ISSUER
        assert judge(bent, machine).verdict is Verdict.UNKNOWN_ISSUER


def test_a_delegation_that_the_district_did_not_sign_is_none() -> None:
    own = KnownKey(replace(delegated(), signature=SIGN(delegated().content)))
    longer = KnownKey(replace(delegated(), valid_to=date(2099, 1, 1)))
    assert judge(PAPER, known(own)).verdict is Verdict.UNKNOWN_ISSUER
    assert judge(PAPER, known(longer)).verdict is Verdict.UNKNOWN_ISSUER


def test_a_delegation_is_judged_on_the_day_of_the_certificate() -> None:
    over = KnownKey(delegated(last=date(2026, 11, 19)))
    assert verdict(judge(PAPER, known(over))) == (Verdict.FORGED, Why.NOT_DELEGATED_THEN)
    assert judge(PAPER, known(over, KnownKey(delegated()))).verdict is Verdict.GENUINE
    later = KnownKey(delegated(first=date(2026, 11, 21)))
    assert verdict(judge(PAPER, known(later))) == (Verdict.FORGED, Why.NOT_DELEGATED_THEN)


@pytest.mark.parametrize(("day", "answer"), [(19, Verdict.FORGED), (20, Verdict.FORGED), (21, Verdict.GENUINE)])
def test_a_withdrawn_key_counts_for_what_it_signed_before(day: int, answer: Verdict) -> None:
    assert judge(PAPER, known(KnownKey(delegated(), date(2026, 11, day)))).verdict is answer


def test_revoked_and_replaced_papers_are_told_apart() -> None:
    assert judge(PAPER, known(revoked={str(NUMBER): None}), NAME).verdict is Verdict.REVOKED
    found = judge(PAPER, known(replaced={str(NUMBER): "330108003-2026-JY-010002-1"}))
    assert (found.verdict, found.by) == (Verdict.REPLACED, "330108003-2026-JY-010002-1")


def test_a_forged_paper_is_forged_even_if_its_number_was_revoked() -> None:
    assert judge(PAPER, known(revoked={str(NUMBER): None}), "李四").verdict is Verdict.FORGED


def test_nothing_is_no_certificate_of_ours() -> None:
    assert judge(None, known()).verdict is Verdict.NOT_OURS
