import type { OrderId, ShopId } from '../../../shared/ids.ts'
import type { Address, Order, OrderStatus } from '../../../shared/wire/commerce.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

/** Nobody else changes this order until the transaction ends. False when there is none. */
export const lockOrder = async (tx: Tx, id: OrderId): Promise<boolean> =>
  (
    await tx.rows('select from orders where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3 for update', [
      tx.merchantId,
      tx.actor.shopIds,
      id,
    ])
  ).length > 0

/** The shop's own word for the state goes with the state it stood for. */
export const setOrderStatus = (tx: Tx, id: OrderId, status: OrderStatus) =>
  tx.rows('update orders set status = $3, status_label = null, updated_at = $4 where merchant_id = $1 and id = $2', [
    tx.merchantId,
    id,
    status,
    tx.now,
  ])

export const setOrderAddress = (tx: Tx, id: OrderId, address: Address) =>
  tx.rows('update orders set address = $3, updated_at = $4 where merchant_id = $1 and id = $2', [
    tx.merchantId,
    id,
    JSON.stringify(address),
    tx.now,
  ])

export interface NewPayment {
  id: string
  kind: 'payment' | 'refund'
  amount: number
  currency: string
  methodExternalId: string | null
}
/** Appends payments and refunds; what the order has been paid follows. */
export async function appendPayments(tx: Tx, shopId: ShopId, orderId: OrderId, payments: readonly NewPayment[]): Promise<void> {
  if (!payments.length) return
  await tx.rows(
    `insert into payments (merchant_id, shop_id, order_id, id, position, external_id, kind, amount, currency, method_external_id, at)
     select $1, $2, $3, n.id, n.at - 1 + (select coalesce(max(position) + 1, 0) from payments p where p.merchant_id = $1 and p.order_id = $3), null, n.kind, n.amount, n.currency, n.method, $5
       from rows from (jsonb_to_recordset($4::jsonb) as (id uuid, kind text, amount bigint, currency text, "methodExternalId" text)) with ordinality as n(id, kind, amount, currency, method, at)`,
    [tx.merchantId, shopId, orderId, JSON.stringify(payments), tx.now],
  )
  const change = payments.reduce((sum, one) => sum + (one.kind === 'payment' ? one.amount : -one.amount), 0)
  await tx.rows('update orders set paid = paid + $3, updated_at = $4 where merchant_id = $1 and id = $2', [
    tx.merchantId,
    orderId,
    change,
    tx.now,
  ])
}

export interface LineSwap {
  lineId: string
  /** How many of the line; the rest stays a line as it was. */
  quantity: number
  newLineId: string
  skuExternalId: string
  title: string
  options: Readonly<Record<string, string>>
  unitPrice: number
}
/**
 * Units of lines become another SKU; a line of which some stay is parted, its discount with it. The order's sums follow; the shop's own word for
 * the state was said of the order as it was.
 */
export async function swapLines(tx: Tx, { id, lines, shopId }: Order, swaps: readonly LineSwap[]): Promise<void> {
  const left = new Map(lines.map((line) => [line.id as string, { quantity: line.quantity, discount: line.discount.amount as number }]))
  const parted: LineSwap[] = []
  const whole: LineSwap[] = []
  for (const swap of swaps) {
    const rest = left.get(swap.lineId)!
    if (swap.quantity >= rest.quantity) whole.push(swap)
    else {
      const discount = Math.floor((rest.discount * swap.quantity) / rest.quantity)
      parted.push({ ...swap, discount } as LineSwap)
      left.set(swap.lineId, { quantity: rest.quantity - swap.quantity, discount: rest.discount - discount })
    }
  }
  if (parted.length) await partLines(tx, shopId, id, parted, left)
  await tx.rows(
    `update order_lines l set sku_external_id = n."skuExternalId", title = n.title, options = n.options, unit_price = n."unitPrice",
            discount = least(l.discount, n."unitPrice" * l.quantity)
       from json_to_recordset($3::json) as n("lineId" uuid, "skuExternalId" text, title text, options json, "unitPrice" bigint)
      where l.merchant_id = $1 and l.order_id = $2 and l.id = n."lineId"`,
    [tx.merchantId, id, JSON.stringify(whole)],
  )
  await tx.rows(
    `update orders o set goods_total = s.goods, total = greatest(0, s.goods + o.freight - o.discount), status_label = null, updated_at = $3
       from (select sum(unit_price * quantity - discount) as goods from order_lines where merchant_id = $1 and order_id = $2) s
      where o.merchant_id = $1 and o.id = $2`,
    [tx.merchantId, id, tx.now],
  )
}

async function partLines(
  tx: Tx,
  shopId: ShopId,
  orderId: OrderId,
  parted: readonly LineSwap[],
  left: ReadonlyMap<string, { quantity: number; discount: number }>,
): Promise<void> {
  await tx.rows(
    `insert into order_lines (merchant_id, shop_id, order_id, id, position, product_external_id, sku_external_id, title, options, quantity, unit_price, discount, currency)
     select $1, $2, $3, n."newLineId", (select max(position) from order_lines m where m.merchant_id = $1 and m.order_id = $3) + row_number() over (), l.product_external_id,
            n."skuExternalId", n.title, n.options, n.quantity, n."unitPrice", least(n.discount, n."unitPrice" * n.quantity), l.currency
       from json_to_recordset($4::json) as n("lineId" uuid, "newLineId" uuid, "skuExternalId" text, title text, options json, quantity int, "unitPrice" bigint, discount bigint)
       join order_lines l on l.merchant_id = $1 and l.order_id = $3 and l.id = n."lineId"`,
    [tx.merchantId, shopId, orderId, JSON.stringify(parted)],
  )
  const rests = [...left].filter(([lineId]) => parted.some((swap) => swap.lineId === lineId)).map(([lineId, rest]) => ({ lineId, ...rest }))
  await tx.rows(
    `update order_lines l set quantity = n.quantity, discount = n.discount from jsonb_to_recordset($3::jsonb) as n("lineId" uuid, quantity int, discount bigint)
      where l.merchant_id = $1 and l.order_id = $2 and l.id = n."lineId"`,
    [tx.merchantId, orderId, JSON.stringify(rests)],
  )
}

export interface SkuFact {
  externalId: string
  productId: string
  productExternalId: string
  title: string
  category: string | null
  tags: string[]
  options: Record<string, string>
  price: number
  currency: string
  stock: number | null
  available: boolean
}
/** What rules ask of SKUs, by the shop's own names for them. */
export const skuFacts = (db: Reads, shopId: ShopId, names: readonly string[]) =>
  db.rows<SkuFact>(
    `select s.external_id as "externalId", p.id as "productId", p.external_id as "productExternalId", p.title, p.category, p.tags, s.options, s.price, s.currency, s.stock, s.available
       from skus s join products p on p.merchant_id = s.merchant_id and p.id = s.product_id
      where s.merchant_id = $1 and s.shop_id = $2 and s.external_id = any($3::text[])`,
    [db.merchantId, shopId, names],
  )

/** Takes counted stock down (below zero = puts it back); a SKU whose stock isn't counted stays as it is. */
export const moveStock = (tx: Tx, shopId: ShopId, moves: readonly { skuExternalId: string; quantity: number }[]) =>
  tx.rows(
    `update skus s set stock = greatest(0, s.stock - n.quantity), stock_at = $4
       from (select "skuExternalId", sum(quantity) as quantity from jsonb_to_recordset($3::jsonb) as m("skuExternalId" text, quantity bigint) group by 1) n
      where s.merchant_id = $1 and s.shop_id = $2 and s.external_id = n."skuExternalId" and s.stock is not null`,
    [tx.merchantId, shopId, JSON.stringify(moves), tx.now],
  )
