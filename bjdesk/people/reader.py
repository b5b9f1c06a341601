"""How the card reader of this desk shows a card: setting `reader.format` (R24, D8)."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from bjdesk.people.cards import DEFAULT_FORMAT, READER_FORMATS
from bjdesk.store.tables import Setting

SETTING = "reader.format"


@dataclass(frozen=True)
class ReaderFormat:
    """The format that scans are undone by; `refused` is what the setting says where that is no format at all."""

    name: str = DEFAULT_FORMAT
    refused: str | None = None


AS_DELIVERED = ReaderFormat()


def reader_format(db: Connection) -> ReaderFormat:
    """As the desk is set; what is not set, or set to nonsense, is a reader that shows ten hex digits."""
    wanted = db.execute(select(Setting.value).where(Setting.key == SETTING)).scalar()
    if wanted is None:
        return AS_DELIVERED
    spelt = str(wanted).strip().upper()
    return ReaderFormat(spelt) if spelt in READER_FORMATS else ReaderFormat(refused=str(wanted))
