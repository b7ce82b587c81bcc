CREATE TABLE activity (
    sequence          INTEGER NOT NULL PRIMARY KEY,
    time              INTEGER NOT NULL,
    id                TEXT    NOT NULL,
    operation_id      TEXT    NOT NULL,
    correlation_id    TEXT    NOT NULL,
    status            TEXT    NOT NULL,
    code              INTEGER NOT NULL,
    action            TEXT    NOT NULL,
    resource_id       TEXT    NOT NULL,
    resource_key      TEXT    NOT NULL,
    subscription_key  TEXT    NOT NULL,
    group_key         TEXT    NOT NULL,
    provider_key      TEXT    NOT NULL,
    caller            TEXT    NOT NULL,
    object_id         TEXT    NOT NULL,
    application_id    TEXT,
    tenant_id         TEXT    NOT NULL,
    method            TEXT    NOT NULL,
    uri               TEXT    NOT NULL,
    client_address    TEXT,
    client_request_id TEXT,
    error_code        TEXT,
    message           TEXT,
    long_running      TEXT
) STRICT;

CREATE INDEX activity_by_time ON activity (time);

CREATE INDEX activity_of_operation ON activity (long_running) WHERE long_running IS NOT NULL;
