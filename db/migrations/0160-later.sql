-- Out of sight until then, or until the customer writes. Null = in sight.
alter table conversations add column snoozed_until timestamptz, add column tags text[] not null default '{}';
-- Without the merchant in front: the process-wide look for who comes back goes over all merchants.
create index conversations_snoozed on conversations (snoozed_until, merchant_id) where snoozed_until is not null;
create index conversations_snoozed_by on conversations (merchant_id, staff_id, snoozed_until, id) where snoozed_until is not null;

-- What a member of staff has written to be sent at a time. A row goes when it has been sent; one the guard refused stays until somebody looks.
create table later_messages (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  staff_id uuid not null,
  staff_name text not null,
  body text not null,
  attachments jsonb not null default '[]',
  -- What it promises, in the writer's words, and until when.
  promised jsonb,
  send_at timestamptz not null,
  -- Why it did not leave, in both languages.
  refused jsonb,
  written_at timestamptz not null,
  primary key (merchant_id, id)
);
create index later_messages_of_conversation on later_messages (merchant_id, conversation_id, send_at);
-- Without the merchant in front, as above.
create index later_messages_due on later_messages (send_at, merchant_id) where refused is null;
call protect('later_messages', true);

-- Words not sent yet, so that they are there on the next device too.
create table drafts (
  merchant_id uuid not null,
  shop_id uuid not null,
  staff_id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('text', 'note')),
  body text not null,
  written_at timestamptz not null,
  primary key (merchant_id, staff_id, conversation_id, kind)
);
call protect('drafts', true);
