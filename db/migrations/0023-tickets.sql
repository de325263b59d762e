create table tickets (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  number text not null,
  department text not null,
  form text not null,
  title text not null,
  fields jsonb not null,
  note text not null,
  severity text not null check (severity in ('low', 'normal', 'high', 'critical')),
  status text not null,
  assignee_id uuid,
  assignee_name text,
  asked_by uuid,
  asked_by_name text,
  watchers uuid[] not null default '{}',
  parent_id uuid,
  order_id uuid,
  order_number text,
  sku text,
  conversation_id uuid,
  aftersale_id uuid,
  complaint_id uuid,
  answer text,
  created_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  primary key (merchant_id, id)
);
create unique index tickets_by_number on tickets (merchant_id, shop_id, number);
create index tickets_by_shop on tickets (merchant_id, shop_id, created_at desc, id desc);
create index tickets_by_status on tickets (merchant_id, shop_id, status, created_at desc, id desc);
create index tickets_of_parent on tickets (merchant_id, parent_id) where parent_id is not null;
create index tickets_of_conversation on tickets (merchant_id, conversation_id) where conversation_id is not null;
call protect('tickets', true);

create table ticket_steps (
  merchant_id uuid not null,
  shop_id uuid not null,
  ticket_id uuid not null,
  seq int not null,
  verb text not null,
  to_status text not null,
  by_id text not null,
  by_name text,
  note text not null,
  at timestamptz not null,
  primary key (merchant_id, ticket_id, seq)
);
call protect('ticket_steps', true);

-- A shop's own forms; without a row it goes by the ready-made ones.
create table ticket_forms (
  merchant_id uuid not null,
  shop_id uuid not null,
  forms jsonb not null,
  changed_at timestamptz not null,
  primary key (merchant_id, shop_id)
);
call protect('ticket_forms', true);
