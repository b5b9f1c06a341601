"""The district lets desks sign, and each desk can judge what another one issued, without any server (T28, T29, D12)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk import district as root
from bjdesk.certificates.commands import IssueCertificates, ReplaceCertificate, RevokeCertificate
from bjdesk.certificates.proof import read_square
from bjdesk.certificates.queries import CertificateRow, certificates, knowledge
from bjdesk.certificates.verdict import Judgement, Verdict, Why, judge
from bjdesk.certificates.worklist import standing
from bjdesk.kernel.errors import RuleBroken
from bjdesk.syncing.line import district_line
from sync.server.receipts import Ed25519Signer
from tests.certificates.scenes import finished_class
from tests.makers import STREET
from tests.sync.client.scenes import Office
from tests.syncing.conftest import Desk, Town

DAY_S = 24 * 60 * 60


class SigningOffice(Office):
    """A district with a key of its own, as it is served."""

    declared = staticmethod(root.declared)
    signer = Ed25519Signer(b"D" * 32)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    found = Town(tmp_path, SigningOffice)
    yield found
    found.close()


@pytest.fixture
def one(town: Town) -> Desk:
    return town.desk()


@pytest.fixture
def other(town: Town, one: Desk) -> Desk:
    return town.desk(has_own_keys=True)


def exchange(*desks: Desk) -> None:
    for desk in (*desks, *desks):
        assert desk.run().outcome == "complete"


def issued(desk: Desk) -> CertificateRow:
    course, (she,) = finished_class(desk.branch, "1111")
    made: tuple[UUID, ...] = desk.branch.execute(IssueCertificates(course, (she,))).value
    (row,) = desk.branch.read(certificates, made)
    return row  # type: ignore[no-any-return]


def judged(desk: Desk, row: CertificateRow) -> Judgement:
    """By what `desk` knows, from nothing but the paper."""
    assert row.text is not None
    line = desk.branch.read(district_line)
    known = desk.branch.read(knowledge, line.server_key if line else None, desk.branch.desk.rules.zone)
    return judge(read_square(row.square or ""), known, row.name, row.text.wording)


def test_a_desk_signs_once_its_leave_has_come_with_an_exchange(one: Desk) -> None:
    course, (she,) = finished_class(one.branch, "1111")
    with pytest.raises(RuleBroken, match="desk-may-not-sign"):
        one.branch.execute(IssueCertificates(course, (she,)))
    exchange(one)
    assert len(one.branch.execute(IssueCertificates(course, (she,))).value) == 1


def test_what_one_desk_issued_is_genuine_at_the_other(one: Desk, other: Desk) -> None:
    exchange(one, other)
    row = issued(one)
    found = judged(other, row)
    assert (found.verdict, found.is_name_checked, found.is_wording_checked) == (Verdict.GENUINE, True, True)
    exchange(one, other)
    assert other.value("SELECT number FROM certificate") == row.number


def test_two_desks_that_did_not_meet_give_different_numbers(one: Desk, other: Desk) -> None:
    exchange(one, other)
    rows = [issued(one), issued(other)]
    exchange(one, other)
    assert len({row.number for row in rows}) == 2
    assert one.value("SELECT count(DISTINCT number) FROM certificate") == 2
    assert one.branch.rows("SELECT DISTINCT verdict FROM certificate") == [("1",)]


def test_two_desks_that_issued_to_one_learner_offline_show_both_until_one_is_revoked(one: Desk, other: Desk) -> None:
    course, (she,) = finished_class(one.branch, "1111")
    exchange(one, other)
    for desk in (one, other):
        desk.branch.execute(IssueCertificates(course, (she,)))
    exchange(one, other)
    both = [desk.branch.read(standing, STREET).doubtful for desk in (one, other)]
    assert (len(both[0]), set(both[0])) == (2, set(both[1]))
    one.branch.execute(RevokeCertificate(both[0][1], "5", "两台电脑都发了"))
    exchange(one, other)
    assert [desk.branch.read(standing, STREET).doubtful for desk in (one, other)] == [(), ()]


def test_revoked_and_replaced_are_known_at_the_other_after_its_next_exchange(one: Desk, other: Desk) -> None:
    exchange(one, other)
    spoilt, wrong = issued(one), issued(one)
    one.branch.execute(RevokeCertificate(spoilt.id, "5", "发错了人"))
    fresh: UUID = one.branch.execute(ReplaceCertificate(wrong.id, "3", "名字写错")).value
    assert [judged(other, row).verdict for row in (spoilt, wrong)] == [Verdict.GENUINE, Verdict.GENUINE]
    exchange(one, other)
    (new,) = one.branch.read(certificates, [fresh])
    assert judged(other, spoilt).verdict is Verdict.REVOKED
    assert (judged(other, wrong).verdict, judged(other, wrong).by) == (Verdict.REPLACED, new.number)
    assert judged(other, new).verdict is Verdict.GENUINE


def test_a_machine_that_never_synced_does_not_know_the_issuer(town: Town, one: Desk) -> None:
    exchange(one)
    stranger = town.desk(is_enrolled=False, has_own_keys=True)
    assert judged(stranger, issued(one)).verdict is Verdict.UNKNOWN_ISSUER


def test_what_a_revoked_desk_signs_later_is_forged_and_what_it_signed_before_is_not(
    town: Town, one: Desk, other: Desk
) -> None:
    exchange(one, other)
    before = issued(one)
    town.pass_time(seconds=DAY_S)
    town.office.district.revoke(one.runs.replica.standing().device or b"")
    later = issued(one)
    exchange(other)
    assert judged(other, before).verdict is Verdict.GENUINE
    assert (judged(other, later).verdict, judged(other, later).why) == (Verdict.FORGED, Why.KEY_WITHDRAWN)


def test_the_leave_is_renewed_before_it_ends_and_the_same_for_everybody(town: Town, one: Desk, other: Desk) -> None:
    exchange(one, other)
    first = issued(one)
    town.pass_time(seconds=(365 - root.RENEWED_DAYS + 1) * DAY_S)
    exchange(one, other)
    spans = other.branch.rows("SELECT valid_from, valid_to FROM signing_key WHERE signer_id = ? ORDER BY 1",
                              UUID(bytes=one.runs.replica.standing().device or b""))  # fmt: skip
    assert len(spans) == 2
    assert spans[0][1] == spans[1][0]
    town.pass_time(seconds=120 * DAY_S)
    assert judged(other, first).verdict is Verdict.GENUINE
    assert judged(other, issued(one)).verdict is Verdict.GENUINE


def test_a_district_that_is_asked_again_writes_nothing_new(town: Town, one: Desk) -> None:
    exchange(one)
    assert town.office.district.renew_keys() == 0
    assert town.office.rows("SELECT count(*) FROM signing_key") == [(1,)]


def test_the_same_leave_is_the_same_row_everywhere() -> None:
    from sync.declarations import DeviceFacts

    desk = DeviceFacts(b"d" * 16, "330108003", "台", 1, b"k" * 32, 1_700_000_000_000)
    sign = SigningOffice.signer.sign
    assert list(root.keys_of(desk, 1_700_000_000_000, sign)) == list(root.keys_of(desk, 1_700_000_000_000, sign))
    withdrawn = replace(desk, revoked_ms=1_700_000_000_000)
    (row,) = root.keys_of(withdrawn, 1_700_000_000_000, sign)
    assert row[3]["revoked_on"] == "2023-11-15"
    assert list(root.keys_of(replace(desk, public_key=b""), 1_700_000_000_000, sign)) == []


def test_the_twenty_ninth_of_february_has_a_year_too() -> None:
    assert root.years_after(date(2028, 2, 29), 1) == date(2029, 3, 1)
    assert root.years_after(date(2028, 2, 29), 4) - date(2028, 2, 29) == timedelta(1461)
