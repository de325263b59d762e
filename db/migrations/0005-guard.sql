create table guard_words (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  word text not null,
  reason text not null,
  verdict text not null check (verdict in ('block', 'warn', 'replace', 'allow')),
  replacement text,
  created_at timestamptz not null,
  primary key (merchant_id, id)
);
create unique index guard_words_by_word on guard_words (merchant_id, shop_id, word);
call protect('guard_words', true);
