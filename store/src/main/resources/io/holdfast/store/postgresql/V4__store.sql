ALTER TABLE operation ADD COLUMN started_by text;

ALTER TABLE operation ADD COLUMN progress text;

ALTER TABLE operation ADD COLUMN cancelled_by text;

ALTER TABLE operation ADD COLUMN ending integer;
