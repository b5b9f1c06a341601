"""Who may do what is one table that denies whatever is not in it (D9)."""

import ast
from uuid import UUID

import pytest

from bjdesk.access.commands import HandOver, NoteExport
from bjdesk.certificates import commands as certificates
from bjdesk.certificates.numbers import Number
from bjdesk.kernel.clock import Instant
from bjdesk.kernel.errors import NotAllowed
from bjdesk.kernel.unit_of_work import Actor
from bjdesk.learning.classes import commands as classes
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.commands import (
    CheckIn,
    CloseSession,
    JoinAndCheckIn,
    MarkAllArrived,
    RestoreAttendance,
    UndoAttendance,
    UndoMarks,
)
from bjdesk.learning.meetings import commands as meetings
from bjdesk.people.cards import CardHashes
from bjdesk.people.commands import BindCard, RegisterLearner, ReplaceCard, SaveDraft, SetCardState
from bjdesk.people.editing import commands as editing
from bjdesk.roles import ADMINISTRATOR, FRONT_DESK, HEAD, INSPECTOR, LIAISON, MANAGER, ROLES, SUPERVISORS
from bjdesk.societies import commands as societies
from bjdesk.syncing.commands import (
    GiveUp,
    LetGo,
    ProposeInstead,
    ReopenConflict,
    SendAgain,
    SettleConflict,
    TakeUpAgain,
    WithdrawSeat,
)
from bjdesk.venues.commands import BookVenue, EditVenue, MoveBooking, WithdrawBooking, WithdrawProposal
from bjdesk.venues.register import commands as venue_register
from tests.makers import DAY, Branch
from tests.modules import modules

NOBODY = UUID(int=0)
RESULTS = {"Recorded", "Edited"}
"""Frozen dataclasses beside the commands that say what one of them wrote."""
ONE_OF_EACH = [
    HandOver(NOBODY),
    NoteExport("learners", 0),
    CheckIn(NOBODY, NOBODY),
    JoinAndCheckIn(NOBODY, NOBODY),
    UndoAttendance(NOBODY, "因为"),
    RestoreAttendance(NOBODY),
    MarkAllArrived(NOBODY, ()),
    UndoMarks((), "因为"),
    CloseSession(NOBODY, 0),
    RegisterLearner("王桂芳"),
    BindCard(NOBODY, CardHashes(b"", None, None, "")),
    SetCardState(NOBODY, 0, "2"),
    SaveDraft("walk-in", None),
    ReplaceCard(NOBODY, 0, CardHashes(b"", None, None, "")),
    editing.EnterLearner({}),
    editing.EditLearner(NOBODY, 0, {}),
    editing.RestoreLearner(NOBODY, 0, {}),
    editing.DiscardLearner(NOBODY, 0),
    EditVenue(NOBODY, 0, {}),
    WithdrawProposal(NOBODY, 0),
    BookVenue(NOBODY, Instant(0), Instant(1), "演示"),
    MoveBooking(NOBODY, 0, NOBODY, Instant(0), Instant(1)),
    WithdrawBooking(NOBODY, 0),
    venue_register.RegisterVenue({}),
    venue_register.DiscardVenue(NOBODY, 0),
    venue_register.SetOpeningHours(NOBODY, 0, ""),
    venue_register.SetVenueStatus(NOBODY, 0, "2"),
    venue_register.LoadPlace("演示"),
    SettleConflict(NOBODY, "theirs", 0),
    ReopenConflict(NOBODY),
    SendAgain(0, 0),
    ProposeInstead(0, 0),
    GiveUp(0, 0),
    TakeUpAgain(0, 0),
    LetGo("*", 0),
    WithdrawSeat(NOBODY, 0),
    classes.PlanClass("演示", Pattern((1,), 540, 630, DAY, times=1)),
    classes.EditClass(NOBODY, 0, {}),
    classes.DiscardClass(NOBODY, 0),
    classes.PublishClass(NOBODY, 0),
    classes.StartClass(NOBODY, 0),
    classes.CloseClass(NOBODY, 0),
    classes.ReopenClass(NOBODY, 0),
    classes.CancelClass(NOBODY, 0, "因为"),
    classes.MarkFinished(NOBODY, 0),
    classes.AddSession(NOBODY, 0, Instant(0), Instant(1)),
    classes.MoveSession(NOBODY, 0, 0, Instant(0), Instant(1)),
    classes.CallOffSession(NOBODY, 0, "因为"),
    classes.RestoreSession(NOBODY, 0),
    classes.ReopenSession(NOBODY, 0),
    classes.EnrolLearner(NOBODY, NOBODY),
    classes.CancelEnrolment(NOBODY, 0),
    classes.LeaveClass(NOBODY, 0),
    classes.ReturnToClass(NOBODY, 0),
    classes.MoveUp(NOBODY, 0),
    societies.RegisterSociety("演示"),
    societies.EditSociety(NOBODY, 0, {}),
    societies.WithdrawSociety(NOBODY, 0),
    societies.SetSocietyState(NOBODY, 0, "3", "因为"),
    societies.AddMember(NOBODY, NOBODY),
    societies.TakeBackMember(NOBODY, 0),
    societies.EditMember(NOBODY, 0, {}),
    societies.EndMembership(NOBODY, 0),
    societies.RejoinSociety(NOBODY, 0),
    societies.MakeLeader(NOBODY, 0),
    societies.SetRoles(()),
    meetings.PlanMeeting(NOBODY, Instant(0), Instant(1)),
    meetings.DiscardMeeting(NOBODY, 0),
    meetings.RecordMeetingNumber(NOBODY, 0, 1),
    meetings.TakeBackNumber(NOBODY, 0),
    meetings.SetMeetingTopic(NOBODY, 0, None),
    certificates.IssueCertificates(NOBODY, ()),
    certificates.StartPrinting(()),
    certificates.EndPrinting(0),
    certificates.MarkPrinted(NOBODY, b""),
    certificates.MarkSealed(()),
    certificates.MarkCollected(NOBODY),
    certificates.ReissueCertificate(NOBODY, "1", "因为"),
    certificates.NoteJam(NOBODY),
    certificates.RevokeCertificate(NOBODY, "5", "因为"),
    certificates.ReplaceCertificate(NOBODY, "3", "因为"),
    certificates.UndoEvent(NOBODY),
    certificates.VoidNumber(Number("330108003", 2026, "JY", 1)),
]


def named(command: object) -> str:
    return type(command).__name__


def test_every_command_of_the_house_has_its_row_and_nothing_else_has() -> None:
    floors = "reference access people venues societies learning credits certificates syncing"
    areas = modules(*(f"bjdesk.{floor}" for floor in floors.split()))
    rooms = [module for module in areas if "commands" in module.name.split(".")]
    declared = {
        node.name
        for module in rooms
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and any("dataclass" in ast.unparse(d) for d in node.decorator_list)
    }
    assert declared - RESULTS == {command.__name__ for command in ROLES}


def test_the_tests_below_speak_of_every_command() -> None:
    assert {type(command) for command in ONE_OF_EACH} == set(ROLES)


def test_the_front_desk_its_manager_and_the_head_work_at_the_desk() -> None:
    assert set(ROLES.values()) == {frozenset({FRONT_DESK, MANAGER, HEAD}), SUPERVISORS}


def test_only_supervisors_open_again_what_is_closed() -> None:
    opening = {command for command, roles in ROLES.items() if roles == SUPERVISORS}
    assert opening == {classes.ReopenClass, classes.ReopenSession}
    assert frozenset({MANAGER, HEAD}) == SUPERVISORS


@pytest.mark.parametrize("role", [LIAISON, INSPECTOR, ADMINISTRATOR, "7", ""])
@pytest.mark.parametrize("command", ONE_OF_EACH, ids=named)
def test_no_other_role_does_anything(branch: Branch, command: object, role: str) -> None:
    branch.desk.executor.actor = Actor(branch.actor.staff, role, branch.actor.desk)
    before = branch.value("SELECT op FROM sync_state")
    with pytest.raises(NotAllowed) as refused:
        branch.execute(command)
    assert refused.value.facts == {"command": named(command), "role": role}
    assert branch.rows("SELECT command, outcome FROM audit") == [(named(command), "2")]
    assert branch.value("SELECT op FROM sync_state") == before
