-- Conversations with the outcome a shop expects: every change is tried on them before it goes live.
create table bench_sets (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  name text not null,
  language text not null,
  cases jsonb not null,
  changed_at timestamptz not null,
  primary key (merchant_id, id)
);
create index bench_sets_by_shop on bench_sets (merchant_id, shop_id, name, id);
call protect('bench_sets', true);
