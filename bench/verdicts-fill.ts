import type pg from 'pg'
import type { Asker } from './inbox-plans.ts'

/** Orders that were delivered yesterday, one lamp each, one customer each; times are drawn, so that rows lie in another order than in lists. */
const drawOrders = `create temp table drawn on commit drop as
  select n, uuidv7() as id, uuidv7() as customer_id, ($1::uuid[])[1 + n % cardinality($1::uuid[])] as shop_id, now() - case when $4::int = 0 then random() * interval '180 days' else (n + random()) / $4 * interval '1 day' end as at
    from generate_series($2::int + 1, $3::int) as n`
const insertCustomers = `insert into customers (merchant_id, shop_id, id, external_id, name, first_seen_at)
  select $1::uuid, shop_id, customer_id, 'buyer-' || n, 'Customer ' || n, at from drawn`
const insertOrders = `insert into orders (merchant_id, shop_id, id, external_id, number, number_key, customer_id, customer_external_id, status, currency,
    goods_total, freight, discount, total, paid, placed_at, fingerprint, updated_at)
  select $1::uuid, shop_id, id, 'order-' || n, 'B' || n, 'B' || n, customer_id, 'buyer-' || n, 'delivered', 'USD', 8000, 500, 300, 8200, 8200, at, '', at from drawn`
const insertLines = `insert into order_lines (merchant_id, shop_id, order_id, id, position, product_external_id, sku_external_id, title, options, quantity, unit_price, discount, currency)
  select $1::uuid, shop_id, id, uuidv7(), 0, 'lamp', 'lamp-1', 'Lamp', '{}', 2, 4000, 0, 'USD' from drawn`
const insertPayments = `insert into payments (merchant_id, shop_id, order_id, id, position, kind, amount, currency, at)
  select $1::uuid, shop_id, id, uuidv7(), 0, 'payment', 8200, 'USD', at from drawn`
const insertParcels = `insert into parcels (merchant_id, shop_id, order_id, id, position, tracking_number, tracking_key, status, sku_external_ids, scans)
  select $1::uuid, shop_id, id, uuidv7(), 0, 'T' || n, 'T' || n, 'delivered', '{}',
    jsonb_build_array(jsonb_build_object('at', to_char(now() - interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'place', null, 'text', 'Delivered', 'status', 'delivered'))
    from drawn`

/** Of a hundred cases four wait for a decision, six are under way, the rest is over. */
const insertCases = `insert into aftersales (merchant_id, shop_id, id, number, order_id, order_number, customer_id, kind, status, reason, note, ask, items, verdict,
    policy_version, amount, currency, evidence, mark, asked_by_kind, asked_by, decided_by, created_at, decided_at, done_at)
  select $1::uuid, shop_id, uuidv7(), 'AS-' || n, id, 'B' || n, customer_id,
    (array['refundOnly','returnAndRefund','exchange','repair'])[1 + n % 4],
    case when n % 100 < 4 then 'review' when n % 100 < 10 then 'awaitingReturn' when n % 100 < 20 then 'refused' else 'done' end,
    'faulty', '', '{}', '[{"skuExternalId":"lamp-1"}]', '{"verdict":"review","findings":[],"alternatives":[],"figures":{}}', 0, 4000, 'USD', '{}', uuidv7(),
    'customer', customer_id::text, case when n % 100 >= 4 then 'house' end, at, case when n % 100 >= 4 then at + interval '1 hour' end,
    case when n % 100 >= 20 then at + interval '1 day' end
  from drawn`

/** Orders from `from` to `to`, each with a case of its own when `cases`, over half a year or at so many a day back from now; as the owning login, whom no row-level security stops. */
export async function fill(
  client: pg.Client,
  { merchantId, shopIds }: Asker,
  from: number,
  to: number,
  cases: boolean,
  perDay = 0,
): Promise<void> {
  await client.query('begin; set local synchronous_commit = off')
  await client.query('select setseed(0.5)')
  await client.query(drawOrders, [shopIds, from, to, perDay])
  const inserts = [insertCustomers, insertOrders, insertLines, insertPayments, insertParcels, ...(cases ? [insertCases] : [])]
  for (const insert of inserts) await client.query(insert, [merchantId])
  await client.query('commit')
  await client.query('vacuum (analyze) customers, orders, order_lines, payments, parcels, aftersales')
}
