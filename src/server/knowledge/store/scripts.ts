import type { ScriptId, ShopId, StaffId } from '../../../shared/ids.ts'
import type { ScriptScope } from '../../../shared/sale-stages.ts'
import type { Attachment } from '../../../shared/wire/conversation.ts'
import type { Script } from '../../../shared/wire/scripts.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

/** Whose a script is: nobody's in particular, a shop's, a person's. */
export interface Owner {
  shopId: ShopId | null
  staffId: StaffId | null
}
export type ScriptRow = Omit<Script, 'scope' | 'updatedAt'> & Owner & { updatedAt: Date }
export const scopeOf = ({ shopId, staffId }: Owner): ScriptScope => (staffId ? 'own' : shopId ? 'shop' : 'public')

const columns = `id, shop_id as "shopId", staff_id as "staffId", folder, place, language, title, body, attachments, stage, uses, updated_at as "updatedAt"`
const mine = 'merchant_id = $1 and (shop_id is null or shop_id = any($2::uuid[])) and (staff_id is null or staff_id::text = $3)'
const walls = (db: Reads) => [db.merchantId, db.actor.shopIds, db.actor.id]

/** A scope holds at most this many: whoever writes sees all of them at once. */
export const MOST_SCRIPTS = 500

/** What somebody finds in a shop: the merchant's, the shop's, their own. */
export const listScripts = (db: Reads, shopId: ShopId) =>
  db.rows<ScriptRow>(
    `select ${columns} from scripts where ${mine} and (shop_id is null or shop_id = $4) order by place, id limit ${3 * MOST_SCRIPTS}`,
    [...walls(db), shopId],
  )

export const findScript = async (db: Reads, id: ScriptId): Promise<ScriptRow | undefined> =>
  (await db.rows<ScriptRow>(`select ${columns} from scripts where ${mine} and id = $4`, [...walls(db), id]))[0]

export const countScripts = async (db: Reads, { shopId, staffId }: Owner): Promise<{ count: number; last: number }> =>
  (
    await db.rows<{ count: number; last: number }>(
      `select count(*) as count, coalesce(max(place), 0) as last from scripts
        where merchant_id = $1 and shop_id is not distinct from $2 and staff_id is not distinct from $3`,
      [db.merchantId, shopId, staffId],
    )
  )[0]!

export type NewScript = Owner &
  Pick<ScriptRow, 'id' | 'folder' | 'place' | 'language' | 'title' | 'body' | 'stage' | 'uses'> & { attachments: Attachment[] }
export const putScripts = (tx: Tx, scripts: readonly NewScript[]) =>
  tx.rows(
    `insert into scripts (merchant_id, id, shop_id, staff_id, folder, place, language, title, body, attachments, stage, uses, updated_at)
     select $1, s.id, s."shopId", s."staffId", s.folder, s.place, s.language, s.title, s.body, s.attachments, s.stage, s.uses, $3
       from jsonb_to_recordset($2::jsonb) as s(id uuid, "shopId" uuid, "staffId" uuid, folder text, place int, language text, title text, body text, attachments jsonb, stage text, uses int)
     on conflict (merchant_id, id) do update set folder = excluded.folder, language = excluded.language, title = excluded.title, body = excluded.body,
       attachments = excluded.attachments, stage = excluded.stage, updated_at = excluded.updated_at`,
    [tx.merchantId, JSON.stringify(scripts), tx.now],
  )

export const deleteScript = (tx: Tx, id: ScriptId) => tx.rows('delete from scripts where merchant_id = $1 and id = $2', [tx.merchantId, id])

export const countUse = (tx: Tx, id: ScriptId) =>
  tx.rows('update scripts set uses = uses + 1 where merchant_id = $1 and id = $2', [tx.merchantId, id])

/** Numbers them as they are given. */
export const setPlaces = (tx: Tx, ids: readonly ScriptId[]) =>
  tx.rows(
    `update scripts s set place = n.place from unnest($2::uuid[]) with ordinality as n(id, place) where s.merchant_id = $1 and s.id = n.id`,
    [tx.merchantId, ids],
  )

/** A folder and all below it under another name; gives how many scripts moved. */
export const renameFolder = async (tx: Tx, { shopId, staffId }: Owner, from: string, to: string): Promise<number> =>
  (
    await tx.rows(
      `update scripts set folder = trim(both '/' from $5::text || substr(folder, length($4) + 1))
        where merchant_id = $1 and shop_id is not distinct from $2 and staff_id is not distinct from $3 and (folder = $4 or starts_with(folder, $4 || '/')) returning id`,
      [tx.merchantId, shopId, staffId, from, to],
    )
  ).length
