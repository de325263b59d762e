-- One row for each conversation with what reports count, kept by the house's own look at what has changed (insights/bookkeeper.ts).
-- Everything in it follows from the conversation, so it may be written again at any time.
create table conversation_facts (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  customer_name text,
  channel text not null,
  staff_id uuid,
  staff_name text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  last_seq int not null,
  status text not null,
  closings int not null,
  -- From the moment somebody waited for a person to the first answer of one; by all hours, and by the shop's open hours.
  first_reply_ms bigint,
  first_reply_open_ms bigint,
  replies int not null,
  reply_ms bigint not null,
  reply_open_ms bigint not null,
  handling_ms bigint,
  handling_open_ms bigint,
  resolution_ms bigint,
  resolution_open_ms bigint,
  primary key (merchant_id, conversation_id)
);
create index conversation_facts_by_time on conversation_facts (merchant_id, shop_id, opened_at, conversation_id);
create index conversation_facts_by_customer on conversation_facts (merchant_id, customer_id, opened_at);
call protect('conversation_facts', true);

-- Up to where a shop's conversations have been counted.
create table fact_marks (
  merchant_id uuid not null,
  shop_id uuid not null,
  counted_until timestamptz not null,
  primary key (merchant_id, shop_id)
);
call protect('fact_marks', true);
