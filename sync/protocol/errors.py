"""What can go wrong in an exchange, by the names that the wire uses."""


class SyncError(Exception):
    """An exchange that ended early; the queue is kept. `code` names it, `facts` fill its words."""

    code = "sync-failed"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{self.code} {facts}" if facts else self.code)


class Unreachable(SyncError):
    """No answer: refused, black hole, broken line, too slow. Tried again later."""

    code = "unreachable"

    def __init__(self, retry_after_s: int | None = None, **facts: object) -> None:
        self.retry_after_s = retry_after_s
        super().__init__(**facts)


class NotOurServer(SyncError):
    """An answer that is not the district's: a portal's page, a redirect, a certificate of somebody else."""

    code = "not-our-server"


class Malformed(SyncError):
    """A body that breaks the bounds; `field` names where."""

    code = "malformed"


class UnknownDevice(SyncError):
    """401: the server does not know this desk (any more): enrol again."""

    code = "unknown-device"


class Revoked(SyncError):
    """403: the district took the desk's right away."""

    code = "revoked"


class Forked(SyncError):
    """409 fork: this desk is a copy or was restored: enrol again."""

    code = "fork"


class Gap(SyncError):
    """409 gap: the server is older than what it once acknowledged; `last` is where it stands."""

    code = "gap"

    def __init__(self, last: int) -> None:
        self.last = last
        super().__init__(last=last)


class LostHistory(SyncError):
    """409 lost: the server does not know the cursors of `scopes`."""

    code = "lost"

    def __init__(self, scopes: tuple[str, ...]) -> None:
        self.scopes = scopes
        super().__init__(scopes=scopes)


class TooLarge(SyncError):
    """413: smaller batches, smaller pages."""

    code = "too-large"


class UpgradeNeeded(SyncError):
    """426: more than one release apart."""

    code = "upgrade-needed"


class ClockStep(SyncError):
    """The server's time is more than a day from the last one: a person decides."""

    code = "clock-step"
