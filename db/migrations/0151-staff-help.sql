-- What staff were offered while they wrote, what it rests on, and what they made of it.
create table help_suggestions (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  staff_id uuid,
  kind text not null check (kind in ('reply', 'rewrite')),
  -- The article, the assistant's answer (by its intent), the rule or the model it comes from.
  source text not null check (source in ('article', 'assistant', 'rules', 'model')),
  source_id text not null,
  intent text,
  language text not null,
  asked text not null,
  suggested text not null,
  outcome text check (outcome in ('accepted', 'edited', 'rejected')),
  said text,
  at timestamptz not null,
  decided_at timestamptz,
  primary key (merchant_id, id)
);
create index help_suggestions_taught on help_suggestions (merchant_id, shop_id, source_id, decided_at) where outcome is not null;
create index help_suggestions_by_week on help_suggestions (merchant_id, shop_id, decided_at) where outcome is not null;
call protect('help_suggestions', true);

-- What a conversation was about, as its staff call it.
create table conversation_labels (
  merchant_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  category text,
  tags text[] not null,
  at timestamptz not null,
  primary key (merchant_id, conversation_id)
);
call protect('conversation_labels', true);

-- What would make the assistant better, found in daily work; nothing of it holds before a person says yes.
create table improvements (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('articlePhrasing', 'intentPhrasing', 'article')),
  -- What makes two findings the same one.
  fingerprint text not null,
  language text not null,
  article_id uuid,
  intent text,
  text text not null,
  body text not null,
  because text not null check (because in ('accepted', 'edited', 'rejected', 'corrected', 'notHelpful')),
  conversation_id uuid not null,
  seen int not null default 1,
  status text not null check (status in ('open', 'accepted', 'declined')),
  decided_by text,
  at timestamptz not null,
  decided_at timestamptz,
  primary key (merchant_id, id)
);
create unique index improvements_once on improvements (merchant_id, shop_id, fingerprint);
create index improvements_open on improvements (merchant_id, shop_id, status, at desc, id desc);
call protect('improvements', true);
