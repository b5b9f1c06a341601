"""bjdesk's own tables on the server: shipped rows, claims, conflicts, desks, erasure, keys, the command line."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from bjdesk import district as root
from bjdesk.declared import declarations
from bjdesk.district_cli import main
from bjdesk.store.migrations import HEAD
from sync.server.district import District
from sync.server.transactions import Transactions
from tests.sync.server.conftest import sqlite_engine
from tests.sync.server.desks import Desk, HandClock, Ledger, Points, World, seeded

BRANCH, OTHER = "330108003", "330108001"
MINUTE = 60_000_000


def hexed(key: bytes) -> str:
    return key.hex().upper()


@pytest.fixture
def world(tmp_path: Path) -> World:
    clock, ledger, points = HandClock(), Ledger(), Points()
    engine = sqlite_engine(tmp_path / "district.db")
    made = District(engine, declarations(), clock, seeded(3), ledger, root.year_of, points, erasures=ledger)
    made.install()
    return World(made, clock, ledger, seeded(5), points)


def test_the_shipped_rows_reach_a_desk_as_they_lie_in_its_own_tables(world: World) -> None:
    assert world.district.write_all(list(root.shipped()), only_new=True) > 500
    assert world.district.write_all(list(root.shipped()), only_new=True) == 0
    desk = world.desk(BRANCH)
    desk.sync()
    wanted = {(table, key): registers for _, table, key, registers in root.shipped()}
    assert {key: desk.row(*key).registers for key in wanted} == wanted


def test_the_row_of_a_desk_says_whose_it_is(world: World) -> None:
    desk = world.desk(BRANCH, "一号台")
    desk.sync()
    row = desk.shown("desk", desk.device)
    assert (row["name"], row["number"], row["revoked_at"]) == ("一号台", 1, None)
    assert row["branch_id"] in {hexed(key) for _, table, key, _ in root.shipped() if table == "org"}


# --- claims ----------------------------------------------------------------------------------------------------------


def venue(desk: Desk, **more: Any) -> bytes:
    row = {"name": {"name": "演示室", "type": "01"}, "setup_gap_min": 0, "part_of_id": None}
    return desk.insert("venue", {**row, **more})


def booking(desk: Desk, where: bytes, starts: int, ends: int, *, state: str = "2", gap: int = 0) -> bytes:
    place = {"venue_id": hexed(where), "starts_at": starts, "ends_at": ends, "gap_min": gap, "place_note": None}
    row = {"venue_id": place, "title": "演示", "purpose": "1", "borrower_kind": "1"}
    return desk.insert("booking", {**row, "state": {"state": state, "state_at": 0, "state_note": None}})


def verdict(desk: Desk, key: bytes) -> str:
    found: str = desk.shown("booking", key)["claim"]["verdict"]
    return found


def test_bookings_of_one_room_keep_their_gap(world: World) -> None:
    desk = world.desk(BRANCH)
    room = venue(desk)
    first = booking(desk, room, 0, 60 * MINUTE)
    close = booking(desk, room, 70 * MINUTE, 80 * MINUTE, gap=15)
    later = booking(desk, room, 95 * MINUTE, 99 * MINUTE)
    desk.sync()
    assert [verdict(desk, key) for key in (first, close, later)] == ["1", "2", "1"]


@pytest.mark.parametrize(("state", "wanted"), [("1", "0"), ("2", "1"), ("4", "1"), ("5", "1"), ("6", "0"), ("7", "0")])
def test_a_booking_holds_its_room_from_agreement_to_use(world: World, state: str, wanted: str) -> None:
    desk = world.desk(BRANCH)
    key = booking(desk, venue(desk), 0, 60 * MINUTE, state=state)
    desk.sync()
    assert verdict(desk, key) == wanted


def test_seats_are_as_many_as_the_hard_quota(world: World) -> None:
    desk = world.desk(BRANCH)
    activity = desk.insert("activity", {"title": {"title": "书法", "type": "BJ"}, "quota": quota(2)})
    keys = [desk.insert("enrolment", seat(activity, number, "2" if number else "1")) for number in range(4)]
    desk.sync()
    assert [desk.shown("enrolment", key)["claim"]["verdict"] for key in keys] == ["0", "1", "1", "2"]


def quota(hard: int | None) -> dict[str, Any]:
    return {"quota": hard, "quota_hard": hard, "draw_way": "0"}


def seat(activity: bytes, number: int, state: str) -> dict[str, Any]:
    row = {"activity_id": hexed(activity), "learner_id": f"{number:032X}", "channel": "1", "role": "1", "applied_at": 0}
    return {**row, "state": {"state": state, "state_at": 0, "state_note": None}}


# --- conflicts and erasure -------------------------------------------------------------------------------------------


def two_edits(world: World) -> tuple[Desk, Desk]:
    first, second = world.desk(BRANCH, "一"), world.desk(BRANCH, "二")
    key = venue(first)
    first.sync()
    second.sync()
    first.update("venue", key, contact="甲")
    world.clock.advance(1)
    second.update("venue", key, contact="乙")
    first.sync()
    second.sync()
    return first, second


def test_a_conflict_is_told_with_both_values_who_and_when(world: World) -> None:
    first, second = two_edits(world)
    record = second.rows("conflict")[0].registers
    assert (record["kind"], record["target_table"], record["register"]) == ("1", "venue", "contact")
    assert (record["kept"], record["lost"]) == ("乙", "甲")
    assert record["lost_desk_id"] == record["lost_staff_id"] == hexed(first.device)
    assert record["lost_at"] == (world.clock() - 60_000) * 1000
    assert record["kept_desk_id"] == record["kept_staff_id"] == hexed(second.device)
    assert record["kept_at"] == world.clock() * 1000
    assert record["state"]["state"] == "1"


def test_whoever_settles_a_conflict_settles_it_for_both(world: World) -> None:
    first, second = two_edits(world)
    record = second.rows("conflict")[0].id
    settled = {"state": "2", "state_at": 1, "state_note": None}
    second.update("conflict", record, state=settled, from_state="1")
    second.update("conflict", record, resolution="1")
    second.sync()
    first.sync()
    assert not second.refused
    assert first.shown("conflict", record)["state"] == settled


def test_an_erased_learner_keeps_her_attendances_and_nothing_that_names_her(world: World) -> None:
    desk = world.desk(BRANCH)
    org = desk_org(world)
    person = desk.insert("learner", {"name": {"name": "演示丙", "name_note": None}, "sex": "1"})
    at = {"at": 0, "offset_min": 480, "by_id": None, "desk_id": None, "voids_id": None, "reason": None}
    desk.insert("learner_branch", {"learner_id": hexed(person), "branch_id": org, "kind": "1", **at})
    card = {"learner_id": hexed(person), "token_hash": "0A" * 32, "token_key": 1, "last4": "0001", "type": "1"}
    desk.insert("card", {**card, "first_seen": 0, "state": {"state": "1", "state_at": 0, "state_note": None}})
    came = {"session_id": "0" * 32, "learner_id": hexed(person), "status": "1", "entry_as": "1", "method": "C"}
    seen = desk.insert("attendance", {**came, "is_correction": 0, "clock_doubt": "0", **at})
    desk.sync()
    assert not desk.refused
    world.district.erase("learner", person, "1")
    desk.sync()
    assert desk.row("learner", person).owned == {"erased": 1}
    assert desk.rows("card")[0].registers == {}
    assert desk.shown("attendance", seen)["learner_id"] == hexed(person)
    assert desk.rows("erasure")[0].registers["learner_id"] == hexed(person)
    wish = {"kind": "1", "target_table": "learner", "target_id": hexed(person), "person_id": hexed(person)}
    desk.insert("proposal", {**wish, "base": None, "body": {"name": "演示丙"}, "reason": "演示丙", **proposed()})
    desk.sync()
    assert [why for _, why in desk.refused] == ["erased"]
    assert desk.rows("proposal") == []


def proposed() -> dict[str, Any]:
    return {"state": {"state": "1", "state_at": 0, "state_note": None}}


def desk_org(world: World) -> str:
    """The id of the branch's own organisation."""
    world.desk(BRANCH)
    made = declarations().record_device
    assert made is not None
    from sync.declarations import DeviceFacts

    org: str = made(DeviceFacts(b"", BRANCH, "", None, b"", 0))[1]["branch_id"]
    return org


# --- keys and commands -----------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["--folder", str(tmp_path / "server"), "init"], {}) == 0
    capsys.readouterr()
    return tmp_path / "server"


def test_keys_and_ledger_are_their_owners_alone(folder: Path) -> None:
    assert main(["--folder", str(folder), "enrol-desk", BRANCH], {}) == 0
    root.open_district(root.Home(folder)).enrol(code_of(folder), b"k" * 32, "台", b"d" * 16)
    for name in (root.DATABASE_KEY, root.SIGNING_KEY, root.LEDGER):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert b"SQLite format 3" not in (folder / root.DATABASE).read_bytes()


def code_of(folder: Path) -> str:
    return root.open_district(root.Home(folder)).new_code(BRANCH)


def test_a_key_that_others_can_read_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.chmod(folder / root.DATABASE_KEY, 0o644)
    assert main(["--folder", str(folder), "desks"], {}) == 2
    assert "chmod 600" in capsys.readouterr().err


def test_commands_say_what_stands_in_the_way(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(tmp_path / "nothing"), "desks"], {}) == 2
    assert "init" in capsys.readouterr().err
    assert main(["--folder", str(folder), "enrol-desk", "330108999"], {}) == 2
    assert OTHER in capsys.readouterr().err
    assert main(["--folder", str(folder), "revoke", "nobody"], {}) == 2
    assert main(["--folder", str(folder), "serve", "--host", "0.0.0.0"], {}) == 2
    assert "certificate" in capsys.readouterr().err


def test_check_finds_a_feed_that_was_tampered_with(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(folder), "check"], {}) == 0
    district = root.open_district(root.Home(folder))
    feed = district.schema.feed
    with Transactions(district.engine).write("*") as db:
        victim = db.execute(select(feed.c.id).where(feed.c.scope == "*").limit(1)).scalar()
        db.execute(feed.update().where(feed.c.scope == "*", feed.c.id == victim).values(idx=7777))
    assert main(["--folder", str(folder), "check"], {}) == 1
    assert "feed" in capsys.readouterr().out


def test_a_line_of_the_ledger_that_was_torn_is_nobodys(folder: Path) -> None:
    ledger = folder / root.LEDGER
    ledger.write_text('{"what": "number", "scope": "33010')
    made = root.open_district(root.Home(folder))
    assert made.enrol(made.new_code(BRANCH), b"k" * 32, "台", b"d" * 16).number == 1
    assert made.enrol(made.new_code(BRANCH), b"k" * 32, "台", b"e" * 16).number == 2
    ledger.write_text("}\n" + ledger.read_text())
    assert main(["--folder", str(folder), "check"], {}) == 1


def test_a_receipt_is_signed_with_the_key_that_the_desk_was_given(folder: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from sync.protocol.messages import START, Request
    from sync.server.receipts import receipt_content

    district = root.open_district(root.Home(folder))
    told = district.enrol(district.new_code(BRANCH), b"k" * 32, "台", b"d" * 16)
    cursors = {"*": START, BRANCH: START}
    request = Request(1, told.device, district.release, root.now_ms(), (0, bytes(32)), (0, bytes(32)), cursors)
    reply = district.exchange(told.token, request)
    assert reply.receipt is not None
    content = receipt_content(told.device, reply.last, reply.pages, reply.time)
    Ed25519PublicKey.from_public_bytes(told.server_key).verify(reply.receipt[1], content)
    assert reply.receipt[0] == told.server_key.hex()[:16]


def test_the_year_is_the_districts() -> None:
    assert root.year_of(1_798_732_799_000) == 2026  # 2026-12-31 23:59:59 in Hangzhou
    assert root.year_of(1_798_732_800_000) == 2027


# --- PostgreSQL ------------------------------------------------------------------------------------------------------


def test_a_server_on_postgres_is_made_by_its_owner_and_served_by_another(
    cluster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from sqlalchemy import create_engine

    admin = create_engine(f"postgresql+psycopg://postgres@/postgres?host={cluster}", isolation_level="AUTOCOMMIT")
    with admin.connect() as db:
        db.exec_driver_sql("DROP DATABASE IF EXISTS bj_command")
        db.exec_driver_sql("CREATE DATABASE bj_command")
    url = "postgresql://{}@/bj_command?host=" + str(cluster)
    common = ["--folder", str(tmp_path / "server"), "--database"]
    assert main([*common, url.format("postgres"), "init", "--app-role", "bj_app"], {}) == 0
    assert main([*common, url.format("bj_app"), "check"], {}) == 0
    capsys.readouterr()
    assert main([*common, url.format("bj_app"), "enrol-desk", BRANCH], {}) == 0
    code = capsys.readouterr().out.strip()
    home = root.Home(tmp_path / "server", url.format("bj_app"))
    district = root.open_district(home)
    told = district.enrol(code, b"k" * 32, "台", b"d" * 16)
    world = World(district, HandClock(root.now_ms()), Ledger(), seeded(1), Points())
    desk = Desk(world, BRANCH, told.device, told.token)
    desk.schema = HEAD
    room = venue(desk)
    desk.sync()
    assert desk.shown("venue", room)["name"]["name"] == "演示室"
    assert len(desk.rows("code")) > 400
    with _opened(district.engine) as db:
        assert db.exec_driver_sql("SHOW statement_timeout").scalar() == "30s"
        assert db.exec_driver_sql("SHOW synchronous_commit").scalar() in ("on", "off")
    assert main([*common, url.format("postgres"), "check"], {}) == 1
    district.engine.dispose()


def _opened(engine: Engine) -> Any:
    return engine.connect()
