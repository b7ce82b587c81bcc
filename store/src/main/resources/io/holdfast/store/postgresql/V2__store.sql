CREATE TABLE activity (
    sequence          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time              bigint  NOT NULL,
    id                text    NOT NULL,
    operation_id      text    NOT NULL,
    correlation_id    text    NOT NULL,
    status            text    NOT NULL,
    code              integer NOT NULL,
    action            text    NOT NULL,
    resource_id       text    NOT NULL,
    resource_key      text COLLATE "C" NOT NULL,
    subscription_key  text COLLATE "C" NOT NULL,
    group_key         text COLLATE "C" NOT NULL,
    provider_key      text COLLATE "C" NOT NULL,
    caller            text    NOT NULL,
    object_id         text    NOT NULL,
    application_id    text,
    tenant_id         text    NOT NULL,
    method            text    NOT NULL,
    uri               text    NOT NULL,
    client_address    text,
    client_request_id text,
    error_code        text,
    message           text,
    long_running      text COLLATE "C"
);

CREATE INDEX activity_by_time ON activity (time, sequence);

CREATE INDEX activity_of_operation ON activity (long_running) WHERE long_running IS NOT NULL;
