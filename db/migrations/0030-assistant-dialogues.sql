-- Where a conversation with the assistant stands: the flow it is in, what it waits for, what it said last. Survives restarts and interruptions.
create table assistant_dialogues (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  -- The event it was last moved by: a reaction that runs again finds its own.
  event_id uuid not null,
  state jsonb not null,
  at timestamptz not null,
  primary key (merchant_id, conversation_id)
);
call protect('assistant_dialogues', true);
