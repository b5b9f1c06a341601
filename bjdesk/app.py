"""Composition root of the desk: clock, ids, randomness, key and folder come in, the wired desk comes out."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import insert, select

from bjdesk.access.audit import Auditor
from bjdesk.access.commands import AccessHandlers, HandOver, NoteExport, note_export
from bjdesk.access.model import Desk, Staff
from bjdesk.access.queries import StaffRow
from bjdesk.certificates import commands as certificates
from bjdesk.credits.judging import Judging
from bjdesk.kernel.clock import Clock, Instant, SystemClock, day_of
from bjdesk.kernel.commands import Executor, Handler
from bjdesk.kernel.errors import DeskError
from bjdesk.kernel.ids import IdSource
from bjdesk.kernel.unit_of_work import Actor
from bjdesk.learning import commands as learning
from bjdesk.learning.classes import commands as classes
from bjdesk.learning.classes.here import Here as ClassPlace
from bjdesk.learning.meetings import commands as meetings
from bjdesk.learning.rules import LearningRules
from bjdesk.learning.scanning import Executes, ScanDesk
from bjdesk.models import METADATA
from bjdesk.people import handlers as people
from bjdesk.people.cards import CardKeys
from bjdesk.people.identity import IdentityKeys
from bjdesk.people.reader import reader_format
from bjdesk.reference import queries as reference
from bjdesk.reference.shipped import is_loaded, load_shipped
from bjdesk.roles import FRONT_DESK, ROLES, UNAUDITED
from bjdesk.societies import commands as societies
from bjdesk.store.database import FROM_DESK, FROM_DISTRICT, Connector, Database
from bjdesk.store.keys import KeySource, TrainingKey, derived
from bjdesk.store.migrate import prepare
from bjdesk.store.tables import Setting, SyncState
from bjdesk.syncing import commands as syncing
from bjdesk.syncing import line as district
from bjdesk.venues import commands as venues
from bjdesk.venues.register import commands as venue_register

if TYPE_CHECKING:
    from bjdesk.certificates.handling import House
    from bjdesk.societies.here import Here as SocietyPlace
    from bjdesk.store.replica.layout import Layout
    from bjdesk.syncing.enrolling import Ask, Enrolled
    from bjdesk.syncing.line import DistrictLine
    from bjdesk.syncing.running import Reconciler, Surroundings

DATABASE_FILE = "bjdesk.db"
CARD_KEY = "card tokens of a training branch"
"""A desk derives its card key from its own; an enrolled one gets the district's, so that all know a card."""
DISTRICT_CARD_KEY = "card tokens"
ID_KEY, DISTRICT_ID_KEY = "identity documents of a training branch", "identity documents"
"""The same for the numbers of identity documents, of which only keyed hashes are kept (D5)."""
FACES = "faces"
"""Beside the database: the unpacked faces for rare names."""
NOBODY = UUID(int=0)

Random = Callable[[int], bytes]


@dataclass(frozen=True)
class DeskFacts:
    """What stands at the edges of every screen and print (R2)."""

    branch_id: UUID
    branch_name: str
    college_name: str
    branch_label: str
    college_label: str
    street_code: str
    desk_name: str
    staff_name: str | None
    is_training: bool


@dataclass(frozen=True)
class OpenDesk:
    """The wired desk."""

    database: Database
    executor: Executor
    rules: LearningRules
    facts: DeskFacts
    clock: Clock
    card_key: CardKeys = field(repr=False)
    id_key: IdentityKeys = field(repr=False)
    random: Random = field(default=os.urandom, repr=False)
    house: "Callable[[], House] | None" = field(default=None, repr=False)
    """Where certificates are issued: what a page of them asks by."""

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run one query in a snapshot of its own."""
        return self.database.query(query, *args, **kwargs)

    @cached_property
    def scanning(self) -> ScanDesk:
        """A scan desk that acts without telling anybody; a window makes its own."""
        return self.scan_desk(self.executor)

    def scan_desk(self, executor: Executes) -> ScanDesk:
        """Answers scans by reading here and acting through `executor`."""
        reckoned, reader = self.database.reckoned_now, self.read(reader_format)
        scope = self.facts.street_code
        return ScanDesk(self.read, executor, self.clock, self.rules, scope, self.card_key, reckoned, reader)

    def on_duty(self, staff: StaffRow) -> None:
        """Whoever took the desk over (`HandOver`) acts from now on; the next start begins with the first again."""
        self.executor.actor = replace(self.executor.actor, staff=staff.id, role=staff.role)

    def reconciler(self) -> "Reconciler":
        """What brings this desk and the district together; one for an open desk."""
        return self._reconciler

    def enrol(self, code: str, url: str, authority: str | None, ask: "Ask | None" = None) -> "Enrolled":
        """Enrol this desk with the district, for the first time or again under a new id. Raises DeskError."""
        from bjdesk.syncing.enrolling import Here, Place, enrol_desk, over_the_line
        from bjdesk.syncing.host import machine_id

        here = Here(self.facts.street_code, self.facts.desk_name, machine_id())
        actor, place = self.executor.actor, Place(url, authority)
        runs = self.reconciler()
        with runs.replica.alone():
            done = enrol_desk(self.database, actor, here, place, code, self.random, ask or over_the_line)
        self.executor.actor = replace(actor, desk=done.device)
        shared = self.read(district.identity_key)
        if shared is not None:
            self.card_key.adopt(derived(shared, DISTRICT_CARD_KEY))
            self.id_key.adopt(derived(shared, DISTRICT_ID_KEY))
        runs.try_now()
        return done

    @cached_property
    def _reconciler(self) -> "Reconciler":
        from bjdesk.syncing.host import machine_id
        from bjdesk.syncing.running import Surroundings

        return reconciler_of(self, Surroundings(_transport, machine_id, self.random))

    def close(self) -> None:
        """Give up the database."""
        self.database.close()


def open_desk(
    folder: Path, *, clock: Clock | None = None, random: Random = os.urandom, keys: KeySource | None = None
) -> OpenDesk:
    """Open the branch that lies in `folder`; raises StorageProblem, or DeskError no-branch before `found_branch`."""
    clock = clock or SystemClock()
    is_new = not os.path.exists(folder / DATABASE_FILE)  # one that may not be looked at is left to the key to tell
    key = (keys or TrainingKey(folder, random, may_make=is_new)).key()
    database = open_database(folder / DATABASE_FILE, key, clock, random)
    try:
        _load_what_this_release_ships(database)
        return wire(database, clock, random, key)
    except BaseException:
        database.close()
        raise


def _load_what_this_release_ships(database: Database) -> None:
    """Rows that came with a newer program; a file in which no branch lives yet gets them when it is founded."""
    if database.query(_known) is not None and not database.query(is_loaded):
        with database.write(Actor(None, FRONT_DESK, NOBODY), "LoadShipped", source=FROM_DISTRICT) as unit:
            load_shipped(unit)


def open_database(path: Path, key: bytes, clock: Clock, random: Random) -> Database:
    """The store of this version at `path`, made if it is not there."""
    return connected(prepare(path, key, METADATA), clock, random)


def connected(connector: Connector, clock: Clock, random: Random) -> Database:
    """The store behind a connector, in which nothing will be older than what lies there."""
    database = Database(connector, clock, IdSource(clock, random))
    database.note_latest(*database.query(_newest_times))
    return database


def _newest_times(db: Any) -> tuple[Instant, Instant]:
    """The newest moment in the file, and the newest that the district told."""
    last_ms, floor = db.execute(select(SyncState.last_ms, SyncState.floor)).one()
    return Instant(last_ms * 1000), Instant(floor * 1000)


def found_branch(
    folder: Path,
    street_code: str,
    *,
    desk_name: str,
    staff_name: str,
    clock: Clock | None = None,
    random: Random = os.urandom,
    keys: KeySource | None = None,
    is_training: bool = False,
) -> None:
    """Make the store of one street branch: shipped rows, this desk, the first member of staff (R2)."""
    clock = clock or SystemClock()
    folder.mkdir(parents=True, exist_ok=True)
    is_new = not os.path.exists(folder / DATABASE_FILE)  # one that may not be looked at is left to the key to tell
    key = (keys or TrainingKey(folder, random, may_make=is_new)).key()
    database = open_database(folder / DATABASE_FILE, key, clock, random)
    try:
        _found(database, clock, street_code, desk_name, staff_name, is_training)
    finally:
        database.close()


def _found(
    database: Database, clock: Clock, street_code: str, desk_name: str, staff_name: str, is_training: bool
) -> None:
    nobody = Actor(None, FRONT_DESK, NOBODY)
    with database.write(nobody, "LoadShipped", source=FROM_DISTRICT) as unit:
        if _known(unit.db) is not None:
            raise DeskError("branch-exists")
        load_shipped(unit)
        branch = reference.branch_of_street(unit.db, street_code)
        if branch is None:
            raise DeskError("unknown-street", street_code=street_code)
        desk_id, staff_id = unit.new_id(), unit.new_id()
        placed = {"id": desk_id, "scope": street_code, "branch_id": branch.id, "name": desk_name}
        unit.db.execute(insert(Desk).values(**placed, enrolled_at=unit.now))
    zone = database.query(_rules, branch.id, clock).zone
    with database.write(Actor(None, FRONT_DESK, desk_id), "FoundBranch", source=FROM_DESK) as unit:
        person = {"id": staff_id, "scope": street_code, "org_id": branch.id, "name": staff_name, "role": FRONT_DESK}
        unit.db.execute(insert(Staff).values(**person, active_from=day_of(unit.now, zone)))
        # last of all: a branch that a power cut left half founded is no branch yet and is founded again
        known = {"desk": desk_id.hex, "staff": staff_id.hex, "branch": branch.id.hex, "training": int(is_training)}
        unit.db.execute(insert(Setting).values(key="desk", value=known))


def wire(database: Database, clock: Clock, random: Random, key: bytes) -> OpenDesk:
    """The desk over a store that is open already; raises DeskError no-branch before `found_branch`."""
    actor, facts = database.query(_who_and_where)
    parameters = database.query(_parameters, facts.branch_id, clock)
    rules = LearningRules.of(parameters)
    house = partial(_house, facts, rules, parameters, database.path.parent / FACES, random)
    handlers = handler_table(
        rules,
        facts,
        child_age=int(parameters["consent.child_age"]),
        booking_hours=int(parameters["booking.max_hours"]),
        unmerge_days=int(parameters["unmerge.days"]),
        house=house,
        finish=Judging(int(parameters["completion.pct"]), str(parameters["completion.denominator"]), rules.zone),
    )
    executor = Executor(database, handlers, ROLES, Auditor(random), actor, UNAUDITED)
    shared = database.query(district.identity_key)
    cards = CardKeys(derived(key, CARD_KEY), None if shared is None else derived(shared, DISTRICT_CARD_KEY))
    numbers = IdentityKeys(derived(key, ID_KEY), None if shared is None else derived(shared, DISTRICT_ID_KEY))
    return OpenDesk(database, executor, rules, facts, clock, cards, numbers, random, house)


def reconciler_of(desk: OpenDesk, world: "Surroundings") -> "Reconciler":
    """Runs of a desk in given surroundings; the exchange is loaded when the first one is wanted."""
    from bjdesk.declared import declarations
    from bjdesk.people.arrivals import learners_arrived
    from bjdesk.syncing.counting import CountingReplica
    from bjdesk.syncing.running import Reconciler

    effects = {"learner": learners_arrived}
    scope, actor = desk.facts.street_code, desk.executor.actor
    replica = CountingReplica(desk.database, declarations(), METADATA, scope, actor, effects)
    return Reconciler(desk.database, replica, desk.executor, desk.clock, world)


def _transport(line: "DistrictLine") -> Callable[[bytes], bytes]:
    from sync.client.http import HttpTransport

    return HttpTransport(line.url, line.token, line.authority)


def _house(*parts: Any) -> "House":
    from bjdesk.paper import house

    return house(*parts)


def handler_table(
    rules: LearningRules,
    facts: DeskFacts,
    *,
    house: "Callable[[], House]",
    finish: Judging,
    child_age: int,
    booking_hours: int = 24,
    unmerge_days: int = 30,
) -> dict[type, Handler]:
    """command -> handler of the whole house, for one branch and the numbers of the district."""
    reserve = venues.VenueHandlers(facts.street_code, booking_hours)
    enter = venue_register.RegisterHandlers(facts.street_code, rules.day, reserve)
    place = ClassPlace(facts.street_code, facts.branch_id, rules.zone, booking_hours, finish)
    teach, meet = classes.ClassHandlers(place), meetings.MeetingHandlers(place)
    belong = societies.SocietyHandlers(partial(_society_place, rules, facts))
    decide = syncing.SyncingHandlers(facts, _layouts, unmerge_days)
    certify = certificates.CertificateCommands(house)
    attend = learning.LearningHandlers(rules, facts.street_code, facts.branch_id)
    return {
        **_access(facts, rules),
        learning.CheckIn: attend.check_in,
        learning.JoinAndCheckIn: attend.join_and_check_in,
        learning.UndoAttendance: attend.undo_attendance,
        learning.RestoreAttendance: attend.restore_attendance,
        learning.MarkAllArrived: attend.mark_all_arrived,
        learning.UndoMarks: attend.undo_marks,
        learning.CloseSession: attend.close_session,
        venues.EditVenue: reserve.edit_venue,
        venues.WithdrawProposal: reserve.withdraw_proposal,
        venues.BookVenue: reserve.book_venue,
        venues.MoveBooking: reserve.move_booking,
        venues.WithdrawBooking: reserve.withdraw_booking,
        **people.handler_table(rules.day, facts.street_code, facts.branch_id, child_age),
        **dict.fromkeys(venue_register.COMMANDS, enter),
        **dict.fromkeys(classes.COMMANDS, teach),
        **dict.fromkeys(societies.COMMANDS, belong),
        **dict.fromkeys(meetings.COMMANDS, meet),
        **dict.fromkeys(syncing.COMMANDS, decide),
        **dict.fromkeys(certificates.COMMANDS, certify),
    }


def _access(facts: DeskFacts, rules: LearningRules) -> dict[type, Handler]:
    duty = AccessHandlers(facts.street_code, rules.day, is_training=facts.is_training)
    return {HandOver: duty.hand_over, NoteExport: note_export}


def _society_place(rules: LearningRules, facts: DeskFacts) -> "SocietyPlace":
    from bjdesk.learning.meetings.known import KnownMeetings
    from bjdesk.societies.here import Here

    return Here(facts.street_code, facts.branch_id, rules.zone, KnownMeetings())


@cache
def _layouts() -> "Mapping[str, Layout]":
    """How what travels lies in the tables, once somebody sends a refused edit again."""
    from bjdesk.declared import declarations
    from bjdesk.store.replica.layout import layouts

    return layouts(METADATA, declarations())


def _parameters(db: Any, branch_id: UUID, clock: Clock) -> dict[str, Any]:
    """Parameters of today; a dead clock battery (2001) must not leave the desk without any of them (D14)."""
    in_force: dict[str, Any] = reference.parameters_on(db, day_of(clock.now(), UTC), branch_id)
    return {**reference.first_parameters(db), **in_force}


def _rules(db: Any, branch_id: UUID, clock: Clock) -> LearningRules:
    return LearningRules.of(_parameters(db, branch_id, clock))


def _known(db: Any) -> Any:
    return db.execute(select(Setting.value).where(Setting.key == "desk")).scalar()


def _who_and_where(db: Any) -> tuple[Actor, DeskFacts]:
    known = _known(db)
    if known is None:
        raise DeskError("no-branch")
    desk_id, staff_id, branch_id = (UUID(known[name]) for name in ("desk", "staff", "branch"))
    desk = db.execute(select(Desk.name, Desk.scope).where(Desk.id == desk_id)).one()
    staff = db.execute(select(Staff.name, Staff.role).where(Staff.id == staff_id)).one()
    branch, college = reference.org(db, branch_id), reference.college(db)
    branch_label, college_label = _labels(branch, college)
    facts = DeskFacts(
        branch_id=branch_id,
        branch_name=branch.name if branch else "",
        college_name=college.name if college else "",
        branch_label=branch_label,
        college_label=college_label,
        street_code=desk.scope,
        desk_name=desk.name,
        staff_name=staff.name,
        is_training=bool(known["training"]),
    )
    return Actor(staff_id, staff.role, desk_id), facts


def _labels(branch: reference.OrgRow | None, college: reference.OrgRow | None) -> tuple[str, str]:
    """Two short lines for the corner of the window: 浦沿街道分院 under 滨江区社区学院, from the official names (R7)."""
    if branch is None or college is None:
        return "", ""
    spoken = [name for name in (*college.aliases, college.name) if branch.name.startswith(name)]
    prefix = max(spoken, key=len, default="")
    return branch.name.removeprefix(prefix) or branch.name, prefix or college.name
