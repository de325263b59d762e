import type { OrderId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import type { Order, Parcel } from '../../../shared/wire/commerce.ts'
import type { Reads } from '../../foundation/transaction.ts'

type Line = Order['lines'][number]
type Payment = Order['payments'][number]

export interface OrderRow
  extends Pick<
    Order,
    'id' | 'shopId' | 'externalId' | 'number' | 'customerId' | 'customerExternalId' | 'status' | 'statusLabel' | 'address' | 'remark'
  > {
  currency: string
  goodsTotal: number
  freight: number
  discount: number
  total: number
  paid: number
  placedAt: Date | null
}
interface Owned {
  orderId: OrderId
}
type LineRow = Owned &
  Omit<Line, 'unitPrice' | 'discount'> & { unitPrice: number; discount: number; currency: string; skuOptions: Line['options'] | null }
type PaymentRow = Owned & Omit<Payment, 'amount' | 'at'> & { amount: number; currency: string; at: Date | null }
type ParcelRow = Owned & Omit<Parcel, 'promisedAt'> & { promisedAt: Date | null }

/**
 * A line's product is the one it names, else the one its SKU belongs to. Looked up line by line (`limit` keeps the planner from making joins of
 * it): right after a large import, before there are statistics, the joins took a second a page.
 */
const LINES = `select l.order_id as "orderId", l.id, l.external_id as "externalId", coalesce(named.id, owner.id) as "productId",
       l.product_external_id as "productExternalId", l.sku_external_id as "skuExternalId", l.title, l.options, l.quantity, l.unit_price as "unitPrice", l.discount,
       l.currency, coalesce(named.picture, owner.picture) as picture,
       (select s.options from skus s where s.merchant_id = l.merchant_id and s.shop_id = l.shop_id and s.external_id = l.sku_external_id) as "skuOptions"
  from order_lines l
  left join lateral (select p.id, p.picture from products p
    where p.merchant_id = l.merchant_id and p.shop_id = l.shop_id and p.external_id = l.product_external_id limit 1) named on true
  left join lateral (select p.id, p.picture from products p
    where p.merchant_id = l.merchant_id and p.shop_id = l.shop_id and l.product_external_id is null
      and p.id = (select s.product_id from skus s where s.merchant_id = l.merchant_id and s.shop_id = l.shop_id and s.external_id = l.sku_external_id)
    limit 1) owner on true
 where l.merchant_id = $1 and l.shop_id = any($2::uuid[]) and l.order_id = any($3::uuid[])
 order by l.order_id, l.position`
const PAYMENTS = `select order_id as "orderId", id, external_id as "externalId", kind, amount, currency, method_external_id as "methodExternalId", at
  from payments where merchant_id = $1 and shop_id = any($2::uuid[]) and order_id = any($3::uuid[]) order by order_id, position`
const PARCELS = `select order_id as "orderId", id, external_id as "externalId", carrier, tracking_number as "trackingNumber", status, promised_at as "promisedAt",
       sku_external_ids as "skuExternalIds", scans
  from parcels where merchant_id = $1 and shop_id = any($2::uuid[]) and order_id = any($3::uuid[]) order by order_id, position`

/** Orders with lines, payments and parcels in three more queries, however many. */
export async function withParts(db: Reads, rows: readonly OrderRow[]): Promise<Order[]> {
  if (!rows.length) return []
  const of = [db.merchantId, db.actor.shopIds, rows.map((row) => row.id)]
  const lines = Map.groupBy(await db.rows<LineRow>(LINES, of), (line) => line.orderId)
  const payments = Map.groupBy(await db.rows<PaymentRow>(PAYMENTS, of), (payment) => payment.orderId)
  const parcels = Map.groupBy(await db.rows<ParcelRow>(PARCELS, of), (parcel) => parcel.orderId)
  return rows.map((row) => ({
    ...wireOrder(row),
    lines: (lines.get(row.id) ?? []).map(wireLine),
    payments: (payments.get(row.id) ?? []).map(wirePayment),
    parcels: (parcels.get(row.id) ?? []).map(wireParcel),
  }))
}

const wireOrder = ({ currency, goodsTotal, freight, discount, total, paid, placedAt, ...row }: OrderRow) => ({
  ...row,
  goodsTotal: money(goodsTotal, currency),
  freight: money(freight, currency),
  discount: money(discount, currency),
  total: money(total, currency),
  paid: money(paid, currency),
  placedAt: placedAt?.toISOString() ?? null,
})
/** In the order in which the product names them, whatever the order's own was: beside each other they are compared. */
const inOrder = (options: Line['options'], named: Line['options'] | null): Line['options'] => ({
  ...Object.fromEntries(Object.keys(named ?? {}).flatMap((name) => (name in options ? [[name, options[name]!]] : []))),
  ...options,
})
const wireLine = ({ orderId: _orderId, unitPrice, discount, currency, skuOptions, ...line }: LineRow): Line => ({
  ...line,
  options: inOrder(line.options, skuOptions),
  unitPrice: money(unitPrice, currency),
  discount: money(discount, currency),
})
const wirePayment = ({ orderId: _orderId, amount, currency, at, ...payment }: PaymentRow): Payment => ({
  ...payment,
  amount: money(amount, currency),
  at: at?.toISOString() ?? null,
})
const wireParcel = ({ orderId: _orderId, promisedAt, ...parcel }: ParcelRow): Parcel => ({
  ...parcel,
  promisedAt: promisedAt?.toISOString() ?? null,
})
