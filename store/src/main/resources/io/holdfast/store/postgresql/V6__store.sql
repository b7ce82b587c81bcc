-- What callers have used of their quotas. Usage is no configuration: no generation holds it, so neither backup nor restore touches it.
CREATE TABLE quota (
    service_key text COLLATE "C" NOT NULL,
    counter     text COLLATE "C" NOT NULL,
    scope       text COLLATE "C" NOT NULL,
    period      text COLLATE "C" NOT NULL,
    starts      bigint NOT NULL,
    ends        bigint NOT NULL,
    calls       bigint NOT NULL,
    bytes       bigint NOT NULL,
    PRIMARY KEY (service_key, counter, scope, period)
);

CREATE INDEX quota_by_end ON quota (ends);

-- The newest batch that each node has brought, so that none counts twice.
CREATE TABLE quota_writer (
    writer  text COLLATE "C" NOT NULL PRIMARY KEY,
    batch   bigint NOT NULL,
    updated bigint NOT NULL
);
