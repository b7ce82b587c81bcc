CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE service (
    service_key     TEXT    NOT NULL PRIMARY KEY,
    name_key        TEXT    NOT NULL UNIQUE,
    subscription_id TEXT    NOT NULL,
    resource_group  TEXT    NOT NULL,
    name            TEXT    NOT NULL,
    document        BLOB    NOT NULL,
    secrets         BLOB,
    etag            TEXT    NOT NULL,
    created         INTEGER NOT NULL,
    modified        INTEGER NOT NULL,
    sequence        INTEGER NOT NULL,
    generation      TEXT    NOT NULL,
    operation       TEXT,
    activity        TEXT
) STRICT;

CREATE TABLE operation (
    id            TEXT    NOT NULL PRIMARY KEY,
    service_key   TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    started       INTEGER NOT NULL,
    updated       INTEGER NOT NULL,
    result        TEXT,
    error_code    TEXT,
    error_message TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX operation_of_service ON operation (service_key, started);

CREATE TABLE record (
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    document BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
