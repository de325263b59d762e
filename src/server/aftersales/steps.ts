import { createHash, randomBytes } from 'node:crypto'
import type { AftersaleId, ConversationId, CustomerId, OrderId, ShopId } from '../../shared/ids.ts'
import { Refusal, type RefusalCode } from '../../shared/refusals.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { findOrder, lockOrder, setOrderStatus } from '../commerce/steps.ts'
import { requireFilesFor } from '../conversations/attachments.ts'
import { conversationFor } from '../conversations/telling.ts'
import { newId } from '../foundation/new-id.ts'
import { keepFindable } from '../foundation/search-entries.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import type { Finding } from '../policy/verdict.ts'
import { type Assessment, assess } from './assess.ts'
import { type By, stepOf, type Verb } from './rules/lifecycle.ts'
import { refundToOf } from './settle.ts'
import { type Case, findCase, insertCase, insertStep, listCases, lockCase, updateCase } from './store/cases.ts'
import { holdName } from './store/ledger.ts'

export type { Case }

/** Letters and digits nobody confuses on the phone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const caseNumber = (): string => `AS-${Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]).join('')}`

/** The order, held until the transaction ends: one writer per order. A customer has only their own; others are not found. */
export async function holdOrder(tx: Tx, orderId: OrderId): Promise<Order> {
  if (!(await lockOrder(tx, orderId))) throw new Refusal('order.notFound')
  return orderFor(tx, orderId)
}

/** Throws `order.notFound` for one the reader may not know of. */
export async function orderFor(db: Reads, orderId: OrderId): Promise<Order> {
  const order = await findOrder(db, orderId)
  if (!order || (db.actor.customerId && order.customerId !== db.actor.customerId)) throw new Refusal('order.notFound')
  if (db.actor.orderId && order.id !== db.actor.orderId) throw new Refusal('order.notFound')
  return order
}

/** A case with its order, both held, the order first: every writer takes them in this way, so nobody waits for each other in a ring. */
export async function holdCase(tx: Tx, id: AftersaleId): Promise<{ one: Case; order: Order }> {
  const seen = await caseFor(tx, id)
  const order = await holdOrder(tx, seen.orderId)
  return { one: (await lockCase(tx, id))!, order }
}

export async function caseFor(db: Reads, id: AftersaleId): Promise<Case> {
  const one = await findCase(db, id)
  if (!one || (db.actor.customerId && one.customerId !== db.actor.customerId)) throw new Refusal('aftersale.notFound')
  if (db.actor.orderId && one.orderId !== db.actor.orderId) throw new Refusal('aftersale.notFound')
  return one
}

const about = (one: Case) => ({ shopId: one.shopId, customerId: one.customerId, conversationId: one.conversationId })
const fact = (one: Case, verb: string) => ({ aftersaleId: one.id, orderId: one.orderId, kind: one.kind, status: one.status, verb })

/** Opens a case for what was asked of an order the transaction holds; what the policy approves goes on at once. Throws the leading finding of a refusal. */
export async function openCase(tx: Tx, order: Order, ask: Ask, conversationId: ConversationId | null): Promise<Case> {
  const customerId = order.customerId as CustomerId
  // What a customer was given lately decides: of two asks at once about two orders the second one sees the first.
  await holdName(tx, `customer ${customerId}`)
  const assessed = await assess(tx, order, ask)
  refuseIfRefused(assessed)
  if ('evidence' in ask) await requireFilesFor(tx, ask.evidence, customerId)
  const one: Case = {
    id: newId<'aftersale'>(),
    shopId: order.shopId as ShopId,
    number: caseNumber(),
    orderId: order.id as OrderId,
    orderNumber: order.number,
    customerId,
    conversationId: await conversationFor(tx, customerId, conversationId),
    kind: ask.kind,
    status: 'review',
    reason: 'reason' in ask ? ask.reason : null,
    note: 'note' in ask ? ask.note : '',
    ask,
    items: assessed.items,
    verdict: assessed.judgement,
    policyVersion: assessed.policyVersion,
    amount: assessed.amount,
    currency: order.total.currency,
    refundTo: refundToOf(ask),
    evidence: 'evidence' in ask ? ask.evidence : [],
    parcels: [],
    quote: null,
    mark: newId(),
    sentAt: null,
    moves: null,
    leasedUntil: null,
    pickUp: null,
    inspection: null,
    parts: null,
    askedByKind: tx.actor.kind,
    askedBy: tx.actor.id,
    decidedBy: null,
    decidedByName: null,
    createdAt: tx.now,
    decidedAt: null,
    doneAt: null,
    urgedCount: 0,
    urgedAt: null,
    batch: null,
  }
  await insertCase(tx, one)
  const { id: subjectId, shopId, number, orderNumber, createdAt: at } = one
  await keepFindable(tx, [
    { shopId, kind: 'aftersale', subjectId, customerId: one.customerId, title: number, at, texts: [number, orderNumber, one.note] },
  ])
  await insertStep(tx, one.shopId, one.id, { verb: 'ask', fromStatus: null, toStatus: 'review', note: one.note })
  tx.record('aftersale.requested', about(one), fact(one, 'ask'))
  return assessed.judgement.verdict === 'approve' ? moveCase(tx, one, order, 'approve', new Set(['house'])) : one
}

export function refuseIfRefused({ judgement }: Assessment): void {
  if (judgement.verdict !== 'refuse') return
  const leading = judgement.findings.find((finding: Finding) => finding.outcome === 'refuse')!
  throw new Refusal(leading.code as RefusalCode, leading.values, {
    findings: judgement.findings.map(({ code, outcome, values }: Finding) => ({ code, outcome, values })),
    alternatives: judgement.alternatives,
  })
}

/** One step along the lifecycle table, for a case and an order the transaction holds. Throws `aftersale.wrongStatus`, `aftersale.notYours`. */
export async function moveCase(
  tx: Tx,
  one: Case,
  order: Order,
  verb: Verb,
  as: ReadonlySet<By>,
  { note = '', change = {} }: { note?: string; change?: Partial<Case> } = {},
): Promise<Case> {
  const step = stepOf(one.kind, one.status, verb)
  if (!step) throw new Refusal('aftersale.wrongStatus', { status: one.status, verb })
  if (!step.by.some((by) => as.has(by))) throw new Refusal('aftersale.notYours')
  const decides = verb === 'approve' || verb === 'refuse' || verb === 'overrule'
  const next: Case = {
    ...one,
    ...change,
    status: step.to,
    // What the policy approves by itself nobody has decided, whoever asked.
    ...(decides &&
      (as.has('house')
        ? { decidedBy: 'house', decidedByName: null, decidedAt: tx.now }
        : { decidedBy: tx.actor.id, decidedByName: tx.actor.name, decidedAt: tx.now })),
    doneAt: step.to === 'done' ? tx.now : one.doneAt,
  }
  await updateCase(tx, next)
  await insertStep(tx, one.shopId, one.id, { verb, fromStatus: one.status, toStatus: step.to, note })
  await followOrder(tx, one, next, order)
  tx.record('aftersale.moved', about(next), { ...fact(next, verb), from: one.status })
  return next
}

/** Goods on their way back show on the order; when they stay after all, it is as it was. */
async function followOrder(tx: Tx, before: Case, after: Case, order: Order): Promise<void> {
  if (after.kind !== 'returnAndRefund' && after.kind !== 'exchange') return
  const changed = async (status: Order['status']) => {
    await setOrderStatus(tx, order.id as OrderId, status)
    tx.record('order.changed', about(after), { orderId: order.id as OrderId })
  }
  if (after.status === 'awaitingReturn') await changed('returning')
  else if ((after.status === 'withdrawn' || after.status === 'refused') && before.status !== 'review') await changed('delivered')
}

/** Names exactly one ask of one order; what is confirmed under it is this and nothing else. */
export const hashOfAsk = (orderId: OrderId, ask: Ask): string =>
  createHash('sha256')
    .update(JSON.stringify([orderId, sorted(ask)]))
    .digest('base64url')
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The same content in the same order of keys, however it was sent. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** A customer's cases for rooms below, newest first. */
export const casesOfCustomer = (db: Reads, shopId: ShopId, customerId: CustomerId, limit: number): Promise<Case[]> =>
  listCases(db, { shopIds: [shopId], customerId, statuses: null, kinds: null, after: null, limit })
