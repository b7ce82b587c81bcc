CREATE TABLE tally (
    generation text COLLATE "C" NOT NULL,
    type       text COLLATE "C" NOT NULL,
    parent     text COLLATE "C" NOT NULL,
    number     bigint NOT NULL,
    PRIMARY KEY (generation, type, parent)
);

-- What is there already is counted once. A generation that cannot be read keeps no other from that.
DO $$
DECLARE
    each text;
BEGIN
    FOR each IN SELECT id FROM generation LOOP
        BEGIN
            EXECUTE format('INSERT INTO tally (generation, type, parent, number)'
                || ' SELECT %L, type, parent, count(*) FROM %I GROUP BY type, parent', each, 'resource_' || each);
        EXCEPTION WHEN OTHERS THEN
            RAISE WARNING 'generation % is not counted: %', each, SQLERRM;
        END;
    END LOOP;
END
$$;
