"""The words of the sync: what differs in a value, what counts are made of, and the states of the status bar."""

from dataclasses import replace

import pytest

from bjdesk.syncing.queries import RunRow, SyncFacts
from bjdesk.ui.sync import run_words, table_words
from bjdesk.ui.sync.differences import parts, spaced_phone
from bjdesk.ui.sync.run_words import Today
from tests.makers import DAY, ZONE, at

TODAY = Today(DAY, ZONE)
RUN = RunRow(1, at("02:13"), 9_000, "1", None, "complete", 128, 36, 0, {}, at("02:13"))
ENROLLED = SyncFacts(is_enrolled=True, last_success=at("02:13"), last_run=RUN)


def marked(value: str, before: str) -> str:
    """With what differs in brackets."""
    return "".join(f"[{part.text}]" if part.is_other else part.text for part in parts(value, before))


@pytest.mark.parametrize(
    ("value", "before", "seen"),
    [
        ("138 0571 6688", "138 0571 2210", "138 0571 [6688]"),
        ("139 0571 2210", "138 0571 2210", "[139] 0571 2210"),
        ("演示西楼", "演示楼", "演示[西]楼"),
        ("203 教室", "203 教室", "203 教室"),
        ("", "演示", ""),
        ("演示", "", "[演示]"),
        ("12 人", "11 人", "[12] 人"),
    ],
)
def test_only_what_differs_is_marked_and_numbers_are_marked_whole(value: str, before: str, seen: str) -> None:
    assert marked(value, before) == seen


def test_the_pieces_are_always_the_whole_value() -> None:
    for value in ("演示楼", "aab", "ab", "138 0571"):
        for before in ("演示", "ab", "aab", "", "138 0572", "b"):
            assert "".join(part.text for part in parts(value, before)) == value


def test_a_mobile_number_is_spaced_and_nothing_else() -> None:
    assert spaced_phone("13805712210") == "138 0571 2210"
    assert spaced_phone("057188880000") == "057188880000"


def test_counts_are_the_largest_first_and_tables_of_one_word_are_added() -> None:
    assert table_words.counted({"learner": 1, "learner_branch": 1, "attendance": 11, "venue": 0}) == "签到 11·学员 2"
    assert table_words.counted({"attendance": 9, "learner": 8, "card": 7, "venue": 6}) == "签到 9·学员 8·其他 13"


@pytest.mark.parametrize(
    ("facts", "icon", "tone", "words"),
    [
        (SyncFacts(is_enrolled=False), "cloud", "ink2", "还没接区里"),
        (ENROLLED, "circle-check", "ink2", "今天 02:13 已同步"),
        (replace(ENROLLED, waiting=14), "circle-check", "ink2", "今天 02:13 已同步"),
        (
            replace(ENROLLED, last_run=replace(RUN, outcome="unreachable")),
            "cloud-off",
            "warn",
            "连不上区里，不影响签到",
        ),
        (replace(ENROLLED, needs_person="held"), "circle-alert", "bad", "同步要您看一下"),
    ],
)
def test_the_status_bar_has_four_states_and_that_of_a_desk_apart(
    facts: SyncFacts, icon: str, tone: str, words: str
) -> None:
    found = run_words.status(facts, TODAY)
    assert (found.icon, found.tone, found.words) == (icon, tone, words)
    assert found.waiting == (facts.waiting or None)


def test_every_reason_that_needs_a_person_has_its_own_words() -> None:
    from bjdesk.syncing.queries import BLOCKING

    told = {run_words.needs(reason) for reason in (*BLOCKING, "refused", None)}
    assert len(told) == len(BLOCKING) + 2


def test_a_run_reads_as_a_sentence() -> None:
    assert run_words.run_title(RUN) == "自动同步"
    assert run_words.run_counts(RUN) == "送出 128 条，收到 36 条"
    assert run_words.duration(RUN) == "9 秒"
    by_hand = replace(RUN, trigger="3", staff_name="陈小燕", received=0)
    assert (run_words.run_title(by_hand), run_words.run_counts(by_hand)) == ("下班同步 陈小燕", "送出 128 条")
    assert run_words.duration(replace(RUN, seconds_ms=400_000)) == "7 分钟"
    assert run_words.duration(replace(RUN, outcome="unreachable")) == "–"
    assert run_words.run_counts(replace(RUN, sent=0, received=0, outcome="held")) == "要您看过再同步"
