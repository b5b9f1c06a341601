"""The demo proves itself: untouched it ends with 0, and with a broken desk or district it stops at the first wrong
count.

The morning presses keys and counts rows; were it to call the handlers of the desk itself, these desks could not stop
it. A district, another desk or a paper is broken by somebody who comes between two scenes and opens what lies there.
"""

import hashlib
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import sqlcipher3.dbapi2 as driver

from bjdesk.app import DATABASE_FILE
from bjdesk.demo.branch import FACES, PUYAN
from bjdesk.demo.certificate_scenes import SCENES
from bjdesk.demo.morning import LINES, nobody, play
from bjdesk.demo.papers import words_of_table
from bjdesk.demo.story import Story
from bjdesk.store.database import Connector
from bjdesk.store.keys import TrainingKey
from bjdesk.ui.desk_window import DeskWindow
from bjdesk.ui.shell.faces import prepare_fallbacks


@pytest.fixture(scope="session")
def faces(tmp_path_factory) -> Path:
    """The faces for rare names, unpacked once for all performances."""
    folder = tmp_path_factory.mktemp("faces")
    prepare_fallbacks(folder)
    return folder


@pytest.fixture
def theatre(tmp_path, faces, qapp) -> Path:
    """A folder in which a morning can be played."""
    (tmp_path / "branch").mkdir()
    (tmp_path / "branch" / FACES).symlink_to(faces)
    return tmp_path


def performance(folder: Path, sabotage=None, visitor=nobody, **parts) -> tuple[int, str]:
    """Exit code and everything that was told."""
    told = io.StringIO()
    story = Story(LINES, told)
    code = play(folder / "branch", folder / "out", "small", story=story, sabotage=sabotage, visitor=visitor, **parts)
    return code, told.getvalue()


def report(folder: Path) -> dict:
    return json.loads((folder / "out" / "report.json").read_text("utf-8"))


def the_scan_slot_does_nothing(desk: DeskWindow) -> None:
    desk.wedge.scanned.disconnect()


def a_row_is_lost(desk: DeskWindow) -> None:
    """The fifth attendance of the morning is gone as soon as it is written; the screen is none the wiser."""
    now = desk.workspace.clock.now()
    raw = Connector(desk.folder / DATABASE_FILE, TrainingKey(desk.folder, os.urandom).key()).connect()
    raw.execute("DROP TRIGGER capture_attendance_no_delete")
    raw.execute(
        "CREATE TRIGGER lose AFTER INSERT ON attendance"
        f" WHEN (SELECT count(*) FROM attendance WHERE at >= {now}) = 5"
        " BEGIN DELETE FROM attendance WHERE id = NEW.id; END"
    )
    raw.close()


# --- the three databases ---------------------------------------------------------------------------------------------

LAST = SCENES[-1].__name__
DESK, DISTRICT = (DATABASE_FILE, TrainingKey.FILE), ("district.db", "district.key")
LEFT = {"desk-1": DESK, "desk-2": DESK, "district": DISTRICT}


def opened(out: Path, name: str) -> driver.Connection:
    """One of the files that a demo leaves, with the key beside it and by no part of the program."""
    file, key = LEFT[name]
    db = driver.connect(str(out / "databases" / name / file), isolation_level=None)
    db.execute(f"PRAGMA key = \"x'{(out / 'databases' / name / key).read_text('ascii').strip()}'\"")
    db.execute("PRAGMA busy_timeout = 5000").fetchall()
    return db


def counted_by_a_stranger(out: Path) -> dict[str, dict[str, dict]]:
    """What README.txt beside the files says, done by hand."""
    described = (out / "databases" / "README.txt").read_text("utf-8").splitlines()
    statements = [line for line in described if line.startswith("SELECT ")]
    unfolded = next(line for line in described if line.startswith("JSON text: ")).split()
    found: dict[str, dict[str, dict]] = {}
    for name in LEFT:
        db = opened(out, name)
        for statement in statements:
            table = statement.split(" FROM ")[1].split()[0]
            found.setdefault(name, {})[table] = one_table(db, table, statement, unfolded)
        db.close()
    return found


def one_table(db: driver.Connection, table: str, statement: str, unfolded: list[str]) -> dict:
    answer = db.execute(statement.rstrip(";"), ("*", PUYAN))
    columns = [column[0] for column in answer.description]
    digest, rows = hashlib.sha256(), 0
    for row in answer:
        line = {name: cell.hex() if isinstance(cell, bytes) else cell for name, cell in zip(columns, row, strict=True)}
        for name in columns:
            if f"{table}.{name}" in unfolded and line[name] is not None:
                line[name] = json.loads(line[name])
        said = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest.update(f"{said}\n".encode())
        rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def after(scene: str, act: Callable[[Path], None]) -> Callable[[str, Path], None]:
    """Somebody who does something when a scene is over."""
    came: list[str] = []

    def visitor(name: str, out: Path) -> None:
        if name == scene:
            came.append(name)
            act(out)

    return visitor


def test_a_morning_at_an_untouched_desk_ends_well(theatre):
    code, told = performance(theatre)

    assert code == 0, told
    found = report(theatre)
    assert found["card_check_ins"] >= 26
    assert (found["scans"], found["unknown_cards"], found["duplicates"]) == (30, 2, 1)
    assert (found["walk_ins"], found["undone"], found["closed_sessions"]) == (1, 1, 1)
    assert found["absent_written"] > 0
    assert found["audit_chain_ok"] is True
    assert found["quick_check"] == "ok"
    assert found["tables"]["sync_outbox"] > found["outbox"] > found["card_check_ins"]
    assert set(found["pictures"]) == {file.name for file in (theatre / "out").glob("*.png")}
    assert (theatre / "out" / "register.pdf").read_bytes().startswith(b"%PDF")
    assert told.count("100 %") == 1
    databases = found["databases"]
    assert databases["desk-1"] == databases["desk-2"] == databases["district"]
    assert databases["district"]["conflict"]["rows"] == 1
    assert databases == counted_by_a_stranger(theatre / "out")
    certificates_are_what_the_other_desk_says(theatre / "out", found)


def certificates_are_what_the_other_desk_says(out: Path, found: dict) -> None:
    desk = opened(out, "desk-2")
    numbers = [number for (number,) in desk.execute("SELECT number FROM certificate ORDER BY number")]
    revoked = [number for (number,) in desk.execute("SELECT number FROM revocation")]
    reasons = desk.execute("SELECT count(*) FROM enrolment WHERE state = '8'").fetchone()
    desk.close()
    assert found["certificates"] == len(numbers) >= 5
    assert found["verdicts"] == dict.fromkeys(numbers, "genuine")
    assert found["revoked"] == {revoked[0]: "revoked"}
    assert (found["not_earned"]["reason"], reasons) == ("too-few", (1,))
    assert found["databases"]["desk-2"]["signing_key"]["rows"] == 2
    assert "签到表" in words_of_table(out / "register.xlsx")
    pages = pypdfium2.PdfDocument(out / "certificates.pdf")
    texts = [page.get_textpage().get_text_range() for page in pages]
    pages.close()
    assert [number for text in texts for number in numbers if number in text] == numbers
    assert any(ord(character) > 0xFFFF for text in texts for character in text)
    assert any("证件号码" not in "".join(text.split()) for text in texts)


def test_a_desk_that_hears_no_card_is_found_out_at_the_first_scan(theatre):
    code, told = performance(theatre, the_scan_slot_does_nothing)

    assert code != 0
    assert "card_check_ins 应为 1，数据库里是 0" in told
    assert not (theatre / "out" / "report.json").exists()


def test_a_row_that_is_lost_behind_a_green_screen_is_found_out_at_once(theatre):
    code, told = performance(theatre, a_row_is_lost)

    assert code != 0
    assert "card_check_ins 应为 5，数据库里是 4" in told
    assert not (theatre / "out" / "report.json").exists()


def test_a_folder_with_something_else_in_it_is_refused_in_words(theatre):
    (theatre / "branch" / "letter.txt").write_text("dear friend", "utf-8")

    code, told = performance(theatre)

    assert code != 0
    assert "没有动它" in told
    assert (theatre / "branch" / "letter.txt").exists()


# --- a district that loses something ---------------------------------------------------------------------------------


def a_row_is_dropped(out: Path) -> None:
    """While the server is down somebody sees to it that it will lose one attendance as soon as it has written it."""
    desk, district = opened(out, "desk-2"), opened(out, "district")
    (newest,) = desk.execute("SELECT id FROM attendance ORDER BY id DESC LIMIT 1").fetchone()
    district.execute(
        "CREATE TRIGGER lose AFTER INSERT ON attendance"
        f" WHEN NEW.id = x'{newest.hex()}' BEGIN DELETE FROM attendance WHERE id = NEW.id; END"
    )
    desk.close()
    district.close()


def a_row_is_gone(out: Path) -> None:
    district = opened(out, "district")
    district.execute("DELETE FROM attendance WHERE id = (SELECT max(id) FROM attendance)")
    district.close()


def a_cell_is_changed(out: Path) -> None:
    district = opened(out, "district")
    district.execute("UPDATE venue SET floor = floor || '?' WHERE id = (SELECT max(id) FROM venue WHERE floor <> '')")
    assert district.execute("SELECT changes()").fetchone() == (1,)
    district.close()


@pytest.mark.parametrize(
    ("scene", "fault", "word"),
    [
        ("both_book_the_same_room", a_row_is_dropped, "同步没有完成"),
        pytest.param(LAST, a_row_is_gone, "三个数据库不一样：attendance", marks=pytest.mark.slow),
        (LAST, a_cell_is_changed, "三个数据库不一样：venue"),
    ],
)
def test_a_district_that_lost_something_is_found_out(theatre, scene, fault, word):
    code, told = performance(theatre, visitor=after(scene, fault), has_morning=False)

    assert code != 0
    assert word in told
    assert not (theatre / "out" / "report.json").exists()


# --- a certificate that is not what it was ---------------------------------------------------------------------------

ISSUED = "certificates_are_issued"


def a_byte_is_changed_on_the_way(out: Path) -> None:
    """The district keeps one certificate with another last byte of its signature."""
    district = opened(out, "district")
    district.execute(
        "CREATE TRIGGER spoil AFTER INSERT ON certificate WHEN NEW.n % 100 = 3 BEGIN UPDATE certificate"
        " SET statement = unhex(substr(hex(statement), 1, 2 * length(statement) - 2)"
        " || iif(hex(statement) LIKE '%00', '01', '00')) WHERE id = NEW.id; END"
    )
    district.close()


def a_letter_is_added_on_paper(out: Path) -> None:
    """One more stroke on the first page, in letters that a reader copies."""
    raw, pages = pypdfium2.raw, pypdfium2.PdfDocument((out / "certificates.pdf").read_bytes())
    page = pages[0]
    letter = raw.FPDFPageObj_NewTextObj(pages, b"Helvetica", 12)
    raw.FPDFText_SetText(letter, (raw.FPDF_WCHAR * 2)(ord("1"), 0))
    raw.FPDFPageObj_Transform(letter, 1, 0, 0, 1, 400, 300)
    raw.FPDFPage_InsertObject(page, letter)
    page.gen_content()
    pages.save(out / "certificates.pdf")
    pages.close()


def the_other_desk_takes_the_key_for_withdrawn(out: Path) -> None:
    desk = opened(out, "desk-2")
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'signing_key'"
    for (trigger,) in desk.execute(named).fetchall():
        desk.execute(f"DROP TRIGGER {trigger}")
    desk.execute("UPDATE signing_key SET revoked_on = '2017-04-15'")
    desk.close()


def the_other_desk_forgets_the_revocation(out: Path) -> None:
    """It loses what was revoked as soon as it hears of it."""
    desk = opened(out, "desk-2")
    desk.execute("CREATE TRIGGER lose AFTER INSERT ON revocation BEGIN DELETE FROM revocation WHERE id = NEW.id; END")
    desk.close()


@pytest.mark.parametrize(
    ("scene", "fault", "word"),
    [
        (ISSUED, a_byte_is_changed_on_the_way, "二号台收到的 330108003-"),
        pytest.param(
            ISSUED,
            a_letter_is_added_on_paper,
            "应为 genuine，数据库里是 forged (other-wording)",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            ISSUED,
            the_other_desk_takes_the_key_for_withdrawn,
            "应为 genuine，数据库里是 forged (key-withdrawn)",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            "the_other_desk_finds_them_genuine",
            the_other_desk_forgets_the_revocation,
            "应为 revoked，数据库里是 genuine",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_certificate_that_is_not_what_it_was_is_found_out(theatre, scene, fault, word):
    code, told = performance(theatre, visitor=after(scene, fault), has_morning=False)

    assert code != 0
    assert word in told
    assert not (theatre / "out" / "report.json").exists()
