-- Finding a shop's texts by what they mean, where its model's server puts meaning into numbers. Empty: off.
alter table model_settings add column embedding_model text not null default '';

-- What a text of a shop means. `source` is the server and the model: the numbers of another one say nothing here. `hash` is of the text they were made from.
create table text_vectors (
  merchant_id uuid not null,
  shop_id uuid not null,
  language text not null,
  text_id uuid not null,
  source text not null,
  hash text not null,
  vector bytea not null,
  primary key (merchant_id, shop_id, language, text_id)
);
call protect('text_vectors', true);

-- Shops whose texts are to be put into numbers, and when next. Null: all of them are. Taken for a while by whoever does it.
create table vector_work (
  merchant_id uuid not null,
  shop_id uuid not null,
  due_at timestamptz,
  failures int not null default 0,
  trouble text,
  primary key (merchant_id, shop_id)
);
create index vector_work_due on vector_work (due_at) where due_at is not null;
call protect('vector_work', true);
