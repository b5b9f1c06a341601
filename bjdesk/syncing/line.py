"""The desk's line to the district: where it is, how it is known, and by which keys; it lies in the encrypted store."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from bjdesk.store.tables import Setting

KEY = "district"
"""The setting that holds it."""


@dataclass(frozen=True)
class DistrictLine:
    """`authority` is the PEM of the district's own CA; None only for a server on this machine."""

    url: str
    authority: str | None
    token: str = field(repr=False)
    server_key: bytes
    signing_key: bytes = field(repr=False)


def district_line(db: Connection) -> DistrictLine | None:
    """None before the desk was enrolled."""
    kept = db.execute(select(Setting.value).where(Setting.key == KEY)).scalar()
    return None if kept is None else _line(kept)


def identity_key(db: Connection) -> bytes | None:
    """The district's secret under which cards are hashed; None before the desk was enrolled, or if it has none."""
    kept: Any = db.execute(select(Setting.value).where(Setting.key == KEY)).scalar()
    return bytes.fromhex(kept.get("identity_key", "")) or None if kept is not None else None


def _line(kept: Any) -> DistrictLine:
    return DistrictLine(
        url=kept["url"],
        authority=kept["authority"],
        token=kept["token"],
        server_key=bytes.fromhex(kept["server_key"]),
        signing_key=bytes.fromhex(kept["signing_key"]),
    )
