-- A shop's words may hold in one channel only ('' = in all of them).
alter table guard_words add column channel text not null default '';
drop index guard_words_by_word;
create unique index guard_words_by_word on guard_words (merchant_id, shop_id, channel, word);

-- One row a shop: what happens on each reason, by channel, and a number that rises with every change of words or settings.
create table guard_settings (
  merchant_id uuid not null,
  shop_id uuid not null,
  version int not null default 1,
  verdicts jsonb not null default '{}',
  primary key (merchant_id, shop_id)
);
call protect('guard_settings', true);

-- What the guard found in what was meant to leave; never the whole message.
create table guard_log (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  conversation_id uuid,
  channel text not null,
  author text not null,
  author_id text,
  author_name text,
  verdict text not null check (verdict in ('block', 'warn', 'replace')),
  hits jsonb not null,
  excerpt text not null,
  at timestamptz not null,
  primary key (merchant_id, id)
);
create index guard_log_newest on guard_log (merchant_id, shop_id, id desc);
call protect('guard_log', true);
