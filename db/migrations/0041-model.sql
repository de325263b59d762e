-- The language model of a merchant. The key is sealed: the database alone does not open it.
create table model_settings (
  merchant_id uuid not null,
  base_url text not null,
  model text not null,
  sealed_key text,
  enabled boolean not null,
  turns_per_day int not null,
  changed_at timestamptz not null,
  primary key (merchant_id)
);
call protect('model_settings', false);

-- Every turn a model was asked for: what left, what it called, what came back, and why its words were said or not.
create table model_runs (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  event_id uuid,
  model text not null,
  outcome text not null,
  why text,
  sent jsonb not null,
  calls jsonb not null,
  said text not null,
  first_token_ms real,
  took_ms real not null,
  at timestamptz not null,
  primary key (merchant_id, id)
);
create index model_runs_of_conversation on model_runs (merchant_id, conversation_id, id desc);
create index model_runs_by_day on model_runs (merchant_id, at);
call protect('model_runs', true);
