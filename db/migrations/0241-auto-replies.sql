-- What a customer who waits is told by itself, and after how long. That it was said stands in the thread, under a client id of its own.
create table auto_replies (
  merchant_id uuid not null,
  shop_id uuid not null,
  status text not null check (status in ('waiting', 'attended')),
  after_seconds int not null check (after_seconds between 10 and 86400),
  texts jsonb not null,
  active boolean not null,
  primary key (merchant_id, shop_id, status, after_seconds)
);
call protect('auto_replies', true);
