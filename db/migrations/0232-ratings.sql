-- Whether, whom and how a shop asks what they thought of it. A shop without a row asks nobody.
create table survey_settings (
  merchant_id uuid not null,
  shop_id uuid not null,
  content jsonb not null,
  primary key (merchant_id, shop_id)
);
call protect('survey_settings', true);

-- One row for each closing whose customer was asked; `seq` is the line that says it was closed. Without a score: not answered (yet).
create table ratings (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  seq int not null,
  customer_id uuid not null,
  staff_id uuid,
  language text not null,
  asked_at timestamptz not null,
  score int check (score between 1 and 5),
  reasons text[] not null default '{}',
  words text not null default '',
  via text check (via in ('widget', 'link')),
  rated_at timestamptz,
  -- The task a low score has opened.
  ticket_id uuid,
  primary key (merchant_id, conversation_id, seq)
);
create index ratings_by_customer on ratings (merchant_id, customer_id, asked_at);
call protect('ratings', true);
