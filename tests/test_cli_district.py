"""`bjdesk-district`: what it makes, and what it only prints."""

import stat
from pathlib import Path

import pytest

from bjdesk.district import Home, open_district
from bjdesk.district_cli import main
from tests.makers import STREET

KEPT = Path(__file__).parent / "sync" / "server" / "distribution.sql"


def test_the_calls_that_spread_the_tables_are_printed_as_they_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    assert main(["--folder", str(home), "init", "--distributed"], {}) == 0
    assert capsys.readouterr().out == KEPT.read_text("utf-8")
    assert not home.exists()


def test_every_desk_of_a_district_gets_the_same_secret_for_cards_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    assert main(["--folder", str(tmp_path), "init"], {}) == 0
    kept = tmp_path / "identity.key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    told = []
    for number in range(2):
        district = open_district(Home(tmp_path))
        found = district.enrol(district.new_code(STREET), bytes([number]) * 32, "演示台", bytes([number]) * 16)
        told.append(found.identity_key)
    assert [key.hex() for key in told] == [kept.read_text().strip()] * 2
    assert told[0].hex() not in repr(found)
