import type { ShopId } from '../../../shared/ids.ts'
import { MOST_COUNTED } from '../../../shared/most-counted.ts'
import type { Queue, QueueCounts } from '../../../shared/wire/conversation.ts'
import type { Reads } from '../../foundation/transaction.ts'
import type { State } from '../state.ts'
import { columns } from './conversations.ts'

/** Every page is read from the end of one index, shop by shop, and merged: its cost does not grow with the number of conversations. */
const perShop = (filter: string, order: string, after: string) => `select p.* from unnest($2::uuid[]) as s(id)
  cross join lateral (select ${columns}, waiting_since as "sortWaiting" from conversations c
    where c.merchant_id = $1 and c.shop_id = s.id and ${filter} and ${after} order by ${order} limit $3) p`

const newestFirst = { order: 'c.last_at desc, c.id desc', after: '(c.last_at, c.id) < ($4::timestamptz, $5::uuid)' }
const longestFirst = { order: 'c.waiting_since, c.id', after: '(c.waiting_since, c.id) > ($4::timestamptz, $5::uuid)' }
const merged = { newest: 'order by "lastAt" desc, id desc limit $3', longest: 'order by "sortWaiting", id limit $3' }

const pages: Record<Exclude<Queue, 'mine' | 'snoozed' | 'mentions'>, string> = {
  waiting: `${perShop(`c.status = 'waiting'`, longestFirst.order, longestFirst.after)} ${merged.longest}`,
  assistant: `${perShop(`c.status = 'assistant'`, newestFirst.order, newestFirst.after)} ${merged.newest}`,
  closed: `${perShop(`c.status = 'closed'`, newestFirst.order, newestFirst.after)} ${merged.newest}`,
  open: `${perShop(`c.status <> 'closed'`, newestFirst.order, newestFirst.after)} ${merged.newest}`,
  all: `${perShop('true', newestFirst.order, newestFirst.after)} ${merged.newest}`,
}
const mine = `select ${columns}, waiting_since as "sortWaiting" from conversations c
  where c.merchant_id = $1 and c.shop_id = any($2::uuid[]) and c.staff_id = $6 and c.status = 'attended' and c.snoozed_until is null and ${longestFirst.after} order by ${longestFirst.order} limit $3`

/** One's own, the first to come back on top. */
const snoozed = `select ${columns}, snoozed_until as "sortWaiting" from conversations c
  where c.merchant_id = $1 and c.shop_id = any($2::uuid[]) and c.staff_id = $6 and c.snoozed_until is not null
    and (c.snoozed_until, c.id) > ($4::timestamptz, $5::uuid) order by c.snoozed_until, c.id limit $3`

/** Where the reader was called on, the latest on top. */
const mentions = `select p.* from (select m.conversation_id as id, m.at as called_at from mentions m
    where m.merchant_id = $1 and m.staff_id = $6 and m.shop_id = any($2::uuid[]) and (m.at, m.conversation_id) < ($4::timestamptz, $5::uuid)
    order by m.at desc, m.conversation_id desc limit $3) called
  cross join lateral (select ${columns}, called.called_at as "sortWaiting" from conversations c where c.merchant_id = $1 and c.id = called.id) p
  order by "sortWaiting" desc, id desc`
const ofReader = { mine, snoozed, mentions }

export type InboxRow = State & { sortWaiting: Date | number }
export interface Key {
  at: string
  id: string
}
const first: Record<'newest' | 'longest', Key> = {
  newest: { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  longest: { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
}
export const isLongestFirst = (queue: Queue): boolean => queue === 'mine' || queue === 'waiting' || queue === 'snoozed'

/** `limit` + 1 rows of a queue after a key; `mine`, `snoozed` and `mentions` are the reader's own. */
export function listInbox(db: Reads, queue: Queue, shopIds: readonly ShopId[], after: Key | null, limit: number): Promise<InboxRow[]> {
  const key = after ?? first[isLongestFirst(queue) ? 'longest' : 'newest']
  const values = [db.merchantId, shopIds, limit + 1, key.at, key.id]
  if (queue === 'mine' || queue === 'snoozed' || queue === 'mentions') return db.rows<InboxRow>(ofReader[queue], [...values, db.actor.id])
  return db.rows<InboxRow>(pages[queue], values)
}

/** Where a row stands in its queue; 'infinity' for those who don't wait. */
export const keyOf = (queue: Queue, row: InboxRow): [string, string] =>
  isLongestFirst(queue) || queue === 'mentions'
    ? [row.sortWaiting instanceof Date ? row.sortWaiting.toISOString() : 'infinity', row.id]
    : [row.lastAt.toISOString(), row.id]

const upTo = (filter: string) =>
  `(select count(*) from (select from conversations where merchant_id = $1 and shop_id = any($2::uuid[]) and ${filter} limit ${MOST_COUNTED}) x)`
export const countQueues = async (db: Reads, shopIds: readonly ShopId[]) =>
  (
    await db.rows<QueueCounts>(
      `select ${upTo(`staff_id = $3 and status = 'attended' and snoozed_until is null`)} as mine, ${upTo(`staff_id = $3 and status = 'attended' and unread > 0`)} as "mineUnread",
              ${upTo(`staff_id = $3 and snoozed_until is not null`)} as snoozed, ${upTo(`status = 'waiting'`)} as waiting, ${upTo(`status = 'assistant'`)} as assistant, ${upTo(`status <> 'closed'`)} as open,
              (select count(*) from (select from mentions where merchant_id = $1 and shop_id = any($2::uuid[]) and staff_id = $3 and seen_at is null limit ${MOST_COUNTED}) x) as mentions`,
      [db.merchantId, shopIds, db.actor.id],
    )
  )[0]!

/** How many wait before this one (at most 1,000), and how long people of this shop waited lately, in milliseconds. */
export const findWait = async (db: Reads, shopId: ShopId, since: Date) =>
  (
    await db.rows<{ ahead: number }>(
      `select count(*) as ahead from (select from conversations where merchant_id = $1 and shop_id = $2 and status = 'waiting' and waiting_since < $3 limit 1000) x`,
      [db.merchantId, shopId, since],
    )
  )[0]!.ahead
