import { randomBytes } from 'node:crypto'
import type { ComplaintId, ConversationId, CustomerId, FileId, OrderId, ShopId, StaffId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Severity } from '../../shared/wire/clocks.ts'
import type { ComplaintKind, ComplaintSource, ComplaintStatus, Remedy, WaitsFor } from '../../shared/wire/complaints.ts'
import { findOrder } from '../commerce/steps.ts'
import { requireOwnFiles } from '../conversations/attachments.ts'
import { findCustomer } from '../customers/steps.ts'
import { newId } from '../foundation/new-id.ts'
import { keepFindable } from '../foundation/search-entries.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { colleagues, shopOf, staffForShop } from '../people/steps.ts'
import { giveClocks, pauseClock, resumeClock, startClock, stopClock, tellAtOnce, urgencyNow } from '../tickets/clocks.ts'
import { fulfilAbout } from '../tickets/commitments.ts'
import { onDuty } from '../tickets/duty.ts'
import { type By, type Fault, type Moving, stepOf, type Verb } from './rules/lifecycle.ts'
import {
  findComplaint,
  findEarlier,
  insertComplaint,
  insertStep,
  lockComplaint,
  type Row,
  setComplaint,
  setUrgency,
} from './store/complaints.ts'

/** Letters and digits nobody confuses on the phone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const newNumber = (): string => `CP-${Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]).join('')}`
export const REPEAT_MS = 90 * 86_400_000

export const about = (row: Row) => ({ shopId: row.shopId, customerId: row.customerId, conversationId: row.conversationId })
export const movingOf = (row: Row): Moving => ({
  status: row.status,
  answeredBy: row.answers.map(({ byId }) => byId),
  answerSeen: row.answers.length > 0,
  authorityWaits: row.authorities.some(({ answeredAt }) => answeredAt === null),
})

/** As whom staff take their steps. */
export const handling: ReadonlySet<By> = new Set<By>(['handle'])

/** Whoever came by an order's number sees what was told on the portal about this order without a conversation, and nothing else of the customer. */
export const openToGuest = ({ orderId, source, conversationId }: Row, only: OrderId): boolean =>
  orderId === only && source === 'portal' && conversationId === null

function visible(db: Reads, found: Row | undefined): Row {
  const { customerId, orderId } = db.actor
  if (!found || (customerId && found.customerId !== customerId) || (orderId && !openToGuest(found, orderId)))
    throw new Refusal('complaint.notFound')
  return found
}
/** Throws `complaint.notFound`, also for one of another customer or of a shop the actor doesn't see. */
export const complaintFor = async (db: Reads, id: ComplaintId): Promise<Row> => visible(db, await findComplaint(db, id))
export const holdComplaint = async (tx: Tx, id: ComplaintId): Promise<Row> => visible(tx, await lockComplaint(tx, id))

export interface Opening {
  shopId: ShopId
  customerId: CustomerId
  conversationId: ConversationId | null
  orderId: OrderId | null
  source: ComplaintSource
  kind: ComplaintKind
  severity: Severity | null
  story: string
  demanded: Remedy | null
  evidence: FileId[]
  language: Language | null
}

/** Takes a complaint in at any hour: it has a number, an owner and a running clock before anything else happens. */
export async function openComplaint(tx: Tx, given: Opening): Promise<Row> {
  const customer = await findCustomer(tx, given.customerId)
  if (!customer || customer.shopId !== given.shopId) throw new Refusal('customer.notFound')
  const order = given.orderId ? await findOrder(tx, given.orderId) : null
  if (given.orderId && order?.customerId !== given.customerId) throw new Refusal('order.notFound')
  await requireOwnFiles(tx, given.evidence)
  const since = new Date(tx.now.getTime() - REPEAT_MS)
  const repeats = await findEarlier(tx, { customerId: given.customerId, orderId: given.orderId, kind: given.kind, since })
  const grave = repeats !== null || given.kind === 'privacy' || given.kind === 'counterfeit'
  const severity = given.severity ?? (grave ? 'high' : 'normal')
  const people = await onDuty(tx, given.shopId)
  const owner = await staffForShop(tx, tx.actor.kind === 'staff' ? (tx.actor.id as StaffId) : people[0]!, given.shopId)
  const row: Row = {
    ...given,
    id: newId<'complaint'>(),
    number: newNumber(),
    orderNumber: order?.number ?? null,
    severity,
    status: 'open',
    language: given.language ?? customer.language ?? (await shopOf(tx, given.shopId)).language,
    ownerId: owner.id,
    ownerName: owner.name,
    liability: null,
    offered: null,
    rootCause: null,
    aftersaleIds: [],
    answers: [],
    authorities: [],
    repeats,
    openedByKind: tx.actor.kind,
    openedBy: tx.actor.id,
    createdAt: tx.now,
    answeredAt: null,
    closedAt: null,
  }
  await insertComplaint(tx, row)
  await keepFindable(tx, [
    {
      shopId: row.shopId,
      kind: 'complaint',
      subjectId: row.id,
      customerId: row.customerId,
      title: row.number,
      at: tx.now,
      texts: [row.number, row.story, row.orderNumber ?? ''],
    },
  ])
  await insertStep(tx, row, { verb: 'open', from: null, to: 'open', note: '' })
  await startClock(tx, {
    code: 'complaintAnswer',
    ...clockOf(row),
    fits: { severity, channel: row.source, customerTags: customer.tags },
    startedAt: tx.now,
  })
  await keepUrgency(tx, row)
  await tellAtOnce(tx, row.id, 'opened', [owner.id, ...people])
  tx.record('complaint.opened', about(row), { complaintId: row.id, kind: row.kind, status: row.status, verb: 'open' })
  return row
}

const clockOf = (row: Row) => ({
  ...about(row),
  subjectKind: 'complaint' as const,
  subjectId: row.id,
  ownerId: row.ownerId,
  labels: { kind: row.kind, severity: row.severity },
})

const faults: Record<Fault, () => Refusal> = {
  'complaint.wrongStatus': () => new Refusal('complaint.wrongStatus'),
  'complaint.notYours': () => new Refusal('complaint.notYours'),
  'complaint.sameReviewer': () => new Refusal('complaint.sameReviewer'),
  'complaint.answerMissing': () => new Refusal('complaint.answerMissing'),
  'complaint.authorityWaits': () => new Refusal('complaint.authorityWaits'),
}

/** One step along the lifecycle, with what it does to the clocks. The row must be held. */
export async function moveComplaint(
  tx: Tx,
  row: Row,
  verb: Verb,
  as: ReadonlySet<By>,
  { note = '', change = {}, waitsFor = 'answer' }: { note?: string; change?: Partial<Row>; waitsFor?: WaitsFor } = {},
): Promise<Row> {
  const changed = { ...row, ...change }
  // Whether somebody may answer is judged by who answered before.
  const step = stepOf({ ...movingOf(changed), answeredBy: movingOf(row).answeredBy }, verb, as, tx.actor.id)
  if (typeof step === 'string') throw faults[step]()
  const next: Row = { ...changed, status: step.to, closedAt: step.to === 'closed' || step.to === 'withdrawn' ? tx.now : null }
  if (step.to === 'secondReview') Object.assign(next, await reviewerFor(tx, next))
  await setComplaint(tx, next)
  await insertStep(tx, next, { verb, from: row.status, to: next.status, note })
  await followClocks(tx, row.status, next, waitsFor)
  await keepUrgency(tx, next)
  tx.record('complaint.moved', about(next), { complaintId: next.id, kind: next.kind, status: next.status, verb, from: row.status })
  return next
}

async function followClocks(tx: Tx, from: ComplaintStatus, row: Row, waitsFor: WaitsFor): Promise<void> {
  if (row.status === 'waitingCustomer') await pauseClock(tx, row.id, 'complaintAnswer', waitsFor)
  else if (from === 'waitingCustomer' && row.status === 'investigating') await resumeClock(tx, row.id, 'complaintAnswer')
  else if (row.status === 'secondReview')
    await startClock(tx, {
      code: 'complaintReview',
      ...clockOf(row),
      fits: { severity: row.severity, channel: row.source },
      startedAt: tx.now,
    })
  else if (row.status === 'answered' || row.status === 'answeredAgain' || row.status === 'closed') {
    await stopOwn(tx, row.id, true)
    await fulfilAbout(tx, row.id)
  } else if (row.status === 'withdrawn') await stopOwn(tx, row.id, false)
  if (row.status !== 'secondReview') return
  await giveClocks(tx, row.id, row.ownerId)
  await tellAtOnce(tx, row.id, 'opened', [row.ownerId])
}

/** Where it stands in the desk's lists, after whatever its clocks did. The row must be held. */
export const keepUrgency = async (tx: Tx, { id, createdAt }: Row): Promise<void> => {
  await setUrgency(tx, id, await urgencyNow(tx, id, createdAt))
}

/** A regulator's clock goes on: whoever asked there still waits. */
async function stopOwn(tx: Tx, id: ComplaintId, answered: boolean): Promise<void> {
  for (const code of ['complaintAnswer', 'complaintReview'] as const) await stopClock(tx, id, { code, answered })
}

/** Somebody who has not answered it yet: a supervisor first, then the owner of the shop, then any colleague. */
async function reviewerFor(tx: Tx, row: Row): Promise<Pick<Row, 'ownerId' | 'ownerName'>> {
  const answered = new Set(row.answers.map(({ byId }) => byId))
  const order = ['supervisor', 'owner', 'staff']
  const [other] = (await colleagues(tx))
    .filter((one) => one.shopIds.includes(row.shopId) && !answered.has(one.id))
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  return other ? { ownerId: other.id, ownerName: other.name } : { ownerId: row.ownerId, ownerName: row.ownerName }
}
