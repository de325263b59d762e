import type { ShopId, StaffId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Presence } from '../../shared/wire/people.ts'
import type { ShopStart } from '../../shared/wire/setup.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { keptGreeting, newShop } from './new-shop.ts'
import { findOpened, lockMerchant, putIntoShop, setDescription, setMerchant } from './store/setup.ts'
import {
  findShop,
  findStaff,
  insertMerchant,
  insertShop,
  insertStaff,
  listPresence,
  listReceptive,
  listShops,
  listStaff,
  type NewShop,
  type NewStaff,
  type ShopSettings,
  type StaffRow,
  setGivenAt,
  setReady,
  writeCap,
} from './store.ts'
import { widgetSecretOf } from './widget-secret.ts'

export type { ShopSettings }

/** Throws `shop.notFound` for one the actor doesn't see. */
export async function shopOf(db: Reads, shopId: ShopId): Promise<ShopSettings> {
  const shop = await findShop(db, shopId)
  if (!shop) throw new Refusal('shop.notFound')
  return shop
}

/** Throws `staff.notFound`; `staff.notInShop` when they don't work for that shop. */
export async function staffForShop(db: Reads, staffId: StaffId, shopId: ShopId): Promise<StaffRow> {
  const staff = await findStaff(db, staffId)
  if (!staff) throw new Refusal('staff.notFound')
  if (!staff.shopIds.includes(shopId)) throw new Refusal('staff.notInShop')
  return staff
}

/** Throws `staff.notFound`, also for somebody who shares no shop with the actor. */
export async function staffOf(db: Reads, staffId: StaffId): Promise<StaffRow> {
  const staff = await findStaff(db, staffId)
  if (!staff?.shopIds.some((shopId) => db.actor.shopIds.includes(shopId))) throw new Refusal('staff.notFound')
  return staff
}
export const setCap = async (tx: Tx, staffId: StaffId, cap: number): Promise<void> => void (await writeCap(tx, staffId, cap))

/** Whether somebody is away now, or no longer with us. */
export const hasLeft = async (db: Reads, staffId: StaffId): Promise<boolean> => {
  const staff = await findStaff(db, staffId)
  return !staff || staff.presence === 'offline'
}

/** By person: how their presence went between two moments, oldest first, and what held before. */
export async function presenceOf(db: Reads, staffIds: readonly StaffId[], from: Date, to: Date) {
  const found = new Map<StaffId, { at: Date; presence: Presence }[]>()
  for (const { staffId, at, presence } of await listPresence(db, staffIds, from, to))
    found.set(staffId, [...(found.get(staffId) ?? []), { at, presence }])
  return found
}

export const myShops = (db: Reads) => listShops(db)
export const colleagues = (db: Reads): Promise<StaffRow[]> => listStaff(db)

/** Who is online for a shop, in the order in which they are given conversations. */
export const receptiveStaff = (db: Reads, shopId: ShopId) => listReceptive(db, shopId)
export const markGiven = async (tx: Tx, staffId: StaffId): Promise<void> => void (await setGivenAt(tx, staffId, tx.now))

export const foundMerchant = (tx: Tx, merchant: { name: string; demo: boolean }) => insertMerchant(tx, merchant)
/** Its secret is kept sealed. */
export const addShop = (tx: Tx, shop: NewShop) =>
  insertShop(tx, { ...shop, widgetSecret: tx.house.sealing.seal(shop.widgetSecret, widgetSecretOf(tx.merchantId, shop.id)) })
export const addStaff = (tx: Tx, staff: NewStaff) => insertStaff(tx, staff)
/** False when somebody else has filled the merchant already. */
export const markReady = (tx: Tx) => setReady(tx)

/** Throws `shop.notFound`. */
export async function openedShop(db: Reads, shopId: ShopId) {
  const found = await findOpened(db, shopId)
  if (!found) throw new Refusal('shop.notFound')
  return found
}

/** What a shop is called and where it is; the usual greeting goes with its name and language. */
export async function describeShop(tx: Tx, before: ShopSettings, given: ShopStart): Promise<void> {
  await setDescription(tx, before.id, { ...given, greeting: keptGreeting(before, given.language, given.name) })
  tx.record('shop.changed', { shopId: before.id }, { shopId: before.id, what: 'settings' })
}

export const lockedMerchant = (tx: Tx) => lockMerchant(tx)

/** After everything else of the demo is gone: the merchant under its own name, one shop, and the person who asked in it. */
export async function openOwnShop(tx: Tx, shop: ShopStart & { id: ShopId; slug: string }): Promise<void> {
  await setMerchant(tx, shop.name)
  await addShop(tx, newShop(shop))
  await putIntoShop(tx, tx.actor.id as StaffId, shop.id)
}
