"""Nobody is missing from a search, however the name is typed (D7); the oracles spell everything out."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bjdesk.store.readings import readings
from bjdesk.store.search import Shape, matches, parse, ranges, tokens

COMMON = "王李张刘陈沈徐周吴金朱傅来汤孙桂芳秀英建国明华丽娟小红伟强平玉兰"
MANY_READINGS = "曾单解仇查朴区覃翟尉迟那吕女乐长行和重"
RARE = "𠮷𬱖𠅤𣵦䶮㛃堃喆"
NAMES = st.text(COMMON + MANY_READINGS + RARE, min_size=1, max_size=4)
DIGITS = st.text("0123456789", min_size=11, max_size=11)


def found(typed: str, name: str, phone: str | None = None, tail: str | None = None, number: str | None = None) -> bool:
    return matches(parse(typed), tokens(name, phone, tail, number))


def pairs(words: list[str]) -> list[tuple[str, str]]:
    return list(zip(words[::2], words[1::2], strict=True))


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        *("王", "桂", "芳", "王桂", "桂芳", "王桂芳", "w", "wang", "wangg", "wangguifang", "wg", "wgf"),
        *("wanggf", "wguif", "guifang", "gf", "guif", "f", "王g", "王gf", "王guif", "王桂f"),
    ],
)
def test_a_person_is_found_by_any_part_of_the_name(typed: str) -> None:
    assert found(typed, "王桂芳")


@pytest.mark.parametrize(
    "typed", ["王芳", "wangf", "fg", "guiwang", "wanf", "gw", "李", "x", "王f", "桂f", "4417", "wangguifangx"]
)
def test_a_name_that_was_not_typed_is_not_found(typed: str) -> None:
    assert not found(typed, "王桂芳")


FAMILY_NAMES = """
    zeng 曾梅  shan 单梅  dan 单梅  xiem 解梅  qiu 仇梅  zha 查梅  piao 朴梅  ou 区梅
    qin 覃梅  zhai 翟梅  yuchim 尉迟梅  moqi 万俟梅  yun 贠梅  he 黑梅  shanyu 单于梅  chanyu 单于梅
    zgl 诸葛亮  ouynn 欧阳娜娜  lv 吕梅  lu 吕梅  lvm 吕梅  LYU 吕梅  lü 吕梅  nv 女娃
"""


@pytest.mark.parametrize(("typed", "name"), pairs(FAMILY_NAMES.split()))
def test_a_family_name_is_found_by_its_own_reading_and_by_the_common_one(typed: str, name: str) -> None:
    assert found(typed, name)


@pytest.mark.parametrize("typed", ["zgf", "zhgf", "zhangf", "zhguif", "zhangguif"])
def test_zh_may_stand_for_an_initial(typed: str) -> None:
    assert found(typed, "张桂芳") is (typed != "zhangf")


@pytest.mark.parametrize(
    "typed", ["WGF", "ＷＧＦ", "w g f", "wang gui fang", "wang'gui'fang", "Wang Gui-Fang", " 王 桂 芳 ", "王Ｇ"]
)
def test_case_width_and_spaces_make_no_difference(typed: str) -> None:
    assert found(typed, "王桂芳")


@pytest.mark.parametrize(
    "typed", ["𠮷", "U+20BB7", "u+20bb7", "〔U+20BB7〕", "王U+20BB7", "王𠮷芳", "wf", "wangfang", "王𠮷f", "王f"]
)
def test_a_character_without_a_reading_is_found_by_itself_and_skipped_in_pinyin(typed: str) -> None:
    assert readings("𠮷") == ()
    assert found(typed, "王𠮷芳")


@pytest.mark.parametrize("typed", ["U+110000", "U+D800", "u+", "U+"])
def test_what_is_no_code_point_harms_nobody(typed: str) -> None:
    assert not found(typed, "王桂芳")


@pytest.mark.parametrize("typed", ["\ue863", "王\ue863", "U+E863"])
def test_a_private_character_is_found_by_itself(typed: str) -> None:
    assert found(typed, "王\ue863芳")


@pytest.mark.parametrize(
    "typed", ["阿依", "买买提", "古丽·买", "古丽买", "ayiguli", "aygl", "aymmt", "阿依g", "阿依古丽m", "ayglmmt", "mmt"]
)
def test_a_long_name_with_a_dot_is_one_name(typed: str) -> None:
    assert found(typed, "阿依古丽·买买提") is (typed != "aymmt")


@pytest.mark.parametrize(
    "typed", ["john", "JOHN S", "smith", "js", "johns", "jsmi", "ångström", "angstrom", "o'neill", "oneill"]
)
def test_latin_names_are_found_by_words_and_initials(typed: str) -> None:
    assert found(typed, "John Smith Ångström O'Neill")


def test_words_between_letters_fall_back_to_the_characters() -> None:
    assert found("w桂芳", "王桂芳")


def test_a_name_with_many_readings_keeps_a_bounded_number_of_tokens() -> None:
    assert len(tokens("那那那那")) < 400
    assert len(tokens("阿卜杜热西提·买买提·尉迟单于")) < 1000
    assert found("nnnn", "那那那那")
    assert found("nananana", "那那那那")


@pytest.mark.parametrize("typed", ["", "   ", "·", "''", "\u200b"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert not parse(typed)
    assert ranges(parse(typed)) == []


# --- numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["5", "567", "5678", "45678", "13912345678", "1391234567", "１３９１２３４５６７８", "139 1234 5678", "78"]
)
def test_a_telephone_is_found_by_its_tail_and_from_its_first_digit(typed: str) -> None:
    assert found(typed, "王芳", phone="13912345678")


def test_a_landline_is_found_with_and_without_its_hyphen() -> None:
    assert found("0571-8765", "王芳", phone="0571-87654321")
    assert found("87654321", "王芳", phone="0571-87654321")


@pytest.mark.parametrize("typed", ["0", "024", "024x", "024X", "０２４Ｘ"])
def test_an_id_number_is_found_by_its_last_four(typed: str) -> None:
    assert found(typed, "王芳", tail="024X")


@pytest.mark.parametrize(
    "typed", ["330108003", "330108003-学-2026-010042", "330108003学2026", "010042", "42", "学-2026-010042"]
)
def test_a_learner_number_is_found_by_either_end(typed: str) -> None:
    assert found(typed, "王芳", number="330108003-学-2026-010042")


@pytest.mark.parametrize(
    ("typed", "may"), [("01026f6c3a", True), ("111,27706", True), ("4417", False), ("wangfang", False), ("王芳", False)]
)
def test_a_query_says_whether_it_may_be_a_card(typed: str, may: bool) -> None:
    assert parse(typed).may_be_card is may


@pytest.mark.parametrize(
    ("typed", "shape"),
    [
        ("wgf", "letters"),
        ("王芳", "characters"),
        ("王f", "mixed"),
        ("4417", "digits"),
        ("024x", "digits"),
        ("w桂", "other"),
        ("", "empty"),
    ],
)
def test_a_query_knows_its_shape(typed: str, shape: str) -> None:
    assert parse(typed).shape is Shape(shape)


# --- oracles --------------------------------------------------------------------------------------------------------


def spells(typed: str, name: str) -> bool:
    """Whether `typed` reads `name` from its start: characters in full or as initials, the last as far as typed."""
    for place, char in enumerate(name):
        options = readings(char)
        if not options:
            continue
        if any(option.startswith(typed) for option in options):
            return True
        heads = {*options, *(option[0] for option in options)}
        return any(typed.startswith(head) and spells(typed[len(head) :], name[place + 1 :]) for head in heads)
    return False


def is_read(typed: str, name: str) -> bool:
    return any(spells(typed, name[start:]) for start in range(len(name)) if readings(name[start]))


def is_bounded(name: str) -> bool:
    combinations = 1
    for char in name:
        combinations *= max(len(readings(char)), 1)
    return combinations <= 64


@given(NAMES, st.data())
def test_every_way_of_typing_a_name_finds_it(name: str, data: st.DataObject) -> None:
    assume(is_bounded(name) and any(map(readings, name)))
    start = data.draw(st.integers(0, len(name) - 1))
    parts = [
        data.draw(st.sampled_from(sorted({*options, *(o[0] for o in options)})))
        for options in map(readings, name[start:])
        if options
    ]
    typed = "".join(parts)
    assume(typed)
    assert found(typed[: data.draw(st.integers(1, len(typed)))], name)


@given(NAMES, NAMES, st.data())
def test_letters_find_exactly_the_names_that_they_read(name: str, other: str, data: st.DataObject) -> None:
    assume(is_bounded(name) and any(map(readings, other)))
    spelling = "".join(data.draw(st.sampled_from(options)) for options in map(readings, other) if options)
    typed = spelling[: data.draw(st.integers(1, min(len(spelling), 24)))]
    assume(not any(double in typed for double in ("zh", "ch", "sh")))  # as initials they find more
    assert found(typed, name) == is_read(typed, name)


@given(NAMES, st.data())
def test_every_stretch_of_characters_finds_the_name(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert found(name[start:end], name)


@given(NAMES, NAMES)
def test_characters_find_exactly_the_names_that_hold_them(name: str, typed: str) -> None:
    assert found(typed, name) == (typed in name)


@given(NAMES, st.integers(1, 3), st.data())
def test_characters_and_then_letters_find_exactly_what_they_spell(name: str, han: int, data: st.DataObject) -> None:
    assume(len(name) > han and is_bounded(name))
    likely = "".join(option for char in name[han:] for option in readings(char))
    letters = data.draw(st.text(likely or "wang", min_size=1, max_size=3))
    assert found(name[:han] + letters, name) == spells(letters, name[han:])


@given(DIGITS, st.text("0123456789", min_size=1, max_size=11))
def test_digits_find_a_telephone_by_its_tail_or_its_beginning(phone: str, typed: str) -> None:
    by_end = phone.endswith(typed) or (len(typed) <= 4 and phone[-4:].startswith(typed))
    by_beginning = len(typed) > 4 and phone.startswith(typed)
    assert found(typed, "王芳", phone) == (by_end or by_beginning)


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.text(st.characters(codec="utf-8"), max_size=20))
def test_any_name_and_any_query_are_taken_as_they_come(name: str, typed: str) -> None:
    kept = tokens(name, typed, typed, typed)
    assert all(kind and token for kind, token in kept)
    assert all(low < high for _, low, high in ranges(parse(typed)))
    assert isinstance(matches(parse(typed), kept), bool)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "M", "Z", "P", "S")), min_size=1, max_size=24))
def test_a_whole_name_finds_itself_in_any_script(name: str) -> None:
    assume(parse(name).shape in {Shape.CHARACTERS, Shape.LETTERS, Shape.MIXED})
    assert found(name, name)


# --- the index ------------------------------------------------------------------------------------------------------

PEOPLE = [
    (first + second + third, f"139{n:08d}")
    for n, (first, second, third) in enumerate(
        (a, b, c) for a in "王李单曾陈" for b in "桂秀建𠮷" for c in ("", "芳", "英", "国", "平")
    )
]


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, phone TEXT)")
    db.execute(
        "CREATE TABLE search_token (kind TEXT, token TEXT, learner_id INTEGER,"
        " PRIMARY KEY (kind, token, learner_id)) STRICT, WITHOUT ROWID"
    )
    for number, (name, phone) in enumerate(PEOPLE):
        db.execute("INSERT INTO person VALUES (?, ?, ?)", (number, name, phone))
        rows = ((kind, token, number) for kind, token in tokens(name, phone))
        db.executemany("INSERT INTO search_token VALUES (?, ?, ?)", rows)
    yield db
    db.close()


FETCH = "SELECT DISTINCT learner_id FROM search_token WHERE kind = ? AND token >= ? AND token < ? LIMIT 5000"


def hits(db: sqlite3.Connection, typed: str) -> set[int]:
    return {row[0] for stretch in ranges(parse(typed)) for row in db.execute(FETCH, stretch)}


def like(db: sqlite3.Connection, column: str, patterns: Iterable[str]) -> set[int]:
    query = f"SELECT id FROM person WHERE {column} LIKE ?"
    return {row[0] for pattern in patterns for row in db.execute(query, (pattern,))}


@pytest.mark.parametrize("typed", ["王", "桂", "芳", "王桂", "桂芳", "𠮷", "单𠮷平", "国", "张"])
def test_the_index_misses_nobody_whom_like_finds_by_characters(index: sqlite3.Connection, typed: str) -> None:
    assert hits(index, typed) == like(index, "name", [f"%{typed}%"])


@pytest.mark.parametrize("typed", ["0007", "00000042", "13900000042", "139000", "42"])
def test_the_index_misses_nobody_whom_like_finds_by_telephone(index: sqlite3.Connection, typed: str) -> None:
    by_beginning = [f"{typed}%"] if len(typed) > 4 else [f"%{typed}{'_' * (4 - len(typed))}"]
    assert hits(index, typed) == like(index, "phone", [f"%{typed}", *by_beginning])


@pytest.mark.parametrize("typed", ["w", "wg", "shan", "zengg", "cxf", "lijian", "gf"])
def test_the_index_holds_everybody_whom_the_letters_read(index: sqlite3.Connection, typed: str) -> None:
    assert hits(index, typed) == {number for number, (name, _) in enumerate(PEOPLE) if is_read(typed, name)}


def test_a_query_is_answered_from_the_index_alone(index: sqlite3.Connection) -> None:
    plan = [row[3] for row in index.execute(f"EXPLAIN QUERY PLAN {FETCH}", ("p", "w", "x"))]
    assert plan[0].startswith("SEARCH search_token USING PRIMARY KEY (kind=? AND token>? AND token<?)")
    assert not any("SCAN" in step for step in plan)


def test_searching_loads_no_dictionary() -> None:
    program = (
        "import sys; from bjdesk.store import readings, search; search.ranges(search.parse('wgf'));"
        " assert readings._dictionary.cache_info().currsize == 0;"
        " search.tokens('王芳'); assert 'pypinyin' not in sys.modules and readings.readings('王')"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
