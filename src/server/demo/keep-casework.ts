import type { Context } from '../foundation/house.ts'
import type { Shop } from './demo-orders.ts'
import { people } from './keep-cases.ts'
import { keepComplaints } from './keep-complaints.ts'
import { keepPromises } from './keep-promises.ts'
import { keepTickets } from './keep-tickets.ts'

/** Complaints, tickets and promises in every state, so that each desk has something to show. */
export async function keepCasework(context: Context, shops: readonly Shop[]): Promise<void> {
  const staff = await people(context, {})
  for (const shop of shops) {
    const here = staff.filter(({ shopIds }) => shopIds.includes(shop.id))
    await keepComplaints(context, shop, here)
    await keepTickets(context, shop, here)
    await keepPromises(context, shop, here)
  }
}
