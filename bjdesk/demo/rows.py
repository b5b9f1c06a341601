"""Turns drawn people, classes and their past into the rows of the tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from hmac import digest
from random import Random
from typing import Any
from uuid import UUID

from bjdesk.access.model import Staff
from bjdesk.demo.people import ID_CARD, Person
from bjdesk.demo.planting import PastIds, Row, blank
from bjdesk.demo.rosters import Came, Place
from bjdesk.demo.samples import ReadingSpace, Room
from bjdesk.demo.timetable import UPCOMING, Course, Meeting
from bjdesk.kernel.clock import Instant, to_instant
from bjdesk.kernel.unit_of_work import Actor
from bjdesk.learning.classes.queries import TermRow
from bjdesk.learning.model import Activity, Attendance, Enrolment, Session
from bjdesk.people.cards import CardHashes
from bjdesk.people.model import Card, Consent, Learner, LearnerBranch
from bjdesk.store.search import tokens
from bjdesk.venues.model import Booking, Venue

TRAINING = "演示"
"""Marks everything invented."""
BASIC_NOTICE, ID_NUMBER, MINOR_CONSENT = "1", "2", "3"
"""`consent_scope`."""
VALID, REPLACED, CANCELLED = "1", "4", "3"
"""`card_status`."""
MANAGER = "2"
"""`staff_role`."""
HOURS_A_MEETING = 200
"""Two learning hours, in hundredths."""
RUNNING, FINISHED = "3", "4"
"""`activity_status`."""
AGREED, USED, CANCELLED_BOOKING = "2", "4", "6"
"""`booking_status`."""


@dataclass
class Ledger:
    """Collects the rows of one branch with what they all need: scope, desk, ids, keys, the zone of the district."""

    scope: str
    branch_id: UUID
    actor: Actor
    ids: PastIds
    zone: tzinfo
    offset_min: int
    communities: dict[str, UUID]
    card_hashes: Callable[[str], CardHashes]
    id_key: bytes
    notices: dict[str, UUID | None]
    """Code of consent_scope -> the text in force."""
    terms: Sequence[TermRow] = ()
    rows: list[Row] = field(default_factory=list)
    found_by: dict[UUID, frozenset[tuple[str, str]]] = field(default_factory=dict)

    def add(self, model: Any, at: datetime, **values: Any) -> UUID:
        """One row that came about at that moment."""
        moment = to_instant(at)
        row_id = self.ids.new(moment)
        row = {**blank(model), "id": row_id, "scope": self.scope, **self._stamp(model, moment), **values}
        self.rows.append(Row(moment, model, row))
        return row_id

    def _stamp(self, model: Any, at: Instant) -> dict[str, Any]:
        policy = model.__table__.info["sync"].policy
        if policy == "grow":
            who = {"by_id": self.actor.staff, "desk_id": self.actor.desk}
            return {"at": at, "offset_min": self.offset_min, **who}
        return {"state_at": at} if "state" in model.__table__.columns else {}

    # --- staff -------------------------------------------------------------------------------------------------------

    def supervisor(self, at: datetime, name: str) -> UUID:
        """Beside the front desk somebody who may open again what is closed."""
        return self.add(Staff, at, org_id=self.branch_id, name=name, role=MANAGER, active_from=at.date())

    # --- people ------------------------------------------------------------------------------------------------------

    def learner(self, rng: Random, person: Person, today: datetime) -> UUID:
        """A learner with her relation to the branch, what she agreed to, her cards and her search tokens."""
        minute = rng.randrange(8 * 60 + 30, 17 * 60)
        known = datetime.combine(person.registered, time(minute // 60, minute % 60, rng.randrange(60)), self.zone)
        young = person.age(today.date()) < 18
        tail = person.id_number[-4:] if person.id_number else None
        learner_id = self.add(
            Learner,
            known,
            name=person.name,
            sex=person.sex,
            id_type=person.id_type,
            id_hash=self._id_hash(person),
            id_tail=tail,
            id_key=1 if person.id_number else None,
            birth_date=person.born if person.id_number else None,
            birth_year=person.born.year,
            of_age="2" if young else "1",
            phone=person.phone,
            phone_owner=person.phone_owner,
            community_id=self.communities.get(person.community) if person.community else None,
            education=person.education,
            standing=person.standing,
            standing_on=person.registered if person.standing == "1" else today.date() - timedelta(days=30),
        )
        self.found_by[learner_id] = tokens(person.name, person.phone, tail, None)
        self.add(LearnerBranch, known, learner_id=learner_id, branch_id=self.branch_id, kind="1")
        self._consents(rng, person, learner_id, known, young)
        self._cards(person, learner_id, known, today)
        return learner_id

    def _id_hash(self, person: Person) -> bytes | None:
        """HMAC of type and number (D5); the number itself goes nowhere."""
        if person.id_number is None:
            return None
        return digest(self.id_key, (ID_CARD + person.id_number).encode(), "sha256")

    def _consents(self, rng: Random, person: Person, learner_id: UUID, known: datetime, young: bool) -> None:
        scopes = [BASIC_NOTICE] + [ID_NUMBER] * bool(person.id_number) + [MINOR_CONSENT] * young
        for code in scopes:
            told = {"text_id": self.notices[code], "given_on": known.date(), "way": rng.choice("1123")}
            self.add(Consent, known, learner_id=learner_id, scope_code=code, answer="1", **told)

    def _cards(self, person: Person, learner_id: UUID, known: datetime, today: datetime) -> None:
        for place, token in enumerate(person.cards):
            is_last = place == len(person.cards) - 1
            state = VALID if is_last and person.card else (CANCELLED if is_last else REPLACED)
            hashes = self.card_hashes(token)
            seen = known if place == 0 else known + (today - known) / 2
            self.add(
                Card,
                seen,
                learner_id=learner_id,
                token_hash=hashes.whole,
                tail4_hash=hashes.tail4,
                tail3_hash=hashes.tail3,
                token_key=1,
                last4=hashes.last4,
                type="1",
                first_seen=to_instant(seen),
                state=state,
            )

    # --- places ------------------------------------------------------------------------------------------------------

    def site(self, at: datetime) -> UUID:
        """The synthetic house that the rooms lie in."""
        return self._venue(at, name=f"{TRAINING}教学楼", type="00", tier="2", is_teaching=False)

    def room(self, at: datetime, site: UUID, room: Room) -> UUID:
        more = {"room_no": room.room_no, "capacity": room.capacity, "floor": room.floor, "part_of_id": site}
        size = round(room.capacity / 0.55 * 100)
        return self._venue(at, name=room.name, type=room.type, tier="2", area_dm2=size, is_teaching=True, **more)

    def reading_space(self, at: datetime, space: ReadingSpace) -> UUID:
        """A real place: public facts and nothing invented."""
        facts = {"address": space.address, "hours_text": space.hours_text, "is_learning_point": True}
        place = {"community_id": self.communities.get(space.community_code12), "owner_name": None}
        return self._venue(at, name=space.name, type="07", tier="3", is_teaching=False, **facts, **place)

    def community_room(self, at: datetime, code: str, name: str) -> UUID:
        place = {"community_id": self.communities[code], "capacity": 30}
        return self._venue(at, name=name, type="01", tier="3", is_teaching=True, **place)

    def _venue(self, at: datetime, **facts: Any) -> UUID:
        usual = {
            "use": "1",
            "owner_name": TRAINING,
            "is_step_free": True,
            "hours_parsed": False,
            "is_free": True,
            "is_learning_point": False,
            "setup_gap_min": 0,
            "status": "2",
            "review_state": "1",
        }
        return self.add(Venue, at, **{**usual, **facts})

    # --- classes -----------------------------------------------------------------------------------------------------

    def activity(self, at: datetime, course: Course) -> UUID:
        offer, days = course.offer, [meeting.starts.date() for meeting in course.meetings]
        is_over = not course.is_finished and all(meeting.state != UPCOMING for meeting in course.meetings)
        return self.add(
            Activity,
            at,
            title=offer.title,
            type=offer.kind,
            category=offer.topic[:2],
            topic=offer.topic,
            host_org_id=self.branch_id,
            term_id=None if course.is_lecture else self._term(days),
            mode="1",
            is_open_entry=course.is_lecture,
            is_headcount_only=False,
            is_localised=False,
            target_groups=[],
            quota=course.quota,
            draw_way="1",
            planned=HOURS_A_MEETING * len(course.meetings),
            fee=0,
            needs_undertaking=False,
            starts_on=min(days),
            ends_on=max(days),
            teacher_name=course.teacher,
            summary=f"{TRAINING}：编出来的{'讲座' if course.is_lecture else '班级'}",
            state=FINISHED if is_over else RUNNING,
        )

    def _term(self, days: Sequence[date]) -> UUID | None:
        """The term in which most of these days lie; None for a course of the holidays."""
        count = {term.id: sum(term.starts_on <= day <= term.ends_on for day in days) for term in self.terms}
        return max((term for term in count if 2 * count[term] > len(days)), default=None, key=count.__getitem__)

    def session(self, at: datetime, course: Course, activity_id: UUID, venue_id: UUID, meeting: Meeting) -> UUID:
        booked = {UPCOMING: AGREED, "2": USED, "3": CANCELLED_BOOKING}[meeting.state]
        booking_id = self.add(
            Booking,
            at,
            venue_id=venue_id,
            starts_at=to_instant(meeting.starts),
            ends_at=to_instant(meeting.ends),
            gap_min=0,
            title=course.offer.title,
            purpose="2" if course.is_lecture else "1",
            borrower_kind="1",
            borrower_org_id=self.branch_id,
            state=booked,
        )
        return self.add(
            Session,
            at,
            activity_id=activity_id,
            booking_id=booking_id,
            ordinal=meeting.ordinal,
            planned=HOURS_A_MEETING,
            is_headcount_only=False,
            state=meeting.state,
            state_note=meeting.note,
        )

    def enrolment(self, activity_id: UUID, learner_id: UUID, place: Place) -> UUID:
        return self.add(
            Enrolment,
            place.since,
            activity_id=activity_id,
            learner_id=learner_id,
            channel="1",
            role="1",
            applied_at=to_instant(place.since),
            joined_on=place.since.date() if place.queue_no is None else None,
            left_on=place.left_on,
            queue_no=place.queue_no,
            state=place.state,
        )

    def attendance(self, session_id: UUID, learner_id: UUID, came: Came) -> UUID:
        return self.add(
            Attendance,
            came.at,
            session_id=session_id,
            learner_id=learner_id,
            status=came.status,
            entry_as=came.entry_as,
            method=came.method,
            is_correction=False,
            checked_at=to_instant(came.checked) if came.checked else None,
            late_min=came.late_min,
            clock_doubt="0",
        )
