import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { SaleStage } from '../../../shared/sale-stages.ts'
import type { Needs, SaleInput } from '../../../shared/wire/sales.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export type SaleRow = Needs & { stage: SaleStage | null }

export const findSale = async (db: Reads, id: ConversationId): Promise<SaleRow | undefined> =>
  (
    await db.rows<SaleRow>('select stage, purpose, budget, likes from sales where merchant_id = $1 and conversation_id = $2', [
      db.merchantId,
      id,
    ])
  )[0]

export const setSale = (tx: Tx, shopId: ShopId, id: ConversationId, { stage, needs }: SaleInput) =>
  tx.rows(
    `insert into sales (merchant_id, shop_id, conversation_id, stage, purpose, budget, likes) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (merchant_id, conversation_id) do update set stage = excluded.stage, purpose = excluded.purpose, budget = excluded.budget, likes = excluded.likes`,
    [tx.merchantId, shopId, id, stage, needs.purpose, needs.budget, needs.likes],
  )
