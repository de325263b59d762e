import { z } from 'zod'
import type { CustomerId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Customer } from '../../shared/wire/commerce.ts'
import { findCustomer } from '../customers/steps.ts'
import { listCustomers } from '../customers/store/customers.ts'
import { type Counts, profiles } from '../customers/views.ts'
import { view } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import type { Reads } from '../foundation/transaction.ts'
import { countOrders } from './store/orders.ts'
import { shopsAsked } from './views.ts'

/** How many conversations customers have: counted by a room below this one, which passes it in. */
export type CountConversations = (db: Reads, customerIds: readonly CustomerId[]) => Promise<NonNullable<Counts['conversations']>>

const counts = async (db: Reads, ids: readonly CustomerId[], countConversations: CountConversations | undefined): Promise<Counts> => ({
  orders: await countOrders(db, ids),
  ...(countConversations && { conversations: await countConversations(db, ids) }),
})

/** A customer with what the shop knows of them; masked unless it was revealed just now. */
export const customerProfile = view(
  'customers.read',
  async (db, { id, revealed = false, countConversations }: { id: CustomerId; revealed?: boolean; countConversations?: CountConversations }): Promise<Customer> => {
    const row = await findCustomer(db, id)
    if (!row) throw new Refusal('customer.notFound')
    return (await profiles(db, [row], await counts(db, [id], countConversations), revealed))[0]!
  },
)

interface Asked {
  shop?: ShopId | undefined
  cursor?: string | undefined
  limit: number
  countConversations?: CountConversations
}
export const customerProfiles = view('customers.read', async (db, { shop, cursor, limit, countConversations }: Asked) => {
  const rows = await listCustomers(db, shopsAsked(db, shop), readKey(z.tuple([z.iso.datetime(), z.uuid()]), cursor), limit)
  const { items, next } = page(rows, limit, (row) => row, ({ firstSeenAt, id }) => [firstSeenAt.toISOString(), id])
  return { items: await profiles(db, items, await counts(db, items.map(({ id }) => id), countConversations)), next }
})
