"""Every command about people and its handler, for one branch."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import Handler
from bjdesk.people import commands
from bjdesk.people.editing import commands as editing


def handler_table(
    day_of: Callable[[Instant], date], scope: str, branch_id: UUID, child_age: int
) -> dict[type, Handler]:
    """command -> handler of this area."""
    register = commands.PeopleHandlers(day_of, scope, branch_id, child_age)
    edit = editing.EditingHandlers(day_of, scope, branch_id, child_age, register)
    return {
        commands.RegisterLearner: register.register_learner,
        commands.BindCard: register.bind_card,
        commands.ReplaceCard: register.replace_card,
        commands.SetCardState: register.set_card_state,
        commands.SaveDraft: register.save_draft,
        **dict.fromkeys(editing.COMMANDS, edit),
    }
