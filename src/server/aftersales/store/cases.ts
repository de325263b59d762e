import type { AftersaleId, ConversationId, CustomerId, FileId, OrderId, ShopId } from '../../../shared/ids.ts'
import type { Aftersale, Ask, CaseItem, CaseStatus, Inspection, Part, Slot } from '../../../shared/wire/aftersales.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'
import { noteFactChanges } from '../../foundation/fact-changes.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import type { Judgement } from '../../policy/verdict.ts'
import type { Verb } from '../rules/lifecycle.ts'
import type { Move } from '../rules/moves.ts'

/** A case as it is kept. Money in minor units of `currency`. */
export interface Case {
  id: AftersaleId
  shopId: ShopId
  number: string
  orderId: OrderId
  orderNumber: string
  customerId: CustomerId
  conversationId: ConversationId | null
  kind: AskKind
  status: CaseStatus
  reason: string | null
  note: string
  ask: Ask
  items: CaseItem[]
  verdict: Judgement
  policyVersion: number
  amount: number
  currency: string
  refundTo: string | null
  evidence: FileId[]
  parcels: Aftersale['parcels']
  quote: number | null
  mark: string
  /** Set before the platform is asked: from then on it may have happened. `moves` is the money it was told of, `leasedUntil` until when one run is speaking to it. */
  sentAt: Date | null
  moves: Move[] | null
  leasedUntil: Date | null
  pickUp: Slot | null
  inspection: Inspection | null
  parts: Part[] | null
  askedByKind: Aftersale['askedBy']
  askedBy: string
  decidedBy: string | null
  decidedByName: string | null
  createdAt: Date
  decidedAt: Date | null
  doneAt: Date | null
  urgedCount: number
  urgedAt: Date | null
  batch: string | null
}

export const caseColumns = `id, shop_id as "shopId", number, order_id as "orderId", order_number as "orderNumber", customer_id as "customerId", conversation_id as "conversationId",
  kind, status, reason, note, ask, items, verdict, policy_version as "policyVersion", amount, currency, refund_to as "refundTo", evidence, parcels, quote, mark,
  sent_at as "sentAt", moves, leased_until as "leasedUntil", pick_up as "pickUp", inspection, parts, asked_by_kind as "askedByKind", asked_by as "askedBy", decided_by as "decidedBy", decided_by_name as "decidedByName", created_at as "createdAt",
  decided_at as "decidedAt", done_at as "doneAt", urged_count as "urgedCount", urged_at as "urgedAt", batch`

export async function insertCase(tx: Tx, one: Case): Promise<void> {
  if (one.conversationId) noteFactChanges(tx, [{ shopId: one.shopId, conversationId: one.conversationId }])
  await tx.rows(
    `insert into aftersales (merchant_id, shop_id, id, number, order_id, order_number, customer_id, conversation_id, kind, status, reason, note, ask, items, verdict,
       policy_version, amount, currency, refund_to, evidence, parcels, quote, mark, asked_by_kind, asked_by, decided_by, decided_by_name, created_at, decided_at, done_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)`,
    [
      tx.merchantId,
      one.shopId,
      one.id,
      one.number,
      one.orderId,
      one.orderNumber,
      one.customerId,
      one.conversationId,
      one.kind,
      one.status,
      one.reason,
      one.note,
      JSON.stringify(one.ask),
      JSON.stringify(one.items),
      JSON.stringify(one.verdict),
      one.policyVersion,
      one.amount,
      one.currency,
      one.refundTo,
      one.evidence,
      JSON.stringify(one.parcels),
      one.quote,
      one.mark,
      one.askedByKind,
      one.askedBy,
      one.decidedBy,
      one.decidedByName,
      one.createdAt,
      one.decidedAt,
      one.doneAt,
    ],
  )

  /** What moving along may change; the ask, its items and its verdict never do. */
}

export const updateCase = (tx: Tx, one: Case) =>
  tx.rows(
    `update aftersales set status = $3, amount = $4, refund_to = $5, parcels = $6, quote = $7, decided_by = $8, decided_by_name = $9, decided_at = $10, done_at = $11,
        pick_up = $12, inspection = $13, parts = $14
      where merchant_id = $1 and id = $2`,
    [
      tx.merchantId,
      one.id,
      one.status,
      one.amount,
      one.refundTo,
      JSON.stringify(one.parcels),
      one.quote,
      one.decidedBy,
      one.decidedByName,
      one.decidedAt,
      one.doneAt,
      one.pickUp && JSON.stringify(one.pickUp),
      one.inspection && JSON.stringify(one.inspection),
      one.parts && JSON.stringify(one.parts),
    ],
  )

const one = async (db: Reads, id: AftersaleId, lock: '' | ' for update'): Promise<Case | undefined> =>
  (
    await db.rows<Case>(
      lock
        ? `select ${caseColumns} from aftersales where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3 for update`
        : `select ${caseColumns} from aftersales where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3`,
      [db.merchantId, db.actor.shopIds, id],
    )
  )[0]
export const findCase = (db: Reads, id: AftersaleId) => one(db, id, '')
export const lockCase = (tx: Tx, id: AftersaleId) => one(tx, id, ' for update')

export const addUrge = (tx: Tx, id: AftersaleId, count: number) =>
  tx.rows('update aftersales set urged_count = $3, urged_at = $4 where merchant_id = $1 and id = $2', [tx.merchantId, id, count, tx.now])
export const setBatch = (tx: Tx, id: AftersaleId, batch: string | null) =>
  tx.rows('update aftersales set batch = $3 where merchant_id = $1 and id = $2', [tx.merchantId, id, batch])

/** Which case the platform means by the mark it was told. */
export const findByMark = async (db: Reads, mark: string): Promise<AftersaleId | undefined> =>
  (
    await db.rows<{ id: AftersaleId }>('select id from aftersales where merchant_id = $1 and shop_id = any($2::uuid[]) and mark = $3', [
      db.merchantId,
      db.actor.shopIds,
      mark,
    ])
  )[0]?.id

/** Everything ever asked of an order, oldest first. */
export const casesOfOrder = (db: Reads, orderId: OrderId) =>
  db.rows<Case>(`select ${caseColumns} from aftersales where merchant_id = $1 and order_id = $2 order by created_at, id`, [
    db.merchantId,
    orderId,
  ])

/** What a customer asked for lately, and what was given or is about to be: what waits for a decision has not been given. */
export const recentOfCustomer = async (db: Reads, customerId: CustomerId, since: Date): Promise<{ count: number; refunded: number }> =>
  (
    await db.rows<{ count: number; refunded: number }>(
      `select count(*)::int as count, coalesce(sum(amount) filter (where decided_at is not null and amount > 0), 0)::bigint as refunded from aftersales
        where merchant_id = $1 and customer_id = $2 and created_at >= $3 and status not in ('refused', 'withdrawn')
          and kind not in ('changeAddress', 'changePayment', 'changeItems')`,
      [db.merchantId, customerId, since],
    )
  )[0]!

export interface Sought {
  shopIds: readonly ShopId[]
  customerId?: CustomerId | undefined
  statuses: readonly CaseStatus[] | null
  kinds: readonly AskKind[] | null
  after: [createdAt: string, id: string] | null
  limit: number
}
/** Newest first; one more than `limit`. */
export const listCases = (db: Reads, { shopIds, customerId, statuses, kinds, after, limit }: Sought) => {
  const values = [db.merchantId, shopIds, statuses, kinds, after?.[0] ?? null, after?.[1] ?? null, limit + 1]
  const rest = `and ($4::text[] is null or kind = any($4)) and ($5::timestamptz is null or (created_at, id) < ($5, $6::uuid)) order by created_at desc, id desc limit $7`
  if (customerId)
    return db.rows<Case>(
      `select ${caseColumns} from aftersales where merchant_id = $1 and shop_id = any($2::uuid[]) and customer_id = $8 and ($3::text[] is null or status = any($3)) ${rest}`,
      [...values, customerId],
    )
  // Shop by shop and status by status, so that the index gives the order of each and no list is sorted whole.
  return statuses
    ? db.rows<Case>(
        `select ${caseColumns} from unnest($2::uuid[]) as s(shop), unnest($3::text[]) as t(wanted), lateral
          (select * from aftersales where merchant_id = $1 and shop_id = s.shop and status = t.wanted ${rest}) a order by created_at desc, id desc limit $7`,
        values,
      )
    : db.rows<Case>(
        `select ${caseColumns} from unnest($2::uuid[]) as s(shop), lateral
          (select * from aftersales where merchant_id = $1 and shop_id = s.shop and ($3::text[] is null) ${rest}) a order by created_at desc, id desc limit $7`,
        values,
      )
}

/** How many there are of each status, up to a thousand of a shop. */
export const countByStatus = (db: Reads, shopIds: readonly ShopId[], statuses: readonly CaseStatus[]) =>
  db.rows<{ status: CaseStatus; count: number }>(
    `select wanted as status, count(*)::int as count from unnest($2::uuid[]) as s(shop), unnest($3::text[]) as t(wanted), lateral
       (select from aftersales where merchant_id = $1 and shop_id = s.shop and status = t.wanted limit 1000) a
      group by wanted`,
    [db.merchantId, shopIds, statuses],
  )

export interface StepRow {
  seq: number
  verb: Verb | 'ask' | 'urge'
  fromStatus: CaseStatus | null
  toStatus: CaseStatus
  byKind: string
  byId: string
  byName: string | null
  note: string
  at: Date
}
export const insertStep = (tx: Tx, shopId: ShopId, caseId: AftersaleId, step: Omit<StepRow, 'seq' | 'at' | 'byKind' | 'byId' | 'byName'>) =>
  tx.rows(
    `insert into aftersale_steps (merchant_id, shop_id, aftersale_id, seq, verb, from_status, to_status, by_kind, by_id, by_name, note, at)
     select $1, $2, $3, coalesce(max(seq), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11 from aftersale_steps where merchant_id = $1 and aftersale_id = $3`,
    [
      tx.merchantId,
      shopId,
      caseId,
      step.verb,
      step.fromStatus,
      step.toStatus,
      tx.actor.kind,
      tx.actor.id,
      tx.actor.name,
      step.note,
      tx.now,
    ],
  )
export const listSteps = (db: Reads, caseId: AftersaleId) =>
  db.rows<StepRow>(
    `select seq, verb, from_status as "fromStatus", to_status as "toStatus", by_kind as "byKind", by_id as "byId", by_name as "byName", note, at
       from aftersale_steps where merchant_id = $1 and aftersale_id = $2 order by seq`,
    [db.merchantId, caseId],
  )
