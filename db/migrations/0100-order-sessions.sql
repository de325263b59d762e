-- A session that was opened with an order's number and a proof of contact: it sees this order and nothing else of the customer.
alter table customer_tokens add column order_id uuid;

-- How often somebody guessed at the contact of an order number, whether there is such an order or not. Forgotten after a day.
create table order_proof_failures (
  merchant_id uuid not null,
  shop_id uuid not null,
  number_key text not null,
  failures int not null,
  since timestamptz not null,
  primary key (merchant_id, shop_id, number_key)
);
create index order_proof_failures_by_time on order_proof_failures (merchant_id, since);
call protect('order_proof_failures', true);
