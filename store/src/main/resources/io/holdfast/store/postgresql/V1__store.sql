CREATE TABLE setting (
    name  text COLLATE "C" NOT NULL PRIMARY KEY,
    value bytea NOT NULL
);

CREATE TABLE service (
    service_key     text COLLATE "C" NOT NULL PRIMARY KEY,
    name_key        text COLLATE "C" NOT NULL UNIQUE,
    subscription_id text   NOT NULL,
    resource_group  text   NOT NULL,
    name            text   NOT NULL,
    document        bytea  NOT NULL,
    secrets         bytea,
    etag            text   NOT NULL,
    created         bigint NOT NULL,
    modified        bigint NOT NULL,
    sequence        bigint NOT NULL,
    generation      text COLLATE "C" NOT NULL,
    operation       text,
    activity        text
);

CREATE TABLE operation (
    id            text COLLATE "C" NOT NULL PRIMARY KEY,
    service_key   text COLLATE "C" NOT NULL,
    kind          text   NOT NULL,
    state         text   NOT NULL,
    started       bigint NOT NULL,
    updated       bigint NOT NULL,
    result        text,
    error_code    text,
    error_message text,
    node          text,
    lease_until   timestamptz
);

CREATE INDEX operation_of_service ON operation (service_key, started);

CREATE TABLE record (
    kind     text COLLATE "C" NOT NULL,
    id       text COLLATE "C" NOT NULL,
    document bytea NOT NULL,
    PRIMARY KEY (kind, id)
);

-- Every generation there is. The resources of each are in a table resource_<id>.
CREATE TABLE generation (
    id          text COLLATE "C" NOT NULL PRIMARY KEY,
    service_key text COLLATE "C" NOT NULL,
    operation   text COLLATE "C"
);

CREATE TABLE change (
    generation text COLLATE "C" NOT NULL,
    sequence   bigint NOT NULL,
    type       text COLLATE "C" NOT NULL,
    parent     text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    PRIMARY KEY (generation, sequence)
);
