"""What a slot reads may fail in the machine; that is told on the page it belongs to, and the shift goes on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from bjdesk.kernel.errors import DeskError


def told(slot: Callable[..., Any]) -> Callable[..., Any]:
    """A method whose DeskError is said by `self.say_error`; it then gives None.

    Takes only as many values of a signal as the method does, as Qt would see to.
    """
    most = slot.__code__.co_argcount - 1

    @wraps(slot)
    def guarded(self: Any, *values: Any, **named: Any) -> Any:
        try:
            return slot(self, *values[:most], **named)
        except DeskError as error:
            self.say_error(error)
            return None

    return guarded
