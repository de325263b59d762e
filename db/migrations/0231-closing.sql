-- What a shop asks of whoever closes a conversation. A shop without a row asks nothing.
create table closing_settings (
  merchant_id uuid not null,
  shop_id uuid not null,
  summary text not null check (summary in ('off', 'optional', 'required')),
  categories text[] not null,
  farewell boolean not null,
  -- Its own words of the farewell: language -> part -> words; what is not here is said in the ready ones.
  words jsonb not null,
  primary key (merchant_id, shop_id)
);
call protect('closing_settings', true);

-- How a conversation ended, once for each time it was closed; `seq` is the line that says so.
create table closings (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  seq int not null,
  staff_id uuid,
  staff_name text,
  category text,
  result text,
  follow_up text not null,
  at timestamptz not null,
  primary key (merchant_id, conversation_id, seq)
);
call protect('closings', true);
