import type { CustomerId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { CustomerInput } from '../../shared/wire/commerce.ts'
import { action } from '../foundation/action.ts'
import { shopOf } from '../people/steps.ts'
import { findCustomer, issueToken, upsertCustomers } from './steps.ts'
import type { Upsert } from './take-batch.ts'

export const importCustomers: Upsert<CustomerInput> = action(
  'commerce.import',
  async (tx, { shopId, items }: { shopId: ShopId; items: readonly CustomerInput[] }) => {
    await shopOf(tx, shopId)
    const { ids: _, ...taken } = await upsertCustomers(tx, shopId, items)
    return taken
  },
)

/**
 * Somebody looks behind the mask: allowed, and on the record. It answers with nothing, so that no copy of the plain profile is kept beside an
 * idempotency key; the profile is read afterwards.
 */
export const revealCustomer = action('customers.reveal', async (tx, customerId: CustomerId) => {
  const customer = await findCustomer(tx, customerId)
  if (!customer) throw new Refusal('customer.notFound')
  tx.record('customer.revealed', { shopId: customer.shopId, customerId }, { customerId })
})

/** A shop's own program speaks for one of its customers, or its assistant acts for one: with their rights at most. */
export const openCustomerSession = action(
  'customers.impersonate',
  async (tx, { id, forAssistant }: { id: CustomerId; forAssistant: boolean }) => {
    const customer = await findCustomer(tx, id)
    if (!customer) throw new Refusal('customer.notFound')
    return { token: await issueToken(tx, { customerId: id, shopId: customer.shopId, forAssistant }) }
  },
)
