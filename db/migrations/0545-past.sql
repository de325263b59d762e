-- Which server, on which line of time, this database was when its log was last begun to be read: another one, and cursors from before mean nothing.
alter table installation add column past text;
