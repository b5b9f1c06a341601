"""An unfinished form survives (D5)."""

from pathlib import Path

from bjdesk.people.commands import SaveDraft
from bjdesk.people.drafts import draft
from tests.makers import make_branch


def test_a_draft_is_read_back_after_a_restart_and_gone_once_forgotten(tmp_path: Path) -> None:
    branch = make_branch(tmp_path / "branch")
    branch.execute(SaveDraft("walk-in", {"name": "陆演示", "consent": True, "community": None}))
    branch.reopen()

    found = branch.read(draft, "walk-in")
    branch.execute(SaveDraft("walk-in", None))

    assert found.body == {"name": "陆演示", "consent": True, "community": None}
    assert found.at == branch.clock.now()
    assert branch.read(draft, "walk-in") is None
    branch.close()
