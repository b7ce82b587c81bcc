ALTER TABLE operation ADD COLUMN started_by TEXT;

ALTER TABLE operation ADD COLUMN progress TEXT;

ALTER TABLE operation ADD COLUMN cancelled_by TEXT;

ALTER TABLE operation ADD COLUMN ending INTEGER;
