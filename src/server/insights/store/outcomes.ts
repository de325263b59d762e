import { GOOD_SCORE } from '../../../shared/closing.ts'
import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { Tx } from '../../foundation/transaction.ts'

/**
 * Takes away what the database noted since, the oldest first, and gives the counted conversations whose outcome it may have changed. Who calls holds
 * the shop's mark: a conversation that is not counted yet is counted later, with all that is there by then.
 */
export async function takeChanges(tx: Tx, shopId: ShopId, limit: number): Promise<{ ids: ConversationId[]; more: boolean }> {
  const [found] = await tx.rows<{ ids: ConversationId[]; taken: number }>(
    `with taken as (delete from fact_changes where merchant_id = $1 and shop_id = $2
        and id = any(array(select id from fact_changes where merchant_id = $1 and shop_id = $2 order by id limit $3))
      returning conversation_id, customer_id, at, at - interval '24 hours' as since)
     select (select count(*) from taken) as taken, array(
       select conversation_id from taken where conversation_id is not null
       union select f.conversation_id from taken o join conversation_facts f on f.merchant_id = $1 and f.customer_id = o.customer_id
         and f.opened_at < o.at and f.opened_at >= o.since) as ids`,
    [tx.merchantId, shopId, limit],
  )
  return { ids: found!.ids, more: found!.taken === limit }
}

/** Those that had ended within 72 hours before one of these began. */
export const listBefore = async (tx: Tx, ids: readonly ConversationId[]): Promise<ConversationId[]> =>
  (
    await tx.rows<{ id: ConversationId }>(
      `select b.conversation_id as id from conversation_facts f, conversation_facts b
        where f.merchant_id = $1 and f.conversation_id = any($2::uuid[]) and b.merchant_id = $1 and b.customer_id = f.customer_id
          and b.opened_at < f.opened_at and b.closed_at < f.opened_at and b.closed_at >= f.opened_at - interval '72 hours'`,
      [tx.merchantId, ids],
    )
  ).map(({ id }) => id)

/** What came of counted conversations, as it is now; only what differs is written. */
export const countOutcomes = (tx: Tx, ids: readonly ConversationId[]) =>
  tx.rows(
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
