-- A shop's hours and clocks, version by version; nothing in here is ever changed, so that a running clock knows by which hours it counted.
create table clockworks (
  merchant_id uuid not null,
  shop_id uuid not null,
  version int not null,
  content jsonb not null,
  by_id text not null,
  by_name text,
  at timestamptz not null,
  primary key (merchant_id, shop_id, version)
);
call protect('clockworks', true);

create table clocks (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  code text not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- Which time of the same thing: a second question in a conversation, a second review of a complaint.
  occasion text not null,
  conversation_id uuid,
  customer_id uuid,
  -- Whose it is; null = nobody's yet, and then somebody else is told.
  owner_id uuid,
  -- What it is counted by in the figures: kind, severity, department.
  labels jsonb not null default '{}',
  state text not null check (state in ('running', 'paused', 'stopped')),
  counts text not null check (counts in ('natural', 'business')),
  steps jsonb not null,
  tell jsonb not null,
  clockwork_version int not null,
  used_ms bigint not null default 0,
  started_at timestamptz not null,
  -- When it last began to run; null while it does not.
  since timestamptz,
  due_at timestamptz,
  stage text not null default 'green',
  paused_for text,
  stopped_at timestamptz,
  -- False = stopped because nothing is left to be in time for (withdrawn, closed): it counts for nothing.
  answered boolean,
  breached_at timestamptz,
  primary key (merchant_id, id)
);
-- Started twice, it is one clock.
create unique index clocks_by_occasion on clocks (merchant_id, subject_id, code, occasion);
create index clocks_live on clocks (merchant_id, shop_id, due_at) where state <> 'stopped';
create index clocks_by_time on clocks (merchant_id, shop_id, started_at);
call protect('clocks', true);

-- What is still to be told. A row goes when it has been told or its clock stops, so the table holds the future only.
create table deadlines (
  merchant_id uuid not null,
  shop_id uuid not null,
  clock_id uuid not null,
  rung text not null,
  at timestamptz not null,
  primary key (merchant_id, clock_id, rung)
);
-- The one index without the merchant in front: the process-wide look for what is due goes over all merchants.
create index deadlines_due on deadlines (at, merchant_id);
create index deadlines_of_merchant on deadlines (merchant_id, at);
call protect('deadlines', true);

-- A warning on its way to a person.
create table alerts (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  clock_id uuid not null,
  rung text not null,
  at timestamptz not null,
  seen_at timestamptz,
  primary key (merchant_id, id)
);
create index alerts_of_staff on alerts (merchant_id, staff_id, at desc, id desc) where seen_at is null;
call protect('alerts', true);
