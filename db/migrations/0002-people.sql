create table merchants (
  merchant_id uuid primary key,
  name text not null,
  demo boolean not null default false,
  -- False while the first start is still filling it: a start that was killed goes on where it stopped.
  ready boolean not null default true,
  created_at timestamptz not null
);
call protect('merchants', false);

create table shops (
  merchant_id uuid not null,
  id uuid not null,
  slug text not null,
  name text not null,
  language text not null,
  currency text not null,
  time_zone text not null,
  color text not null,
  greeting text not null,
  -- Public: says which shop a widget belongs to, grants nothing.
  public_key text not null,
  -- Signs the shop's statements about its customers (HS256).
  widget_secret text not null,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);
-- Addresses name a shop without its merchant (/demo/:shop, the widget's key), so these two are unique over the installation.
create unique index shops_by_slug on shops (slug);
create unique index shops_by_key on shops (public_key);
call protect('shops', false);

create table staff (
  merchant_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  password_hash text not null,
  role text not null check (role in ('owner', 'supervisor', 'staff')),
  language text not null,
  presence text not null default 'offline' check (presence in ('online', 'busy', 'away', 'offline')),
  presence_at timestamptz not null,
  cap int not null default 12 check (cap between 0 and 500),
  -- When this person was last given a conversation: the one who has waited longest is next.
  given_at timestamptz not null default '-infinity',
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index staff_by_email on staff (lower(email));
create index staff_by_presence on staff (merchant_id, presence, given_at);
call protect('staff', false);

create table staff_shops (
  merchant_id uuid not null,
  staff_id uuid not null,
  shop_id uuid not null,
  primary key (merchant_id, staff_id, shop_id)
);
create index staff_shops_by_shop on staff_shops (merchant_id, shop_id, staff_id);
call protect('staff_shops', false);

-- `token_hash` is sha-256 of what the cookie carries; the token itself is nowhere.
create table sessions (
  merchant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index sessions_by_token on sessions (token_hash);
create index sessions_by_staff on sessions (merchant_id, staff_id);
call protect('sessions', false);

-- Failed sign-ins by account and by address, kept for the throttle's window. No merchant: most failures name nobody.
create table sign_in_failures (
  subject text not null,
  at timestamptz not null,
  id uuid not null,
  primary key (subject, at, id)
);
grant select, insert, delete on sign_in_failures to shopbell_system;

create table api_keys (
  merchant_id uuid not null,
  id uuid not null,
  name text not null,
  key_hash bytea not null,
  permissions text[] not null,
  shop_ids uuid[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (merchant_id, id)
);
create unique index api_keys_by_key on api_keys (key_hash);
call protect('api_keys', false);
