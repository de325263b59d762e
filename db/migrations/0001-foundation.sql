-- Two roles that own nothing. `shopbell_app` sees the rows of the merchant and shops its transaction names; `shopbell_system` (event reader,
-- timers, sign-in before the merchant is known) sees all. Neither logs in: connections of the owning login take the role when they open.
do $$
begin
  if not exists (select from pg_roles where rolname = 'shopbell_app') then create role shopbell_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'shopbell_system') then create role shopbell_system nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of this server made them just now
end $$;
grant shopbell_app, shopbell_system to current_user;
grant usage on schema public to shopbell_app, shopbell_system;

create function current_merchant() returns uuid language sql stable parallel safe
  return nullif(current_setting('shopbell.merchant', true), '')::uuid;
create function current_shops() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('shopbell.shops', true), ''), '{}')::uuid[];

-- Called by every migration for every table: row-level security, forced, so that a forgotten WHERE sees nothing foreign.
create procedure protect(of regclass, by_shop boolean) language plpgsql as $$
declare
  mine text := 'merchant_id = (select current_merchant())' || case when by_shop then ' and shop_id = any((select current_shops())::uuid[])' else '' end;
begin
  execute format('alter table %s enable row level security', of);
  execute format('alter table %s force row level security', of);
  execute format('create policy own on %s to shopbell_app using (%s) with check (%s)', of, mine, mine);
  execute format('create policy every on %s to shopbell_system using (true) with check (true)', of);
  execute format('grant select, insert, update, delete on %s to shopbell_app, shopbell_system', of);
end $$;

-- One row. `epoch` rises when a backup is restored: cursors from before no longer hold. `secret` signs short-lived links.
create table installation (
  one boolean primary key default true check (one),
  epoch int not null default 1,
  secret bytea not null
);
insert into installation (secret) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
grant select on installation to shopbell_system;

-- The log of facts. Readers go by (transaction_id, id) and stop below the oldest running transaction.
create table events (
  merchant_id uuid not null,
  id uuid not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  shop_id uuid,
  customer_id uuid,
  conversation_id uuid,
  name text not null,
  audience text not null,
  actor_id text not null,
  at timestamptz not null,
  data jsonb not null,
  primary key (merchant_id, id)
);
create index events_by_transaction on events (merchant_id, transaction_id, id);
-- The one index without the merchant in front: the process-wide reader goes over all merchants.
create index events_to_read on events (transaction_id, id);
create index events_by_conversation on events (merchant_id, conversation_id, id) where conversation_id is not null;
call protect('events', false);

create table idempotency_keys (
  merchant_id uuid not null,
  actor_id text not null,
  key text not null,
  fingerprint text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (merchant_id, actor_id, key)
);
call protect('idempotency_keys', false);

create table files (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  type text not null,
  bytes int not null,
  uploaded_by text not null,
  customer_id uuid,
  at timestamptz not null,
  primary key (merchant_id, id)
);
call protect('files', true);
