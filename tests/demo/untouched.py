"""What is true of an untouched demo, looked at in what it leaves by nobody who has played in it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pypdfium2
import sqlcipher3.dbapi2 as driver

from bjdesk.app import DATABASE_FILE
from bjdesk.demo.branch import PUYAN
from bjdesk.demo.papers import words_of_table
from bjdesk.store.keys import TrainingKey

DESK, DISTRICT = (DATABASE_FILE, TrainingKey.FILE), ("district.db", "district.key")
LEFT = {"desk-1": DESK, "desk-2": DESK, "district": DISTRICT}


def opened(out: Path, name: str) -> driver.Connection:
    """One of the files that a demo leaves, with the key beside it and by no part of the program."""
    file, key = LEFT[name]
    db = driver.connect(str(out / "databases" / name / file), isolation_level=None)
    db.execute(f"PRAGMA key = \"x'{(out / 'databases' / name / key).read_text('ascii').strip()}'\"")
    db.execute("PRAGMA busy_timeout = 5000").fetchall()
    return db


def counted_by_a_stranger(out: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """What README.txt beside the files says, done by hand."""
    described = (out / "databases" / "README.txt").read_text("utf-8").splitlines()
    statements = [line for line in described if line.startswith("SELECT ")]
    unfolded = next(line for line in described if line.startswith("JSON text: ")).split()
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for name in LEFT:
        db = opened(out, name)
        for statement in statements:
            table = statement.split(" FROM ")[1].split()[0]
            found.setdefault(name, {})[table] = one_table(db, table, statement, unfolded)
        db.close()
    return found


def one_table(db: driver.Connection, table: str, statement: str, unfolded: list[str]) -> dict[str, Any]:
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


def a_demo_that_ended_well(out: Path, told: str) -> None:
    """Counts, pictures, papers and the three databases; AssertionError for whatever is not as it has to be."""
    found = json.loads((out / "report.json").read_text("utf-8"))
    assert found["card_check_ins"] >= 26
    assert (found["scans"], found["unknown_cards"], found["duplicates"]) == (30, 2, 1)
    assert (found["walk_ins"], found["undone"], found["closed_sessions"]) == (1, 1, 1)
    assert found["absent_written"] > 0
    assert found["audit_chain_ok"] is True
    assert found["quick_check"] == "ok"
    assert found["tables"]["sync_outbox"] > found["outbox"] > found["card_check_ins"]
    assert set(found["pictures"]) == {file.name for file in out.glob("*.png")}
    assert (out / "register.pdf").read_bytes().startswith(b"%PDF")
    assert told.count("100 %") == 1
    databases = found["databases"]
    assert databases["desk-1"] == databases["desk-2"] == databases["district"]
    assert databases["district"]["conflict"]["rows"] == 1
    assert databases == counted_by_a_stranger(out)
    certificates_are_what_the_other_desk_says(out, found)


def certificates_are_what_the_other_desk_says(out: Path, found: dict[str, Any]) -> None:
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
