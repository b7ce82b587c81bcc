ALTER TABLE service ADD COLUMN deleted bigint;

ALTER TABLE service ADD COLUMN purge_at bigint;
