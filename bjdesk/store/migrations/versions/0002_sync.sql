CREATE TABLE receipt (
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    received INTEGER NOT NULL,
    doubts INTEGER NOT NULL,
    text TEXT NOT NULL,
    signature BLOB,
    CONSTRAINT pk_receipt PRIMARY KEY (id)
)
 STRICT;
CREATE INDEX ix_receipt_at ON receipt (at);
CREATE TABLE sync_again (
    position INTEGER NOT NULL,
    body BLOB NOT NULL,
    CONSTRAINT pk_sync_again PRIMARY KEY (position)
)
 STRICT;
CREATE TABLE sync_batch (
    n INTEGER NOT NULL,
    prev BLOB NOT NULL,
    digest BLOB NOT NULL,
    link BLOB NOT NULL,
    count INTEGER NOT NULL,
    body BLOB NOT NULL,
    hollow INTEGER DEFAULT 0 NOT NULL,
    places TEXT,
    sealed_at INTEGER NOT NULL,
    acked_at INTEGER,
    CONSTRAINT pk_sync_batch PRIMARY KEY (n),
    CONSTRAINT ck_sync_batch_hollow CHECK ("hollow" IN (0, 1))
)
 STRICT;
CREATE TABLE sync_cursor_log (
    scope TEXT NOT NULL,
    seq INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    CONSTRAINT pk_sync_cursor_log PRIMARY KEY (scope, seq)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE sync_parked (
    tbl TEXT NOT NULL,
    row_id BLOB NOT NULL,
    parent BLOB,
    "row" TEXT NOT NULL,
    CONSTRAINT pk_sync_parked PRIMARY KEY (tbl, row_id)
)
 WITHOUT ROWID,
 STRICT;
CREATE INDEX ix_sync_parked_parent ON sync_parked (parent);
CREATE TABLE sync_refused (
    incarnation INTEGER NOT NULL,
    op INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    row_id BLOB NOT NULL,
    person_id BLOB,
    reason TEXT NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    status TEXT NOT NULL,
    settled_at INTEGER,
    CONSTRAINT pk_sync_refused PRIMARY KEY (incarnation, op)
)
 WITHOUT ROWID,
 STRICT;
CREATE INDEX ix_sync_refused_person_id ON sync_refused (person_id);
CREATE INDEX ix_sync_refused_status ON sync_refused (status);
CREATE INDEX ix_sync_refused_tbl_row_id ON sync_refused (tbl, row_id);
CREATE TABLE sync_scope (
    scope TEXT NOT NULL,
    seq INTEGER NOT NULL,
    nonce BLOB NOT NULL,
    digest BLOB NOT NULL,
    rows INTEGER NOT NULL,
    held INTEGER DEFAULT 0 NOT NULL,
    allowed INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT pk_sync_scope PRIMARY KEY (scope)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE sync_series (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    next INTEGER NOT NULL,
    CONSTRAINT pk_sync_series PRIMARY KEY (kind, year)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE sync_sweep (
    scope TEXT NOT NULL,
    tbl TEXT NOT NULL,
    row_id BLOB NOT NULL,
    CONSTRAINT pk_sync_sweep PRIMARY KEY (scope, tbl, row_id)
)
 WITHOUT ROWID,
 STRICT;
