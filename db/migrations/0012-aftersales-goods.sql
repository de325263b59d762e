-- What the platform was told word for word and by whom it is being spoken to; how goods come back, what was found on them, what a repair takes.
alter table aftersales
  -- Money as it was told to the platform: what is written into the ledger later is exactly this.
  add moves jsonb,
  -- Until then one run is speaking to the platform: a second one waits, whoever started it.
  add leased_until timestamptz,
  -- { date, from, to } in the shop's time.
  add pick_up jsonb,
  -- { restock, evidence }: what was found on inspection.
  add inspection jsonb,
  -- [{ title, amount, covered }]: what a repair takes, and which of it the warranty pays.
  add parts jsonb;

-- What staff note on an order (备注/插旗) and that somebody is waiting for it to leave: ours, so that an import does not wipe it.
create table order_marks (
  merchant_id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  remark text not null,
  flag text,
  by_name text,
  marked_at timestamptz,
  urged_count int not null default 0,
  urged_at timestamptz,
  primary key (merchant_id, order_id)
);
create index order_marks_by_shop on order_marks (merchant_id, shop_id);
call protect('order_marks', true);
