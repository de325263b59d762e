import type { CommitmentId, ConversationId, StaffId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { conversationOf, lockedConversation } from '../../conversations/steps.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { staffForShop } from '../../people/steps.ts'
import { breakPromise, fulfil, makeCommitment, owedCommitment, release, renew } from '../commitments.ts'
import type { CommitmentRow } from '../store/commitments.ts'
import { sayTo, wordsFor } from '../tell-customer.ts'

/** Notes a promise made to the customer of a conversation, as the reader's own. */
export const notePromise = action(
  'tickets.handle',
  async (tx, { conversationId, words, dueAt }: { conversationId: ConversationId; words: string; dueAt: Date }) => {
    const c = await conversationOf(tx, conversationId)
    return makeCommitment(tx, {
      kind: 'promise',
      shopId: c.shopId,
      ownerId: tx.actor.id as StaffId,
      words,
      dueAt,
      conversationId: c.id,
      customerId: c.customerId,
    })
  },
)

/** The ledger's side of a promise that was found in a message. Running it again changes nothing. */
export const keepPromise = action(
  'operations.manage',
  async (tx, given: { messageId: string; conversationId: ConversationId; staffId: StaffId; words: string; dueAt: Date; madeAt: Date }) => {
    const c = await conversationOf(tx, given.conversationId)
    await makeCommitment(tx, {
      id: given.messageId,
      kind: 'promise',
      shopId: c.shopId,
      ownerId: given.staffId,
      words: given.words,
      dueAt: given.dueAt,
      madeAt: given.madeAt,
      conversationId: c.id,
      customerId: c.customerId,
    })
  },
)

/** Its owner's, or a supervisor's to settle. */
async function mine(tx: Tx, id: CommitmentId): Promise<CommitmentRow> {
  const row = await owedCommitment(tx, id)
  if (row.ownerId !== tx.actor.id && !tx.actor.permissions.has('tickets.manage')) throw new Refusal('commitment.notYours')
  return row
}

export const fulfilCommitment = action('tickets.handle', async (tx, { id, note }: { id: CommitmentId; note: string }) =>
  fulfil(tx, await mine(tx, id), note),
)
export const releaseCommitment = action('tickets.handle', async (tx, { id, note }: { id: CommitmentId; note: string }) =>
  release(tx, await mine(tx, id), note),
)

interface Renewal {
  id: CommitmentId
  dueAt: Date
  note: string
  /** What the customer is told; null = in the usual words. */
  message: string | null
}
/** A later time, which the customer is told in the same step: whoever waits never finds out by waiting. */
export const renewCommitment = action('tickets.handle', async (tx, { id, dueAt, note, message }: Renewal) => {
  const row = await renew(tx, await mine(tx, id), dueAt, note)
  if (row.conversationId) {
    const c = await lockedConversation(tx, row.conversationId)
    await sayTo(tx, c, `renewed-${row.id}-${row.renewals}`, message ?? (await wordsFor(tx, c, 'renewed', { at: dueAt })))
  }
  return row
})

/** For the house: the time of a promise has passed. */
export const breakCommitment = action('operations.manage', (tx, id: string) => breakPromise(tx, id))

interface PassingOn {
  conversationId: ConversationId
  to: StaffId
  nextUpdateAt: Date
  reason: string
  message: string | null
}
/** Passes a question on to somebody who answers for it: the customer is told who and until when, and missing it alarms. Never to nobody. */
export const escalateConversation = action(
  'tickets.handle',
  async (tx, { conversationId, to, nextUpdateAt, reason, message }: PassingOn): Promise<CommitmentRow> => {
    const c = await lockedConversation(tx, conversationId)
    const { name } = await staffForShop(tx, to, c.shopId)
    const row = await makeCommitment(tx, {
      kind: 'update',
      shopId: c.shopId,
      ownerId: to,
      words: reason,
      dueAt: nextUpdateAt,
      subjectKind: 'conversation',
      subjectId: c.id,
      conversationId: c.id,
      customerId: c.customerId,
    })
    await sayTo(tx, c, `passed-on-${row.id}`, message ?? (await wordsFor(tx, c, 'passedOn', { at: nextUpdateAt, name })))
    return row
  },
)
