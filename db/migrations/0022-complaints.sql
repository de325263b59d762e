create table complaints (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  number text not null,
  customer_id uuid not null,
  order_id uuid,
  order_number text,
  conversation_id uuid,
  source text not null check (source in ('conversation', 'portal', 'phone', 'api')),
  kind text not null,
  severity text not null check (severity in ('low', 'normal', 'high', 'critical')),
  status text not null,
  language text not null,
  story text not null,
  owner_id uuid not null,
  owner_name text not null,
  liability jsonb,
  demanded jsonb,
  offered jsonb,
  root_cause jsonb,
  evidence uuid[] not null default '{}',
  aftersale_ids uuid[] not null default '{}',
  -- What the customer was answered, oldest first; nothing in it is changed.
  answers jsonb not null default '[]',
  -- Regulators and platforms that ask too, each with its own number and deadline.
  authorities jsonb not null default '[]',
  -- The complaint before this one about the same thing.
  repeats uuid,
  opened_by_kind text not null,
  opened_by text not null,
  created_at timestamptz not null,
  answered_at timestamptz,
  closed_at timestamptz,
  primary key (merchant_id, id)
);
create unique index complaints_by_number on complaints (merchant_id, shop_id, number);
create index complaints_by_shop on complaints (merchant_id, shop_id, created_at desc, id desc);
create index complaints_by_status on complaints (merchant_id, shop_id, status, created_at desc, id desc);
create index complaints_by_customer on complaints (merchant_id, customer_id, created_at desc, id desc);
create index complaints_by_order on complaints (merchant_id, order_id) where order_id is not null;
create index complaints_by_sku on complaints (merchant_id, shop_id, (root_cause->>'sku')) where root_cause is not null;
call protect('complaints', true);

create table complaint_steps (
  merchant_id uuid not null,
  shop_id uuid not null,
  complaint_id uuid not null,
  seq int not null,
  verb text not null,
  from_status text,
  to_status text not null,
  by_kind text not null,
  by_id text not null,
  by_name text,
  note text not null,
  at timestamptz not null,
  primary key (merchant_id, complaint_id, seq)
);
call protect('complaint_steps', true);
