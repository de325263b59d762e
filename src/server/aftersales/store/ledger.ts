import type { AftersaleId, OrderId } from '../../../shared/ids.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import type { Move } from '../rules/moves.ts'
import type { Case } from './cases.ts'

export interface Entry {
  movement: string
  account: string
  amount: number
}
/** Written once per movement and account, whatever runs twice. True when this call wrote it. */
export const insertEntries = async (tx: Tx, { id, shopId, orderId, currency }: Case, entries: readonly Entry[]): Promise<boolean> =>
  (
    await tx.rows(
      `insert into money_entries (merchant_id, shop_id, order_id, aftersale_id, movement, account, amount, currency, at)
       select $1, $2, $3, $4, n.movement, n.account, n.amount, $5, $6 from jsonb_to_recordset($7::jsonb) as n(movement text, account text, amount bigint)
       on conflict do nothing returning 1 as written`,
      [tx.merchantId, shopId, orderId, id, currency, tx.now, JSON.stringify(entries)],
    )
  ).length > 0

/** What has come back of each account of an order, by account; refunds are positive. */
export const refundedOf = async (db: Reads, orderId: OrderId): Promise<Map<string, number>> =>
  new Map(
    (
      await db.rows<{ account: string; amount: number }>(
        `select account, sum(amount)::bigint as amount from money_entries where merchant_id = $1 and order_id = $2 and account not like 'method:%' group by account`,
        [db.merchantId, orderId],
      )
    ).map(({ account, amount }) => [account, amount]),
  )

/** How many of these orders got money back. */
export const refundedAmong = async (db: Reads, orderIds: readonly OrderId[]): Promise<number> =>
  (
    await db.rows<{ count: number }>(
      `select count(*)::int as count from unnest($2::uuid[]) as o(id)
        where exists (select from money_entries where merchant_id = $1 and order_id = o.id and account like 'method:%' and amount < 0)`,
      [db.merchantId, orderIds],
    )
  )[0]!.count

/** What somebody has given back since then, for limits that small amounts must not get around; the case being decided does not count against itself. */
export const decidedSince = async (db: Reads, staffId: string, since: Date, except: AftersaleId): Promise<number> =>
  (
    await db.rows<{ sum: number }>(
      `select coalesce(sum(amount), 0)::bigint as sum from aftersales
        where merchant_id = $1 and decided_by = $2 and decided_at >= $3 and amount > 0 and status not in ('refused', 'withdrawn') and id <> $4`,
      [db.merchantId, staffId, since, except],
    )
  )[0]!.sum

/** Until the transaction ends nobody else decides or asks under this name: sums that two would read at once are read one after the other. */
export const holdName = (tx: Tx, name: string) =>
  tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.merchantId} ${name}`])

/** From now on the platform may have been asked, with exactly this money; until `until` nobody else speaks to it of this case. */
export const setSent = (tx: Tx, id: AftersaleId, moves: readonly Move[], until: Date) =>
  tx.rows(
    'update aftersales set sent_at = coalesce(sent_at, $3), moves = coalesce(moves, $4), leased_until = $5 where merchant_id = $1 and id = $2',
    [tx.merchantId, id, tx.now, JSON.stringify(moves), until],
  )

export const endLease = (tx: Tx, id: AftersaleId) =>
  tx.rows('update aftersales set leased_until = null where merchant_id = $1 and id = $2', [tx.merchantId, id])
