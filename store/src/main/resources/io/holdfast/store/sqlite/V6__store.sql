-- What callers have used of their quotas. Usage is no configuration: no generation holds it, so neither backup nor restore touches it.
CREATE TABLE quota (
    service_key TEXT    NOT NULL,
    counter     TEXT    NOT NULL,
    scope       TEXT    NOT NULL,
    period      TEXT    NOT NULL,
    starts      INTEGER NOT NULL,
    ends        INTEGER NOT NULL,
    calls       INTEGER NOT NULL,
    bytes       INTEGER NOT NULL,
    PRIMARY KEY (service_key, counter, scope, period)
) STRICT, WITHOUT ROWID;

CREATE INDEX quota_by_end ON quota (ends);

-- The newest batch that each node has brought, so that none counts twice.
CREATE TABLE quota_writer (
    writer  TEXT    NOT NULL PRIMARY KEY,
    batch   INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
