import type { ConversationId, CustomerId, ShopId, StaffId } from '../../../shared/ids.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import { keepKnown } from '../known.ts'
import type { State } from '../state.ts'

export const columns = `id, shop_id as "shopId", customer_id as "customerId", customer_name as "customerName", channel, status, staff_id as "staffId",
  staff_name as "staffName", language, last_seq as "lastSeq", last_author as "lastAuthor", last_excerpt as "lastExcerpt", last_message_at as "lastMessageAt",
  nullif(waiting_since, 'infinity') as "waitingSince", unread, customer_read_seq as "customerReadSeq", staff_read_seq as "staffReadSeq", viewing,
  first_asked_at as "firstAskedAt", first_answer_ms as "firstAnswerMs", opened_at as "openedAt", last_at as "lastAt", closed_at as "closedAt", snoozed_until as "snoozedUntil", tags`

export const findConversation = async (db: Reads, id: ConversationId) =>
  (
    await db.rows<State>(`select ${columns} from conversations where merchant_id = $1 and id = $2 and shop_id = any($3::uuid[])`, [
      db.merchantId,
      id,
      db.actor.shopIds,
    ])
  )[0]

export const lockConversation = async (tx: Tx, id: ConversationId) =>
  (
    await tx.rows<State>(
      `select ${columns} from conversations where merchant_id = $1 and id = $2 and shop_id = any($3::uuid[]) for update`,
      [tx.merchantId, id, tx.actor.shopIds],
    )
  )[0]

/** The open conversations of these customers on a channel, locked in one order so that two batches never wait for each other. */
export const lockOpen = (tx: Tx, channel: string, customerIds: readonly CustomerId[]) =>
  tx.rows<State>(
    `select ${columns} from conversations where merchant_id = $1 and channel = $2 and customer_id = any($3::uuid[]) and status <> 'closed' order by id for update`,
    [tx.merchantId, channel, customerIds],
  )

/** The customer's latest conversation on a channel, open or not. */
export const findLatest = async (db: Reads, channel: string, customerId: CustomerId) =>
  (
    await db.rows<State>(
      `select ${columns} from conversations where merchant_id = $1 and customer_id = $2 and channel = $3 order by last_at desc limit 1`,
      [db.merchantId, customerId, channel],
    )
  )[0]

/** The customer's latest open conversation, on whatever channel. */
export const findOpenOf = async (db: Reads, customerId: CustomerId): Promise<ConversationId | null> =>
  (
    await db.rows<{ id: ConversationId }>(
      "select id from conversations where merchant_id = $1 and customer_id = $2 and status <> 'closed' order by last_at desc limit 1",
      [db.merchantId, customerId],
    )
  )[0]?.id ?? null

/** False when the customer got an open conversation on this channel in the meantime. */
export const insertConversation = async (tx: Tx, c: State): Promise<boolean> =>
  (
    await tx.rows(
      `insert into conversations (merchant_id, shop_id, id, customer_id, customer_name, channel, status, staff_id, staff_name, language, viewing, opened_at, last_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) on conflict do nothing returning id`,
      [
        tx.merchantId,
        c.shopId,
        c.id,
        c.customerId,
        c.customerName,
        c.channel,
        c.status,
        c.staffId,
        c.staffName,
        c.language,
        c.viewing && JSON.stringify(c.viewing),
        c.openedAt,
      ],
    )
  ).length > 0

/** What a message changes, and what else can change: column, its type, and what of a state stands in it. Tags have a statement of their own. */
const talk: readonly Column[] = [
  ['language', 'text', (c) => c.language],
  ['last_seq', 'int', (c) => c.lastSeq],
  ['last_author', 'text', (c) => c.lastAuthor],
  ['last_excerpt', 'text', (c) => c.lastExcerpt],
  ['last_message_at', 'timestamptz', (c) => c.lastMessageAt],
  ['waiting_since', 'timestamptz', (c) => c.waitingSince ?? 'infinity'],
  ['unread', 'int', (c) => c.unread],
  ['customer_read_seq', 'int', (c) => c.customerReadSeq],
  ['staff_read_seq', 'int', (c) => c.staffReadSeq],
  ['viewing', 'jsonb', (c) => c.viewing && JSON.stringify(c.viewing)],
  ['first_asked_at', 'timestamptz', (c) => c.firstAskedAt],
  ['first_answer_ms', 'int', (c) => c.firstAnswerMs],
  ['last_at', 'timestamptz', (c) => c.lastAt],
  ['snoozed_until', 'timestamptz', (c) => c.snoozedUntil],
]
const rest: readonly Column[] = [
  ['status', 'text', (c) => c.status],
  ['staff_id', 'uuid', (c) => c.staffId],
  ['staff_name', 'text', (c) => c.staffName],
  ['customer_name', 'text', (c) => c.customerName],
  ['closed_at', 'timestamptz', (c) => c.closedAt],
]
type Column = readonly [name: string, type: string, of: (c: State) => unknown]

/** The rows are locked by this transaction, or still what their `version` says; otherwise it runs again. */
function writes(columns: readonly Column[]) {
  const names = columns.map(([name]) => name)
  const text = `with written as (
     update conversations c set version = $2, ${names.map((name) => `${name} = n.${name}`).join(', ')}
       from unnest($3::uuid[], $4::uuid[], ${columns.map(([, type], i) => `$${i + 5}::${type}[]`).join(', ')}) as n(id, version, ${names.join(', ')})
      where c.merchant_id = $1 and c.id = n.id and c.id = any($3::uuid[]) and (n.version is null or c.version = n.version)
     returning 1)
     select require_all(count(*), cardinality($3::uuid[])) from written`
  return (tx: Tx, all: readonly State[]): void => {
    const version = newId()
    tx.write(text, [
      tx.merchantId,
      version,
      all.map((c) => c.id),
      all.map((c) => c.version ?? null),
      ...columns.map(([, , of]) => all.map(of)),
    ])
    tx.sent(() =>
      keepKnown(
        tx.house,
        all.map((c) => ({ ...c, version })),
      ),
    )
  }
}
/** What a message has changed. */
export const setTalks = writes(talk)
/** Everything that can change but tags. */
export const setConversations = writes([...talk, ...rest])

/** Locked, for taking back what someone attends. */
export const lockAttendedBy = (tx: Tx, staffId: StaffId) =>
  tx.rows<State>(
    `select ${columns} from conversations where merchant_id = $1 and staff_id = $2 and status = 'attended' order by id limit 500 for update`,
    [tx.merchantId, staffId],
  )

export const countAttended = async (db: Reads, staffId: StaffId) =>
  (
    await db.rows<{ count: number }>(
      `select count(*) as count from conversations where merchant_id = $1 and staff_id = $2 and status = 'attended'`,
      [db.merchantId, staffId],
    )
  )[0]!.count
export const attendedByStaff = (db: Reads) =>
  db.rows<{ staffId: StaffId; count: number }>(
    `select staff_id as "staffId", count(*) as count from conversations where merchant_id = $1 and status = 'attended' and shop_id = any($2::uuid[]) and staff_id is not null group by staff_id`,
    [db.merchantId, db.actor.shopIds],
  )
export const countOfCustomers = async (db: Reads, customerIds: readonly CustomerId[]): Promise<Map<CustomerId, number>> =>
  new Map(
    (
      await db.rows<{ customerId: CustomerId; count: number }>(
        `select customer_id as "customerId", count(*) as count from conversations
          where merchant_id = $1 and shop_id = any($2::uuid[]) and customer_id = any($3::uuid[]) group by customer_id`,
        [db.merchantId, db.actor.shopIds, customerIds],
      )
    ).map(({ customerId, count }) => [customerId, count]),
  )

/** Who comes back now, locked; those another process holds are left to it. */
export const lockBack = (tx: Tx, limit: number) =>
  tx.rows<State>(
    `select ${columns} from conversations where merchant_id = $1 and snoozed_until <= $2 order by snoozed_until, id limit $3 for update skip locked`,
    [tx.merchantId, tx.now, limit],
  )

/** A customer's conversations on every channel, the latest first, before a moment. */
export const conversationsOf = (db: Reads, customerIds: readonly CustomerId[], before: string | null, limit: number) =>
  db.rows<State>(
    `select ${columns} from conversations
      where merchant_id = $1 and customer_id = any($2::uuid[]) and shop_id = any($3::uuid[]) and ($4::timestamptz is null or last_at < $4)
      order by last_at desc limit $5`,
    [db.merchantId, customerIds, db.actor.shopIds, before, limit],
  )

/** The newest conversation in which a customer of the shop has written. */
export const findWritten = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<{ id: ConversationId }>(
      `select c.id from conversations c
        where c.merchant_id = $1 and c.shop_id = $2
          and exists (select from messages m where m.merchant_id = $1 and m.conversation_id = c.id and m.author = 'customer')
        order by c.last_at desc limit 1`,
      [db.merchantId, shopId],
    )
  )[0]
