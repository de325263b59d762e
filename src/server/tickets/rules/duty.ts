import type { ShopId, StaffId } from '../../../shared/ids.ts'
import type { StaffRole } from '../../../shared/permissions.ts'
import type { Told } from '../../../shared/wire/clocks.ts'
import type { Presence } from '../../../shared/wire/people.ts'

export interface Colleague {
  id: StaffId
  role: StaffRole
  presence: Presence
  shopIds: readonly ShopId[]
}
export interface Duty {
  shopId: ShopId
  staff: readonly Colleague[]
  nightDuty: StaffId | null
  /** Whether the shop is open at the moment. */
  open: boolean
}

const onlineFirst = (people: readonly Colleague[]): StaffId[] => {
  const online = people.filter(({ presence }) => presence === 'online')
  return (online.length ? online : people).map(({ id }) => id)
}

/**
 * Who is told. While the shop is closed the person on night duty stands in for the supervisors. Never nobody: what has no owner goes to whoever
 * leads, and without any supervisor to the owner of the shop.
 */
export function whoIsTold(list: readonly Told[], ownerId: StaffId | null, { shopId, staff, nightDuty, open }: Duty): StaffId[] {
  const here = staff.filter(({ shopIds }) => shopIds.includes(shopId))
  const known = (id: StaffId | null): StaffId[] => (id && here.some((one) => one.id === id) ? [id] : [])
  const night = open ? [] : known(nightDuty)
  const supervisors = night.length ? night : onlineFirst(here.filter(({ role }) => role === 'supervisor'))
  const shopOwners = here.filter(({ role }) => role === 'owner').map(({ id }) => id)
  const named: Record<Told, StaffId[]> = { owner: known(ownerId), supervisor: supervisors, nightDuty: night, shopOwner: shopOwners }
  const chosen = [...new Set(list.flatMap((one) => named[one]))]
  if (chosen.length) return chosen
  return [supervisors, shopOwners, onlineFirst(here)].find((people) => people.length) ?? []
}
