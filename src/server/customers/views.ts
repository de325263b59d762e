import { z } from 'zod'
import type { CustomerId, ShopId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Customer } from '../../shared/wire/commerce.ts'
import { view } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import type { Reads } from '../foundation/transaction.ts'
import { maskedCustomer } from './rules.ts'
import { type CustomerRow, findCustomer, listCustomers } from './store/customers.ts'
import { listPaymentMethods, type PaymentMethodRow } from './store/payment-methods.ts'

interface Counts {
  orders?: ReadonlyMap<CustomerId, number>
  conversations?: ReadonlyMap<CustomerId, number>
}
/** What rooms below this one can count for a profile: the route that asks passes it in. */
export type Count = (db: Reads, customerIds: readonly CustomerId[]) => Promise<Counts>
const nothing: Count = async () => ({})

/** A program with the right reads plainly; people reveal one customer at a time, on the record. */
export const mayReadPlain = (db: Reads): boolean => db.actor.kind === 'key' && db.actor.permissions.has('customers.reveal')

interface Sought {
  id: CustomerId
  revealed?: boolean
  count?: Count
}
/** A customer with what the shop knows of them; masked unless it was revealed just now. */
export const customerProfile = view('customers.read', async (db, { id, revealed = false, count = nothing }: Sought): Promise<Customer> => {
  const row = await findCustomer(db, id)
  if (!row) throw new Refusal('customer.notFound')
  return (await profiles(db, [row], count, revealed))[0]!
})

/** A customer with nothing masked: for themself, or on the record. Throws `customer.notFound`. */
export async function wholeProfile(db: Reads, id: CustomerId): Promise<Customer> {
  const row = await findCustomer(db, id)
  if (!row) throw new Refusal('customer.notFound')
  return (await profiles(db, [row], nothing, true))[0]!
}

interface Asked {
  shop?: ShopId | undefined
  cursor?: string | undefined
  limit: number
  count?: Count
}
/** Newest first, masked. */
export const customers = view('customers.read', async (db, { shop, cursor, limit, count = nothing }: Asked) => {
  if (shop && !db.actor.shopIds.includes(shop)) throw new Refusal('shop.notFound')
  const after = readKey(z.tuple([z.iso.datetime(), z.uuid()]), cursor)
  const rows = await listCustomers(db, shop ? [shop] : db.actor.shopIds, after, limit)
  const { items, next } = page(
    rows,
    limit,
    (row) => row,
    ({ firstSeenAt, id }) => [firstSeenAt.toISOString(), id],
  )
  return { items: await profiles(db, items, count, false), next }
})

/** Profiles as the reader may see them, in one more query for payment methods however many. */
async function profiles(db: Reads, rows: readonly CustomerRow[], count: Count, revealed: boolean): Promise<Customer[]> {
  const ids = rows.map(({ id }) => id)
  const counts = await count(db, ids)
  const methods = Map.groupBy(await listPaymentMethods(db, ids), ({ customerId }) => customerId)
  const plain = revealed || mayReadPlain(db)
  return rows.map((row) => {
    const customer = wireCustomer(row, counts, methods.get(row.id) ?? [])
    return plain ? customer : maskedCustomer(customer)
  })
}

const wireCustomer = (row: CustomerRow, { orders, conversations }: Counts, methods: readonly PaymentMethodRow[]): Customer => ({
  ...row,
  known: row.externalId !== null,
  orderCount: orders?.get(row.id) ?? 0,
  conversationCount: conversations?.get(row.id) ?? 0,
  paymentMethods: methods.map(wireMethod),
  masked: false,
  firstSeenAt: row.firstSeenAt.toISOString(),
})

const wireMethod = ({ externalId, kind, label, balance, currency, details }: PaymentMethodRow): Customer['paymentMethods'][number] => ({
  externalId,
  kind,
  label,
  balance: balance === null ? null : money(balance, currency),
  details,
})
