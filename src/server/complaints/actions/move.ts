import type { ComplaintId, FileId, StaffId } from '../../../shared/ids.ts'
import type { WaitsFor } from '../../../shared/wire/complaints.ts'
import { requireOwnFiles } from '../../conversations/attachments.ts'
import { lockedConversation } from '../../conversations/steps.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { giveClocks } from '../../tickets/clocks.ts'
import type { By, Verb } from '../rules/lifecycle.ts'
import { complaintFor, handling, holdComplaint, moveComplaint } from '../steps.ts'
import type { Row } from '../store/complaints.ts'
import { tellCustomer } from '../tell-customer.ts'

type PlainVerb = Exclude<Verb, 'answer' | 'reply' | 'askCustomer'>

async function move(tx: Tx, id: ComplaintId, verb: PlainVerb, note: string): Promise<Row> {
  const row = await holdComplaint(tx, id)
  const takes = verb === 'take' && tx.actor.kind === 'staff'
  const owner = takes ? { ownerId: tx.actor.id as StaffId, ownerName: tx.actor.name ?? row.ownerName } : {}
  const next = await moveComplaint(tx, row, verb, handling, { note, change: owner })
  if (takes) await giveClocks(tx, id, next.ownerId)
  return next
}

/** What staff do along the way. Who takes it owns it from then on. */
export const handleComplaint = action(
  'complaints.handle',
  (tx, { id, verb, note }: { id: ComplaintId; verb: PlainVerb; note: string }): Promise<Row> => move(tx, id, verb, note),
)

/** The same step for many; all of them or none. Held in one order, so that two who choose the same don't wait for each other. */
export const handleComplaints = action(
  'complaints.handle',
  async (tx, { ids, verb, note }: { ids: readonly ComplaintId[]; verb: PlainVerb; note: string }) => {
    for (const id of [...new Set(ids)].toSorted()) await move(tx, id, verb, note)
  },
)

interface Question {
  id: ComplaintId
  waitsFor: WaitsFor
  /** What the customer reads, where they complained and in their conversation. */
  note: string
}
/** Asks the customer for something: until they reply the clock stands, and says for what. */
export const askCustomer = action('complaints.handle', async (tx, { id, waitsFor, note }: Question): Promise<Row> => {
  const seen = await complaintFor(tx, id)
  const c = seen.conversationId ? await lockedConversation(tx, seen.conversationId) : null
  const row = await holdComplaint(tx, id)
  const asked = await tellCustomer(tx, row, c, `ask-${tx.now.getTime()}`, note)
  return moveComplaint(tx, row, 'askCustomer', handling, { note: asked, waitsFor })
})

interface Continuing {
  id: ComplaintId
  verb: 'reply' | 'accept' | 'dispute' | 'withdraw'
  note: string
  /** What they send with it. */
  evidence: readonly FileId[]
}
/** What the customer does: answer a question, with what was asked for; be satisfied, ask for a second review, withdraw. */
export const continueComplaint = action('complaints.own', async (tx, { id, verb, note, evidence }: Continuing) => {
  const row = await holdComplaint(tx, id)
  await requireOwnFiles(tx, evidence)
  return moveComplaint(tx, row, verb, customers, { note, change: { evidence: [...new Set([...row.evidence, ...evidence])] } })
})
const customers: ReadonlySet<By> = new Set<By>(['customer'])
