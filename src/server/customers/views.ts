import type { CustomerId } from '../../shared/ids.ts'
import { money } from '../../shared/money.ts'
import type { Customer } from '../../shared/wire/commerce.ts'
import type { Reads } from '../foundation/transaction.ts'
import { maskedCustomer } from './rules.ts'
import type { CustomerRow } from './store/customers.ts'
import { listPaymentMethods, type PaymentMethodRow } from './store/payment-methods.ts'

/** What rooms below this one count for a profile. */
export interface Counts {
  orders: ReadonlyMap<CustomerId, number>
  conversations?: ReadonlyMap<CustomerId, number>
}

/** Profiles as the reader may see them, in one more query however many: masked, unless just revealed or read by a program with the right. */
export async function profiles(db: Reads, rows: readonly CustomerRow[], counts: Counts, revealed = false): Promise<Customer[]> {
  const methods = Map.groupBy(await listPaymentMethods(db, rows.map(({ id }) => id)), ({ customerId }) => customerId)
  return rows.map((row) => {
    const customer: Customer = {
      ...row,
      known: row.externalId !== null,
      orderCount: counts.orders.get(row.id) ?? 0,
      conversationCount: counts.conversations?.get(row.id) ?? 0,
      paymentMethods: (methods.get(row.id) ?? []).map(wireMethod),
      masked: false,
      firstSeenAt: row.firstSeenAt.toISOString(),
    }
    return revealed || mayReadPlain(db) ? customer : maskedCustomer(customer)
  })
}

const wireMethod = ({ externalId, kind, label, balance, currency, details }: PaymentMethodRow): Customer['paymentMethods'][number] => ({
  externalId,
  kind,
  label,
  balance: balance === null ? null : money(balance, currency),
  details,
})

/** A program with the right reads plainly; people reveal one customer at a time, on the record. */
export const mayReadPlain = (db: Reads): boolean => db.actor.kind === 'key' && db.actor.permissions.has('customers.reveal')
