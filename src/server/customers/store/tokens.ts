import type { CustomerId, MerchantId, OrderId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Tx } from '../../foundation/transaction.ts'

export const insertToken = (
  tx: Tx,
  token: {
    id: string
    shopId: ShopId
    customerId: CustomerId
    orderId: OrderId | null
    tokenHash: Buffer
    forAssistant: boolean
    expiresAt: Date
  },
) =>
  tx.rows(
    'insert into customer_tokens (merchant_id, shop_id, id, customer_id, token_hash, created_at, expires_at, for_assistant, order_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tx.merchantId, token.shopId, token.id, token.customerId, token.tokenHash, tx.now, token.expiresAt, token.forAssistant, token.orderId],
  )

export interface TokenRow {
  merchantId: MerchantId
  shopId: ShopId
  id: CustomerId
  name: string | null
  externalId: string | null
  language: Language | null
  forAssistant: boolean
  /** Set for a session that is about one order only. */
  orderId: OrderId | null
  expiresAt: Date
}

/** Before the merchant is known: the one customer this token stands for. */
export const findByToken = async (house: House, tokenHash: Buffer, now: Date): Promise<TokenRow | undefined> =>
  (
    await house.database.system.query<TokenRow>(
      statement(
        `select c.merchant_id as "merchantId", c.shop_id as "shopId", c.id, c.name, c.external_id as "externalId", c.language, t.expires_at as "expiresAt", t.for_assistant as "forAssistant", t.order_id as "orderId"
           from customer_tokens t join customers c on c.merchant_id = t.merchant_id and c.shop_id = t.shop_id and c.id = t.customer_id
          where t.token_hash = $1 and t.expires_at > $2`,
        [tokenHash, now],
      ),
    )
  ).rows[0]
