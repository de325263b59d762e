-- What a shop's staff taught the assistant: one whole list of phrasings a version, so that going back is making an old one the newest.
create table assistant_lessons (
  merchant_id uuid not null,
  shop_id uuid not null,
  version int not null,
  phrasings jsonb not null,
  -- What made this version: { kind, text?, intent?, version? }.
  change jsonb not null,
  by_name text not null,
  at timestamptz not null,
  primary key (merchant_id, shop_id, version)
);
call protect('assistant_lessons', true);

-- One row a shop; whoever teaches raises it first, so that two lessons never make the same version.
create table assistant_lesson_versions (
  merchant_id uuid not null,
  shop_id uuid not null,
  version int not null,
  primary key (merchant_id, shop_id)
);
call protect('assistant_lesson_versions', true);
