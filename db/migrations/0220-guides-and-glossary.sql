-- Guides of single products, by what the shop's platform calls them, and a glossary.
alter table articles add column products text[] not null default '{}';
alter table articles drop constraint articles_kind_check;
alter table articles add constraint articles_kind_check check (kind in ('faq', 'article', 'policy', 'guide', 'glossary'));
