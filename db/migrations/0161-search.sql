-- What is found by its words, whichever room it belongs to. Rooms write their own rows; messages are put in from the log, after they are answered.
create table search_entries (
  merchant_id uuid not null,
  shop_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  -- A message's place in its conversation; 0 for anything that is one piece.
  part int not null default 0,
  -- Whose it is; null for messages, which their conversation stands for.
  customer_id uuid,
  title text not null,
  at timestamptz not null,
  -- Words and Chinese pairs made by the application, and one word for the merchant, so that the index is walked for this merchant only.
  words tsvector not null,
  primary key (merchant_id, kind, subject_id, part)
);
create index search_entries_by_words on search_entries using gin (words);
create index search_entries_of_customer on search_entries (merchant_id, customer_id, at desc, subject_id desc) where customer_id is not null;
call protect('search_entries', true);

-- How far the log has been read for it.
alter table installation add column searched_transaction xid8 not null default '0', add column searched_event uuid not null default '00000000-0000-0000-0000-000000000000';
grant update on installation to shopbell_system;
