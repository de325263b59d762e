-- Notes that call on a colleague by name: the latest call, one row a person and conversation.
create table mentions (
  merchant_id uuid not null,
  shop_id uuid not null,
  staff_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null,
  seen_at timestamptz,
  primary key (merchant_id, staff_id, conversation_id)
);
create index mentions_of on mentions (merchant_id, staff_id, at desc, conversation_id desc);
create index mentions_unseen on mentions (merchant_id, staff_id) where seen_at is null;
call protect('mentions', true);
