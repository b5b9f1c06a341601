"""What staff do with certificates: issue, print, seal, hand out, issue again, replace, revoke (R28, R53, R77, D6, D12).

The commands alone; what they do lies in `handling` and is loaded with the first one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from bjdesk.certificates.numbers import Number
from bjdesk.kernel.commands import Command, Done
from bjdesk.store.database import Unit

if TYPE_CHECKING:
    from bjdesk.certificates.handling import House

OTHER = "9"
"""`event_cause` 其他; `number_void_cause` 其他."""


@dataclass(frozen=True)
class IssueCertificates:
    """Give certificates of a finished class to these people, in this order; all of them or none (R77)."""

    activity: UUID
    learners: tuple[UUID, ...]
    day: date | None = None


@dataclass(frozen=True)
class StartPrinting:
    """These, in this order, on this printer (None: into a file); gives the job, which may be one that was stopped."""

    certificates: tuple[UUID, ...]
    printer: str | None = None


@dataclass(frozen=True)
class EndPrinting:
    """The job has come to its end, or to a stop."""

    job: int


@dataclass(frozen=True)
class MarkPrinted:
    """It lies on paper; `pdf` is the digest of its page (SHA-256), `job` the print job that goes on behind it."""

    certificate: UUID
    pdf: bytes
    job: int | None = None


@dataclass(frozen=True)
class MarkSealed:
    """The seal was pressed by hand."""

    certificates: tuple[UUID, ...]


@dataclass(frozen=True)
class MarkCollected:
    """She, or somebody for her, took it."""

    certificate: UUID
    collector: str = ""
    id_tail: str = ""


@dataclass(frozen=True)
class ReissueCertificate:
    """Print it again under its number, marked （补发）; `cause` is an `event_cause`."""

    certificate: UUID
    cause: str
    reason: str


@dataclass(frozen=True)
class NoteJam:
    """The printer spoilt the sheet: the same page once more, unmarked, shortly after."""

    certificate: UUID


@dataclass(frozen=True)
class RevokeCertificate:
    """It counts no more, for everybody who looks it up."""

    certificate: UUID
    cause: str
    reason: str


@dataclass(frozen=True)
class ReplaceCertificate:
    """A new one with a number of its own takes its place: her name was corrected, her hours changed."""

    certificate: UUID
    cause: str
    reason: str


@dataclass(frozen=True)
class UndoEvent:
    """Take back a mark that was set by mistake (printed, sealed, collected); issuing is revoked instead."""

    event: UUID


@dataclass(frozen=True)
class VoidNumber:
    """A number that was lost (a spoilt form, a gap after a restore) is never given again (D12)."""

    number: Number
    cause: str = OTHER


COMMANDS: tuple[type, ...] = (
    IssueCertificates,
    StartPrinting,
    EndPrinting,
    MarkPrinted,
    MarkSealed,
    MarkCollected,
    ReissueCertificate,
    NoteJam,
    RevokeCertificate,
    ReplaceCertificate,
    UndoEvent,
    VoidNumber,
)


class CertificateCommands:
    """Handles every command of this area for one branch; `house` says where certificates are issued."""

    def __init__(self, house: "Callable[[], House]") -> None:
        self._house = house

    def __call__(self, unit: Unit, command: Command) -> Done:
        from bjdesk.certificates.handling import handlers

        return handlers(self._house())[type(command)](unit, command)
