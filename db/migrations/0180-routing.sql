-- How waiting customers find somebody. A shop without a row gives nothing out by itself and takes nothing back for silence.
create table routing_settings (
  merchant_id uuid not null,
  shop_id uuid not null,
  automatic boolean not null,
  -- After how long without an answer a conversation goes back to the queue; null = never.
  take_back_minutes int check (take_back_minutes between 1 and 1440),
  -- After how long of waiting somebody without the language or skill will do.
  widen_seconds int not null check (widen_seconds between 0 and 86400),
  skills jsonb not null,
  primary key (merchant_id, shop_id)
);
call protect('routing_settings', true);

-- Who can do what. Nobody's row missing means: speaks every language, has no special skill.
create table staff_skills (
  merchant_id uuid not null,
  staff_id uuid not null,
  skills text[] not null,
  languages text[] not null,
  primary key (merchant_id, staff_id)
);
call protect('staff_skills', false);

-- Conversations taken back from somebody who said nothing, so that they are not given the same one again.
create table take_backs (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  staff_id uuid not null,
  waiting_since timestamptz not null,
  at timestamptz not null,
  primary key (merchant_id, conversation_id, staff_id, waiting_since)
);
call protect('take_backs', true);

-- Every change of who is there, written with it.
create table presence_history (
  merchant_id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  presence text not null,
  primary key (merchant_id, staff_id, at)
);
call protect('presence_history', false);
insert into presence_history (merchant_id, staff_id, at, presence) select merchant_id, id, presence_at, presence from staff;
