-- What staff say again and again. Without a shop and a person: for every shop of the merchant. With a shop: for its team. With a person: their own.
create table scripts (
  merchant_id uuid not null,
  id uuid not null,
  shop_id uuid,
  staff_id uuid,
  -- Where it stands in the tree, names with a slash between; empty = at the top.
  folder text not null,
  place int not null,
  language text not null,
  title text not null,
  body text not null,
  attachments jsonb not null,
  -- At which stage of a sale it fits; null = at any.
  stage text,
  uses int not null default 0,
  updated_at timestamptz not null,
  primary key (merchant_id, id)
);
create index scripts_by_owner on scripts (merchant_id, shop_id, staff_id, place, id);
call protect('scripts', false);
