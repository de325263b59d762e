import { GOOD_SCORE } from '../../../shared/closing.ts'
import type { ConversationId, CustomerId, ShopId } from '../../../shared/ids.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

/** What the database noted beside a shop's conversations since, the oldest first. */
export const listChanges = async (db: Reads, shopId: ShopId, limit: number): Promise<string[]> =>
  (
    await db.rows<{ id: string }>('select id from fact_changes where merchant_id = $1 and shop_id = $2 order by id limit $3', [
      db.merchantId,
      shopId,
      limit,
    ])
  ).map(({ id }) => id)

export const deleteChanges = (tx: Tx, shopId: ShopId, ids: readonly string[]): void =>
  tx.write('delete from fact_changes where merchant_id = $1 and shop_id = $2 and id = any($3::uuid[])', [tx.merchantId, shopId, ids])

/** Counted conversations whose outcome may have changed: what had ended within 72 hours before one of these began, and what the changes are about. */
export const listConcerned = async (
  db: Reads,
  shopId: ShopId,
  begun: readonly { customerId: CustomerId; openedAt: Date }[],
  changes: readonly string[],
): Promise<ConversationId[]> =>
  (
    await db.rows<{ id: ConversationId }>(
      `select f.conversation_id as id from unnest($3::uuid[], $4::timestamptz[]) as n(customer_id, opened_at)
         join conversation_facts f on f.merchant_id = $1 and f.customer_id = n.customer_id
          and f.opened_at < n.opened_at and f.closed_at < n.opened_at and f.closed_at >= n.opened_at - interval '72 hours'
       union select conversation_id from fact_changes where merchant_id = $1 and shop_id = $2 and id = any($5::uuid[]) and conversation_id is not null
       union select f.conversation_id from fact_changes o join conversation_facts f on f.merchant_id = $1 and f.customer_id = o.customer_id
          and f.opened_at < o.at and f.opened_at >= o.at - interval '24 hours'
         where o.merchant_id = $1 and o.shop_id = $2 and o.id = any($5::uuid[])`,
      [db.merchantId, shopId, begun.map(({ customerId }) => customerId), begun.map(({ openedAt }) => openedAt), changes],
    )
  ).map(({ id }) => id)

/** What came of counted conversations, as it is now; only what differs is written. One that is not counted yet is counted later, with all there is by then. */
export const countOutcomes = (tx: Tx, ids: readonly ConversationId[]): void =>
  tx.write(
    `update conversation_facts f set came_back = n.came_back, bought = n.bought, cased = n.cases > 0, refunded = n.refunds > 0,
        asked = n.asked, rated = n.rated, scored = n.scored, pleased = n.pleased
      from (select f.conversation_id, r.*, c.*,
          exists (select from conversation_facts g
            where g.merchant_id = $1 and g.customer_id = f.customer_id and g.opened_at > f.closed_at and g.opened_at <= f.closed_at + interval '72 hours') as came_back,
          exists (select from orders o
            where o.merchant_id = $1 and o.customer_id = f.customer_id and o.placed_at > f.opened_at and o.placed_at <= f.opened_at + interval '24 hours') as bought
        from conversation_facts f,
          lateral (select count(*) as asked, count(score) as rated, coalesce(sum(score), 0) as scored, count(*) filter (where score >= ${GOOD_SCORE}) as pleased
            from ratings where merchant_id = $1 and conversation_id = f.conversation_id) r,
          lateral (select count(*) as cases, count(*) filter (where kind in ('refundOnly', 'returnAndRefund')) as refunds
            from aftersales where merchant_id = $1 and conversation_id = f.conversation_id) c
        where f.merchant_id = $1 and f.conversation_id = any($2::uuid[])) n
      where f.merchant_id = $1 and f.conversation_id = n.conversation_id
        and (f.came_back, f.bought, f.cased, f.refunded, f.asked, f.rated, f.scored, f.pleased)
          is distinct from (n.came_back, n.bought, n.cases > 0, n.refunds > 0, n.asked, n.rated, n.scored, n.pleased)`,
    [tx.merchantId, ids],
  )
