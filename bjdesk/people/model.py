"""Learners, their cards, their relation to branches and what they agreed to (R4, R24, R28, D3, D5)."""

from datetime import date
from uuid import UUID

from sqlalchemy import PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bjdesk.kernel.clock import Instant
from bjdesk.store.base import Base, Code, Digest, District, Fields, Grow, States, coded, link, local, ref, synced
from sync.declarations import machine

CARD_MOVES = machine("1>2 3 4; 2>1 3; 3>1; 4>1", order="3 4 2 1")
"""1 有效, 2 挂失, 3 注销, 4 已换."""


class Learner(Fields, Base):
    """学员: one row a person; the full ID number is never stored (D5)."""

    __tablename__ = "learner"
    __table_args__ = synced(
        "fields",
        home="B",
        seen="L",
        groups=(
            "name name_note",
            "id_type id_hash id_tail id_key",
            "birth_date birth_year of_age",
            "phone phone_owner",
            "standing standing_on",
        ),
        index=("id_hash", "number", "phone", "name", "community_id", "birth_date"),
    )

    number: Mapped[str | None]
    name: Mapped[str]
    name_note: Mapped[str | None]
    sex: Mapped[Code] = coded("sex_GB_T_2261_1")
    id_type: Mapped[Code | None] = coded("id_type")
    id_hash: Mapped[Digest | None]
    id_tail: Mapped[str | None]
    id_key: Mapped[int | None]
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    of_age: Mapped[Code] = coded("of_age")
    phone: Mapped[str | None]
    phone_owner: Mapped[Code | None] = coded("phone_owner")
    community_id: Mapped[UUID | None] = ref("org")
    education: Mapped[Code | None] = coded("education_GB_T_4658")
    standing: Mapped[Code] = coded("learner_standing")
    standing_on: Mapped[date | None]
    batch_id: Mapped[UUID | None] = link("import_batch")
    outer_ref: Mapped[str | None]


class LearnerBranch(Grow, Base):
    """学员与分院: which branch sees a learner (R28, D3)."""

    __tablename__ = "learner_branch"
    __table_args__ = synced("grow", home="B", seen="L", index=("learner_id", "branch_id learner_id"))

    learner_id: Mapped[UUID] = link("learner")
    branch_id: Mapped[UUID] = ref("org")
    kind: Mapped[Code] = coded("learner_branch_kind")


class Card(States, Base):
    """卡: a token that identifies a learner; only keyed hashes and the last four are kept (R24)."""

    __tablename__ = "card"
    __table_args__ = synced(
        "states",
        home="B",
        seen="L",
        states="card_status",
        index=("token_hash", "tail4_hash", "tail3_hash", "learner_id"),
    )

    learner_id: Mapped[UUID] = link("learner")
    token_hash: Mapped[Digest]
    tail4_hash: Mapped[Digest | None]
    tail3_hash: Mapped[Digest | None]
    token_key: Mapped[int]
    last4: Mapped[str]
    type: Mapped[Code] = coded("card_type")
    first_seen: Mapped[Instant]


class Consent(Grow, Base):
    """同意: what a learner was told and answered; a withdrawal is a new row (D5)."""

    __tablename__ = "consent"
    __table_args__ = synced("grow", home="B", seen="L", index=("learner_id scope_code",))

    learner_id: Mapped[UUID] = link("learner")
    scope_code: Mapped[Code] = coded("consent_scope")
    text_id: Mapped[UUID | None] = ref("policy_parameter")
    answer: Mapped[Code] = coded("consent_answer")
    given_on: Mapped[date]
    guardian_id: Mapped[UUID | None] = link("guardian")
    way: Mapped[Code] = coded("told_way")


class Erasure(District, Base):
    """删除台账: who was erased, without an identity; replayed after every restore (D5)."""

    __tablename__ = "erasure"
    __table_args__ = synced("district", home="*", seen="A", index=("learner_id",))

    learner_id: Mapped[UUID] = link("learner")
    key_hash: Mapped[Digest | None]
    ordered_on: Mapped[date]
    extent: Mapped[Code] = coded("erasure_extent")


class LearnerAlias(Base):
    """归一: which learner a merged one counts as; rebuilt from merges (R28)."""

    __tablename__ = "learner_alias"
    __table_args__ = local(index=("learner_id", "canonical_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = link("learner")
    canonical_id: Mapped[UUID] = link("learner")
    is_proposed: Mapped[bool]


class SearchToken(Base):
    """检索词: pinyin, initials, name parts and tails of every learner, one b-tree (D7)."""

    __tablename__ = "search_token"
    __table_args__ = (PrimaryKeyConstraint("kind", "token", "learner_id"), *local(rowid=False))

    kind: Mapped[str]
    token: Mapped[str]
    learner_id: Mapped[UUID] = link("learner")


class Draft(Base):
    """草稿: every unfinished form, so that an interruption costs nothing (D5)."""

    __tablename__ = "draft"
    __table_args__ = local(index=("form",))

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str]
    staff_id: Mapped[UUID | None] = link("staff")
    person_id: Mapped[UUID | None] = link("learner")
    body: Mapped[str]
    at: Mapped[Instant]
