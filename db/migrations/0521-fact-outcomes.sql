-- What came of a conversation stands in its fact, so that a report reads facts alone: whether the customer came back within 72 hours of the end, ordered
-- within a day of the beginning, has a case that names it, and what they said of it (a score from four on is a good one).
alter table conversation_facts
  add column came_back boolean not null default false,
  add column bought boolean not null default false,
  add column cased boolean not null default false,
  add column refunded boolean not null default false,
  add column asked int not null default 0,
  add column rated int not null default 0,
  add column scored int not null default 0,
  add column pleased int not null default 0;

-- All of it may come later than the conversation was counted. What may have changed an outcome is left here by the database itself, in the very
-- transaction that changed it and by whatever way it was written; the bookkeeper takes it away when it has counted (insights/bookkeeper.ts).
-- Either a conversation, or a customer and the moment of an order.
create table fact_changes (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null default uuidv7(),
  conversation_id uuid,
  customer_id uuid,
  at timestamptz,
  primary key (merchant_id, shop_id, id)
);
call protect('fact_changes', true);

create function conversation_fact_changed() returns trigger language plpgsql as $$
begin
  insert into fact_changes (merchant_id, shop_id, conversation_id) values (new.merchant_id, new.shop_id, new.conversation_id);
  return null;
end $$;
create trigger rating_asked after insert on ratings for each row execute function conversation_fact_changed();
create trigger rating_given after update of score on ratings for each row when (old.score is distinct from new.score) execute function conversation_fact_changed();
create trigger case_opened after insert on aftersales for each row when (new.conversation_id is not null) execute function conversation_fact_changed();

create function order_fact_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    insert into fact_changes (merchant_id, shop_id, customer_id, at) values (old.merchant_id, old.shop_id, old.customer_id, old.placed_at);
  end if;
  insert into fact_changes (merchant_id, shop_id, customer_id, at) values (new.merchant_id, new.shop_id, new.customer_id, new.placed_at);
  return null;
end $$;
create trigger order_placed after insert on orders for each row execute function order_fact_changed();
-- A platform that corrects whose an order is, or when it was placed: both have to be looked at.
create trigger order_corrected after update of customer_id, placed_at on orders for each row
  when (old.customer_id is distinct from new.customer_id or old.placed_at <> new.placed_at) execute function order_fact_changed();

alter table conversation_facts no force row level security;
alter table ratings no force row level security;
alter table aftersales no force row level security;
alter table orders no force row level security;
update conversation_facts f set asked = r.asked, rated = r.rated, scored = r.scored, pleased = r.pleased
  from (select merchant_id, conversation_id, count(*) as asked, count(score) as rated, coalesce(sum(score), 0) as scored, count(*) filter (where score >= 4) as pleased
    from ratings group by merchant_id, conversation_id) r
  where f.merchant_id = r.merchant_id and f.conversation_id = r.conversation_id;
update conversation_facts f set cased = true, refunded = c.refunded
  from (select merchant_id, conversation_id, bool_or(kind in ('refundOnly', 'returnAndRefund')) as refunded
    from aftersales where conversation_id is not null group by merchant_id, conversation_id) c
  where f.merchant_id = c.merchant_id and f.conversation_id = c.conversation_id;
update conversation_facts f set bought = true
  from orders o where o.merchant_id = f.merchant_id and o.customer_id = f.customer_id and o.placed_at > f.opened_at and o.placed_at <= f.opened_at + interval '24 hours';
update conversation_facts f set came_back = true
  from conversation_facts g where g.merchant_id = f.merchant_id and g.customer_id = f.customer_id and g.opened_at > f.closed_at and g.opened_at <= f.closed_at + interval '72 hours';
alter table conversation_facts force row level security;
alter table ratings force row level security;
alter table aftersales force row level security;
alter table orders force row level security;
