import type { ShopId, StaffId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import {
  findShop,
  findStaff,
  insertMerchant,
  insertShop,
  insertStaff,
  listReceptive,
  listStaff,
  type NewShop,
  type NewStaff,
  type ShopSettings,
  type StaffRow,
  setGivenAt,
  setReady,
} from './store.ts'

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

/** Whether somebody is away now, or no longer with us. */
export const hasLeft = async (db: Reads, staffId: StaffId): Promise<boolean> => {
  const staff = await findStaff(db, staffId)
  return !staff || staff.presence === 'offline'
}

export const colleagues = (db: Reads): Promise<StaffRow[]> => listStaff(db)

/** Who is online for a shop, in the order in which they are given conversations. */
export const receptiveStaff = (db: Reads, shopId: ShopId) => listReceptive(db, shopId)
export const markGiven = async (tx: Tx, staffId: StaffId): Promise<void> => void (await setGivenAt(tx, staffId, tx.now))

export const foundMerchant = (tx: Tx, merchant: { name: string; demo: boolean }) => insertMerchant(tx, merchant)
export const addShop = (tx: Tx, shop: NewShop) => insertShop(tx, shop)
export const addStaff = (tx: Tx, staff: NewStaff) => insertStaff(tx, staff)
/** False when somebody else has filled the merchant already. */
export const markReady = (tx: Tx) => setReady(tx)
