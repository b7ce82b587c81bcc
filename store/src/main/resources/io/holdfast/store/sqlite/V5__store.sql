-- Generations say how many resources they hold, which an older program would not keep right: it is to refuse them
UPDATE setting SET value = value WHERE name = 'schema-version';
