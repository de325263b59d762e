-- What was promised to customers, by whom and until when. `state` says how it ended; a broken one is still owed until `fulfilled_at`.
create table commitments (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  -- promise = said in a message; update = the next news about something that was passed on.
  kind text not null check (kind in ('promise', 'update')),
  subject_kind text,
  subject_id uuid,
  conversation_id uuid,
  customer_id uuid,
  words text not null,
  owner_id uuid not null,
  owner_name text not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'kept', 'broken', 'released')),
  renewals int not null default 0,
  fulfilled_at timestamptz,
  note text not null default '',
  primary key (merchant_id, id)
);
create index commitments_open on commitments (merchant_id, shop_id, due_at, id) where fulfilled_at is null and state <> 'released';
create index commitments_of_owner on commitments (merchant_id, owner_id, due_at, id);
create index commitments_of_conversation on commitments (merchant_id, conversation_id) where conversation_id is not null;
create index commitments_of_subject on commitments (merchant_id, subject_id) where subject_id is not null;
call protect('commitments', true);
