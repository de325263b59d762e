import type { ComplaintId } from '../../shared/ids.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import type { Message } from '../../shared/wire/conversation.ts'
import { caseFor } from '../aftersales/steps.ts'
import { findOrder } from '../commerce/steps.ts'
import { saidIn } from '../conversations/steps.ts'
import { maskedAddress } from '../customers/rules.ts'
import { view } from '../foundation/action.ts'
import { shopOf } from '../people/steps.ts'
import { publicPolicyText } from '../policy/public-text.ts'
import { policyAt } from '../policy/steps.ts'
import { whole } from './views.ts'

export interface Pack {
  madeAt: string
  shop: { name: string; timeZone: string }
  complaint: Complaint
  /** The address masked: whom it is for knows it, whom it is not for need not. */
  order: Order | null
  conversation: Pick<Message, 'seq' | 'at' | 'author' | 'authorName' | 'body' | 'attachments'>[]
  cases: {
    number: string
    kind: string
    status: string
    amount: number
    currency: string
    policyVersion: number
    createdAt: string
    doneAt: string | null
  }[]
  /** As it was when the complaint came; what was decided has the version it was decided by. */
  policy: { version: number; text: { title: string; lines: string[] }[] }
}

/** Everything that bears on a complaint as one record: what was said, ordered, sent, decided, paid and by which rules. */
export const evidencePack = view('complaints.read', async (db, id: ComplaintId): Promise<Pack> => {
  const complaint = await whole(db, id)
  const shop = await shopOf(db, complaint.shopId)
  const order = complaint.orderId ? await findOrder(db, complaint.orderId) : undefined
  const mayRead = complaint.conversationId !== null && db.actor.permissions.has('conversations.read')
  const said = mayRead ? await saidIn(db, complaint.conversationId!) : []
  const policy = await policyAt(db, complaint.shopId, new Date(complaint.createdAt))
  const cases = []
  for (const aftersaleId of complaint.aftersaleIds) {
    const { createdAt, doneAt, ...one } = await caseFor(db, aftersaleId)
    const { number, kind, status, amount, currency, policyVersion } = one
    const times = { createdAt: createdAt.toISOString(), doneAt: doneAt?.toISOString() ?? null }
    cases.push({ number, kind, status, amount, currency, policyVersion, ...times })
  }
  return {
    madeAt: db.now.toISOString(),
    shop: { name: shop.name, timeZone: shop.timeZone },
    complaint,
    order: order ? { ...order, address: order.address && maskedAddress(order.address) } : null,
    conversation: said.map(({ seq, at, author, authorName, body, attachments }) => ({ seq, at, author, authorName, body, attachments })),
    cases,
    policy: { version: policy.version, text: publicPolicyText(policy, complaint.language, shop.currency) },
  }
})
