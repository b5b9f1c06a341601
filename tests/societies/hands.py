"""What staff do with societies, in a few words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from bjdesk.learning.meetings.commands import PlanMeeting, RecordMeetingNumber
from bjdesk.learning.meetings.queries import MeetingLine, SocietyDetail, SocietyLine, register, society_detail
from bjdesk.societies.commands import AddMember, RegisterSociety
from bjdesk.societies.queries import MemberRow
from tests.makers import DAY, STREET, ZONE, Branch, at

STALE_DAYS = 60


@dataclass
class Hands:
    branch: Branch

    def register(self, name: str, **more: Any) -> UUID:
        made: UUID = self.branch.execute(RegisterSociety(name, **more)).value
        return made

    def add(self, society: UUID, *learners: UUID, **how: Any) -> list[UUID]:
        return [self.branch.execute(AddMember(society, one, **how)).value for one in learners]

    def plan(self, society: UUID, day: date = DAY, starts: str = "14:00", ends: str = "15:30", **more: Any) -> UUID:
        where = {} if "venue" in more else {"place_note": "社区活动室（演示）"}
        planned = PlanMeeting(society, at(starts, day), at(ends, day), **where, **more)
        made: UUID = self.branch.execute(planned).value
        return made

    def tell(self, session: UUID, number: int) -> Any:
        return self.branch.execute(RecordMeetingNumber(session, self.branch.session(session).rev, number))

    def lines(self) -> list[SocietyLine]:
        found: list[SocietyLine] = self.branch.read(register, STREET, ZONE, self.branch.clock.now(), STALE_DAYS)
        return found

    def line(self, society: UUID) -> SocietyLine:
        return next(one for one in self.lines() if one.id == society)

    def detail(self, society: UUID) -> SocietyDetail:
        found = self.branch.read(society_detail, STREET, society, ZONE, self.branch.clock.now(), STALE_DAYS)
        assert isinstance(found, SocietyDetail)
        return found

    def member(self, society: UUID, learner: UUID) -> MemberRow:
        return next(one for one in self.detail(society).members if one.person.id == learner)

    def meeting(self, society: UUID, session: UUID) -> MeetingLine:
        return next(one for one in self.detail(society).meetings if one.id == session)

    def names(self, rows: Iterable[MemberRow]) -> list[str]:
        return [row.person.name for row in rows]
