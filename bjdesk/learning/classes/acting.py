"""Who carries out which command of a class; loaded when the first one is given."""

from collections.abc import Callable, Mapping
from typing import Any

from bjdesk.kernel.commands import Done
from bjdesk.learning.classes import commands
from bjdesk.learning.classes.enrolling import Enrolling
from bjdesk.learning.classes.here import Here
from bjdesk.learning.classes.meeting import Meetings
from bjdesk.learning.classes.planning import Planning
from bjdesk.learning.classes.running import Running
from bjdesk.store.database import Unit

Act = Callable[[Unit, Any], Done]


def acting(here: Here) -> Mapping[type, Act]:
    """command -> who carries it out."""
    plan, run, meet, enrol = Planning(here), Running(here), Meetings(here), Enrolling(here)
    return {
        commands.PlanClass: plan.plan_class,
        commands.EditClass: plan.edit_class,
        commands.DiscardClass: plan.discard_class,
        commands.PublishClass: run.publish_class,
        commands.StartClass: run.start_class,
        commands.CloseClass: run.close_class,
        commands.ReopenClass: run.reopen_class,
        commands.CancelClass: run.cancel_class,
        commands.MarkFinished: run.mark_finished,
        commands.AddSession: meet.add_session,
        commands.MoveSession: meet.move_session,
        commands.CallOffSession: meet.call_off_session,
        commands.RestoreSession: meet.restore_session,
        commands.ReopenSession: meet.reopen_session,
        commands.EnrolLearner: enrol.enrol_learner,
        commands.CancelEnrolment: enrol.cancel_enrolment,
        commands.LeaveClass: enrol.leave_class,
        commands.ReturnToClass: enrol.return_to_class,
        commands.MoveUp: enrol.move_up,
    }
