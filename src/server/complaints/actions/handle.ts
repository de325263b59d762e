import type { ComplaintId, StaffId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Severity } from '../../../shared/wire/clocks.ts'
import type { ComplaintKind, Liability, Remedy, RootCause } from '../../../shared/wire/complaints.ts'
import { holdOrder, openCase } from '../../aftersales/steps.ts'
import { lockedConversation } from '../../conversations/steps.ts'
import { findCustomer, namesOfCustomers } from '../../customers/steps.ts'
import { action } from '../../foundation/action.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { shopOf, staffForShop } from '../../people/steps.ts'
import { giveClocks, retime, startClock, stopClock } from '../../tickets/clocks.ts'
import { makeCommitment } from '../../tickets/commitments.ts'
import { sayTo, wordsFor } from '../../tickets/tell-customer.ts'
import { letterOf } from '../rules/letter.ts'
import { about, complaintFor, handling, holdComplaint, keepUrgency, moveComplaint } from '../steps.ts'
import { insertStep, type Row, setComplaint } from '../store/complaints.ts'
import { tellCustomer } from '../tell-customer.ts'

export interface Findings {
  id: ComplaintId
  kind?: ComplaintKind | undefined
  severity?: Severity | undefined
  liability?: Liability | undefined
  offered?: Remedy | undefined
  rootCause?: RootCause | undefined
}
/** What was found out: how grave it is, who answers for it and why, what is offered, where it comes from. A graver one has less time from its start. */
export const noteFindings = action('complaints.handle', async (tx, { id, ...found }: Findings) => {
  const row = await holdComplaint(tx, id)
  const given = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<Row>
  const next: Row = { ...row, ...given }
  await setComplaint(tx, next)
  await noted(tx, next, 'findings', Object.keys(given).join(', '))
  if (next.severity !== row.severity) {
    const customer = await findCustomer(tx, row.customerId)
    const fits = { severity: next.severity, channel: row.source, customerTags: customer?.tags ?? [] }
    await retime(tx, id, 'complaintAnswer', fits)
    await retime(tx, id, 'complaintReview', fits)
    await keepUrgency(tx, next)
  }
  return next
})

/** A line in its history that moves nothing. */
async function noted(tx: Tx, row: Row, verb: string, note: string): Promise<void> {
  await insertStep(tx, row, { verb, from: row.status, to: row.status, note })
  tx.record('complaint.moved', about(row), { complaintId: row.id, kind: row.kind, status: row.status, verb, from: row.status })
}

export interface Letter {
  id: ComplaintId
  finding: string
  offer: string
  /** The whole letter as it was edited; null = as the template makes it. */
  body: string | null
}
export async function letterFor(tx: Tx, row: Row, { finding, offer, body }: Letter): Promise<string> {
  if (body) return body
  const [shop, names] = [await shopOf(tx, row.shopId), await namesOfCustomers(tx, [row.customerId])]
  return letterOf({
    language: row.language,
    name: names.get(row.customerId) ?? null,
    number: row.number,
    shop: shop.name,
    finding,
    offer,
    last: row.status === 'secondReview',
  })
}

/** How the answer would read; nothing is sent. */
export const draftLetter = action('complaints.handle', async (tx, letter: Letter) => ({
  letter: await letterFor(tx, await complaintFor(tx, letter.id), letter),
}))

/** Answers the customer: past the guard, where they see it, and into their conversation when there is one. A second answer is somebody else's. */
export const answerComplaint = action('complaints.handle', async (tx, given: Letter) => {
  const seen = await complaintFor(tx, given.id)
  const c = seen.conversationId ? await lockedConversation(tx, seen.conversationId) : null
  const row = await holdComplaint(tx, given.id)
  const wanted = await letterFor(tx, row, given)
  const letter = await tellCustomer(tx, row, c, String(row.answers.length + 1), wanted)
  const answer = { at: tx.now.toISOString(), byId: tx.actor.id, byName: tx.actor.name, letter, sent: c !== null }
  const next = await moveComplaint(tx, row, 'answer', handling, {
    change: { answers: [...row.answers, answer], answeredAt: row.answeredAt ?? tx.now },
  })
  return next
})

/** Compensation goes the way of all money: a case of the after-sales engine, with its rules and limits, approved by somebody else where they say so. */
export const compensate = action(
  'complaints.handle',
  async (tx, { id, amount, refundTo, note }: { id: ComplaintId; amount: number | null; refundTo: string | null; note: string }) => {
    const seen = await complaintFor(tx, id)
    if (!seen.orderId) throw new Refusal('complaint.orderMissing')
    const order = await holdOrder(tx, seen.orderId)
    const row = await holdComplaint(tx, id)
    const ask = { kind: 'compensation', reason: `complaint ${row.kind}`, amount: amount as never, refundTo, note, evidence: [] } as const
    const made = await openCase(tx, order, { ...ask, evidence: [] }, row.conversationId)
    const next: Row = { ...row, aftersaleIds: [...row.aftersaleIds, made.id] }
    await setComplaint(tx, next)
    await noted(tx, next, 'compensate', made.number)
    return next
  },
)

/** A regulator or platform asks too: its number and its own deadline, which nothing pauses. */
export const noteAuthority = action(
  'complaints.handle',
  async (tx, { id, name, number, dueAt }: { id: ComplaintId; name: string; number: string; dueAt: Date }) => {
    const row = await holdComplaint(tx, id)
    const authority = { id: newId(), name, number, dueAt: dueAt.toISOString(), answeredAt: null }
    const next: Row = { ...row, authorities: [...row.authorities, authority] }
    await setComplaint(tx, next)
    await startClock(tx, {
      code: 'regulatorAnswer',
      ...about(row),
      subjectKind: 'complaint',
      subjectId: row.id,
      occasion: authority.id,
      ownerId: row.ownerId,
      labels: { kind: row.kind, severity: row.severity },
      startedAt: tx.now,
      dueAt,
    })
    await keepUrgency(tx, next)
    await noted(tx, next, 'authority', `${name} ${number}`)
    return next
  },
)

/** Throws `complaint.authorityNotFound` for a number that is not noted or has been answered. */
export const answerAuthority = action(
  'complaints.handle',
  async (tx, { id, number, note }: { id: ComplaintId; number: string; note: string }) => {
    const row = await holdComplaint(tx, id)
    const found = row.authorities.find((one) => one.number === number && one.answeredAt === null)
    if (!found) throw new Refusal('complaint.authorityNotFound')
    const answered = { ...found, answeredAt: tx.now.toISOString() }
    const next: Row = { ...row, authorities: row.authorities.map((one) => (one.id === found.id ? answered : one)) }
    await setComplaint(tx, next)
    await stopClock(tx, row.id, { code: 'regulatorAnswer', occasion: found.id })
    await keepUrgency(tx, next)
    await noted(tx, next, 'authorityAnswered', note ? `${number}: ${note}` : number)
    return next
  },
)

/** Passes it on to somebody who answers for it; the customer is told who and until when, and missing it alarms. Never to nobody. */
export const escalateComplaint = action(
  'complaints.handle',
  async (tx, { id, to, nextUpdateAt, reason }: { id: ComplaintId; to: StaffId; nextUpdateAt: Date; reason: string }) => {
    const seen = await complaintFor(tx, id)
    const c = seen.conversationId ? await lockedConversation(tx, seen.conversationId) : null
    const row = await holdComplaint(tx, id)
    if (row.closedAt) throw new Refusal('complaint.wrongStatus')
    const owner = await staffForShop(tx, to, row.shopId)
    const next: Row = { ...row, ownerId: owner.id, ownerName: owner.name }
    await setComplaint(tx, next)
    await giveClocks(tx, id, owner.id)
    await makeCommitment(tx, {
      kind: 'update',
      ...about(row),
      ownerId: owner.id,
      words: reason,
      dueAt: nextUpdateAt,
      subjectKind: 'complaint',
      subjectId: row.id,
    })
    const words = await wordsFor(tx, row, 'passedOn', { at: nextUpdateAt, name: owner.name })
    if (c) await sayTo(tx, c, `complaint-${row.id}-${nextUpdateAt.getTime()}`, words)
    await noted(tx, next, 'escalate', `${owner.name}: ${reason}`)
    return next
  },
)
