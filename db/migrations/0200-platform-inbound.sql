-- What a shop's own platform signs its messages with. After a new secret, the one before holds too until `previous_until`.
create table platform_secrets (
  merchant_id uuid not null,
  shop_id uuid not null,
  secret_sealed text not null,
  previous_sealed text,
  previous_until timestamptz,
  primary key (merchant_id, shop_id)
);
call protect('platform_secrets', true);

-- Every message that was taken, by the id its sender gave it: sent again, it changes nothing.
create table platform_messages (
  merchant_id uuid not null,
  shop_id uuid not null,
  id text not null,
  received_at timestamptz not null,
  primary key (merchant_id, shop_id, id)
);
create index platform_messages_by_age on platform_messages (received_at);
call protect('platform_messages', true);

-- From when what we know of a thing is: what a message says of an earlier moment comes too late. `told_at`: when the platform last told of it.
create table platform_moments (
  merchant_id uuid not null,
  shop_id uuid not null,
  kind text not null,
  external_id text not null,
  as_of timestamptz not null,
  told_at timestamptz,
  primary key (merchant_id, shop_id, kind, external_id)
);
call protect('platform_moments', true);
