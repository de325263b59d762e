import type { CustomerId, FileId, MerchantId, ShopId } from '../../../shared/ids.ts'
import { statement } from '../../foundation/database/database.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface FileRow {
  id: FileId
  shopId: ShopId
  name: string
  type: string
  bytes: number
  customerId: CustomerId | null
}

export const insertFile = (tx: Tx, file: FileRow) =>
  tx.rows(
    'insert into files (merchant_id, shop_id, id, name, type, bytes, uploaded_by, customer_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [tx.merchantId, file.shopId, file.id, file.name, file.type, file.bytes, tx.actor.id, file.customerId, tx.now],
  )

/** Files the actor put there themself: nobody attaches what another uploaded. */
export const listOwnFiles = (db: Reads, ids: readonly FileId[]) =>
  db.rows<FileRow>(
    `select id, shop_id as "shopId", name, type, bytes, customer_id as "customerId" from files where merchant_id = $1 and id = any($2::uuid[]) and uploaded_by = any($3::text[])`,
    [db.merchantId, ids, [db.actor.id, db.actor.customerId ?? db.actor.id]],
  )

/** Files of the merchant, whoever put them there. */
export const filesById = (db: Reads, ids: readonly FileId[]) =>
  db.rows<FileRow>(
    `select id, shop_id as "shopId", name, type, bytes, customer_id as "customerId" from files where merchant_id = $1 and id = any($2::uuid[])`,
    [db.merchantId, ids],
  )

/** Whoever holds a signed link may know the type; no shop is asked for. */
export const fileTypeQuery = (merchantId: MerchantId, fileId: FileId) =>
  statement('select type from files where merchant_id = $1 and id = $2', [merchantId, fileId])
