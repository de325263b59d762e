-- Everything that is asked of an order: a change of the order itself or a case with a life of its own. One row, moved along its lifecycle table.
create table aftersales (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  number text not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid not null,
  conversation_id uuid,
  kind text not null,
  status text not null,
  reason text,
  note text not null,
  -- What was asked, word for word; its items as they were understood; the findings that judged it.
  ask jsonb not null,
  items jsonb not null,
  verdict jsonb not null,
  policy_version int not null,
  -- Back to the customer; below zero = the customer pays.
  amount bigint not null,
  currency text not null,
  refund_to text,
  evidence uuid[] not null,
  parcels jsonb not null default '[]',
  quote bigint,
  -- Told to the platform with what it is asked to do: the same mark is the same act, however often it is sent.
  mark uuid not null,
  -- Set before the platform is asked: from then on it may have happened.
  sent_at timestamptz,
  asked_by_kind text not null,
  asked_by text not null,
  decided_by text,
  decided_by_name text,
  created_at timestamptz not null,
  decided_at timestamptz,
  done_at timestamptz,
  primary key (merchant_id, id)
);
create unique index aftersales_by_number on aftersales (merchant_id, shop_id, number);
create index aftersales_by_order on aftersales (merchant_id, order_id, created_at);
create index aftersales_by_customer on aftersales (merchant_id, customer_id, created_at desc, id desc);
create index aftersales_by_shop on aftersales (merchant_id, shop_id, created_at desc, id desc);
create index aftersales_by_status on aftersales (merchant_id, shop_id, status, created_at desc, id desc);
create index aftersales_by_decider on aftersales (merchant_id, decided_by, decided_at) where decided_by is not null;
create index aftersales_by_conversation on aftersales (merchant_id, conversation_id) where conversation_id is not null;
call protect('aftersales', true);

create table aftersale_steps (
  merchant_id uuid not null,
  shop_id uuid not null,
  aftersale_id uuid not null,
  seq int not null,
  verb text not null,
  from_status text,
  to_status text not null,
  by_kind text not null,
  by_id text not null,
  by_name text,
  note text not null,
  at timestamptz not null,
  primary key (merchant_id, aftersale_id, seq)
);
call protect('aftersale_steps', true);

-- The ledger. Every movement is written from both sides and comes to zero; nothing in it is ever changed or removed.
create table money_entries (
  merchant_id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  aftersale_id uuid not null,
  -- One name per movement: whatever is clicked twice or run twice is written once.
  movement text not null,
  -- line:<id> · freight · goodwill · method:<name>
  account text not null,
  amount bigint not null,
  currency text not null,
  at timestamptz not null,
  primary key (merchant_id, aftersale_id, movement, account)
);
create index money_entries_by_order on money_entries (merchant_id, order_id);
call protect('money_entries', true);
revoke update, delete on money_entries from shopbell_app, shopbell_system;

create function movement_balances() returns trigger language plpgsql as $$
begin
  if (select sum(amount) from money_entries e where e.merchant_id = new.merchant_id and e.aftersale_id = new.aftersale_id and e.movement = new.movement) <> 0 then
    raise exception 'movement % of % does not come to zero', new.movement, new.aftersale_id;
  end if;
  return null;
end $$;
create constraint trigger balances after insert on money_entries deferrable initially deferred for each row execute function movement_balances();

-- A customer's yes to exactly one thing: what the assistant proposed, for ten minutes, once, as long as the order stays as it was.
create table confirmations (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  order_id uuid not null,
  ask_hash text not null,
  order_hash text not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  used_at timestamptz,
  primary key (merchant_id, id)
);
call protect('confirmations', true);
