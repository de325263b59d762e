-- Why every answer was given: what was understood, how surely, and what it was answered from.
create table assistant_turns (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  event_id uuid not null,
  intent text,
  confidence real not null,
  outcome text not null,
  evidence jsonb not null,
  took_ms real not null,
  at timestamptz not null,
  primary key (merchant_id, conversation_id, event_id)
);
call protect('assistant_turns', true);
