import type { ConversationId, CustomerId, FileId, OrderId, ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Severity } from '../../../shared/wire/clocks.ts'
import type { ComplaintKind, ComplaintSource, Remedy } from '../../../shared/wire/complaints.ts'
import { conversationOf, latestWith } from '../../conversations/steps.ts'
import { findCustomer } from '../../customers/steps.ts'
import { action } from '../../foundation/action.ts'
import { openComplaint } from '../steps.ts'

interface Told {
  kind: ComplaintKind
  story: string
  orderId: OrderId | null
  demanded: Remedy | null
  evidence: FileId[]
}
interface TakenIn extends Told {
  severity: Severity | null
  source: Exclude<ComplaintSource, 'portal'>
  customerId: CustomerId | null
  conversationId: ConversationId | null
}

/** Staff or a program take a complaint in: from a conversation, on the phone, from elsewhere. It names a conversation or a customer. */
export const takeComplaint = action('complaints.handle', async (tx, { customerId, conversationId, source, ...told }: TakenIn) => {
  const c = conversationId ? await conversationOf(tx, conversationId) : null
  const customer = c ? c.customerId : customerId
  const found = customer ? await findCustomer(tx, customer) : undefined
  if (!found) throw new Refusal('customer.notFound')
  return openComplaint(tx, {
    ...told,
    shopId: found.shopId,
    customerId: found.id,
    conversationId: c?.id ?? null,
    source: tx.actor.kind === 'key' ? 'api' : source,
    language: c?.language ?? null,
  })
})

/**
 * The customer complains, at any hour. The answer will also go into the conversation they have with the shop; not where only an order's number was
 * known: that complaint is about this order, and its answer stands on its own page.
 */
export const complain = action('complaints.own', async (tx, told: Told) => {
  const only = tx.actor.orderId ?? null
  if (only && told.orderId && told.orderId !== only) throw new Refusal('order.notFound')
  const c = only ? undefined : await latestWith(tx, tx.actor.customerId!)
  return openComplaint(tx, {
    ...told,
    orderId: only ?? told.orderId,
    severity: null,
    shopId: tx.actor.shopIds[0]! as ShopId,
    customerId: tx.actor.customerId!,
    conversationId: c?.id ?? null,
    source: 'portal',
    language: c?.language ?? null,
  })
})
