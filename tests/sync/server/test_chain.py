"""Repeats, forks, gaps, lost history, offers: whatever becomes of chains and cursors (SYNC §6, §9)."""

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine

from sync.protocol.chain import ORIGIN, link_of, seal
from sync.protocol.codec import decode_operations, encode_operations
from sync.protocol.errors import Forked, Gap, LostHistory, Malformed, Revoked, UnknownDevice, UpgradeNeeded
from sync.protocol.messages import START, Offer
from sync.server.schema import schema_of
from tests.sync.server.branches import DECLARATIONS, NORTH, SOUTH
from tests.sync.server.desks import MINUTE, Desk, World
from tests.sync.server.test_claims import hexed, slot, verdict


def memo(desk: Desk, text: str = "一") -> bytes:
    return desk.insert("memo", {"text": text, "about": None})


# --- once, for ever --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [0, 1, 60])
def test_a_batch_whose_answer_was_lost_has_one_effect_however_late_it_comes_again(world: World, days: int) -> None:
    desk = world.desk()
    good, bad = memo(desk), desk.insert("memo", {"text": None, "about": None})
    desk.seal()
    first = desk.ask(desk.request())
    world.clock.advance(days * 24 * 60)
    again = desk.ask(desk.request())
    assert again.acks == first.acks
    assert again.acks[0].bad == ((1, "rule"),)
    desk.take(again)
    assert desk.row("memo", good).nonce == first.pages[NORTH].entries[0].row.nonce
    assert desk.row("memo", bad) is None


def test_what_is_sealed_again_after_a_new_enrolment_changes_nothing(world: World) -> None:
    desk = world.desk()
    keys = [memo(desk, str(number)) for number in range(5)]
    desk.update("memo", keys[0], text="neu")
    bad = desk.insert("memo", {"text": None, "about": None})
    desk.sync()
    before = {key: desk.row("memo", key) for key in keys}
    again = reborn(world, desk)
    again.sync()
    assert {key: again.row("memo", key) for key in keys} == before
    assert again.refused == [(("memo", bad), "rule")]


def reborn(world: World, desk: Desk) -> Desk:
    """The desk under a new id, with everything it ever sent in its queue."""
    fresh = world.desk(desk.scope)
    fresh.incarnation, fresh.ops = desk.incarnation, desk.ops
    fresh.queue = [operation for batch in desk.sealed for operation in decode_operations(batch.body)]
    return fresh


def test_a_known_identity_with_other_content_is_never_taken_for_a_repeat(world: World) -> None:
    desk = world.desk()
    key = memo(desk)
    desk.sync()
    twin = reborn(world, desk)
    twin.queue = [replace(twin.queue[0], registers={"text": "二", "about": None})]
    twin.sync()
    assert twin.refused == [(("memo", key), "identity")]
    assert twin.shown("memo", key)["text"] == "一"


def test_one_identity_twice_in_one_batch_counts_once(world: World) -> None:
    desk = world.desk()
    key = memo(desk)
    desk.queue.append(replace(desk.queue[0], registers={"text": "二", "about": None}))
    desk.queue.append(desk.queue[0])
    desk.sync()
    assert desk.refused == [(("memo", key), "identity")]
    assert desk.shown("memo", key)["text"] == "一"


def test_bodies_are_let_go_after_ninety_days_and_a_repeat_still_gets_its_answer(world: World) -> None:
    desk = world.desk()
    memo(desk)
    desk.seal()
    first = desk.ask(desk.request())
    world.clock.advance(89 * 24 * 60)
    assert world.district.prune() == 0
    world.clock.advance(2 * 24 * 60)
    assert world.district.prune() == 1
    assert world.district.prune() == 0
    assert desk.ask(desk.request()).acks == first.acks


# --- chain -----------------------------------------------------------------------------------------------------------


def test_a_desk_that_was_restored_from_yesterday_is_a_fork(world: World) -> None:
    desk = world.desk()
    memo(desk)
    desk.sync()
    desk.chain = desk.acked = ORIGIN
    with pytest.raises(Forked):
        desk.ask(desk.request(batches=()))


def test_two_copies_of_a_desk_fork_where_their_chains_part(world: World) -> None:
    desk = world.desk()
    copy = Desk(world, desk.scope, desk.device, desk.token)
    memo(desk)
    desk.sync()
    memo(copy, "二")
    copy.seal()
    with pytest.raises(Forked):
        copy.ask(copy.request())


def test_a_copy_that_sealed_something_else_is_found_by_its_head_alone(world: World) -> None:
    desk = world.desk()
    copy = Desk(world, desk.scope, desk.device, desk.token)
    memo(desk)
    desk.sync()
    memo(copy, "二")
    copy.seal()
    with pytest.raises(Forked):
        copy.ask(copy.request(batches=()))


def test_another_batch_under_a_number_that_was_taken_is_a_fork(world: World) -> None:
    desk = world.desk()
    memo(desk)
    desk.seal()
    desk.ask(desk.request())
    other = encode_operations([replace(decode_operations(desk.sealed[0].body)[0], ms=5)])
    forged = seal(ORIGIN, other, 1)
    with pytest.raises(Forked):
        desk.ask(desk.request(batches=(forged,), chain=link_of(seal(link_of(forged), other, 1))))


def test_a_token_of_another_desk_does_not_serve(world: World) -> None:
    desk, other = world.desk(), world.desk()
    with pytest.raises(Forked):
        desk.ask(desk.request(device=other.device))


def test_a_batch_that_is_missing_in_between_is_a_gap(world: World) -> None:
    desk = world.desk()
    for number in range(3):
        memo(desk, str(number))
        desk.seal()
    with pytest.raises(Gap) as gap:
        desk.ask(desk.request(batches=tuple(desk.sealed[1:])))
    assert gap.value.last == 0


NO_ONE = "0" * 32


@pytest.mark.parametrize("token", ["", "north", "north.00.00", f"north.{NO_ONE}.x", f"*.{NO_ONE}.x", "；"])
def test_a_token_that_nobody_was_given_is_unknown(world: World, token: str) -> None:
    desk = world.desk()
    desk.token = token
    with pytest.raises(UnknownDevice):
        desk.ask(desk.request())


def test_a_revoked_desk_is_told_so_and_nothing_it_sends_counts(world: World) -> None:
    desk, other = world.desk(), world.desk()
    memo(desk)
    assert world.district.revoke(desk.device)
    desk.seal()
    with pytest.raises(Revoked):
        desk.ask(desk.request())
    other.sync()
    assert other.rows("memo") == []
    assert other.shown("device", desk.device)["revoked"] == world.clock() * 1000


def test_a_desk_of_a_release_too_old_is_asked_to_upgrade(world: World) -> None:
    desk = world.desk()
    for more in ({"schema": "0000"}, {"v": 2}):
        with pytest.raises(UpgradeNeeded):
            desk.ask(desk.request(**more))


def test_a_body_that_is_not_what_its_head_says_changes_nothing(world: World) -> None:
    desk = world.desk()
    memo(desk)
    desk.seal()
    wrong = replace(desk.sealed[0], count=2)
    with pytest.raises(Malformed):
        desk.ask(desk.request(batches=(wrong,)))
    desk.sync()
    assert len(desk.rows("memo")) == 1


def test_a_hollow_batch_goes_on_with_the_chain_and_brings_nothing(world: World) -> None:
    desk = world.desk()
    memo(desk)
    memo(desk)
    desk.seal()
    desk.sealed[0] = replace(desk.sealed[0], body=b"", hollow=True)
    desk.sync()
    assert desk.acked[0] == 1
    assert desk.rows("memo") == []


# --- pages -----------------------------------------------------------------------------------------------------------


def test_pages_follow_each_other_and_the_feed_of_everybody_comes_first(world: World) -> None:
    writer, reader = world.desk(), world.desk()
    for number in range(1500):
        memo(writer, str(number))
    for number in range(1100):
        writer.insert("room", {"name": {"name": str(number), "kind": "1"}})
    writer.sync()
    pages = []
    while not pages or any(page.more for page in pages[-1].pages.values()):
        pages.append(reader.ask(reader.request(page=64 << 10)))
        reader.take(pages[-1])
    assert [sorted(reply.pages) for reply in pages] == [["*"], ["*", NORTH], ["*", NORTH]]
    assert len(reader.rows("memo")) == 1500


def test_a_page_may_be_left_at_any_commit(world: World) -> None:
    writer, reader = world.desk(), world.desk()
    for number in range(4):
        memo(writer, str(number))
        memo(writer, str(number))
        writer.sync()
    reply = reader.ask(reader.request())
    page = reply.pages[NORTH]
    assert [hi for hi, _ in page.commits] == [2, 4, 6, 8]
    reader.cursors[NORTH] = page.commits[1]
    rest = reader.ask(reader.request()).pages[NORTH]
    assert [entry.seq for entry in rest.entries] == [5, 6, 7, 8]


def test_a_row_that_changes_often_stands_once_in_the_feed(world: World) -> None:
    writer, reader = world.desk(), world.desk()
    key = memo(writer)
    for number in range(5):
        writer.update("memo", key, text=str(number))
        writer.sync()
    page = reader.ask(reader.request()).pages[NORTH]
    assert [(entry.seq, entry.id) for entry in page.entries] == [(5, key)]
    assert page.commits[-1] == page.next


def test_an_idle_exchange_reads_no_row_and_writes_nothing(world: World, engine: Engine) -> None:
    desk = world.desk()
    memo(desk)
    desk.sync()
    desk.sync()
    statements = watch(engine)
    reply = desk.ask(desk.request())
    assert all(not page.entries for page in reply.pages.values())
    assert not [s for s in statements if s.split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert not [s for s in statements if "FROM memo" in s or "FROM sync_feed" in s]


def watch(engine: Engine) -> list[str]:
    """Statements from now on."""
    from sqlalchemy import event

    found: list[str] = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(_db, _cursor, statement: str, *_rest) -> None:  # type: ignore[no-untyped-def]
        found.append(statement)

    return found


# --- the server was restored -----------------------------------------------------------------------------------------


class Backup:
    """All rows of all tables, to be put back later."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tables = schema_of(DECLARATIONS).metadata.sorted_tables
        with self._open() as db:
            self._rows = {table.name: db.execute(table.select()).mappings().all() for table in self._tables}

    def _open(self):  # type: ignore[no-untyped-def]
        from contextlib import contextmanager

        from sync.server.transactions import Transactions

        @contextmanager
        def opened():  # type: ignore[no-untyped-def]
            with Transactions(self._engine).write("*", *DECLARATIONS.branches) as db:
                yield db

        return opened()

    def restore(self) -> None:
        with self._open() as db:
            for table in self._tables:
                db.execute(table.delete())
                if self._rows[table.name]:
                    db.execute(table.insert(), [dict(row) for row in self._rows[table.name]])


@pytest.fixture
def pair(world: World) -> tuple[Desk, Desk]:
    first, second = world.desk(name="first"), world.desk(name="second")
    memo(first, "vorher")
    first.sync()
    second.sync()
    return first, second


def test_an_older_server_says_where_it_stands_and_takes_the_rest_again(
    world: World, engine: Engine, pair: tuple[Desk, Desk]
) -> None:
    first, second = pair
    backup = Backup(engine)
    key = memo(first, "nachher")
    first.sync()
    backup.restore()
    with pytest.raises(Gap) as gap:
        first.ask(first.request())
    assert gap.value.last == 1
    first.acked = link_of(first.sealed[0])
    with pytest.raises(LostHistory) as lost:
        first.ask(first.request())
    assert lost.value.scopes == (NORTH,)
    meet(first)
    first.sync()
    second.sync()
    assert second.shown("memo", key)["text"] == "nachher"


def meet(desk: Desk) -> dict[str, tuple[int, bytes]]:
    """Find the common point of every scope, offer, and go on from there."""
    reply = desk.ask(desk.request(batches=(), history={scope: tuple(h[-200:]) for scope, h in desk.history.items()}))
    assert reply.status == "common"
    assert desk.offer(reply.common).status == "offered"
    return dict(reply.common)


def test_what_only_another_desk_still_has_comes_back_once_an_administrator_says_so(
    world: World, engine: Engine, pair: tuple[Desk, Desk]
) -> None:
    first, second = pair
    backup = Backup(engine)
    south = world.desk(SOUTH)
    key = memo(first, "nachher")
    room = south.insert("room", {"name": {"name": "南", "kind": "1"}, "size": 4})
    first.sync()
    south.sync()
    second.sync()
    backup.restore()
    world.district.set_restored(is_open=True)
    common = meet(second)
    assert common["*"] != START
    second.sync()
    assert second.shown("memo", key)["text"] == "nachher"
    assert second.shown("room", room)["size"] == 4
    del south, first


def test_rows_of_other_branches_are_not_taken_back_from_just_any_desk(
    world: World, engine: Engine, pair: tuple[Desk, Desk]
) -> None:
    _, second = pair
    backup = Backup(engine)
    south = world.desk(SOUTH)
    room = south.insert("room", {"name": {"name": "南", "kind": "1"}, "size": 4})
    south.sync()
    second.sync()
    backup.restore()
    meet(second)
    fresh = world.desk()
    fresh.sync()
    assert fresh.row("room", room) is None


def test_a_newer_value_beats_an_offered_one_and_the_offered_one_is_kept(
    world: World, engine: Engine, pair: tuple[Desk, Desk]
) -> None:
    first, second = pair
    key = next(row.id for row in second.rows("memo"))
    backup = Backup(engine)
    first.update("memo", key, text="verloren")
    first.sync()
    second.sync()
    backup.restore()
    third = world.desk(name="third")
    third.sync()
    world.clock.advance(5)
    third.update("memo", key, text="neuer")
    third.sync()
    meet(second)
    second.sync()
    assert second.shown("memo", key)["text"] == "neuer"
    assert [row.registers["lost"] for row in second.rows("clash")] == ["verloren"]


def test_what_an_offer_replaces_is_merely_older_if_the_desk_had_seen_it(
    world: World, engine: Engine, pair: tuple[Desk, Desk]
) -> None:
    first, second = pair
    key = next(row.id for row in second.rows("memo"))
    backup = Backup(engine)
    first.update("memo", key, text="verloren")
    first.sync()
    second.sync()
    backup.restore()
    meet(second)
    second.sync()
    assert second.shown("memo", key)["text"] == "verloren"
    assert second.rows("clash") == []


def test_an_offered_removal_keeps_a_newer_edit_on_record(world: World, engine: Engine, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    key = next(row.id for row in second.rows("memo"))
    backup = Backup(engine)
    first.delete("memo", key)
    first.sync()
    second.sync()
    backup.restore()
    third = world.desk(name="third")
    third.sync()
    world.clock.advance(5)
    third.update("memo", key, text="neuer")
    third.sync()
    meet(second)
    second.sync()
    assert second.shown("memo", key)["removed"] == 1
    assert [row.registers["lost"] for row in second.rows("clash")] == ["neuer"]


def test_a_newer_removal_keeps_an_offered_edit_on_record(world: World, engine: Engine, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    key = next(row.id for row in second.rows("memo"))
    backup = Backup(engine)
    first.update("memo", key, text="verloren")
    first.sync()
    second.sync()
    backup.restore()
    third = world.desk(name="third")
    third.sync()
    third.delete("memo", key)
    third.sync()
    meet(second)
    second.sync()
    assert second.shown("memo", key)["removed"] == 1
    assert [row.registers["lost"] for row in second.rows("clash")] == ["verloren"]


def test_offers_may_come_in_several_requests_and_twice(world: World, engine: Engine, pair: tuple[Desk, Desk]) -> None:
    first, second = pair
    backup = Backup(engine)
    keys = [memo(first, str(number)) for number in range(5)]
    first.sync()
    second.sync()
    backup.restore()
    reply = second.ask(second.request(batches=(), history={NORTH: tuple(second.history[NORTH])}))
    rows = [row for row in second.feeds[NORTH].values() if row.table == "memo"]
    for _ in range(2):
        for number, row in enumerate(rows):
            offer = Offer(reply.common, (row,), more=number < len(rows) - 1)
            assert second.ask(second.request(batches=(), offer=offer)).status == "offered"
    fresh = world.desk(name="third")
    fresh.sync()
    assert {row.id for row in fresh.rows("memo")} == {row.id for row in rows} >= set(keys)
    assert fresh.rows("clash") == []


@pytest.mark.parametrize("last", ["north", "site"])
def test_bookings_that_come_back_before_their_room_are_judged_when_it_does(
    world: World, engine: Engine, pair: tuple[Desk, Desk], last: str
) -> None:
    """A whole and a room of it exclude each other, whichever part of an offer brings the one that says so."""
    first, second = pair
    backup = Backup(engine)
    site = first.insert("room", {"name": {"name": "楼", "kind": "1"}, "part_of_id": None})
    north = first.insert("room", {"name": {"name": "北", "kind": "1"}, "part_of_id": hexed(site)})
    first.sync()
    inside, whole = slot(first, north, 10, 20), slot(first, site, 15, 16)
    first.sync()
    second.sync()
    backup.restore()
    reply = second.ask(second.request(batches=(), history={NORTH: (), "*": tuple(second.history["*"])}))
    rows = {row.id: row for feed in second.feeds.values() for row in feed.values()}
    ids = {"site": site, "north": north}
    late = ids.pop(last)
    for key in (inside, whole, *ids.values(), late):
        second.ask(second.request(batches=(), offer=Offer(reply.common, (rows[key],), more=key != late)))
    fresh = world.desk(name="third")
    fresh.sync()
    assert verdict(fresh, inside) == ("1", None)
    assert verdict(fresh, whole) == ("2", [hexed(inside)])


def test_a_point_that_nobody_knows_is_the_beginning(world: World) -> None:
    desk = world.desk()
    memo(desk)
    desk.sync()
    desk.cursors[NORTH] = (1, b"x" * 8)
    with pytest.raises(LostHistory):
        desk.ask(desk.request())
    reply = desk.ask(desk.request(history={NORTH: ((1, b"x" * 8),), SOUTH: ((1, b"y" * 8),)}))
    assert reply.common == {NORTH: START, SOUTH: START}


def test_an_offered_stamp_never_comes_from_the_future(world: World, engine: Engine, pair: tuple[Desk, Desk]) -> None:
    _, second = pair
    row = next(row for row in second.rows("memo"))
    late = {"_": row.stamps["_"]._replace(ms=world.clock() + 900 * MINUTE, op=99)}
    forged = replace(row, id=b"\1" * 16, stamps=late)
    second.ask(second.request(batches=(), offer=Offer({NORTH: START}, (forged,))))
    fresh = world.desk(name="third")
    fresh.sync()
    assert fresh.row("memo", b"\1" * 16).stamps["_"].ms == world.clock() + 5 * MINUTE
