import type { StaffId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Me } from '../../shared/wire/people.ts'
import { view } from '../foundation/action.ts'
import { findMerchant, findStaff, listShops } from './store.ts'

/** Who I am, what I may do, and where the stream stands: taken before anything else is loaded. */
export const me = view('people.read', async (db, _: object): Promise<Me> => {
  const cursor = db.house.hub.cursor()
  const [staff, merchant, shops] = [await findStaff(db, db.actor.id as StaffId), await findMerchant(db), await listShops(db)]
  if (!staff || !merchant) throw new Refusal('session.expired')
  const { id, name, email, role, presence, language, cap } = staff
  return { staff: { id, name, email, role, presence, language, cap }, permissions: [...db.actor.permissions], merchant, shops, cursor }
})

export const shops = view('shops.read', async (db, _: object) => ({ items: await listShops(db), next: null }))
