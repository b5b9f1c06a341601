"""`bjdesk-district` says what it would do on several machines, and does nothing."""

from pathlib import Path

import pytest

from bjdesk.district_cli import main

KEPT = Path(__file__).parent / "sync" / "server" / "distribution.sql"


def test_the_calls_that_spread_the_tables_are_printed_as_they_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    assert main(["--folder", str(home), "init", "--distributed"], {}) == 0
    assert capsys.readouterr().out == KEPT.read_text("utf-8")
    assert not home.exists()
