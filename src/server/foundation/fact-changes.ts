import type { ConversationId, CustomerId, ShopId } from '../../shared/ids.ts'
import { newId } from './new-id.ts'
import type { Tx } from './transaction.ts'

/** Something beside a conversation that may change what reports say of it: of that conversation, or of the ones a customer had before a moment. */
export interface FactChange {
  shopId: ShopId
  conversationId?: ConversationId
  customerId?: CustomerId
  at?: Date
}

/** Held by whoever counts a shop's conversations, or must not be overtaken by it: for `hashtextextended`. */
export const factsLock = (merchantId: string, shopId: string): string => `${merchantId} facts ${shopId}`

/** Leaves these, in the transaction that makes them, for whoever counts conversations (insights/bookkeeper.ts). */
export function noteFactChanges(tx: Tx, changes: readonly FactChange[]): void {
  if (!changes.length) return
  tx.write(
    `insert into fact_changes (merchant_id, shop_id, id, conversation_id, customer_id, at)
     select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[]) as n(shop_id, id, conversation_id, customer_id, at)`,
    [
      tx.merchantId,
      changes.map((one) => one.shopId),
      changes.map(() => newId<'factChange'>()),
      changes.map((one) => one.conversationId ?? null),
      changes.map((one) => one.customerId ?? null),
      changes.map((one) => one.at ?? null),
    ],
  )
}
