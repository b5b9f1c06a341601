"""The sign-in register of a session as the paper wants it: texts and numbers out of the roster (R24, R26)."""

from datetime import tzinfo

from bjdesk.documents.register import Counts, Register, RegisterRow
from bjdesk.kernel.clock import Instant, to_local
from bjdesk.learning.attendance import ABSENT, JOINED, ONCE, WALK_IN
from bjdesk.learning.queries import Roster, RosterRow

_STATUS = {"1": "出席", "2": "迟到", "3": "早退", "4": "请假", "5": "缺席", "6": "补课", "7": "免修"}
"""`attendance_status`, as in the shipped code list."""
_METHOD = {"C": "刷卡", "Q": "扫码", "I": "身份证", "M": "人工", "P": "补录", "X": "导入", "T": "电话"}
_ENTRY = {WALK_IN: "临时登记", ONCE: "旁听一次", JOINED: "现场加入", "3": "补课"}


def register_rows(roster: Roster, zone: tzinfo) -> tuple[RegisterRow, ...]:
    """One line a person, the roster in its order and then the guests."""
    people = [*(row for row in roster.rows if row.on_roster), *(row for row in roster.rows if not row.on_roster)]
    return tuple(_row(number, row, zone) for number, row in enumerate(people, 1))


def register_of(
    roster: Roster,
    *,
    college_name: str,
    branch_name: str,
    zone: tzinfo,
    printed_at: Instant,
    printed_by: str,
    is_training: bool = False,
) -> Register:
    """The whole register of one session as it stands now."""
    session = roster.session
    return Register(
        college_name=college_name,
        branch_name=branch_name,
        title=session.title,
        session_no=session.ordinal,
        starts=to_local(session.starts_at, zone),
        ends=to_local(session.ends_at, zone),
        room=session.place,
        teacher=session.teacher or "",
        rows=register_rows(roster, zone),
        counts=_counts(roster),
        printed_at=to_local(printed_at, zone),
        printed_by=printed_by,
        is_training=is_training,
    )


def _counts(roster: Roster) -> Counts:
    """应到, 实到, 请假, 未到 and 临时: on paper 未到 is who did not come, written down as absent or not yet."""
    counts = roster.counts
    return Counts(
        expected=counts.expected,
        present=counts.present,
        excused=counts.on_leave,
        absent=counts.missing + counts.absent,
        walk_in=counts.guests,
    )


def _row(number: int, row: RosterRow, zone: tzinfo) -> RegisterRow:
    mark, person = row.mark, row.person
    came_at = mark.checked_at if mark is not None and row.has_come else None
    return RegisterRow(
        no=number,
        name=person.name,
        birth_year=str(person.birth_year or ""),
        last4=person.last4 or "",
        status="未到" if mark is None else _STATUS[mark.status],
        checked_at=f"{to_local(came_at, zone):%H:%M}" if came_at is not None else "",
        method="" if mark is None or mark.status == ABSENT else _METHOD.get(mark.method, ""),
        note="" if mark is None or mark.status == ABSENT else _ENTRY.get(mark.entry_as, ""),
    )
