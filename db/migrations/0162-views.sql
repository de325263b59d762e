-- Lists staff make for themselves (owner) or for everybody (no owner).
create table saved_views (
  merchant_id uuid not null,
  id uuid not null,
  owner_id uuid,
  name text not null,
  filter jsonb not null,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);
create index saved_views_of on saved_views (merchant_id, owner_id, name);
call protect('saved_views', false);

-- Words conversations have been marked with, so that the same thing is called the same.
create table conversation_tags (
  merchant_id uuid not null,
  shop_id uuid not null,
  name text not null,
  used_at timestamptz not null,
  primary key (merchant_id, shop_id, name)
);
call protect('conversation_tags', true);
