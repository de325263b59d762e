-- Where a complaint stands in the desk's list, the smallest first. Milliseconds: a running clock's end; from 10^15 on the time left of one that waits;
-- without either what is left of 3 × 10^15 after the moment it came, so that the newest is first. Never null, so that one index gives the order of every list;
-- the default is for a server of the version before that still takes complaints in.
alter table complaints add column urgency bigint not null default 3000000000000000 - floor(extract(epoch from now()) * 1000)::bigint;

-- Whoever owns the tables stands outside of their walls for this one statement.
alter table complaints no force row level security;
alter table clocks no force row level security;
update complaints c set urgency = coalesce(
  (select min(floor(extract(epoch from due_at) * 1000)::bigint) from clocks k where k.merchant_id = c.merchant_id and k.subject_id = c.id and k.state = 'running'),
  (select min(1000000000000000 + greatest(0, floor((steps->-1->>'ms')::numeric)::bigint - used_ms)) from clocks k
    where k.merchant_id = c.merchant_id and k.subject_id = c.id and k.state = 'paused'),
  3000000000000000 - floor(extract(epoch from created_at) * 1000)::bigint);
alter table clocks force row level security;
alter table complaints force row level security;

-- All of a shop; those of a stage; a person's own; those of a kind.
create index complaints_by_urgency on complaints (merchant_id, shop_id, urgency, id);
drop index complaints_by_status;
create index complaints_of_stage on complaints (merchant_id, shop_id, status, urgency, id);
create index complaints_of_owner on complaints (merchant_id, owner_id, status, urgency, id);
create index complaints_of_kind on complaints (merchant_id, shop_id, kind, status, urgency, id);
