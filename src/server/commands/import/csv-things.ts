import type { z } from 'zod'
import type { customerInputSchema, orderInputSchema, productInputSchema } from '../../../shared/wire/commerce.ts'
import type { CsvRow } from './csv-row.ts'

type Product = z.input<typeof productInputSchema>
type Order = z.input<typeof orderInputSchema>

/** A product from its rows, one a SKU; what belongs to the product stands in the first. */
export function productOf(rows: readonly CsvRow[]): Product {
  const first = rows[0]!
  return {
    externalId: first.required('product_id'),
    title: first.required('title'),
    description: first.text('description') ?? '',
    category: first.text('category'),
    currency: first.currency,
    picture: first.text('picture'),
    url: first.text('url'),
    tags: first.list('tags'),
    attributes: first.named('attribute'),
    skus: rows.filter((row) => row.text('sku_id') !== null || row.text('price') !== null).map((row) => skuOf(row, first.currency)),
    asOf: first.instant('as_of') ?? undefined,
  }
}

function skuOf(row: CsvRow, currency: string): Product['skus'][number] {
  const stock = row.whole('stock')
  return {
    externalId: row.required('sku_id'),
    options: row.named('option'),
    price: row.requiredAmount('price', currency),
    stock,
    available: row.yes('available') ?? stock !== 0,
  }
}

export const customerOf = (row: CsvRow): z.input<typeof customerInputSchema> => ({
  externalId: row.required('customer_id'),
  name: row.text('name'),
  email: row.text('email'),
  phone: row.text('phone'),
  address: row.address(),
  // The schema says which there are.
  language: row.text('language') as 'zh-CN' | 'en' | null,
  tags: row.list('tags'),
  currency: row.currency,
})

/** An order from its rows, one a line; what belongs to the order stands in the first. A waybill number beside a line is the parcel it went in. */
export function orderOf(rows: readonly CsvRow[]): Order {
  const first = rows[0]!
  return {
    externalId: first.required('order_id'),
    number: first.text('number') ?? first.required('order_id'),
    customerExternalId: first.required('customer_id'),
    status: first.required('status') as Order['status'],
    statusLabel: first.text('status_label'),
    currency: first.currency,
    address: first.address(),
    lines: rows.map((row) => lineOf(row, first.currency)),
    freight: first.amount('freight', first.currency) ?? 0,
    discount: first.amount('discount', first.currency) ?? 0,
    payments: paymentsOf(first),
    parcels: parcelsOf(rows),
    placedAt: first.instant('placed_at'),
    remark: first.text('remark'),
  }
}

const lineOf = (row: CsvRow, currency: string): Order['lines'][number] => ({
  externalId: row.text('line_id'),
  productExternalId: row.text('product_id'),
  skuExternalId: row.text('sku_id'),
  title: row.required('title'),
  options: row.named('option'),
  quantity: row.whole('quantity') ?? 1,
  unitPrice: row.requiredAmount('unit_price', currency),
  discount: row.amount('line_discount', currency) ?? 0,
})

function paymentsOf(row: CsvRow): Order['payments'] {
  const method = { methodExternalId: row.text('payment_method_id') }
  const [paid, refunded, at] = [row.amount('paid', row.currency), row.amount('refunded', row.currency), row.instant('paid_at')]
  const payments: NonNullable<Order['payments']> = []
  if (paid) payments.push({ kind: 'payment', amount: paid, at, ...method })
  if (refunded) payments.push({ kind: 'refund', amount: refunded, ...method })
  return payments
}

function parcelsOf(rows: readonly CsvRow[]): Order['parcels'] {
  const sent = rows.filter((row) => row.text('tracking_number') !== null)
  const byNumber = Map.groupBy(sent, (row) => row.text('tracking_number')!)
  return [...byNumber].map(([trackingNumber, all]) => ({
    trackingNumber,
    carrier: all[0]!.text('carrier'),
    status: (all[0]!.text('parcel_status') ?? 'created') as 'created',
    promisedAt: all[0]!.instant('promised_at'),
    skuExternalIds: all.flatMap((row) => row.text('sku_id') ?? []),
  }))
}
