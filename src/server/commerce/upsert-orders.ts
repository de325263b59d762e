import type { CustomerId, OrderId, ShopId } from '../../shared/ids.ts'
import type { OrderInput } from '../../shared/wire/commerce.ts'
import { type Changed, changed } from '../customers/changed.ts'
import { counted, customersByExternal } from '../customers/steps.ts'
import type { Taken } from '../customers/take-batch.ts'
import { type FactChange, noteFactChanges } from '../foundation/fact-changes.ts'
import { keepFindable } from '../foundation/search-entries.ts'
import type { Tx } from '../foundation/transaction.ts'
import { keepIds, type Part } from './keep-ids.ts'
import { numberKey, orderTrouble, totals } from './rules.ts'
import {
  clearParts,
  insertParts,
  type KnownOrder,
  listKnownOrders,
  listParts,
  type OrderWrite,
  type PartKind,
  setOrders,
} from './store/order-writes.ts'

type Fresh = Changed<OrderInput, OrderId>

/** Brings a batch of orders up to date; the same again changes nothing. Left out: orders whose customer the shop has not given yet. */
export async function upsertOrders(tx: Tx, shopId: ShopId, items: readonly OrderInput[]): Promise<Taken> {
  const customers = await customersByExternal(tx, shopId, [...new Set(items.map((item) => item.customerExternalId))])
  const troubles = items.map((item) => orderTrouble(item, (name) => customers.has(name)))
  const good = items.filter((_, index) => !troubles[index])
  const known = await listKnownOrders(
    tx,
    shopId,
    good.map((item) => item.externalId),
  )
  const fresh = changed<OrderInput, OrderId>(good, known)
  const result = counted(good.length, fresh)
  if (fresh.length) {
    await write(tx, shopId, fresh, customers)
    noteFactChanges(tx, moved(shopId, fresh, customers, known))
    tx.record('commerce.imported', { shopId }, { shopId, kind: 'orders', created: result.created, updated: result.updated })
  }
  return { ...result, leftOut: troubles.flatMap((because, index) => (because ? [{ index, because }] : [])) }
}

async function write(tx: Tx, shopId: ShopId, fresh: readonly Fresh[], customers: ReadonlyMap<string, CustomerId>): Promise<void> {
  const written = await setOrders(
    tx,
    shopId,
    fresh.map((one) => orderRow(one, customers.get(one.input.customerExternalId)!)),
  )
  const ids = new Map(written.map((row) => [row.externalId, row.id]))
  const orders = fresh.map(({ input, id, isNew }) => ({
    input,
    id: ids.get(input.externalId)!,
    isNew: isNew && ids.get(input.externalId) === id,
  }))
  await keepFindable(
    tx,
    orders.map(({ input, id }) => ({
      shopId,
      kind: 'order',
      subjectId: id,
      customerId: customers.get(input.customerExternalId)!,
      title: input.number,
      at: input.placedAt ?? tx.now,
      texts: [input.number, ...input.lines.map((line) => line.title), ...input.parcels.map((parcel) => parcel.trackingNumber)],
    })),
  )
  const before = orders.filter((order) => !order.isNew).map((order) => order.id)
  for (const kind of ['lines', 'payments', 'parcels'] as const) {
    const parts = before.length ? await listParts(tx, kind, shopId, before) : []
    if (parts.length) await clearParts(tx, kind, shopId, before)
    const now = orders.flatMap(({ input, id }) =>
      named[kind](input).map((part, position) => ({ ...part, orderId: id, position, currency: input.currency })),
    )
    await insertParts(tx, kind, shopId, keepIds(parts, now))
  }
}

/** Orders that are new, or another customer's, or of another time than they were: both have to be looked at. */
function moved(
  shopId: ShopId,
  fresh: readonly Fresh[],
  customers: ReadonlyMap<string, CustomerId>,
  known: readonly KnownOrder[],
): FactChange[] {
  const before = new Map(known.map((one) => [one.externalId, { customerId: one.customerId, at: Number(one.placedAt) }]))
  return fresh.flatMap(({ input }) => {
    const was = before.get(input.externalId)
    const is = { customerId: customers.get(input.customerExternalId)!, at: input.placedAt ? Date.parse(input.placedAt) : -Infinity }
    if (was?.customerId === is.customerId && was.at === is.at) return []
    return [is, was].flatMap((one) => (one && Number.isFinite(one.at) ? { shopId, customerId: one.customerId, at: new Date(one.at) } : []))
  })
}

const orderRow = (
  { input: { lines, payments, parcels: _parcels, placedAt, ...input }, id, fingerprint }: Fresh,
  customerId: CustomerId,
): OrderWrite => ({
  ...input,
  ...totals({ ...input, lines, payments }),
  id,
  fingerprint,
  customerId,
  numberKey: numberKey(input.number),
  placedAt: placedAt ? toTheMillisecond(placedAt) : '-infinity',
})

/** Cursors carry milliseconds; a finer time in the table would lose rows between two pages. */
const toTheMillisecond = (at: string): string => new Date(at).toISOString()

/** The parts of an order with the names they are told apart by; the same names as in the statements of the store. */
const named: Record<PartKind, (input: OrderInput) => Omit<Part, 'orderId'>[]> = {
  lines: ({ lines }) => lines.map((line) => ({ ...line, name: line.externalId ?? line.skuExternalId ?? line.title })),
  payments: ({ payments }) => payments.map((payment) => ({ ...payment, name: payment.externalId ?? payment.kind })),
  parcels: ({ parcels }) => parcels.map((parcel) => parcelRow(parcel)),
}

function parcelRow(parcel: OrderInput['parcels'][number]) {
  const trackingKey = numberKey(parcel.trackingNumber)
  const scans = parcel.scans
    .map((scan) => ({ ...scan, at: toTheMillisecond(scan.at) }))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { ...parcel, trackingKey, scans, name: parcel.externalId ?? trackingKey }
}
