create table conversations (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  -- As it was when they came; kept here so that a list row needs no other room.
  customer_name text,
  channel text not null,
  status text not null check (status in ('assistant', 'waiting', 'attended', 'closed')),
  staff_id uuid,
  staff_name text,
  language text not null,
  last_seq int not null default 0,
  last_author text,
  last_excerpt text,
  last_message_at timestamptz,
  -- 'infinity' = nobody waits. Never null, so that one index serves every queue in order.
  waiting_since timestamptz not null default 'infinity',
  unread int not null default 0,
  customer_read_seq int not null default 0,
  staff_read_seq int not null default 0,
  viewing jsonb,
  first_asked_at timestamptz,
  first_answer_ms int,
  opened_at timestamptz not null,
  last_at timestamptz not null,
  closed_at timestamptz,
  primary key (merchant_id, id)
);
-- Two first messages at the same moment still make one conversation.
create unique index conversations_open on conversations (merchant_id, customer_id, channel) where status <> 'closed';
create index conversations_by_customer on conversations (merchant_id, customer_id, last_at desc);
create index conversations_waiting on conversations (merchant_id, shop_id, status, waiting_since, id);
create index conversations_mine on conversations (merchant_id, staff_id, waiting_since, id) where status = 'attended';
create index conversations_by_status on conversations (merchant_id, shop_id, status, last_at desc, id desc);
create index conversations_open_by_time on conversations (merchant_id, shop_id, last_at desc, id desc) where status <> 'closed';
create index conversations_by_time on conversations (merchant_id, shop_id, last_at desc, id desc);
call protect('conversations', true);

create table messages (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  seq int not null,
  id uuid not null,
  client_id text,
  author text not null check (author in ('customer', 'staff', 'assistant', 'system')),
  author_id text,
  author_name text,
  kind text not null check (kind in ('text', 'note', 'system')),
  system_code text,
  body text not null,
  language text,
  cards jsonb not null default '[]',
  attachments jsonb not null default '[]',
  at timestamptz not null,
  primary key (merchant_id, conversation_id, seq)
);
-- What was sent twice is there once.
create unique index messages_by_client on messages (merchant_id, conversation_id, client_id) where client_id is not null;
call protect('messages', true);
