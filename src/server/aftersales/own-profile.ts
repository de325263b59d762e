import { Refusal } from '../../shared/refusals.ts'
import type { Address } from '../../shared/wire/commerce.ts'
import { findCustomer, setAddress } from '../customers/steps.ts'
import { wholeProfile } from '../customers/views.ts'
import { action, view } from '../foundation/action.ts'

/** Everything the shop knows of the customer who asks, to themself. */
export const ownProfile = view('customers.own', (db, _: object) => wholeProfile(db, db.actor.customerId!))

/** The customer's own hand: nobody does it for them without asking. */
export const changeOwnAddress = action('customers.own', async (tx, address: Address) => {
  if (tx.actor.kind !== 'customer') throw new Refusal('confirmation.missing')
  const customer = await findCustomer(tx, tx.actor.customerId!)
  if (!customer?.externalId) throw new Refusal('customer.notFound')
  await setAddress(tx, customer.id, address)
})
