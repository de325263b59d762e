-- Ways customers reach a shop that its own programs bring in and carry out. `name` stands in conversations.channel. `own_ids`: its customers have
-- names of their own there; otherwise they are called as the shop calls them, and are the same people as in the chat window.
create table api_channels (
  merchant_id uuid not null,
  shop_id uuid not null,
  name text not null check (name ~ '^[a-z][a-z0-9-]{1,29}$' and name <> 'widget'),
  title text not null,
  own_ids boolean not null,
  active boolean not null,
  created_at timestamptz not null,
  primary key (merchant_id, shop_id, name)
);
call protect('api_channels', true);

-- What became of a message outside, as the shop's program has told. No row: it has said nothing yet.
create table message_receipts (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  seq int not null,
  state text not null check (state in ('delivered', 'failed')),
  reason text,
  at timestamptz not null,
  primary key (merchant_id, conversation_id, seq)
);
call protect('message_receipts', true);
