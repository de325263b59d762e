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

-- All of it may come later than the conversation was counted. Whoever writes an order, a case or a rating leaves here what it may have changed, in the
-- same transaction (foundation/fact-changes.ts); the bookkeeper takes it away when it has counted. Either a conversation, or a customer and the moment of
-- an order.
create table fact_changes (
  merchant_id uuid not null,
  shop_id uuid not null,
  id uuid not null,
  conversation_id uuid,
  customer_id uuid,
  at timestamptz,
  primary key (merchant_id, shop_id, id)
);
call protect('fact_changes', true);

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
