create table articles (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('faq', 'article', 'policy', 'guide')),
  language text not null,
  topic text,
  title text not null,
  body text not null,
  phrasings text[] not null,
  published boolean not null,
  search tsvector not null,
  updated_at timestamptz not null,
  primary key (merchant_id, id)
);
create index articles_by_shop on articles (merchant_id, shop_id, language, title, id);
create index articles_by_topic on articles (merchant_id, shop_id, language, topic) where topic is not null;
create index articles_by_search on articles using gin (search);
call protect('articles', true);
