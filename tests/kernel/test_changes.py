"""What changed is a set of tables."""

from bjdesk.kernel.changes import Changes


def test_changes_of_two_commands_are_told_together() -> None:
    assert Changes.of("attendance") | Changes.of("card") == Changes.of("card", "attendance")


def test_a_page_is_concerned_only_by_its_own_tables() -> None:
    changes = Changes.of("attendance", "enrolment")
    assert changes.concern(frozenset({"enrolment", "session"}))
    assert not changes.concern(frozenset({"card"}))


def test_nothing_changed_is_false() -> None:
    assert not Changes()
    assert Changes.of("card")
