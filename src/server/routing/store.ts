import type { ConversationId, MerchantId, ShopId, StaffId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Routing } from '../../shared/wire/routing.ts'
import { statement } from '../foundation/database/database.ts'
import type { House } from '../foundation/house.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'

const columns = `automatic, take_back_minutes as "takeBackMinutes", widen_seconds as "widenSeconds", skills`

/** What the process-wide look goes by, over all merchants: the shops that give out or take back. One row a shop. */
export const listActive = async (house: House) =>
  (
    await house.database.system.query<{ merchantId: MerchantId; shopId: ShopId; automatic: boolean; takeBackMinutes: number | null }>(
      statement(
        `select merchant_id as "merchantId", shop_id as "shopId", automatic, take_back_minutes as "takeBackMinutes" from routing_settings
          where automatic or take_back_minutes is not null`,
        [],
      ),
    )
  ).rows

export const findRouting = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<Routing>(
      `select ${columns} from routing_settings where merchant_id = $1 and shop_id = $2 and shop_id = any($3::uuid[])`,
      [db.merchantId, shopId, db.actor.shopIds],
    )
  )[0]

/** Undefined also while another process gives this shop's conversations out. */
export const lockRouting = async (tx: Tx, shopId: ShopId) =>
  (
    await tx.rows<Routing>(`select ${columns} from routing_settings where merchant_id = $1 and shop_id = $2 for update skip locked`, [
      tx.merchantId,
      shopId,
    ])
  )[0]

export const setRouting = (tx: Tx, shopId: ShopId, { automatic, takeBackMinutes, widenSeconds, skills }: Routing) =>
  tx.rows(
    `insert into routing_settings (merchant_id, shop_id, automatic, take_back_minutes, widen_seconds, skills) values ($1, $2, $3, $4, $5, $6)
     on conflict (merchant_id, shop_id) do update set automatic = $3, take_back_minutes = $4, widen_seconds = $5, skills = $6`,
    [tx.merchantId, shopId, automatic, takeBackMinutes, widenSeconds, JSON.stringify(skills)],
  )

export interface AbilityRow {
  staffId: StaffId
  skills: string[]
  languages: Language[]
}
export const listAbilities = (db: Reads, staffIds: readonly StaffId[]) =>
  db.rows<AbilityRow>(
    'select staff_id as "staffId", skills, languages from staff_skills where merchant_id = $1 and staff_id = any($2::uuid[])',
    [db.merchantId, staffIds],
  )
export const setAbility = (
  tx: Tx,
  staffId: StaffId,
  { skills, languages }: { skills: readonly string[]; languages: readonly Language[] },
) =>
  tx.rows(
    `insert into staff_skills (merchant_id, staff_id, skills, languages) values ($1, $2, $3, $4)
     on conflict (merchant_id, staff_id) do update set skills = $3, languages = $4`,
    [tx.merchantId, staffId, skills, languages],
  )

export const insertTakeBack = (tx: Tx, given: { shopId: ShopId; conversationId: ConversationId; staffId: StaffId; waitingSince: Date }) =>
  tx.rows(
    'insert into take_backs (merchant_id, shop_id, conversation_id, staff_id, waiting_since, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [tx.merchantId, given.shopId, given.conversationId, given.staffId, given.waitingSince, tx.now],
  )
export const listTakeBacks = (db: Reads, conversationIds: readonly ConversationId[]) =>
  db.rows<{ conversationId: ConversationId; staffId: StaffId; waitingSince: Date }>(
    `select conversation_id as "conversationId", staff_id as "staffId", waiting_since as "waitingSince" from take_backs
      where merchant_id = $1 and conversation_id = any($2::uuid[])`,
    [db.merchantId, conversationIds],
  )
