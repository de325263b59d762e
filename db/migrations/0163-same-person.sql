-- Contacts as hashes, so that two profiles with the same telephone or email find each other whatever it was typed like.
create table customer_contacts (
  merchant_id uuid not null,
  shop_id uuid not null,
  contact text not null,
  kind text not null check (kind in ('phone', 'email')),
  customer_id uuid not null,
  primary key (merchant_id, shop_id, contact, customer_id)
);
create index customer_contacts_of on customer_contacts (merchant_id, customer_id);
call protect('customer_contacts', true);
create index customers_merged on customers (merchant_id, merged_into) where merged_into is not null;

-- Pairs somebody has said are two people: not proposed again. The smaller id first.
create table customers_apart (
  merchant_id uuid not null,
  shop_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  by_id text not null,
  at timestamptz not null,
  primary key (merchant_id, one_id, other_id)
);
call protect('customers_apart', true);
