import type { CustomerId, OrderId, ShopId } from '../../../shared/ids.ts'
import type { OrderInput } from '../../../shared/wire/commerce.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import type { Part } from '../keep-ids.ts'
import type { Totals } from '../rules.ts'

export interface KnownOrder {
  id: OrderId
  externalId: string
  fingerprint: string
  customerId: CustomerId
  /** Infinity where nobody said. */
  placedAt: Date | number
}
export const listKnownOrders = (db: Reads, shopId: ShopId, externalIds: readonly string[]) =>
  db.rows<KnownOrder>(
    'select id, external_id as "externalId", fingerprint, customer_id as "customerId", placed_at as "placedAt" from orders where merchant_id = $1 and shop_id = $2 and external_id = any($3::text[])',
    [db.merchantId, shopId, externalIds],
  )

export type OrderWrite = Omit<OrderInput, 'lines' | 'payments' | 'parcels' | 'placedAt'> &
  Totals & { id: OrderId; numberKey: string; customerId: CustomerId; placedAt: string; fingerprint: string }

/** Writes a batch of orders without their parts; answers with the ids they have now (another import may have made one meanwhile). */
export const setOrders = (tx: Tx, shopId: ShopId, all: readonly OrderWrite[]) =>
  tx.rows<{ id: OrderId; externalId: string }>(
    `insert into orders (merchant_id, shop_id, id, external_id, number, number_key, customer_id, customer_external_id, status, status_label, currency, address,
       goods_total, freight, discount, total, paid, placed_at, remark, fingerprint, updated_at)
     select $1, $2, n.id, n."externalId", n.number, n."numberKey", n."customerId", n."customerExternalId", n.status, n."statusLabel", n.currency, n.address,
            n."goodsTotal", n.freight, n.discount, n.total, n.paid, n."placedAt", n.remark, n.fingerprint, $4
       from jsonb_to_recordset($3::jsonb) as n(id uuid, "externalId" text, number text, "numberKey" text, "customerId" uuid, "customerExternalId" text, status text,
            "statusLabel" text, currency text, address jsonb, "goodsTotal" bigint, freight bigint, discount bigint, total bigint, paid bigint,
            "placedAt" timestamptz, remark text, fingerprint text)
     on conflict (merchant_id, shop_id, external_id) do update set number = excluded.number, number_key = excluded.number_key,
       customer_id = excluded.customer_id, customer_external_id = excluded.customer_external_id, status = excluded.status, status_label = excluded.status_label,
       currency = excluded.currency, address = excluded.address, goods_total = excluded.goods_total, freight = excluded.freight, discount = excluded.discount,
       total = excluded.total, paid = excluded.paid, placed_at = excluded.placed_at, remark = excluded.remark, fingerprint = excluded.fingerprint,
       updated_at = excluded.updated_at
     returning id, external_id as "externalId"`,
    [tx.merchantId, shopId, JSON.stringify(all), tx.now],
  )

/** A part of an order as it is written: what it carries beside these depends on its kind. */
export type PartWrite = Part & { id: string; position: number; currency: string }

const LINES = `insert into order_lines (merchant_id, shop_id, order_id, id, position, external_id, product_external_id, sku_external_id, title, options, quantity,
    unit_price, discount, currency)
  select $1, $2, n."orderId", n.id, n.position, n."externalId", n."productExternalId", n."skuExternalId", n.title, n.options, n.quantity, n."unitPrice", n.discount,
         n.currency
    from json_to_recordset($3::json) as n("orderId" uuid, id uuid, position int, "externalId" text, "productExternalId" text, "skuExternalId" text, title text,
         options json, quantity int, "unitPrice" bigint, discount bigint, currency text)`
const PAYMENTS = `insert into payments (merchant_id, shop_id, order_id, id, position, external_id, kind, amount, currency, method_external_id, at)
  select $1, $2, n."orderId", n.id, n.position, n."externalId", n.kind, n.amount, n.currency, n."methodExternalId", n.at
    from json_to_recordset($3::json) as n("orderId" uuid, id uuid, position int, "externalId" text, kind text, amount bigint, currency text,
         "methodExternalId" text, at timestamptz)`
const PARCELS = `insert into parcels (merchant_id, shop_id, order_id, id, position, external_id, carrier, tracking_number, tracking_key, status, promised_at,
    sku_external_ids, scans)
  select $1, $2, n."orderId", n.id, n.position, n."externalId", n.carrier, n."trackingNumber", n."trackingKey", n.status, n."promisedAt",
         array(select json_array_elements_text(n."skuExternalIds")), n.scans
    from json_to_recordset($3::json) as n("orderId" uuid, id uuid, position int, "externalId" text, carrier text, "trackingNumber" text, "trackingKey" text,
         status text, "promisedAt" timestamptz, "skuExternalIds" json, scans jsonb)`

/** Per kind of part: how the ones there are named, how they are removed, how they are written. */
const statements = {
  lines: {
    list: `select order_id as "orderId", id, coalesce(external_id, sku_external_id, title) as name from order_lines
      where merchant_id = $1 and shop_id = $2 and order_id = any($3::uuid[]) order by order_id, position`,
    clear: 'delete from order_lines where merchant_id = $1 and shop_id = $2 and order_id = any($3::uuid[])',
    insert: LINES,
  },
  payments: {
    list: `select order_id as "orderId", id, coalesce(external_id, kind) as name from payments
      where merchant_id = $1 and shop_id = $2 and order_id = any($3::uuid[]) order by order_id, position`,
    clear: 'delete from payments where merchant_id = $1 and shop_id = $2 and order_id = any($3::uuid[])',
    insert: PAYMENTS,
  },
  parcels: {
    list: `select order_id as "orderId", id, coalesce(external_id, tracking_key) as name from parcels
      where merchant_id = $1 and shop_id = $2 and order_id = any($3::uuid[]) order by order_id, position`,
    clear: 'delete from parcels where merchant_id = $1 and shop_id = $2 and order_id = any($3::uuid[])',
    insert: PARCELS,
  },
}
export type PartKind = keyof typeof statements

export const listParts = (db: Reads, kind: PartKind, shopId: ShopId, orderIds: readonly OrderId[]) =>
  db.rows<Part & { id: string }>(statements[kind].list, [db.merchantId, shopId, orderIds])

export const clearParts = (tx: Tx, kind: PartKind, shopId: ShopId, orderIds: readonly OrderId[]) =>
  tx.rows(statements[kind].clear, [tx.merchantId, shopId, orderIds])

export async function insertParts(tx: Tx, kind: PartKind, shopId: ShopId, parts: readonly PartWrite[]): Promise<void> {
  if (parts.length) await tx.rows(statements[kind].insert, [tx.merchantId, shopId, JSON.stringify(parts)])
}
