CREATE TABLE audit (
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    staff_id BLOB,
    role TEXT NOT NULL,
    desk_id BLOB NOT NULL,
    command TEXT NOT NULL,
    outcome TEXT NOT NULL,
    subject_kind TEXT,
    subject_id BLOB,
    reason TEXT,
    prev_digest BLOB NOT NULL,
    values_digest BLOB NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (n)
)
 STRICT;
CREATE INDEX ix_audit_staff_id_at ON audit (staff_id, at);
CREATE INDEX ix_audit_subject_id_at ON audit (subject_id, at);
CREATE TABLE audit_head (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    n INTEGER NOT NULL,
    digest BLOB NOT NULL,
    segment BLOB,
    at INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    by_id BLOB,
    desk_id BLOB,
    voids_id BLOB,
    reason TEXT,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_audit_head PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE card (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    learner_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    tail4_hash BLOB,
    tail3_hash BLOB,
    token_key INTEGER NOT NULL,
    last4 TEXT NOT NULL,
    type TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_note TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_card PRIMARY KEY (id),
    CONSTRAINT ck_card_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_card_learner_id ON card (learner_id);
CREATE INDEX ix_card_tail3_hash ON card (tail3_hash);
CREATE INDEX ix_card_tail4_hash ON card (tail4_hash);
CREATE INDEX ix_card_token_hash ON card (token_hash);
CREATE TABLE code (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT,
    seed_terms TEXT,
    attrs TEXT,
    sort INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_code PRIMARY KEY (id),
    CONSTRAINT ck_code_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_code_list_code_valid_from ON code (list, code, valid_from);
CREATE TABLE "conflict" (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    target_table TEXT NOT NULL,
    target_id BLOB NOT NULL,
    register TEXT NOT NULL,
    person_id BLOB,
    kept TEXT,
    lost TEXT,
    lost_desk_id BLOB,
    lost_staff_id BLOB,
    lost_at INTEGER,
    resolution TEXT,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_note TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_conflict PRIMARY KEY (id),
    CONSTRAINT ck_conflict_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_conflict_person_id ON "conflict" (person_id);
CREATE INDEX ix_conflict_state ON "conflict" (state);
CREATE INDEX ix_conflict_target_id ON "conflict" (target_id);
CREATE TABLE draft (
    id INTEGER NOT NULL,
    form TEXT NOT NULL,
    staff_id BLOB,
    person_id BLOB,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (id)
)
 STRICT;
CREATE INDEX ix_draft_form ON draft (form);
CREATE TABLE erasure (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    learner_id BLOB NOT NULL,
    key_hash BLOB,
    ordered_on TEXT NOT NULL,
    extent TEXT NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_erasure PRIMARY KEY (id),
    CONSTRAINT ck_erasure_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_erasure_learner_id ON erasure (learner_id);
CREATE TABLE learner_alias (
    id INTEGER NOT NULL,
    learner_id BLOB NOT NULL,
    canonical_id BLOB NOT NULL,
    is_proposed INTEGER NOT NULL,
    CONSTRAINT pk_learner_alias PRIMARY KEY (id),
    CONSTRAINT ck_learner_alias_is_proposed CHECK ("is_proposed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_learner_alias_canonical_id ON learner_alias (canonical_id);
CREATE INDEX ix_learner_alias_learner_id ON learner_alias (learner_id);
CREATE TABLE org (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    code12 TEXT,
    type TEXT NOT NULL,
    parent_id BLOB,
    tier TEXT,
    name TEXT NOT NULL,
    short_name TEXT,
    aliases TEXT NOT NULL,
    steward TEXT,
    department TEXT,
    coordinator TEXT,
    is_partner INTEGER NOT NULL,
    street_code TEXT,
    office_phone TEXT,
    contact_title TEXT,
    lon_gcj02 INTEGER,
    lat_gcj02 INTEGER,
    is_complex INTEGER NOT NULL,
    status TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    establishment_doc_id BLOB,
    same_as_id BLOB,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_org PRIMARY KEY (id),
    CONSTRAINT fk_org_parent_id FOREIGN KEY(parent_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_org_is_partner CHECK ("is_partner" IN (0, 1)),
    CONSTRAINT ck_org_is_complex CHECK ("is_complex" IN (0, 1)),
    CONSTRAINT ck_org_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_org_code12 ON org (code12);
CREATE INDEX ix_org_parent_id_type ON org (parent_id, type);
CREATE TABLE policy_doc (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    doc_no TEXT NOT NULL,
    title TEXT NOT NULL,
    issued_on TEXT,
    effective_on TEXT NOT NULL,
    ended_on TEXT,
    lead_org_name TEXT,
    superseded_by_id BLOB,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_policy_doc PRIMARY KEY (id),
    CONSTRAINT ck_policy_doc_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_policy_doc_doc_no ON policy_doc (doc_no);
CREATE TABLE proposal (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    target_table TEXT NOT NULL,
    target_id BLOB NOT NULL,
    person_id BLOB,
    base TEXT,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_on TEXT,
    decided_by TEXT,
    decision TEXT,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_note TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_proposal PRIMARY KEY (id),
    CONSTRAINT ck_proposal_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_proposal_person_id ON proposal (person_id);
CREATE INDEX ix_proposal_state ON proposal (state);
CREATE INDEX ix_proposal_target_id ON proposal (target_id);
CREATE TABLE search_token (
    kind TEXT NOT NULL,
    token TEXT NOT NULL,
    learner_id BLOB NOT NULL,
    CONSTRAINT pk_search_token PRIMARY KEY (kind, token, learner_id)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE sync_context (
    id INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    staff_id BLOB,
    role TEXT NOT NULL,
    desk_id BLOB,
    command TEXT NOT NULL,
    source INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    CONSTRAINT pk_sync_context PRIMARY KEY (id),
    CONSTRAINT ck_sync_context_one_row CHECK (id = 1)
)
 STRICT;
CREATE TABLE sync_outbox (
    op INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row_id BLOB NOT NULL,
    home TEXT NOT NULL,
    kind TEXT NOT NULL,
    changed TEXT NOT NULL,
    base TEXT NOT NULL,
    from_state TEXT,
    covered TEXT NOT NULL,
    ms INTEGER NOT NULL,
    actor_id BLOB,
    n INTEGER,
    acked INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_sync_outbox PRIMARY KEY (op),
    CONSTRAINT ck_sync_outbox_acked CHECK ("acked" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_sync_outbox_n ON sync_outbox (n);
CREATE INDEX ix_sync_outbox_tbl_row_id ON sync_outbox (tbl, row_id);
CREATE TABLE sync_row (
    tbl TEXT NOT NULL,
    row_id BLOB NOT NULL,
    feed TEXT NOT NULL,
    seq INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    idx INTEGER NOT NULL,
    stamps TEXT NOT NULL,
    extra TEXT,
    "left" INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_sync_row PRIMARY KEY (tbl, row_id),
    CONSTRAINT ck_sync_row_left CHECK ("left" IN (0, 1))
)
 WITHOUT ROWID,
 STRICT;
CREATE INDEX ix_sync_row_feed_seq ON sync_row (feed, seq);
CREATE TABLE sync_state (
    id INTEGER NOT NULL,
    device_id BLOB,
    number INTEGER,
    n INTEGER NOT NULL,
    link BLOB,
    acked_n INTEGER NOT NULL,
    "offset" INTEGER NOT NULL,
    floor INTEGER NOT NULL,
    last_ms INTEGER NOT NULL,
    op INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    machine TEXT,
    offering TEXT,
    CONSTRAINT pk_sync_state PRIMARY KEY (id),
    CONSTRAINT ck_sync_state_one_row CHECK (id = 1)
)
 STRICT;
CREATE TABLE activity (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    category TEXT NOT NULL,
    topic TEXT,
    host_org_id BLOB NOT NULL,
    provider_org_id BLOB,
    mode TEXT NOT NULL,
    is_open_entry INTEGER NOT NULL,
    is_headcount_only INTEGER NOT NULL,
    is_localised INTEGER NOT NULL,
    target_groups TEXT NOT NULL,
    quota INTEGER,
    quota_hard INTEGER,
    draw_way TEXT NOT NULL,
    planned INTEGER NOT NULL,
    fee INTEGER NOT NULL,
    fee_basis TEXT,
    age_min INTEGER,
    age_max INTEGER,
    needs_undertaking INTEGER NOT NULL,
    completion_pct INTEGER,
    completion_hours INTEGER,
    starts_on TEXT,
    ends_on TEXT,
    merged_into_id BLOB,
    teacher_name TEXT,
    contact TEXT,
    summary TEXT,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_note TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_activity PRIMARY KEY (id),
    CONSTRAINT fk_activity_host_org_id FOREIGN KEY(host_org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_activity_provider_org_id FOREIGN KEY(provider_org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_activity_is_open_entry CHECK ("is_open_entry" IN (0, 1)),
    CONSTRAINT ck_activity_is_headcount_only CHECK ("is_headcount_only" IN (0, 1)),
    CONSTRAINT ck_activity_is_localised CHECK ("is_localised" IN (0, 1)),
    CONSTRAINT ck_activity_needs_undertaking CHECK ("needs_undertaking" IN (0, 1)),
    CONSTRAINT ck_activity_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_activity_number ON activity (number);
CREATE INDEX ix_activity_scope_starts_on ON activity (scope, starts_on);
CREATE TABLE audit_value (
    id INTEGER NOT NULL,
    audit_n INTEGER NOT NULL,
    person_id BLOB,
    row_table TEXT NOT NULL,
    row_id BLOB NOT NULL,
    field TEXT NOT NULL,
    old TEXT,
    new TEXT,
    salt BLOB,
    leaf BLOB NOT NULL,
    hollowed_at INTEGER,
    CONSTRAINT pk_audit_value PRIMARY KEY (id),
    CONSTRAINT fk_audit_value_audit_n FOREIGN KEY(audit_n) REFERENCES audit (n) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE INDEX ix_audit_value_audit_n ON audit_value (audit_n);
CREATE INDEX ix_audit_value_person_id ON audit_value (person_id);
CREATE TABLE desk (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    branch_id BLOB NOT NULL,
    name TEXT NOT NULL,
    number INTEGER,
    public_key BLOB,
    enrolled_at INTEGER NOT NULL,
    revoked_at INTEGER,
    replaces_id BLOB,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_desk PRIMARY KEY (id),
    CONSTRAINT fk_desk_branch_id FOREIGN KEY(branch_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_desk_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE TABLE learner (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    number TEXT,
    name TEXT NOT NULL,
    name_note TEXT,
    sex TEXT NOT NULL,
    id_type TEXT,
    id_hash BLOB,
    id_tail TEXT,
    id_key INTEGER,
    birth_date TEXT,
    birth_year INTEGER,
    of_age TEXT NOT NULL,
    phone TEXT,
    phone_owner TEXT,
    community_id BLOB,
    education TEXT,
    standing TEXT NOT NULL,
    standing_on TEXT,
    batch_id BLOB,
    outer_ref TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_learner PRIMARY KEY (id),
    CONSTRAINT fk_learner_community_id FOREIGN KEY(community_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_learner_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_learner_birth_date ON learner (birth_date);
CREATE INDEX ix_learner_community_id ON learner (community_id);
CREATE INDEX ix_learner_id_hash ON learner (id_hash);
CREATE INDEX ix_learner_name ON learner (name);
CREATE INDEX ix_learner_number ON learner (number);
CREATE INDEX ix_learner_phone ON learner (phone);
CREATE TABLE learner_branch (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    learner_id BLOB NOT NULL,
    branch_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    by_id BLOB,
    desk_id BLOB,
    voids_id BLOB,
    reason TEXT,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_learner_branch PRIMARY KEY (id),
    CONSTRAINT fk_learner_branch_branch_id FOREIGN KEY(branch_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE INDEX ix_learner_branch_branch_id_learner_id ON learner_branch (branch_id, learner_id);
CREATE INDEX ix_learner_branch_learner_id ON learner_branch (learner_id);
CREATE TABLE policy_parameter (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT,
    for_org_id BLOB,
    valid_from TEXT NOT NULL,
    doc_id BLOB,
    basis TEXT NOT NULL,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_policy_parameter PRIMARY KEY (id),
    CONSTRAINT fk_policy_parameter_for_org_id FOREIGN KEY(for_org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_policy_parameter_doc_id FOREIGN KEY(doc_id) REFERENCES policy_doc (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_policy_parameter_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_policy_parameter_key_valid_from ON policy_parameter ("key", valid_from);
CREATE TABLE staff (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    org_id BLOB NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    worker_id BLOB,
    active_from TEXT NOT NULL,
    active_to TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_staff PRIMARY KEY (id),
    CONSTRAINT fk_staff_org_id FOREIGN KEY(org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_staff_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_staff_org_id ON staff (org_id);
CREATE TABLE venue (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    register_no TEXT,
    registered_on TEXT,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    part_of_id BLOB,
    room_no TEXT,
    tier TEXT NOT NULL,
    owner_org_id BLOB,
    owner_name TEXT,
    steward TEXT,
    coordinator TEXT,
    address TEXT,
    community_id BLOB,
    lon_gcj02 INTEGER,
    lat_gcj02 INTEGER,
    area_dm2 INTEGER,
    is_teaching INTEGER NOT NULL,
    use TEXT NOT NULL,
    shared_with_id BLOB,
    capacity INTEGER,
    capacity_hard INTEGER,
    floor TEXT,
    is_step_free INTEGER NOT NULL,
    hours_text TEXT,
    hours_parsed INTEGER NOT NULL,
    booking_way TEXT,
    audience TEXT,
    is_free INTEGER NOT NULL,
    is_learning_point INTEGER NOT NULL,
    contact TEXT,
    setup_gap_min INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_on TEXT,
    review_state TEXT DEFAULT '1' NOT NULL,
    reviewed_on TEXT,
    review_note TEXT,
    same_as_id BLOB,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_venue PRIMARY KEY (id),
    CONSTRAINT fk_venue_part_of_id FOREIGN KEY(part_of_id) REFERENCES venue (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_venue_owner_org_id FOREIGN KEY(owner_org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_venue_community_id FOREIGN KEY(community_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_venue_shared_with_id FOREIGN KEY(shared_with_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_venue_is_teaching CHECK ("is_teaching" IN (0, 1)),
    CONSTRAINT ck_venue_is_step_free CHECK ("is_step_free" IN (0, 1)),
    CONSTRAINT ck_venue_hours_parsed CHECK ("hours_parsed" IN (0, 1)),
    CONSTRAINT ck_venue_is_free CHECK ("is_free" IN (0, 1)),
    CONSTRAINT ck_venue_is_learning_point CHECK ("is_learning_point" IN (0, 1)),
    CONSTRAINT ck_venue_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_venue_community_id ON venue (community_id);
CREATE INDEX ix_venue_part_of_id ON venue (part_of_id);
CREATE INDEX ix_venue_register_no ON venue (register_no);
CREATE TABLE booking (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    venue_id BLOB,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    gap_min INTEGER NOT NULL,
    place_note TEXT,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    borrower_kind TEXT NOT NULL,
    borrower_org_id BLOB,
    borrower_id BLOB,
    borrower_name TEXT,
    headcount INTEGER,
    since INTEGER,
    verdict TEXT DEFAULT '0' NOT NULL,
    contest_with TEXT,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_note TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_booking PRIMARY KEY (id),
    CONSTRAINT fk_booking_venue_id FOREIGN KEY(venue_id) REFERENCES venue (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_booking_borrower_org_id FOREIGN KEY(borrower_org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_booking_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_booking_scope_starts_at ON booking (scope, starts_at);
CREATE INDEX ix_booking_venue_id_starts_at ON booking (venue_id, starts_at);
CREATE TABLE consent (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    learner_id BLOB NOT NULL,
    scope_code TEXT NOT NULL,
    text_id BLOB,
    answer TEXT NOT NULL,
    given_on TEXT NOT NULL,
    guardian_id BLOB,
    way TEXT NOT NULL,
    at INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    by_id BLOB,
    desk_id BLOB,
    voids_id BLOB,
    reason TEXT,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_consent PRIMARY KEY (id),
    CONSTRAINT fk_consent_text_id FOREIGN KEY(text_id) REFERENCES policy_parameter (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE INDEX ix_consent_learner_id_scope_code ON consent (learner_id, scope_code);
CREATE TABLE enrolment (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    activity_id BLOB NOT NULL,
    learner_id BLOB NOT NULL,
    channel TEXT NOT NULL,
    role TEXT NOT NULL,
    applied_at INTEGER NOT NULL,
    joined_on TEXT,
    left_on TEXT,
    queue_no INTEGER,
    draw_rank INTEGER,
    transfer_from_id BLOB,
    override_reason TEXT,
    override_staff_id BLOB,
    undertaking_by TEXT,
    undertaking_on TEXT,
    fee INTEGER,
    paid_way TEXT,
    receipt_no TEXT,
    paid_at INTEGER,
    note TEXT,
    batch_id BLOB,
    since INTEGER,
    verdict TEXT DEFAULT '0' NOT NULL,
    contest_with TEXT,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_note TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_enrolment PRIMARY KEY (id),
    CONSTRAINT fk_enrolment_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_enrolment_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_enrolment_activity_id_state ON enrolment (activity_id, state);
CREATE INDEX ix_enrolment_learner_id_activity_id ON enrolment (learner_id, activity_id);
CREATE TABLE session (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    activity_id BLOB NOT NULL,
    booking_id BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    planned INTEGER NOT NULL,
    topic TEXT,
    is_headcount_only INTEGER NOT NULL,
    did_not_meet_reason TEXT,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_note TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_session PRIMARY KEY (id),
    CONSTRAINT fk_session_activity_id FOREIGN KEY(activity_id) REFERENCES activity (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_session_booking_id FOREIGN KEY(booking_id) REFERENCES booking (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_session_is_headcount_only CHECK ("is_headcount_only" IN (0, 1)),
    CONSTRAINT ck_session_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_session_activity_id_ordinal ON session (activity_id, ordinal);
CREATE INDEX ix_session_booking_id ON session (booking_id);
CREATE TABLE attendance (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    session_id BLOB NOT NULL,
    learner_id BLOB NOT NULL,
    status TEXT NOT NULL,
    entry_as TEXT NOT NULL,
    method TEXT NOT NULL,
    is_correction INTEGER NOT NULL,
    checked_at INTEGER,
    late_min INTEGER,
    clock_doubt TEXT NOT NULL,
    makes_up_id BLOB,
    batch_id BLOB,
    at INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    by_id BLOB,
    desk_id BLOB,
    voids_id BLOB,
    reason TEXT,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (id),
    CONSTRAINT fk_attendance_session_id FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_attendance_is_correction CHECK ("is_correction" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_attendance_learner_id_session_id ON attendance (learner_id, session_id);
CREATE INDEX ix_attendance_makes_up_id ON attendance (makes_up_id) WHERE makes_up_id IS NOT NULL;
CREATE INDEX ix_attendance_session_id_learner_id ON attendance (session_id, learner_id);
