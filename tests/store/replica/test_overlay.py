"""The screen is what was published, overlaid by this desk's operations that are not echoed; nothing else (SYNC §6)."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bjdesk.store.replica.overlay import Own, settle

A, B = "published", "published later"


def edit(op: int, value: str = "", **covered: object) -> Own:
    return Own(op, "update", {"name": value or f"mine {op}"}, covered)


def test_an_echo_takes_the_operation_away_and_shows_the_published_value() -> None:
    settled = settle([edit(1, name=A)], {1}, {"name": B})
    assert (settled.screen["name"], settled.covered) == (B, {})


def test_a_page_beneath_an_operation_under_way_changes_nothing_on_screen() -> None:
    settled = settle([edit(1, name=A)], (), {"name": B, "floor": "2"})
    assert "name" not in settled.screen
    assert settled.screen["floor"] == "2"
    assert settled.covered == {1: {"name": B}}


def test_a_refusal_uncovers_the_published_value() -> None:
    assert settle([edit(1, name=A)], {1}).screen == {"name": A}


def test_a_refusal_of_the_later_edit_uncovers_the_earlier_one() -> None:
    settled = settle([edit(1, name=A), edit(2)], {2})
    assert (settled.screen, settled.covered) == ({"name": "mine 1"}, {})


def test_what_a_leaving_operation_covered_passes_to_the_next_on_the_same_register() -> None:
    settled = settle([edit(1, name=A), edit(2)], {1})
    assert (settled.screen, settled.covered) == ({"name": "mine 2"}, {2: {"name": A}})


def test_a_refused_removal_brings_the_row_back() -> None:
    removal = Own(1, "delete", {"removed": 1})
    assert settle([removal], {1}).screen == {"removed": 0}
    assert settle([replace(removal, covered={"removed": 1})], {1}).screen == {"removed": 1}


def test_a_row_that_nobody_published_keeps_what_its_other_operations_say() -> None:
    made = Own(1, "insert", {"name": "made", "floor": "1"})
    settled = settle([made, edit(2)], {1})
    assert (settled.screen, settled.covered) == ({"name": "mine 2"}, {})


def test_an_unacknowledged_insert_covers_a_row_that_was_published_meanwhile() -> None:
    """After a restore: the district knows the row already."""
    made = Own(1, "insert", {"name": "made", "floor": "1"})
    settled = settle([made], (), {"name": A, "floor": "2", "kind": "x"})
    assert settled.covered == {1: {"name": A, "floor": "2"}}
    assert settled.screen == {"kind": "x", "removed": 0}
    assert settle([replace(made, covered=settled.covered[1])], {1}).screen == {"name": A, "floor": "2"}


# --- against a plain model -------------------------------------------------------------------------------------------

REGISTERS = ("name", "floor", "removed")
Step = tuple[str, object]
EDITS = st.dictionaries(st.sampled_from(REGISTERS[:2]), st.integers(0, 9), min_size=1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), EDITS),
        st.tuples(st.just("page"), st.fixed_dictionaries({"name": st.integers(10, 19), "floor": st.integers(10, 19)})),
        st.tuples(st.just("leave"), st.sets(st.integers(1, 12), min_size=1)),
        st.tuples(st.just("echo"), st.integers(1, 12)),
    ),
    max_size=12,
)


class Model:
    """A published row and operations on it; the screen is computed anew every time."""

    def __init__(self) -> None:
        self.published: dict[str, object] = {"name": 0, "floor": 0}
        self.own: list[Own] = []

    def shown(self) -> dict[str, object]:
        found = dict(self.published)
        for one in self.own:
            found.update(one.changed)
        return found


@given(STEPS)
def test_whatever_happens_the_screen_equals_the_published_row_with_our_operations_on_top(steps: list[Step]) -> None:
    model, screen, own, op = Model(), {"name": 0, "floor": 0}, list[Own](), 0
    for kind, what in steps:
        if kind == "edit":
            op += 1
            assert isinstance(what, dict)
            covered = {n: model.published[n] for n in what if not any(n in one.changed for one in own)}
            own.append(Own(op, "update", what, covered))
            screen.update(what)
            model.own.append(own[-1])
        else:
            page, leaving = None, set[int]()
            if kind == "leave":
                assert isinstance(what, set)
                leaving = what
            else:
                page = what if isinstance(what, dict) else {"name": 20, "floor": 20}
                leaving = set(range(1, what + 1)) if isinstance(what, int) else set()
                model.published = dict(page)
            settled = settle(own, leaving, page)
            screen.update({name: value for name, value in settled.screen.items() if name != "removed"})
            own = [
                replace(one, covered=settled.covered.get(one.op, one.covered)) for one in own if one.op not in leaving
            ]
            model.own = [one for one in model.own if one.op not in leaving]
        assert screen == model.shown()
        covers = [(name, value) for one in own for name, value in one.covered.items()]
        assert len({name for name, _ in covers}) == len(covers)  # each published value is kept once
        assert all(model.published[name] == value for name, value in covers)
