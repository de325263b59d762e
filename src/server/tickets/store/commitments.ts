import type { CommitmentId, ConversationId, CustomerId, ShopId, StaffId } from '../../../shared/ids.ts'
import type { SubjectKind } from '../../../shared/wire/clocks.ts'
import type { CommitmentState, Kept } from '../../../shared/wire/commitments.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface CommitmentRow {
  id: CommitmentId
  shopId: ShopId
  kind: 'promise' | 'update'
  subjectKind: SubjectKind | null
  subjectId: string | null
  conversationId: ConversationId | null
  customerId: CustomerId | null
  words: string
  ownerId: StaffId
  ownerName: string
  madeAt: Date
  dueAt: Date
  state: CommitmentState
  renewals: number
  fulfilledAt: Date | null
  note: string
}
const columns = `id, shop_id as "shopId", kind, subject_kind as "subjectKind", subject_id as "subjectId", conversation_id as "conversationId", customer_id as "customerId",
  words, owner_id as "ownerId", owner_name as "ownerName", made_at as "madeAt", due_at as "dueAt", state, renewals, fulfilled_at as "fulfilledAt", note`

/** False when it is there already. */
export const insertCommitment = async (tx: Tx, row: CommitmentRow): Promise<boolean> =>
  (
    await tx.rows(
      `insert into commitments (merchant_id, shop_id, id, kind, subject_kind, subject_id, conversation_id, customer_id, words, owner_id, owner_name, made_at, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning id`,
      [
        tx.merchantId,
        row.shopId,
        row.id,
        row.kind,
        row.subjectKind,
        row.subjectId,
        row.conversationId,
        row.customerId,
        row.words,
        row.ownerId,
        row.ownerName,
        row.madeAt,
        row.dueAt,
      ],
    )
  ).length > 0

export const setCommitment = (tx: Tx, row: CommitmentRow) =>
  tx.rows(
    'update commitments set due_at = $3, state = $4, renewals = $5, fulfilled_at = $6, note = $7 where merchant_id = $1 and id = $2',
    [tx.merchantId, row.id, row.dueAt, row.state, row.renewals, row.fulfilledAt, row.note],
  )

export const lockCommitment = async (tx: Tx, id: string): Promise<CommitmentRow | undefined> =>
  (
    await tx.rows<CommitmentRow>(
      `select ${columns} from commitments where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3 for update`,
      [tx.merchantId, tx.actor.shopIds, id],
    )
  )[0]

const owed = `fulfilled_at is null and state <> 'released'`
const lists = {
  mine: `${owed} and owner_id = $3`,
  team: owed,
  overdue: `${owed} and due_at <= $4`,
  done: `not (${owed})`,
} as const
export type CommitmentList = keyof typeof lists
const inOrder = (list: CommitmentList): string =>
  list === 'done'
    ? '(due_at, id) < ($5::timestamptz, $6::uuid) order by due_at desc, id desc limit $7'
    : '(due_at, id) > ($5::timestamptz, $6::uuid) order by due_at, id limit $7'
const asked = '($3::uuid is not null) and ($4::timestamptz is not null)'
/** A person's own from the index of persons, the others shop by shop. */
const texts = Object.fromEntries(
  Object.entries(lists).map(([name, filter]) => [
    name,
    name === 'mine'
      ? `select ${columns} from commitments where merchant_id = $1 and shop_id = any($2::uuid[]) and ${filter} and ${asked} and ${inOrder('mine')}`
      : `select ${columns} from unnest($2::uuid[]) as s(shop), lateral
          (select * from commitments where merchant_id = $1 and shop_id = s.shop and ${filter} and ${asked} and ${inOrder(name as CommitmentList)}) p
         order by ${name === 'done' ? 'due_at desc, id desc' : 'due_at, id'} limit $7`,
  ]),
) as Record<CommitmentList, string>
const beforeAll = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const
const afterAll = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const

/** What runs out first, first, of what is done the latest; one more than `limit`. */
export const listCommitments = (
  db: Reads,
  list: CommitmentList,
  shopIds: readonly ShopId[],
  mine: string,
  after: readonly [string, string] | null,
  limit: number,
) =>
  db.rows<CommitmentRow>(texts[list], [
    db.merchantId,
    shopIds,
    mine,
    db.now,
    ...(after ?? (list === 'done' ? afterAll : beforeAll)),
    limit + 1,
  ])

/** What is still owed about a thing. */
export const lockOwedAbout = (tx: Tx, subjectId: string) =>
  tx.rows<CommitmentRow>(
    `select ${columns} from commitments where merchant_id = $1 and subject_id = $2 and ${owed} order by id for update`,
    [tx.merchantId, subjectId],
  )
export const nextUpdateOf = (db: Reads, subjectIds: readonly string[]) =>
  db.rows<{ subjectId: string; dueAt: Date }>(
    `select subject_id as "subjectId", min(due_at) as "dueAt" from commitments
      where merchant_id = $1 and subject_id = any($2::uuid[]) and kind = 'update' and ${owed} group by subject_id`,
    [db.merchantId, subjectIds],
  )

export const countByPerson = (db: Reads, shopIds: readonly ShopId[], from: Date, to: Date) =>
  db.rows<Kept>(
    `select owner_id as "staffId", max(owner_name) as name, count(*) as made, count(*) filter (where state = 'open') as open,
            count(*) filter (where ${owed} and due_at <= $5) as overdue, count(*) filter (where state = 'kept') as kept,
            count(*) filter (where state = 'broken') as broken, count(*) filter (where renewals > 0) as renewed
       from commitments where merchant_id = $1 and shop_id = any($2::uuid[]) and made_at >= $3 and made_at < $4
      group by owner_id order by made desc, owner_id limit 500`,
    [db.merchantId, shopIds, from, to, db.now],
  )
