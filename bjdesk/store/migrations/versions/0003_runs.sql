CREATE TABLE sync_run (
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    took_ms INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    staff_id BLOB,
    outcome TEXT NOT NULL,
    sent INTEGER NOT NULL,
    received INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    facts TEXT NOT NULL,
    CONSTRAINT pk_sync_run PRIMARY KEY (id)
)
 STRICT;
CREATE INDEX ix_sync_run_at ON sync_run (at);
CREATE INDEX ix_sync_run_outcome_until ON sync_run (outcome, until);
