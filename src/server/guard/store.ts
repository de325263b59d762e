import type { ShopId } from '../../shared/ids.ts'
import { newId } from '../foundation/new-id.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import type { ShopWord } from './rules.ts'

/** At most 2,000 words a shop are looked at. */
export const listWords = (db: Reads, shopId: ShopId) =>
  db.rows<ShopWord>('select word, verdict, replacement from guard_words where merchant_id = $1 and shop_id = $2 order by word limit 2000', [
    db.merchantId,
    shopId,
  ])

export const insertWord = (tx: Tx, shopId: ShopId, { word, verdict, replacement }: ShopWord) =>
  tx.rows(
    `insert into guard_words (merchant_id, shop_id, id, word, reason, verdict, replacement, created_at) values ($1, $2, $3, $4, 'shopWord', $5, $6, $7)
     on conflict (merchant_id, shop_id, word) do update set verdict = excluded.verdict, replacement = excluded.replacement`,
    [tx.merchantId, shopId, newId(), word, verdict, replacement, tx.now],
  )
