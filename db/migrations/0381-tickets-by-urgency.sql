-- The same for tickets.
alter table tickets add column urgency bigint not null default 3000000000000000 - floor(extract(epoch from now()) * 1000)::bigint;

alter table tickets no force row level security;
alter table clocks no force row level security;
update tickets t set urgency = coalesce(
  (select min(floor(extract(epoch from due_at) * 1000)::bigint) from clocks k where k.merchant_id = t.merchant_id and k.subject_id = t.id and k.state = 'running'),
  (select min(1000000000000000 + greatest(0, floor((steps->-1->>'ms')::numeric)::bigint - used_ms)) from clocks k
    where k.merchant_id = t.merchant_id and k.subject_id = t.id and k.state = 'paused'),
  3000000000000000 - floor(extract(epoch from created_at) * 1000)::bigint);
alter table clocks force row level security;
alter table tickets force row level security;

-- All of a shop; those of a stage; those of a department.
drop index tickets_by_shop;
create index tickets_by_urgency on tickets (merchant_id, shop_id, urgency, id);
drop index tickets_by_status;
create index tickets_of_stage on tickets (merchant_id, shop_id, status, urgency, id);
drop index tickets_by_department;
create index tickets_of_department on tickets (merchant_id, shop_id, department, status, urgency, id);
