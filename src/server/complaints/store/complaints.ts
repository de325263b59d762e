import type { AftersaleId, ComplaintId, ConversationId, CustomerId, FileId, OrderId, ShopId, StaffId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Severity } from '../../../shared/wire/clocks.ts'
import {
  type Answer,
  type Authority,
  type CauseField,
  type ComplaintKind,
  type ComplaintSource,
  type ComplaintStatus,
  complaintStatuses,
  type Liability,
  type Remedy,
  type RootCause,
} from '../../../shared/wire/complaints.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

/** A complaint as it is kept. */
export interface Row {
  id: ComplaintId
  shopId: ShopId
  number: string
  customerId: CustomerId
  orderId: OrderId | null
  orderNumber: string | null
  conversationId: ConversationId | null
  source: ComplaintSource
  kind: ComplaintKind
  severity: Severity
  status: ComplaintStatus
  language: Language
  story: string
  ownerId: StaffId
  ownerName: string
  liability: Liability | null
  demanded: Remedy | null
  offered: Remedy | null
  rootCause: RootCause | null
  evidence: FileId[]
  aftersaleIds: AftersaleId[]
  answers: Answer[]
  authorities: Authority[]
  repeats: ComplaintId | null
  openedByKind: string
  openedBy: string
  createdAt: Date
  answeredAt: Date | null
  closedAt: Date | null
}
const columns = `id, shop_id as "shopId", number, customer_id as "customerId", order_id as "orderId", order_number as "orderNumber", conversation_id as "conversationId",
  source, kind, severity, status, language, story, owner_id as "ownerId", owner_name as "ownerName", liability, demanded, offered, root_cause as "rootCause", evidence,
  aftersale_ids as "aftersaleIds", answers, authorities, repeats, opened_by_kind as "openedByKind", opened_by as "openedBy", created_at as "createdAt",
  answered_at as "answeredAt", closed_at as "closedAt"`
const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

export const insertComplaint = (tx: Tx, row: Row) =>
  tx.rows(
    `insert into complaints (merchant_id, shop_id, id, number, customer_id, order_id, order_number, conversation_id, source, kind, severity, status, language, story,
       owner_id, owner_name, demanded, evidence, repeats, opened_by_kind, opened_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    [
      tx.merchantId,
      row.shopId,
      row.id,
      row.number,
      row.customerId,
      row.orderId,
      row.orderNumber,
      row.conversationId,
      row.source,
      row.kind,
      row.severity,
      row.status,
      row.language,
      row.story,
      row.ownerId,
      row.ownerName,
      json(row.demanded),
      row.evidence,
      row.repeats,
      row.openedByKind,
      row.openedBy,
      row.createdAt,
    ],
  )

/** Writes what can change; the row must be locked. */
export const setComplaint = (tx: Tx, row: Row) =>
  tx.rows(
    `update complaints set severity = $3, status = $4, owner_id = $5, owner_name = $6, liability = $7, offered = $8, root_cause = $9, aftersale_ids = $10, answers = $11,
        authorities = $12, answered_at = $13, closed_at = $14, kind = $15, evidence = $16
      where merchant_id = $1 and id = $2`,
    [
      tx.merchantId,
      row.id,
      row.severity,
      row.status,
      row.ownerId,
      row.ownerName,
      json(row.liability),
      json(row.offered),
      json(row.rootCause),
      row.aftersaleIds,
      JSON.stringify(row.answers),
      JSON.stringify(row.authorities),
      row.answeredAt,
      row.closedAt,
      row.kind,
      row.evidence,
    ],
  )

export const findComplaint = async (db: Reads, id: ComplaintId): Promise<Row | undefined> =>
  (
    await db.rows<Row>(`select ${columns} from complaints where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3`, [
      db.merchantId,
      db.actor.shopIds,
      id,
    ])
  )[0]
export const lockComplaint = async (tx: Tx, id: ComplaintId): Promise<Row | undefined> =>
  (
    await tx.rows<Row>(`select ${columns} from complaints where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3 for update`, [
      tx.merchantId,
      tx.actor.shopIds,
      id,
    ])
  )[0]

/** The row must be held: what its clocks do is done by whoever holds it. */
export const setUrgency = (tx: Tx, id: ComplaintId, urgency: number) =>
  tx.rows('update complaints set urgency = $3 where merchant_id = $1 and id = $2', [tx.merchantId, id, urgency])

const newest = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const

interface Asked {
  shopIds: readonly ShopId[]
  ownerId: string | null
  statuses: readonly ComplaintStatus[] | null
  kinds: readonly ComplaintKind[] | null
  after: readonly [number, string] | null
  limit: number
}
export type Listed = Row & { urgency: number }
const inTurn = `(urgency, id) > ($6::bigint, $7::uuid) order by urgency, id limit $8`
const from = (lists: string, filter: string) =>
  `select ${columns}, urgency from ${lists}, lateral (select * from complaints where merchant_id = $1 and ${filter} and ${inTurn}) c order by urgency, id limit $8`
/** Each value of a filter by itself, so that an index gives the order of each and no list is sorted whole. */
const lists = {
  owner: from(
    'unnest($3::text[]) as t(wanted)',
    'owner_id = $4 and status = t.wanted and shop_id = any($2::uuid[]) and ($5::text[] is null or kind = any($5))',
  ),
  kind: from(
    'unnest($2::uuid[]) as s(shop), unnest($3::text[]) as t(wanted), unnest($5::text[]) as k(about)',
    '$4::uuid is null and shop_id = s.shop and kind = k.about and status = t.wanted',
  ),
  stage: from(
    'unnest($2::uuid[]) as s(shop), unnest($3::text[]) as t(wanted)',
    '$4::uuid is null and $5::text[] is null and shop_id = s.shop and status = t.wanted',
  ),
  all: from('unnest($2::uuid[]) as s(shop)', '$3::text[] is null and $4::uuid is null and $5::text[] is null and shop_id = s.shop'),
}
/** The most urgent first; one more than `limit`. */
export const listComplaints = (db: Reads, { shopIds, ownerId, statuses, kinds, after, limit }: Asked) => {
  const [urgency, id] = after ?? [0, '00000000-0000-0000-0000-000000000000']
  const list = ownerId ? 'owner' : kinds ? 'kind' : statuses ? 'stage' : 'all'
  const wanted = statuses ?? (list === 'all' ? null : complaintStatuses)
  return db.rows<Listed>(lists[list], [db.merchantId, shopIds, wanted, ownerId, kinds, urgency, id, limit + 1])
}

interface AskedOf extends Omit<Asked, 'after'> {
  customerId: CustomerId | null
  orderId: OrderId | null
  after: readonly [string, string] | null
}
/** Of a customer or about an order, newest first; one more than `limit`. */
export const listComplaintsOf = (db: Reads, { shopIds, customerId, orderId, ownerId, statuses, kinds, after, limit }: AskedOf) =>
  db.rows<Row>(
    `select ${columns} from complaints where merchant_id = $1 and shop_id = any($2::uuid[]) and ($3::uuid is null or customer_id = $3)
      and ($4::uuid is null or order_id = $4) and ($5::uuid is null or owner_id = $5) and ($6::text[] is null or status = any($6))
      and ($7::text[] is null or kind = any($7)) and (created_at, id) < ($8::timestamptz, $9::uuid) order by created_at desc, id desc limit $10`,
    [db.merchantId, shopIds, customerId, orderId, ownerId, statuses, kinds, ...(after ?? newest), limit + 1],
  )

const causes: Record<CauseField, string> = { sku: `root_cause->>'sku'`, batch: `root_cause->>'batch'`, carrier: `root_cause->>'carrier'` }
/** Those whose root cause names the same SKU, batch or carrier, newest first; one more than `limit`. */
export const listOfCause = (
  db: Reads,
  { shopIds, field, value, after, limit }: Pick<AskedOf, 'shopIds' | 'after' | 'limit'> & { field: CauseField; value: string },
) =>
  db.rows<Row>(
    `select ${columns} from complaints
      where merchant_id = $1 and shop_id = any($2::uuid[]) and root_cause is not null and ${causes[field]} = $3 and (created_at, id) < ($4::timestamptz, $5::uuid)
      order by created_at desc, id desc limit $6`,
    [db.merchantId, shopIds, value, ...(after ?? newest), limit + 1],
  )

/** The latest complaint of this customer about the same order or of the same kind since then. */
export const findEarlier = async (
  db: Reads,
  { customerId, orderId, kind, since }: { customerId: CustomerId; orderId: OrderId | null; kind: ComplaintKind; since: Date },
): Promise<ComplaintId | null> =>
  (
    await db.rows<{ id: ComplaintId }>(
      `select id from complaints where merchant_id = $1 and customer_id = $2 and created_at >= $5 and status <> 'withdrawn' and (order_id = $3 or kind = $4)
        order by created_at desc, id desc limit 1`,
      [db.merchantId, customerId, orderId, kind, since],
    )
  )[0]?.id ?? null

export const countSameSku = async (db: Reads, { id, shopId, rootCause }: Row, since: Date): Promise<number> =>
  rootCause?.sku
    ? (
        await db.rows<{ count: number }>(
          `select count(*) as count from complaints
            where merchant_id = $1 and shop_id = $2 and root_cause->>'sku' = $3 and root_cause is not null and id <> $4 and created_at >= $5`,
          [db.merchantId, shopId, rootCause.sku, id, since],
        )
      )[0]!.count
    : 0

export interface StepRow {
  verb: string
  fromStatus: ComplaintStatus | null
  toStatus: ComplaintStatus
  byKind: string
  byName: string | null
  note: string
  at: Date
}
export const insertStep = (
  tx: Tx,
  { id, shopId }: Row,
  step: { verb: string; from: ComplaintStatus | null; to: ComplaintStatus; note: string },
) =>
  tx.rows(
    `insert into complaint_steps (merchant_id, shop_id, complaint_id, seq, verb, from_status, to_status, by_kind, by_id, by_name, note, at)
     select $1, $2, $3, coalesce(max(seq), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11 from complaint_steps where merchant_id = $1 and complaint_id = $3`,
    [tx.merchantId, shopId, id, step.verb, step.from, step.to, tx.actor.kind, tx.actor.id, tx.actor.name, step.note, tx.now],
  )
export const listSteps = (db: Reads, id: ComplaintId) =>
  db.rows<StepRow>(
    `select verb, from_status as "fromStatus", to_status as "toStatus", by_kind as "byKind", by_name as "byName", note, at
       from complaint_steps where merchant_id = $1 and complaint_id = $2 order by seq`,
    [db.merchantId, id],
  )

const OURS: readonly ComplaintStatus[] = ['open', 'investigating', 'secondReview']
/** How many wait for us; counting stops at 1,000. */
export const countOurs = async (db: Reads, shopIds: readonly ShopId[]) =>
  (
    await db.rows<{ count: number }>(
      `select count(*) as count from (select from complaints where merchant_id = $1 and shop_id = any($2::uuid[]) and status = any($3::text[]) limit 1000) x`,
      [db.merchantId, shopIds, OURS],
    )
  )[0]!.count
