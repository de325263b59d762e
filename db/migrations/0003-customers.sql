create table customers (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  -- The shop's own name for the person; null = an anonymous visitor.
  external_id text,
  name text,
  email text,
  phone text,
  address jsonb,
  language text,
  tags text[] not null default '{}',
  -- What the shop gave at import, to see whether a re-import changes anything.
  fingerprint text,
  -- Merging points here; the other rooms' rows stay where they are.
  merged_into uuid,
  first_seen_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index customers_by_external on customers (merchant_id, shop_id, external_id) where external_id is not null;
create index customers_by_shop on customers (merchant_id, shop_id, first_seen_at desc, id desc);
call protect('customers', true);

create table customer_payment_methods (
  merchant_id uuid not null,
  shop_id uuid not null,
  customer_id uuid not null,
  position int not null,
  external_id text not null,
  kind text not null,
  label text,
  balance bigint,
  currency text not null,
  -- json, not jsonb: keys stay in the order in which the shop gave them.
  details json not null,
  primary key (merchant_id, customer_id, external_id)
);
call protect('customer_payment_methods', true);

-- A visitor's way back in: sha-256 of a 256-bit token.
create table customer_tokens (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index customer_tokens_by_hash on customer_tokens (token_hash);
create index customer_tokens_by_customer on customer_tokens (merchant_id, customer_id);
call protect('customer_tokens', true);
