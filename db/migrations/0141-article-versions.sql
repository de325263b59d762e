-- When somebody should look at an article again, and everything it ever said.
alter table articles add column review_at date;
create table article_versions (
  merchant_id uuid not null,
  shop_id uuid not null,
  article_id uuid not null,
  version int not null,
  content jsonb not null,
  by_name text not null,
  at timestamptz not null,
  primary key (merchant_id, article_id, version)
);
call protect('article_versions', true);
