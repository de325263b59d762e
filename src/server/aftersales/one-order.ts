import { Refusal } from '../../shared/refusals.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { maskedAddress } from '../customers/rules.ts'
import type { Actor } from '../foundation/actor.ts'

/** Who found an order by its number has seen a parcel label, perhaps. No parcel and no money goes elsewhere on such a proof. */
const onlySignedIn = new Set<Ask['kind']>(['changeAddress', 'changePayment'])

/** Throws `order.signInNeeded` for what a session of one order may not ask: another address, another payment, money to what did not pay. */
export function requireAllowed(actor: Actor, order: Order, ask: Ask): void {
  if (!actor.orderId) return
  const method = 'method' in ask ? ask.method : 'refundTo' in ask ? ask.refundTo : null
  const paidWith = order.payments.some((payment) => payment.kind === 'payment' && payment.methodExternalId === method)
  if (onlySignedIn.has(ask.kind) || (method !== null && !paidWith)) throw new Refusal('order.signInNeeded')
}

/** Such a session sees the order without name, street and number, and without what the shop noted for itself. */
export const asShown = (actor: Actor, order: Order): Order =>
  actor.orderId ? { ...order, address: order.address && maskedAddress(order.address), remark: null } : order
