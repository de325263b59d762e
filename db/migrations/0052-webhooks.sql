-- Whom the merchant tells of events. `shop_ids` are the shops of whoever made it. After a new secret, the one before signs too until `previous_until`.
create table webhooks (
  merchant_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  events text[] not null,
  shop_ids uuid[] not null,
  active boolean not null default true,
  secret_sealed text not null,
  previous_sealed text,
  previous_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);
call protect('webhooks', false);

-- One for each event and webhook: what is sent again carries the same id.
create table webhook_deliveries (
  merchant_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event_id uuid not null,
  event_name text not null,
  status text not null check (status in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0,
  next_at timestamptz,
  delivered_at timestamptz,
  last_status int,
  last_error text,
  last_milliseconds int,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index webhook_deliveries_by_event on webhook_deliveries (merchant_id, webhook_id, event_id);
create index webhook_deliveries_by_webhook on webhook_deliveries (merchant_id, webhook_id, id);
call protect('webhook_deliveries', false);
