"""The rules of hours, one row a version, chosen by the day of the thing counted (R26, R97)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from bjdesk.store.base import Base, CentiHours, District, Json, ref, synced


class HourRule(District, Base):
    """学时规则: what of a planned hour an attendance earns; old sessions keep the rule of their day."""

    __tablename__ = "hour_rule"
    __table_args__ = synced("district", home="*", seen="A", index=("valid_from",))

    version: Mapped[str]
    valid_from: Mapped[date]
    factors: Mapped[Json]
    late_full_min: Mapped[int]
    minutes_per_hour: Mapped[int]
    online_daily_cap: Mapped[CentiHours]
    doc_id: Mapped[UUID | None] = ref("policy_doc")
