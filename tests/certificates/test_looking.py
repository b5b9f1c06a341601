"""Papers that are looked at: a PDF, a picture, pasted text; what is forged is never taken for genuine (P36, T28)."""

import base64
import struct
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from bjdesk.certificates.looking import MOST_BYTES, MOST_PAGES, Seen, Source, judged, look, nothing_known
from bjdesk.certificates.proof import PREFIX, read_square
from bjdesk.certificates.verdict import Judgement, Knowledge, Verdict, Why
from bjdesk.kernel.errors import DeskError
from tests.certificates import papers
from tests.certificates.papers import Ticks, code, known, paper, pdf, photograph, proof_of, scan, words_for

TEXT = words_for()
SQUARE = proof_of(TEXT).square


@pytest.fixture(scope="module")
def document() -> bytes:
    return pdf(paper(TEXT))


def only(found: tuple[Seen, ...]) -> Seen:
    (one,) = found
    return one


def verdict(found: Judgement) -> tuple[Verdict, Why | None]:
    return found.verdict, found.why


def refusal(what: Path | bytes | str) -> str:
    with pytest.raises(DeskError) as caught:
        look(what)
    return caught.value.code


# --- a PDF -----------------------------------------------------------------------------------------------------------


def test_every_page_of_a_pdf_is_judged_with_its_own_words() -> None:
    texts = [words_for(name, count) for count, name in enumerate(("王桂芳", "阿依努尔·买买提", "John Li"), 1)]
    found = look(pdf(*map(paper, texts)))
    assert [(seen.page, seen.source, seen.name) for seen in found] == [
        (1, Source.PDF, "王桂芳"), (2, Source.PDF, "阿依努尔·买买提"), (3, Source.PDF, "JohnLi"),
    ]  # fmt: skip
    answers = [judged(seen, known()) for seen in found]
    assert {answer.verdict for answer in answers} == {Verdict.GENUINE}
    assert all(answer.is_name_checked and answer.is_wording_checked for answer in answers)
    assert [answer.number for answer in answers] == [text.number for text in texts]


def test_a_second_print_is_genuine_too() -> None:
    again = paper(TEXT, reissued="（补发）", reissued_on="二〇二六年十二月一日", is_training=True)
    assert verdict(judged(only(look(pdf(again))), known())) == (Verdict.GENUINE, None)


def test_another_persons_square_on_a_forged_paper_is_forged() -> None:
    seen = only(look(pdf(paper(words_for("李国兴", 2), SQUARE))))
    assert seen.name == ""
    assert verdict(judged(seen, known())) == (Verdict.FORGED, Why.OTHER_NAME)


def test_more_hours_than_were_signed_are_forged() -> None:
    seen = only(look(pdf(paper(replace(TEXT, body=TEXT.body.replace("36.5", "96.5")), SQUARE))))
    assert seen.name == TEXT.name
    assert verdict(judged(seen, known())) == (Verdict.FORGED, Why.OTHER_WORDING)


def test_a_copier_that_misread_makes_nothing_forged(document: bytes) -> None:
    """Letters under a scan are what a machine thought it saw: the name is asked for, as for a picture."""
    seen = only(look(scan(photograph(document), read="Wang Gui Fang")))
    assert (seen.words, seen.asks_for_name) == (None, True)
    assert verdict(judged(seen, known())) == (Verdict.GENUINE, None)
    assert verdict(judged(seen, known(), "李国兴")) == (Verdict.FORGED, Why.OTHER_NAME)


def test_a_scan_without_letters_asks_for_the_name(document: bytes) -> None:
    seen = only(look(scan(photograph(document))))
    assert (seen.source, seen.asks_for_name) == (Source.PDF, True)


def test_it_is_told_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> None:
        told.append((done, of))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        look(papers.blank(3), watch)
    assert told == [(1, 3), (2, 3)]


# --- pictures and text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_gives_the_square_and_asks_for_the_name(document: bytes, kind: str) -> None:
    seen = only(look(photograph(document, kind)))
    assert (seen.source, seen.page, seen.asks_for_name) == (Source.PICTURE, None, True)
    without = judged(seen, known())
    assert (without.verdict, without.is_name_checked) == (Verdict.GENUINE, False)
    right = judged(seen, known(), " 王桂芳 ")
    assert (right.verdict, right.is_name_checked, right.is_wording_checked) == (Verdict.GENUINE, True, False)
    assert verdict(judged(seen, known(), "李国兴")) == (Verdict.FORGED, Why.OTHER_NAME)


@pytest.mark.parametrize(
    "text", [SQUARE, SQUARE.lower(), f"\n{SQUARE[:70]}\n{SQUARE[70:]}\n", f"核验码：{SQUARE} 谢谢", f"see {SQUARE} ok"]
)
def test_pasted_text_is_read_with_whatever_stands_around_it(text: str) -> None:
    seen = only(look(text))
    assert seen == Seen(read_square(SQUARE), Source.TEXT)
    assert judged(seen, known()).verdict is Verdict.GENUINE


@pytest.mark.parametrize("text", ["你好", "https://example.cn/q?x=1", "BJ1:", "BJ1:AAAA", "BJ2:" + SQUARE[4:], "\0"])
def test_what_is_no_square_of_ours_is_not_ours(text: str) -> None:
    assert judged(only(look(text)), known()).verdict is Verdict.NOT_OURS


def test_another_square_in_a_picture_is_not_ours() -> None:
    assert judged(only(look(code("https://example.cn"))), known()).verdict is Verdict.NOT_OURS


# --- never taken for genuine -----------------------------------------------------------------------------------------


def test_no_flipped_letter_of_the_text_is_genuine() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567:018"
    for place, letter in enumerate(SQUARE):
        other = letters[(letters.index(letter) + 1 + place) % len(letters)]
        flipped = SQUARE[:place] + (other if other != letter else "A") + SQUARE[place + 1 :]
        assert flipped == SQUARE or judged(only(look(flipped)), known(), TEXT.name).verdict is not Verdict.GENUINE


def test_no_flipped_byte_of_a_square_in_a_picture_is_genuine() -> None:
    packed = proof_of(TEXT).packed
    for place in range(len(packed)):
        flipped = packed[:place] + bytes([packed[place] ^ (1 << place % 8)]) + packed[place + 1 :]
        square = PREFIX + base64.b32encode(flipped).decode().rstrip("=")
        found = judged(only(look(code(square))), known())
        assert found.verdict in (Verdict.FORGED, Verdict.UNKNOWN_ISSUER, Verdict.NOT_OURS), place


@pytest.mark.parametrize("place", [1, 20, 60, 90, 120])
def test_no_flipped_byte_of_a_printed_square_is_genuine(place: int) -> None:
    packed = proof_of(TEXT).packed
    flipped = packed[:place] + bytes([packed[place] ^ 1]) + packed[place + 1 :]
    square = PREFIX + base64.b32encode(flipped).decode().rstrip("=")
    assert judged(only(look(pdf(paper(TEXT, square)))), known()).verdict is not Verdict.GENUINE


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (nothing_known(), (Verdict.UNKNOWN_ISSUER, None)),
        (known(keys={}), (Verdict.UNKNOWN_ISSUER, None)),
        (known(district_key=bytes(32)), (Verdict.UNKNOWN_ISSUER, None)),
        (known(revoked={TEXT.number: None}), (Verdict.REVOKED, None)),
        (known(replaced={TEXT.number: "330108003-2026-JY-010009-1"}), (Verdict.REPLACED, None)),
    ],
    ids=["never synced", "another key", "another district", "revoked", "replaced"],
)
def test_what_the_machine_knows_decides(document: bytes, told: Knowledge, expected: tuple[Verdict, Why | None]) -> None:
    assert verdict(judged(only(look(document)), told)) == expected


def test_an_expired_leave_and_a_revoked_desk_are_judged_on_the_day_of_the_certificate(document: bytes) -> None:
    (key,) = known().keys
    seen = only(look(document))

    def by(**span: date) -> tuple[Verdict, Why | None]:
        return verdict(judged(seen, known(keys={key: (papers.leave(**span),)})))

    assert by(last=date(2026, 11, 19)) == (Verdict.FORGED, Why.NOT_DELEGATED_THEN)
    assert by(last=date(2026, 11, 20)) == (Verdict.GENUINE, None)
    assert by(revoked_on=date(2026, 11, 20)) == (Verdict.FORGED, Why.KEY_WITHDRAWN)
    assert by(revoked_on=date(2026, 11, 21)) == (Verdict.GENUINE, None)


# --- what cannot be looked at ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (b"", "paper-unknown"),
        (b"PK\x03\x04 a table", "paper-unknown"),
        (b"%PDF-1.5\nnothing more", "paper-unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "paper-unreadable"),
        (b"\xff\xd8\xff\xe0 cut off", "paper-unreadable"),
        (papers.blank(1, password="演示".encode().hex()), "paper-locked"),
        (papers.blank(2), "paper-without-square"),
        (papers.blank(MOST_PAGES + 1), "paper-too-long"),
        (TEXT.number, "paper-number-only"),
        (f" {TEXT.number.lower()}\n", "paper-number-only"),
        (" \n", "paper-empty"),
    ],
)
def test_what_cannot_be_looked_at_is_told(what: bytes | str, expected: str) -> None:
    assert refusal(what) == expected


def test_a_picture_without_a_square_is_told() -> None:
    white = papers.Image.new("L", (300, 200), 255)
    assert refusal(papers.saved(white, "PNG")) == "paper-without-square"


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_not_unpacked(side: int) -> None:
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    huge = bytearray(papers.saved(papers.Image.new("L", (1, 1)), "PNG"))
    huge[16:29] = head
    huge[29:33] = struct.pack(">I", crc32(b"IHDR" + head))
    assert refusal(bytes(huge)) == "paper-too-wide"


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.pdf") == "paper-not-found"
    assert refusal(tmp_path) == "paper-unknown"
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refusal(tmp_path / "large.pdf") == "paper-too-large"


def test_a_file_is_looked_at_by_its_path(tmp_path: Path, document: bytes) -> None:
    (tmp_path / "证书（演示）.pdf").write_bytes(document)
    assert only(look(tmp_path / "证书（演示）.pdf")).name == TEXT.name


def test_a_document_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(DeskError) as caught:
        look(papers.blank(5), None, Ticks(200))
    assert caught.value.code == "paper-too-long"


def test_a_damaged_document_is_told_or_judged_and_nothing_else(document: bytes) -> None:
    for place in range(0, len(document), len(document) // 12):
        broken = document[:place] + b"\0" * 600 + document[place + 600 :]
        try:
            found = [judged(seen, known()).verdict for seen in look(broken)]
        except DeskError as error:
            found = [error.code]  # type: ignore[list-item]
        assert found
