CREATE TABLE certificate_template (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    wording TEXT NOT NULL,
    layout TEXT NOT NULL,
    background BLOB,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_certificate_template PRIMARY KEY (id),
    CONSTRAINT ck_certificate_template_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_certificate_template_kind_version ON certificate_template (kind, version);
CREATE TABLE number_void (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    n INTEGER NOT NULL,
    cause TEXT NOT NULL,
    at INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    by_id BLOB,
    desk_id BLOB,
    voids_id BLOB,
    reason TEXT,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_number_void PRIMARY KEY (id)
)
 STRICT;
CREATE INDEX ix_number_void_kind_year_n ON number_void (kind, year, n);
CREATE TABLE print_job (
    id INTEGER NOT NULL,
    certificates TEXT NOT NULL,
    printer TEXT,
    next_page INTEGER NOT NULL,
    status TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    CONSTRAINT pk_print_job PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE revocation (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    replaced_by_number TEXT,
    at INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    by_id BLOB,
    desk_id BLOB,
    voids_id BLOB,
    reason TEXT,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_revocation PRIMARY KEY (id)
)
 STRICT;
CREATE INDEX ix_revocation_number ON revocation (number);
CREATE TABLE signing_key (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    signer_id BLOB,
    kid TEXT NOT NULL,
    alg TEXT NOT NULL,
    public_key BLOB NOT NULL,
    delegation BLOB NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    revoked_on TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_signing_key PRIMARY KEY (id),
    CONSTRAINT ck_signing_key_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_signing_key_kid ON signing_key (kid);
CREATE TABLE term (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    season TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    enrol_from TEXT,
    enrol_to TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_term PRIMARY KEY (id),
    CONSTRAINT ck_term_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_term_starts_on ON term (starts_on);
CREATE TABLE certificate (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    n INTEGER NOT NULL,
    number TEXT NOT NULL,
    printed_number TEXT NOT NULL,
    learner_id BLOB,
    subject_table TEXT,
    subject_id BLOB,
    activity_id BLOB,
    template_id BLOB NOT NULL,
    facts TEXT NOT NULL,
    statement BLOB,
    replaces_id BLOB,
    pdf BLOB,
    since INTEGER,
    verdict TEXT DEFAULT '0' NOT NULL,
    contest_with TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_certificate PRIMARY KEY (id),
    CONSTRAINT fk_certificate_template_id FOREIGN KEY(template_id) REFERENCES certificate_template (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_certificate_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_certificate_activity_id ON certificate (activity_id);
CREATE INDEX ix_certificate_kind_year_n ON certificate (kind, year, n);
CREATE INDEX ix_certificate_learner_id ON certificate (learner_id);
CREATE INDEX ix_certificate_number ON certificate (number);
CREATE TABLE hour_rule (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    version TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    factors TEXT NOT NULL,
    late_full_min INTEGER NOT NULL,
    minutes_per_hour INTEGER NOT NULL,
    online_daily_cap INTEGER NOT NULL,
    doc_id BLOB,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_hour_rule PRIMARY KEY (id),
    CONSTRAINT fk_hour_rule_doc_id FOREIGN KEY(doc_id) REFERENCES policy_doc (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_hour_rule_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_hour_rule_valid_from ON hour_rule (valid_from);
CREATE TABLE certificate_event (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    certificate_id BLOB NOT NULL,
    learner_id BLOB,
    kind TEXT NOT NULL,
    copy_no INTEGER,
    collector TEXT,
    collector_id_tail TEXT,
    cause TEXT,
    at INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    by_id BLOB,
    desk_id BLOB,
    voids_id BLOB,
    reason TEXT,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_certificate_event PRIMARY KEY (id)
)
 STRICT;
CREATE INDEX ix_certificate_event_certificate_id ON certificate_event (certificate_id);
CREATE TABLE society (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    community_id BLOB,
    coordinator_org_id BLOB,
    founded_on TEXT,
    meeting_venue_id BLOB,
    meeting_rule TEXT,
    has_charter INTEGER NOT NULL,
    has_rules INTEGER NOT NULL,
    elderly_override TEXT,
    filing_no TEXT,
    state TEXT NOT NULL,
    state_at INTEGER NOT NULL,
    state_note TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_society PRIMARY KEY (id),
    CONSTRAINT fk_society_community_id FOREIGN KEY(community_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_society_coordinator_org_id FOREIGN KEY(coordinator_org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_society_meeting_venue_id FOREIGN KEY(meeting_venue_id) REFERENCES venue (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_society_has_charter CHECK ("has_charter" IN (0, 1)),
    CONSTRAINT ck_society_has_rules CHECK ("has_rules" IN (0, 1)),
    CONSTRAINT ck_society_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_society_community_id ON society (community_id);
CREATE INDEX ix_society_name ON society (name);
CREATE TABLE venue_hours (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    venue_id BLOB NOT NULL,
    weekdays INTEGER NOT NULL,
    starts_min INTEGER NOT NULL,
    ends_min INTEGER NOT NULL,
    season TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_venue_hours PRIMARY KEY (id),
    CONSTRAINT fk_venue_hours_venue_id FOREIGN KEY(venue_id) REFERENCES venue (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_venue_hours_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_venue_hours_venue_id ON venue_hours (venue_id);
CREATE TABLE society_member (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    society_id BLOB NOT NULL,
    learner_id BLOB NOT NULL,
    role TEXT NOT NULL,
    is_core INTEGER NOT NULL,
    joined_on TEXT,
    left_on TEXT,
    removed INTEGER DEFAULT 0 NOT NULL,
    rev INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_society_member PRIMARY KEY (id),
    CONSTRAINT fk_society_member_society_id FOREIGN KEY(society_id) REFERENCES society (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_society_member_is_core CHECK ("is_core" IN (0, 1)),
    CONSTRAINT ck_society_member_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
CREATE INDEX ix_society_member_learner_id ON society_member (learner_id);
CREATE INDEX ix_society_member_society_id ON society_member (society_id);
ALTER TABLE activity RENAME TO activity_before;
DROP INDEX ix_activity_number;
DROP INDEX ix_activity_scope_starts_on;
CREATE TABLE activity (
    id BLOB NOT NULL,
    scope TEXT NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    category TEXT NOT NULL,
    topic TEXT,
    term_id BLOB,
    society_id BLOB,
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
    CONSTRAINT fk_activity_term_id FOREIGN KEY(term_id) REFERENCES term (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_activity_society_id FOREIGN KEY(society_id) REFERENCES society (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_activity_host_org_id FOREIGN KEY(host_org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_activity_provider_org_id FOREIGN KEY(provider_org_id) REFERENCES org (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT ck_activity_is_open_entry CHECK ("is_open_entry" IN (0, 1)),
    CONSTRAINT ck_activity_is_headcount_only CHECK ("is_headcount_only" IN (0, 1)),
    CONSTRAINT ck_activity_is_localised CHECK ("is_localised" IN (0, 1)),
    CONSTRAINT ck_activity_needs_undertaking CHECK ("needs_undertaking" IN (0, 1)),
    CONSTRAINT ck_activity_removed CHECK ("removed" IN (0, 1))
)
 STRICT;
INSERT INTO activity (id, scope, number, title, type, category, topic, host_org_id, provider_org_id, mode, is_open_entry,
    is_headcount_only, is_localised, target_groups, quota, quota_hard, draw_way, planned, fee, fee_basis,
    age_min, age_max, needs_undertaking, completion_pct, completion_hours, starts_on, ends_on, merged_into_id,
    teacher_name, contact, summary, state, state_at, state_note, removed, rev)
SELECT id, scope, number, title, type, category, topic, host_org_id, provider_org_id, mode, is_open_entry,
    is_headcount_only, is_localised, target_groups, quota, quota_hard, draw_way, planned, fee, fee_basis,
    age_min, age_max, needs_undertaking, completion_pct, completion_hours, starts_on, ends_on, merged_into_id,
    teacher_name, contact, summary, state, state_at, state_note, removed, rev FROM activity_before;
DROP TABLE activity_before;
CREATE INDEX ix_activity_number ON activity (number);
CREATE INDEX ix_activity_scope_starts_on ON activity (scope, starts_on);
CREATE INDEX ix_activity_society_id ON activity (society_id);
CREATE INDEX ix_activity_term_id ON activity (term_id);
