import type { MerchantId, ShopId, StaffId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Permission, StaffRole } from '../../shared/permissions.ts'
import type { Presence, Shop } from '../../shared/wire/people.ts'
import { statement } from '../foundation/database/database.ts'
import type { House } from '../foundation/house.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'

/** Statements before the merchant is known run as the system; each names exactly the row it wants. */
const system = async <Row extends object>(house: House, text: string, values: readonly unknown[]): Promise<Row[]> =>
  (await house.database.system.query<Row>(statement(text, values))).rows

const shopColumns = `id, slug, name, language, currency, time_zone as "timeZone", color, public_key as "publicKey"`

export interface StaffRow {
  merchantId: MerchantId
  id: StaffId
  name: string
  email: string
  role: StaffRole
  language: Language
  presence: Presence
  cap: number
  shopIds: ShopId[]
}
const staffColumns = `s.merchant_id as "merchantId", s.id, s.name, s.email, s.role, s.language, s.presence, s.cap,
  array(select shop_id from staff_shops x where x.merchant_id = s.merchant_id and x.staff_id = s.id order by shop_id) as "shopIds"`

export const findStaffByEmail = async (house: House, email: string) =>
  (
    await system<StaffRow & { passwordHash: string }>(
      house,
      `select ${staffColumns}, s.password_hash as "passwordHash" from staff s where lower(s.email) = lower($1) and s.disabled_at is null`,
      [email],
    )
  )[0]

export const findSession = async (house: House, tokenHash: Buffer, now: Date) =>
  (
    await system<StaffRow & { sessionId: string; expiresAt: Date; seenAt: Date }>(
      house,
      `select ${staffColumns}, e.id as "sessionId", e.expires_at as "expiresAt", e.seen_at as "seenAt" from sessions e join staff s on s.merchant_id = e.merchant_id and s.id = e.staff_id
        where e.token_hash = $1 and e.expires_at > $2 and s.disabled_at is null`,
      [tokenHash, now],
    )
  )[0]

export const findApiKey = async (house: House, keyHash: Buffer) =>
  (
    await system<{ merchantId: MerchantId; id: string; name: string; permissions: Permission[]; shopIds: ShopId[] }>(
      house,
      `select merchant_id as "merchantId", id, name, permissions, shop_ids as "shopIds" from api_keys where key_hash = $1 and revoked_at is null`,
      [keyHash],
    )
  )[0]

export interface ShopSettings extends Shop {
  merchantId: MerchantId
  greeting: string
  /** Sealed: `widget-secret.ts` opens it. */
  widgetSecret: string
}
const settingsColumns = `merchant_id as "merchantId", ${shopColumns}, greeting, widget_secret as "widgetSecret"`

export const findShopByKey = async (house: House, publicKey: string) =>
  (await system<ShopSettings>(house, `select ${settingsColumns} from shops where public_key = $1`, [publicKey]))[0]
export const findShopBySlug = async (house: House, slug: string) =>
  (await system<ShopSettings>(house, `select ${settingsColumns} from shops where slug = $1`, [slug]))[0]
/** Of a merchant that is only there to be looked at. */
export const findDemoShop = async (house: House, slug: string) =>
  (
    await system<ShopSettings>(
      house,
      `select ${settingsColumns} from shops where slug = $1 and exists (select from merchants m where m.merchant_id = shops.merchant_id and m.demo)`,
      [slug],
    )
  )[0]
export const listShopsOfMerchant = (house: House, merchantId: MerchantId) =>
  system<{ id: ShopId }>(house, 'select id from shops where merchant_id = $1 order by created_at, id', [merchantId])
export const countMerchants = async (house: House) =>
  (await system<{ count: number }>(house, 'select count(*) as count from merchants', []))[0]!.count

export const listShops = (db: Reads) =>
  db.rows<Shop>(`select ${shopColumns} from shops where merchant_id = $1 and id = any($2::uuid[]) order by created_at, id`, [
    db.merchantId,
    db.actor.shopIds,
  ])
export const findShop = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<ShopSettings>(`select ${settingsColumns} from shops where merchant_id = $1 and id = $2 and id = any($3::uuid[])`, [
      db.merchantId,
      shopId,
      db.actor.shopIds,
    ])
  )[0]
export const findMerchant = async (db: Reads) =>
  (
    await db.rows<{ id: MerchantId; name: string }>('select merchant_id as id, name from merchants where merchant_id = $1', [db.merchantId])
  )[0]

export const findStaff = async (db: Reads, staffId: StaffId) =>
  (
    await db.rows<StaffRow>(`select ${staffColumns} from staff s where s.merchant_id = $1 and s.id = $2 and s.disabled_at is null`, [
      db.merchantId,
      staffId,
    ])
  )[0]
/** Colleagues who share a shop with the reader. */
export const listStaff = (db: Reads) =>
  db.rows<StaffRow>(
    `select ${staffColumns} from staff s
      where s.merchant_id = $1 and s.disabled_at is null
        and exists (select from staff_shops x where x.merchant_id = $1 and x.staff_id = s.id and x.shop_id = any($2::uuid[]))
      order by s.name, s.id limit 500`,
    [db.merchantId, db.actor.shopIds],
  )
/** Who may be given a conversation of this shop now, the one who has waited longest for one first. */
export const listReceptive = (db: Reads, shopId: ShopId) =>
  db.rows<{ id: StaffId; name: string; cap: number }>(
    `select s.id, s.name, s.cap from staff s join staff_shops x on x.merchant_id = s.merchant_id and x.staff_id = s.id and x.shop_id = $2
      where s.merchant_id = $1 and s.presence = 'online' and s.disabled_at is null order by s.given_at, s.id limit 200`,
    [db.merchantId, shopId],
  )
export const setGivenAt = (tx: Tx, staffId: StaffId, at: Date) =>
  tx.rows('update staff set given_at = $3 where merchant_id = $1 and id = $2', [tx.merchantId, staffId, at])

/** False when they are that already. The change is kept in their history. */
export const setPresence = async (tx: Tx, staffId: StaffId, presence: Presence) =>
  (
    await tx.rows(
      `with changed as (update staff set presence = $3, presence_at = $4 where merchant_id = $1 and id = $2 and presence <> $3 returning id)
       insert into presence_history (merchant_id, staff_id, at, presence) select $1, id, $4, $3 from changed
       on conflict (merchant_id, staff_id, at) do update set presence = excluded.presence returning staff_id`,
      [tx.merchantId, staffId, presence, tx.now],
    )
  ).length > 0
export const writeCap = (tx: Tx, staffId: StaffId, cap: number) =>
  tx.rows('update staff set cap = $3 where merchant_id = $1 and id = $2', [tx.merchantId, staffId, cap])
export const setLanguage = (tx: Tx, staffId: StaffId, language: Language) =>
  tx.rows('update staff set language = $3 where merchant_id = $1 and id = $2', [tx.merchantId, staffId, language])

export const insertSession = (
  tx: Tx,
  session: { id: string; staffId: StaffId; tokenHash: Buffer; expiresAt: Date; address: string; browser: string },
) =>
  tx.rows(
    'insert into sessions (merchant_id, id, staff_id, token_hash, created_at, seen_at, expires_at, address, browser) values ($1, $2, $3, $4, $5, $5, $6, $7, $8)',
    [tx.merchantId, session.id, session.staffId, session.tokenHash, tx.now, session.expiresAt, session.address, session.browser],
  )
export const deleteSession = (tx: Tx, sessionId: string) =>
  tx.rows('delete from sessions where merchant_id = $1 and id = $2 returning id', [tx.merchantId, sessionId])

/** None from the future: a clock that was set back locks nobody out. */
export const countFailures = async (house: House, subject: string, since: Date, now: Date) =>
  (
    await system<{ count: number }>(house, 'select count(*) as count from sign_in_failures where subject = $1 and at > $2 and at <= $3', [
      subject,
      since,
      now,
    ])
  )[0]!.count
export const insertFailures = (house: House, subjects: readonly string[], at: Date, id: string) =>
  system(house, 'insert into sign_in_failures (subject, at, id) select unnest($1::text[]), $2, $3', [subjects, at, id])
export const deleteFailures = (house: House, subject: string, before: Date) =>
  system(house, 'delete from sign_in_failures where subject = $1 or at < $2', [subject, before])

export const insertMerchant = (tx: Tx, merchant: { name: string; demo: boolean }) =>
  tx.rows('insert into merchants (merchant_id, name, demo, ready, created_at) values ($1, $2, $3, not $3, $4)', [
    tx.merchantId,
    merchant.name,
    merchant.demo,
    tx.now,
  ])
/** False when it was ready already. */
export const setReady = async (tx: Tx): Promise<boolean> =>
  (await tx.rows('update merchants set ready = true where merchant_id = $1 and not ready returning merchant_id', [tx.merchantId])).length >
  0
export const isUnready = async (house: House, merchantId: MerchantId) =>
  (await system(house, 'select merchant_id from merchants where merchant_id = $1 and not ready', [merchantId])).length > 0

/** `described` false: it has the name and place it came with. */
export type NewShop = Omit<ShopSettings, 'merchantId'> & { described?: boolean }
export const insertShop = (tx: Tx, shop: NewShop) =>
  tx.rows(
    `insert into shops (merchant_id, id, slug, name, language, currency, time_zone, color, greeting, public_key, widget_secret, created_at, described_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.merchantId,
      shop.id,
      shop.slug,
      shop.name,
      shop.language,
      shop.currency,
      shop.timeZone,
      shop.color,
      shop.greeting,
      shop.publicKey,
      shop.widgetSecret,
      tx.now,
      shop.described === false ? null : tx.now,
    ],
  )

export interface NewStaff {
  id: StaffId
  name: string
  email: string
  passwordHash: string
  role: StaffRole
  language: Language
  presence: Presence
  cap: number
  shopIds: readonly ShopId[]
  /** False for who is invited and has no password yet. */
  joined?: boolean
}
export async function insertStaff(tx: Tx, staff: NewStaff): Promise<void> {
  await tx.rows(
    `insert into staff (merchant_id, id, name, email, password_hash, role, language, presence, presence_at, cap, created_at, joined_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $11)`,
    [
      tx.merchantId,
      staff.id,
      staff.name,
      staff.email,
      staff.passwordHash,
      staff.role,
      staff.language,
      staff.presence,
      tx.now,
      staff.cap,
      staff.joined === false ? null : tx.now,
    ],
  )
  await tx.rows('insert into staff_shops (merchant_id, staff_id, shop_id) select $1, $2, unnest($3::uuid[])', [
    tx.merchantId,
    staff.id,
    staff.shopIds,
  ])
  await tx.rows('insert into presence_history (merchant_id, staff_id, at, presence) values ($1, $2, $3, $4)', [
    tx.merchantId,
    staff.id,
    tx.now,
    staff.presence,
  ])
}

export const insertApiKey = (
  tx: Tx,
  key: { id: string; name: string; keyHash: Buffer; permissions: readonly Permission[]; shopIds: readonly ShopId[] },
) =>
  tx.rows('insert into api_keys (merchant_id, id, name, key_hash, permissions, shop_ids, created_at) values ($1, $2, $3, $4, $5, $6, $7)', [
    tx.merchantId,
    key.id,
    key.name,
    key.keyHash,
    key.permissions,
    key.shopIds,
    tx.now,
  ])

/** How presence went between two moments, oldest first, and for each person the last change before. */
export const listPresence = (db: Reads, staffIds: readonly StaffId[], from: Date, to: Date) =>
  db.rows<{ staffId: StaffId; at: Date; presence: Presence }>(
    `select x.staff_id as "staffId", h.at, h.presence from unnest($2::uuid[]) as x(staff_id) cross join lateral (
        (select at, presence from presence_history where merchant_id = $1 and staff_id = x.staff_id and at < $3 order by at desc limit 1)
        union all
        (select at, presence from presence_history where merchant_id = $1 and staff_id = x.staff_id and at >= $3 and at < $4 order by at limit 500)) h
      order by h.at`,
    [db.merchantId, staffIds, from, to],
  )
