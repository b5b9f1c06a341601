"""Whatever happens on the way, wherever the process ends: one effect, and the next exchange goes on (SYNC §6, P8)."""

import pytest
from msgspec.structs import replace

from sync.protocol.errors import ClockStep, Malformed, SyncError, Unreachable
from sync.protocol.messages import Reply
from tests.sync.client.scenes import Crash, CrashAt, DeskHere, Town

POINTS = (
    "seal.before_commit",
    "seal.after_commit",
    "ack.before_commit",
    "apply.before_commit",
    "apply.between_chunks",
    "apply.after_acks",
)


@pytest.mark.parametrize("days", [1, 60])
def test_a_reply_lost_after_the_commit_and_a_retry_have_one_effect(
    town: Town, one: DeskHere, other: DeskHere, days: int
) -> None:
    group = one.branch.class_now(2)
    one.line.lose_reply = 1
    with pytest.raises(Unreachable):
        one.exchange()
    published = town.office.rows("SELECT count(*) FROM sync_journal")
    town.pass_time(minutes=60 * 24 * days)
    assert one.exchange().is_complete
    assert town.office.rows("SELECT count(*) FROM sync_journal") == published
    town.all_agree()
    assert other.value("SELECT count(*) FROM enrolment") == 2
    assert other.has("session", group.session)


def test_a_batch_is_sent_byte_for_byte_until_it_is_acknowledged(one: DeskHere) -> None:
    one.branch.venue("演示楼")
    one.line.lose_reply = 2
    for _ in range(2):
        with pytest.raises(Unreachable):
            one.exchange()
    one.branch.venue("另一楼")
    one.exchange()
    sent = [request.batches for request in one.line.requests]
    assert sent[0] == sent[1] == sent[2][:1]
    assert len(sent[2]) == 2


@pytest.mark.parametrize(("point", "hit"), [*((point, 1) for point in POINTS), ("apply.before_commit", 3)])
def test_a_process_that_ends_at_any_point_goes_on_there(town: Town, one: DeskHere, point: str, hit: int) -> None:
    other = town.desk()
    group = other.branch.class_now(4)
    other.exchange()
    one.branch.venue("演示楼")
    one.replica.seal(1)
    one.branch.venue("另一楼")
    one.rows_at_once = 3
    one.wire(CrashAt(point, hit))
    with pytest.raises(Crash):
        one.exchange()
    one.restart()
    one.rows_at_once = 200
    one.branch.venue("第三楼")
    town.all_agree()
    for desk in (one, other):
        assert desk.value("SELECT count(*) FROM venue") == 3
        assert desk.value("SELECT count(*) FROM enrolment") == 4
        assert desk.has("session", group.session)
    assert town.office.rows("SELECT count(*) FROM sync_journal WHERE reason IS NOT NULL") == [(0,)]


def test_the_screen_shows_own_work_in_every_state_that_a_crash_leaves(town: Town, one: DeskHere) -> None:
    venue = one.branch.venue("演示楼")
    one.exchange()
    for point in POINTS:
        one.edit("venue", venue, name=f"演示 {point}")
        one.wire(CrashAt(point))
        with pytest.raises(Crash):
            one.exchange()
        one.restart()
        assert one.value("SELECT name FROM venue WHERE id = ?", venue) == f"演示 {point}"
    town.all_agree()
    assert one.value("SELECT name FROM venue WHERE id = ?", venue) == f"演示 {POINTS[-1]}"


# --- replies that are dropped whole ----------------------------------------------------------------------------------


def dropped(desk: DeskHere, tampered: object, kind: type[SyncError] = Malformed) -> SyncError:
    """An exchange with a reply that was changed on the way; nothing of it may be applied."""
    before = desk.rows("SELECT * FROM sync_scope"), desk.rows("SELECT acked_n, floor FROM sync_state")
    desk.line.tamper = tampered  # type: ignore[assignment]
    with pytest.raises(kind) as refused:
        desk.exchange()
    desk.line.tamper = None
    assert (desk.rows("SELECT * FROM sync_scope"), desk.rows("SELECT acked_n, floor FROM sync_state")) == before
    return refused.value


@pytest.fixture
def fresh(one: DeskHere, other: DeskHere) -> DeskHere:
    """A desk that has something to send and something to receive."""
    one.branch.class_now(2)
    one.exchange()
    other.branch.venue("演示楼")
    return other


def of_branch(reply: Reply, **changes: object) -> Reply:
    pages = dict(reply.pages)
    pages["330108003"] = replace(pages["330108003"], **changes)  # type: ignore[arg-type]
    return replace(reply, pages=pages)


def test_a_reply_to_another_request_is_dropped(fresh: DeskHere) -> None:
    dropped(fresh, lambda reply: replace(reply, req=reply.req + 1), Unreachable)
    assert fresh.exchange().is_complete


def test_an_acknowledgement_of_what_was_never_sent_is_dropped(fresh: DeskHere) -> None:
    dropped(fresh, lambda reply: replace(reply, acks=(replace(reply.acks[0], n=9),)))


def test_a_cursor_that_goes_backwards_is_dropped(fresh: DeskHere) -> None:
    fresh.exchange()
    dropped(fresh, lambda reply: of_branch(reply, entries=(), commits=(), next=(1, b"elsewhen")))


def test_a_page_that_promises_more_and_brings_nothing_is_dropped(fresh: DeskHere) -> None:
    dropped(fresh, lambda reply: of_branch(reply, entries=(), commits=(), more=True))


def test_a_page_of_another_scope_is_dropped(fresh: DeskHere) -> None:
    dropped(fresh, lambda reply: replace(reply, pages={**reply.pages, "330108001": reply.pages["*"]}))


def test_a_row_of_another_branch_is_dropped(fresh: DeskHere) -> None:
    def foreign(reply: Reply) -> Reply:
        page = reply.pages["*"]
        entry = page.entries[0]
        assert entry.row is not None
        row = replace(entry.row, table="audit_head", home="330108001")
        pages = {**reply.pages, "*": replace(page, entries=(replace(entry, table="audit_head", row=row),))}
        return replace(reply, pages=pages)

    dropped(fresh, foreign)


def test_a_server_that_always_says_the_same_ends_the_exchange(fresh: DeskHere) -> None:
    fresh.exchange()
    fresh.branch.venue("另一楼")
    fresh.line.tamper = lambda reply: replace(reply, acks=())
    with pytest.raises(Malformed) as refused:
        fresh.exchange()
    assert refused.value.facts["why"] == "no-progress"
    assert fresh.overlay() == 1


def test_a_newer_status_ends_the_exchange(fresh: DeskHere) -> None:
    assert dropped(fresh, lambda reply: replace(reply, status="come-back-tomorrow")).facts["field"] == "status"


# --- clocks ----------------------------------------------------------------------------------------------------------


def test_a_clock_that_is_wrong_by_years_is_set_right_for_stamps(town: Town, one: DeskHere) -> None:
    town.pass_time(minutes=1)
    one.exchange()
    one.branch.clock.wall -= 20 * 365 * 24 * 3600 * 1_000_000  # type: ignore[assignment]
    one.exchange()
    venue = one.branch.venue("演示楼")
    ms = one.value("SELECT ms FROM sync_outbox")
    assert abs(ms - town.office.now_ms()) < 1000
    assert one.exchange().refused == 0
    assert one.has("venue", venue)


def test_a_reply_a_quarter_of_an_hour_late_sets_no_clock(town: Town, one: DeskHere) -> None:
    one.exchange()
    one.line.tamper = lambda reply: (one.branch.clock.advance(minutes=15), replace(reply, time=reply.time + 400_000))[1]
    one.exchange()
    assert one.value('SELECT "offset" FROM sync_state') == 0


def test_a_server_whose_time_jumps_by_more_than_a_day_waits_for_a_person(town: Town, one: DeskHere) -> None:
    one.exchange()
    one.branch.venue("演示楼")
    town.office.clock.advance(minutes=60 * 30)
    with pytest.raises(ClockStep):
        one.exchange()
    assert one.overlay() == 1
    assert one.exchange(accept_time=True).is_complete
    assert one.exchange().is_complete


def test_a_desk_that_was_closed_for_three_weeks_exchanges_at_once(town: Town, one: DeskHere) -> None:
    one.exchange()
    town.pass_time(minutes=60 * 24 * 21)
    assert one.exchange().is_complete
