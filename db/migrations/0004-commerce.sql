create table products (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  external_id text not null,
  title text not null,
  description text not null,
  category text,
  currency text not null,
  picture text,
  url text,
  tags text[] not null,
  -- json, not jsonb, here and below: keys stay in the order in which the shop gave them.
  attributes json not null,
  -- Words and Chinese pairs made by the application, the title's before the others.
  search tsvector not null,
  fingerprint text not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index products_by_external on products (merchant_id, shop_id, external_id);
create index products_by_title on products (merchant_id, shop_id, title, id);
create index products_by_search on products using gin (search);
call protect('products', true);

create table skus (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  external_id text not null,
  position int not null,
  options json not null,
  price bigint not null,
  currency text not null,
  -- null = the shop doesn't count.
  stock bigint,
  available boolean not null,
  stock_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index skus_by_external on skus (merchant_id, shop_id, external_id);
create index skus_by_product on skus (merchant_id, product_id, position);
call protect('skus', true);

create table orders (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  external_id text not null,
  number text not null,
  -- `number` in upper case without anything but letters and digits: how customers' spellings find it.
  number_key text not null,
  customer_id uuid not null,
  customer_external_id text not null,
  status text not null,
  status_label text,
  currency text not null,
  address jsonb,
  goods_total bigint not null,
  freight bigint not null,
  discount bigint not null,
  total bigint not null,
  paid bigint not null,
  -- '-infinity' = the shop doesn't say. Never null, so that one index gives the order of every list.
  placed_at timestamptz not null,
  remark text,
  fingerprint text not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index orders_by_external on orders (merchant_id, shop_id, external_id);
create index orders_by_number on orders (merchant_id, shop_id, number_key);
create index orders_by_customer on orders (merchant_id, customer_id, placed_at desc, id desc);
create index orders_by_shop on orders (merchant_id, shop_id, placed_at desc, id desc);
call protect('orders', true);

create table order_lines (
  merchant_id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  position int not null,
  external_id text,
  -- The shop's names: a product that is given after its orders is found all the same.
  product_external_id text,
  sku_external_id text,
  title text not null,
  options json not null,
  quantity int not null,
  unit_price bigint not null,
  discount bigint not null,
  currency text not null,
  primary key (merchant_id, order_id, position)
);
call protect('order_lines', true);

create table payments (
  merchant_id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  position int not null,
  external_id text,
  kind text not null check (kind in ('payment', 'refund')),
  amount bigint not null,
  currency text not null,
  method_external_id text,
  at timestamptz,
  primary key (merchant_id, order_id, position)
);
call protect('payments', true);

create table parcels (
  merchant_id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  position int not null,
  external_id text,
  carrier text,
  tracking_number text not null,
  tracking_key text not null,
  status text not null,
  promised_at timestamptz,
  sku_external_ids text[] not null,
  -- [{ at, place, text, status }], newest first: read whole, written whole, never searched.
  scans jsonb not null,
  primary key (merchant_id, order_id, position)
);
create index parcels_by_tracking on parcels (merchant_id, shop_id, tracking_key);
call protect('parcels', true);
