-- Versions of a shop's policy: written once, never changed, never removed. Cases name the version that judged them.
create table policies (
  merchant_id uuid not null,
  shop_id uuid not null,
  version int not null,
  content jsonb not null,
  note text not null,
  by_id text not null,
  by_name text,
  at timestamptz not null,
  primary key (merchant_id, shop_id, version)
);
call protect('policies', true);
revoke update, delete on policies from shopbell_app, shopbell_system;
